// words.csv: attribute,place,first,second,weights ("cut=0.31 none=-0.20"). A folder without it is right too:
// then cues alone speak.
#include <algorithm>
#include <charconv>

#include "rulebook/csv_line.h"
#include "rulebook/load_tables.h"

namespace townclerk {
namespace {

constexpr std::string_view kFile = "words.csv";
constexpr std::size_t kColumns = 5;

std::optional<WordPlace> place_of(std::string_view name) {
  for (std::size_t p = 0; p < kWordPlaces; ++p) {
    if (name_of(static_cast<WordPlace>(p)) == name) return static_cast<WordPlace>(p);
  }
  return std::nullopt;
}

class WordLoader {
 public:
  WordLoader(const PatternFiles& files, Rulebook& book) : files_(files), book_(book), words_(book.words) {}

  void run() {
    words_.file = files_.display_name(kFile);
    words_.number = book_.vocabulary.add(WordWeights::kNumber);
    words_.border = book_.vocabulary.add(WordWeights::kBorder);
    for (const Attribute& attribute : book_.cues.attributes) {
      const std::size_t values = attribute.values.size();
      words_.of_cues.emplace_back(values, std::vector<double>(values, 0.0));
      words_.bias.emplace_back(values, 0.0);
    }
    if (!files_.all().contains(kFile)) return;
    std::string_view rest = files_.content(kFile);
    for (line_ = 1; !rest.empty(); ++line_) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      if (line_ > 1 && end > 0) take(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    words_.settle();
  }

 private:
  void take(std::string_view line) {
    split_csv(line, cells_);
    if (cells_.size() != kColumns) fault("write attribute,place,first,second,weights");
    if (attribute_ == nullptr || attribute_->name != cells_[0]) {
      attribute_ = book_.cues.find_attribute(cells_[0]);
      if (attribute_ == nullptr) fault("no attribute of that name in engine.toml: " + cells_[0]);
      id_ = static_cast<AttributeId>(attribute_ - book_.cues.attributes.data());
    }
    const bool bias = cells_[1] == "bias";
    const bool cues = cells_[1] == "cues";
    const std::size_t of = cues ? value_of(cells_[2]) : 0;
    if (!bias && !cues && (place_name_ != cells_[1] || !place_)) {
      place_name_ = cells_[1];
      place_ = place_of(place_name_);
      if (!place_) fault("no place of a word is called \"" + place_name_ + "\"");
    }
    WordId first = kUnknownWord;
    WordId second = kUnknownWord;
    if (!bias && !cues) {
      first = book_.vocabulary.add(cells_[2]);
      if (!cells_[3].empty()) second = book_.vocabulary.add(cells_[3]);
    }
    std::string_view rest = cells_[4];
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      const std::string_view pair = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      const std::size_t equals = std::min(pair.find('='), pair.size());
      const std::size_t value = value_of(pair.substr(0, equals));
      const double weight = number_of(pair.substr(std::min(equals + 1, pair.size())));
      if (bias)
        words_.bias[id_][value] = weight;
      else if (cues)
        words_.of_cues[id_][of][value] = weight;
      else
        words_.add(*place_, first, second, {id_, static_cast<ValueId>(value), static_cast<float>(weight)});
    }
  }

  [[nodiscard]] std::size_t value_of(std::string_view value) const {
    const auto at = std::find(attribute_->values.begin(), attribute_->values.end(), value);
    if (at == attribute_->values.end())
      fault("the attribute has no value \"" + std::string(value) + "\" in engine.toml");
    return static_cast<std::size_t>(at - attribute_->values.begin());
  }

  [[nodiscard]] double number_of(std::string_view text) const {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || text.empty())
      fault("write weights as value=0.25, not \"" + std::string(text) + "\"");
    return number;
  }

  [[noreturn]] void fault(const std::string& what) const { throw files_.fault(kFile, line_, 1, what); }

  const PatternFiles& files_;
  Rulebook& book_;
  WordWeights& words_;
  std::vector<std::string> cells_;
  int line_ = 1;
  const Attribute* attribute_ = nullptr;
  AttributeId id_ = 0;
  std::string place_name_;
  std::optional<WordPlace> place_;
};

}  // namespace

void load_words(const PatternFiles& files, Rulebook& book) {
  WordLoader(files, book).run();
}

}  // namespace townclerk
