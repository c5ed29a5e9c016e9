// context.csv: matrix,row,scale,values. A line is one row of a matrix: its values as signed bytes in base64,
// each times scale. Rows of "word" and "fact" are named by what they stand for, those of "output" as
// "jobs.change=cut", others count from 0. A folder without it is right too: then cues and words alone speak.
#include <openssl/evp.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "rulebook/csv_line.h"
#include "rulebook/load_tables.h"

namespace townclerk {
namespace {

constexpr std::string_view kFile = "context.csv";
constexpr std::size_t kColumns = 4;

struct Row {
  int line = 0;
  std::string name;
  std::vector<float> values;
};
using Rows = std::vector<Row>;

class ContextLoader {
 public:
  ContextLoader(const PatternFiles& files, Rulebook& book) : files_(files), book_(book), net_(book.context) {}

  void run() {
    net_.file = files_.display_name(kFile);
    if (!files_.all().contains(kFile)) return;
    read();
    constexpr std::uint32_t kWidth = ContextNet::kWidth;
    net_.words = vectors("word", kWidth);
    if (net_.words.find(ContextNet::kUnknown) == nullptr)
      fault("\"word\" has no row \"" + std::string(ContextNet::kUnknown) + "\" for words that are not known");
    if (net_.words.find(ContextNet::kCapital) == nullptr)
      fault("\"word\" has no row \"" + std::string(ContextNet::kCapital) +
            "\" for what begins with a capital");
    net_.facts = vectors("fact", kWidth);
    for (int n = 1; matrices_.contains("convolution-" + std::to_string(n)); ++n) {
      const std::string number = "-" + std::to_string(n);
      net_.convolutions.push_back({layer("convolution" + number, 3 * kWidth, kWidth),
                                   single("normal-scale" + number, kWidth),
                                   single("normal-shift" + number, kWidth)});
    }
    constexpr std::uint32_t kKeys = ContextNet::kHeads * ContextNet::kKey;
    net_.seen = layer("seen", kWidth,
                      kKeys + ContextNet::kHeads + ContextNet::kValue + ContextNet::kArticleHeads +
                          ContextNet::kArticleValue);
    net_.query = layer("query", kWidth, kKeys);
    net_.telling_there = table("telling-there", ContextNet::kHeads, ContextNet::kRelations);
    net_.value_there = table("value-there", ContextNet::kValue, ContextNet::kRelations);
    constexpr std::uint32_t kInputs = ContextNet::kHeads * ContextNet::kValue + kWidth +
                                      ContextNet::kArticleHeads * ContextNet::kArticleValue;
    net_.hidden = layer("hidden", kInputs, static_cast<std::uint32_t>(rows("hidden", kInputs).size()));
    read_outputs();
    read_neighbours();
    read_pointer();
    net_.parts = pairs("part");
    net_.repeats = pairs("repeat");
  }

 private:
  void read() {
    std::string_view rest = files_.content(kFile);
    for (line_ = 1; !rest.empty(); ++line_) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      if (line_ > 1 && end > 0) take(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }

  void take(std::string_view line) {
    split_csv(line, cells_);
    if (cells_.size() != kColumns) fault("write matrix,row,scale,values");
    float scale = 0;
    const char* last = cells_[2].data() + cells_[2].size();
    if (const auto [end, error] = std::from_chars(cells_[2].data(), last, scale);
        error != std::errc() || end != last || !std::isfinite(scale))
      fault("write the scale as 0.0125, not \"" + cells_[2] + "\"");
    const std::vector<unsigned char> bytes = decode(cells_[3]);
    Row row{line_, cells_[1], {}};
    row.values.reserve(bytes.size());
    for (const unsigned char byte : bytes)
      row.values.push_back(scale * static_cast<float>(static_cast<signed char>(byte)));
    matrices_[cells_[0]].push_back(std::move(row));
  }

  [[nodiscard]] std::vector<unsigned char> decode(const std::string& text) const {
    const std::size_t padding = text.size() - std::min(text.find_last_not_of('=') + 1, text.size());
    std::vector<unsigned char> bytes(text.size() / 4 * 3);
    const int decoded =
        text.size() % 4 != 0 || padding > 2
            ? -1
            : EVP_DecodeBlock(bytes.data(), reinterpret_cast<const unsigned char*>(text.data()),
                              static_cast<int>(text.size()));
    if (decoded < static_cast<int>(padding)) fault("the values are no base64");
    bytes.resize(static_cast<std::size_t>(decoded) - padding);
    return bytes;
  }

  const Rows& rows(const std::string& name, std::uint32_t width) {
    line_ = 1;
    const auto found = matrices_.find(name);
    if (found == matrices_.end())
      fault("the matrix \"" + name + "\" is missing; run tools/fit_context again");
    for (const Row& row : found->second) {
      line_ = row.line;
      if (row.values.size() != width)
        fault("row \"" + row.name + "\" of \"" + name + "\" has " + std::to_string(row.values.size()) +
              " values, not " + std::to_string(width));
    }
    return found->second;
  }

  // Rows become columns: one vector a name or relation.
  static NetMatrix matrix_of(const Rows& rows) {
    NetMatrix matrix{
        static_cast<std::uint32_t>(rows.front().values.size()), static_cast<std::uint32_t>(rows.size()), {}};
    for (const Row& row : rows)
      matrix.values.insert(matrix.values.end(), row.values.begin(), row.values.end());
    return matrix;
  }

  NetMatrix table(const std::string& name, std::uint32_t width, std::uint32_t count) {
    const Rows& all = rows(name, width);
    check_count(name, all, count);
    return matrix_of(all);
  }

  void check_count(const std::string& name, const Rows& all, std::uint32_t count) const {
    if (all.size() != count)
      fault("\"" + name + "\" has " + std::to_string(all.size()) + " rows, not " + std::to_string(count));
    for (std::size_t r = 0; r < all.size() && name != "output"; ++r) {
      if (all[r].name != std::to_string(r))
        fault("row \"" + all[r].name + "\" of \"" + name + "\" stands where row " + std::to_string(r) +
              " belongs");
    }
  }

  NetVectors vectors(const std::string& name, std::uint32_t width) {
    const Rows& all = rows(name, width);
    NetVectors vectors{matrix_of(all), {}};
    for (std::uint32_t r = 0; r < all.size(); ++r) {
      line_ = all[r].line;
      if (!vectors.column_of.emplace(all[r].name, r).second) fault("a second row \"" + all[r].name + "\"");
    }
    return vectors;
  }

  NetLayer layer(const std::string& name, std::uint32_t inputs, std::uint32_t outputs) {
    const Rows& all = rows(name, inputs);
    check_count(name, all, outputs);
    NetLayer layer{{outputs, inputs, std::vector<float>(std::size_t{inputs} * outputs)},
                   single(name + "-bias", outputs)};
    for (std::uint32_t r = 0; r < outputs; ++r) {
      for (std::uint32_t c = 0; c < inputs; ++c)
        layer.weights.values[std::size_t{c} * outputs + r] = all[r].values[c];
    }
    return layer;
  }

  std::vector<float> single(const std::string& name, std::uint32_t width) {
    const Rows& all = rows(name, width);
    check_count(name, all, 1);
    return all.front().values;
  }

  // Rows of a key and, last, of what it adds to the score.
  NetKeys keys(const std::string& name, std::uint32_t width, std::uint32_t count) {
    const Rows& all = rows(name, width + 1);
    check_count(name, all, count);
    NetKeys keys{{width, count, {}}, {}};
    for (const Row& row : all) {
      keys.keys.values.insert(keys.keys.values.end(), row.values.begin(), row.values.end() - 1);
      keys.bias.push_back(row.values.back());
    }
    return keys;
  }

  void read_neighbours() {
    using Neighbours = ContextNet::Neighbours;
    const std::uint32_t hidden = net_.hidden.weights.rows;
    constexpr std::uint32_t kAll = Neighbours::kHeads * Neighbours::kKey;
    net_.neighbours = {
        layer("near-query", hidden, kAll),
        layer("near-key", hidden, kAll),
        layer("near-value", hidden, kAll),
        table("near-there", Neighbours::kHeads + Neighbours::kKey, ContextNet::kNumberRelations + 1),
        table("near-alike", Neighbours::kHeads, Neighbours::kAlike),
        layer("near-joined", hidden + kAll, hidden)};
  }

  void read_pointer() {
    using Pointer = ContextNet::Pointer;
    const std::uint32_t hidden = net_.hidden.weights.rows;
    net_.pointer = {layer("owner-query", hidden, Pointer::kKey),
                    layer("owner-key", ContextNet::kWidth, Pointer::kKey),
                    keys("owner-sort", Pointer::kKey, Pointer::kSorts),
                    keys("owner-there", Pointer::kKey, Pointer::kPlaces),
                    layer("owner-unseen", hidden, Pointer::kStandings)};
  }

  ContextNet::Pairs pairs(const std::string& name) {
    using Pairs = ContextNet::Pairs;
    const std::uint32_t hidden = net_.hidden.weights.rows;
    return {layer(name + "-query", hidden, Pairs::kKey), layer(name + "-key", hidden, Pairs::kKey),
            keys(name + "-there", Pairs::kKey, ContextNet::kNumberRelations),
            keys(name + "-size", Pairs::kKey, Pairs::kSizes), layer(name + "-none", hidden, 1)};
  }

  void read_outputs() {
    const auto inputs = net_.hidden.weights.rows;
    const Rows& all = rows("output", inputs);
    for (const Row& row : all) {
      line_ = row.line;
      const std::size_t equals = std::min(row.name.find('='), row.name.size());
      const Attribute* attribute = book_.cues.find_attribute(row.name.substr(0, equals));
      if (attribute == nullptr)
        fault("no attribute of that name in engine.toml: " + row.name.substr(0, equals));
      const std::string value = row.name.substr(std::min(equals + 1, row.name.size()));
      const auto at = std::find(attribute->values.begin(), attribute->values.end(), value);
      if (at == attribute->values.end()) fault("the attribute has no such value in engine.toml: " + row.name);
      net_.outputs.push_back({static_cast<AttributeId>(attribute - book_.cues.attributes.data()),
                              static_cast<ValueId>(at - attribute->values.begin())});
    }
    net_.output = layer("output", inputs, static_cast<std::uint32_t>(all.size()));
  }

  [[noreturn]] void fault(const std::string& what) const { throw files_.fault(kFile, line_, 1, what); }

  const PatternFiles& files_;
  Rulebook& book_;
  ContextNet& net_;
  std::map<std::string, Rows, std::less<>> matrices_;
  std::vector<std::string> cells_;
  int line_ = 1;
};

}  // namespace

void load_context(const PatternFiles& files, Rulebook& book) {
  ContextLoader(files, book).run();
}

}  // namespace townclerk
