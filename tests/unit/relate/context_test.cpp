#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "relate/context_reader.h"
#include "relate/context_text.h"
#include "relate/net_arithmetic.h"
#include "segment/segment.h"
#include "spot/names.h"
#include "spot/numerals.h"
#include "unit/support.h"

using namespace townclerk;

namespace {

// A text, read as far as the net needs it.
struct Read {
  Article article;
  Mentions mentions;

  explicit Read(const std::string& text) {
    Document document;
    document.text = text;
    article = segment(document, test::rulebook());
    spot_numerals(test::rulebook(), article, mentions);
    spot_names(test::rulebook(), article, mentions);
  }

  [[nodiscard]] std::vector<std::string> words() const {
    std::vector<std::string> words;
    const ContextText text(article, mentions);
    for (const ContextToken& token : text.tokens()) words.push_back(token.text);
    return words;
  }

  [[nodiscard]] Target target(std::size_t numeral = 0) const {
    Target target;
    target.numeral = static_cast<std::uint32_t>(numeral);
    target.first_token = mentions.numerals.at(numeral).first_token;
    target.last_token = target.last_numeral_token = mentions.numerals.at(numeral).last_token;
    target.value = mentions.numerals.at(numeral).value;
    return target;
  }
};

// Numbers without pattern, the same in every run.
std::vector<float> numbers(std::size_t count, unsigned seed) {
  std::vector<float> values;
  unsigned state = seed;
  for (std::size_t i = 0; i < count; ++i) {
    state = state * 1664525U + 1013904223U;
    values.push_back(static_cast<float>(state >> 8U) / 8388608.0F - 1.0F);
  }
  return values;
}

}  // namespace

TEST_CASE("numbers are told by sort and size, councils all alike, and where blocks begin") {
  const Read read(
      "Savings agreed\n\nKent County Council will cut 40 posts by 2012, or 4.5%, and save £2.5m.\n\n- Parks: "
      "£90,000");
  const std::vector<std::string> words = read.words();
  const std::vector<std::string> expected = {
      "¶heading", "savings", "agreed", "¶",    "@",  "will", "cut",   "#1", "posts", "by", "#year", ",", "or",
      "%",        ",",       "and",    "save", "£6", ".",    "¶item", "-",  "parks", ":",  "£4"};
  CHECK(words == expected);
}

TEST_CASE("furniture is not read") {
  const Read read("Kent will cut 40 posts.\n\nShare this on Facebook\n\nMost read");
  const std::vector<std::string> words = read.words();
  CHECK(std::find(words.begin(), words.end(), "facebook") == words.end());
}

TEST_CASE("a number sees itself first, then what is near, each token by how it stands to it") {
  const Read read("It will cut 40 posts. Members agreed.\n\nA vote was taken.");
  const ContextText text(read.article, read.mentions);
  const std::vector<ContextSight> sights = text.sights(read.target());
  REQUIRE_FALSE(sights.empty());
  CHECK(text.tokens()[sights.front().token].text == "#1");
  CHECK(sights.front().relation == 0);
  const auto relation_of = [&](const std::string& word) {
    const auto found = std::find_if(sights.begin(), sights.end(), [&](const ContextSight& sight) {
      return text.tokens()[sight.token].text == word;
    });
    return found == sights.end() ? -1 : static_cast<int>(found->relation);
  };
  // One apart, before and behind, in its sentence; in the next sentence; in another block.
  CHECK(relation_of("cut") == 1);
  CHECK(relation_of("posts") == 4);
  CHECK(relation_of("members") % 3 == 2);
  CHECK(relation_of("vote") % 3 == 0);
  for (const ContextSight& sight : sights) CHECK(sight.relation < ContextNet::kRelations);
}

TEST_CASE("a layer is what a plain sum says, whatever its width and of however many inputs") {
  for (const std::uint32_t rows : {1U, 7U, 15U, 16U, 65U, 128U, 200U}) {
    for (const std::size_t count : {1U, 3U, 4U, 9U}) {
      const std::uint32_t columns = rows % 5 + 3;
      const std::size_t step = 2;  // inputs may overlap, as those of a convolution do
      const NetLayer layer{{rows, columns, numbers(std::size_t{rows} * columns, rows)}, numbers(rows, 3)};
      const std::vector<float> in = numbers((count - 1) * step + columns, 9);
      std::vector<float> out(count * rows);
      apply_to_all(layer, in, step, count, out);
      for (std::size_t n = 0; n < count; ++n) {
        for (std::uint32_t r = 0; r < rows; ++r) {
          double sum = layer.bias[r];
          for (std::uint32_t c = 0; c < columns; ++c)
            sum += double{layer.weights.column(c)[r]} * double{in[n * step + c]};
          CHECK(out[n * rows + r] == Approx(sum).margin(1e-5));
        }
      }
      std::vector<float> one(rows);
      apply(layer, std::span(in).first(columns), one);
      CHECK(std::equal(one.begin(), one.end(), out.begin()));
    }
  }
}

TEST_CASE("weights add up to one, and go as the exponential of the scores") {
  constexpr std::size_t kWidth = 3;
  std::vector<float> scores = {0, 5, -200, 1, 5, 0, -3, 5, 60};
  softmax(scores, kWidth);
  for (std::size_t h = 0; h < kWidth; ++h)
    CHECK(scores[h] + scores[kWidth + h] + scores[2 * kWidth + h] == Approx(1));
  CHECK(scores[kWidth] / scores[0] == Approx(std::exp(1.0)).epsilon(1e-4));
  CHECK(scores[1] == Approx(1.0 / 3));
  CHECK(scores[8] == Approx(1));
  CHECK(scores[2] == Approx(0).margin(1e-6));
}

TEST_CASE("what is made normal has mean 0 and variance 1") {
  const std::vector<float> in = numbers(64, 5);
  const std::vector<float> scale(64, 1);
  const std::vector<float> shift(64, 0);
  std::vector<float> out(64);
  normalise(in, scale, shift, out);
  const double mean = std::accumulate(out.begin(), out.end(), 0.0) / 64;
  double variance = 0;
  for (const float x : out) variance += (x - mean) * (x - mean) / 64;
  CHECK(mean == Approx(0).margin(1e-5));
  CHECK(variance == Approx(1).epsilon(1e-3));
}

TEST_CASE("the net says for each value of its attributes how much the text speaks for it, and why") {
  const Read read("The council will cut 40 posts in April.");
  REQUIRE_FALSE(test::rulebook().context.empty());
  ContextReader reader(test::rulebook(), read.article, read.mentions, Proof::told);
  Target target = read.target();
  target.kind = Kind::jobs;
  target.rule = "job-noun";
  target.signals = {"unit:posts"};
  const ContextReading reading = reader.read(target);
  REQUIRE(reading.shares.size() == test::rulebook().context.outputs.size());
  CHECK_FALSE(reading.looked_at.empty());
  const Attribute& change = *test::rulebook().cues.find_attribute("jobs.change");
  Decision decision{change.name, {}};
  for (const std::string& value : change.values) decision.values.push_back({value, 0, 0, {}});
  reader.add(reading, decision);
  const auto best = std::max_element(decision.values.begin(), decision.values.end(),
                                     [](const auto& a, const auto& b) { return a.score < b.score; });
  CHECK(best->value == "cut");
  CHECK(best->evidence.front().cue == "context");
  double sum = 0;
  for (const WeighedValue& value : decision.values) sum += value.score;
  CHECK(sum == Approx(0).margin(1e-3));
}

TEST_CASE("a row's label and its column's header are seen, however far, and what stands over a list") {
  const Read read("Savings agreed:\n\n- Parks: £90,000");
  const ContextText text(read.article, read.mentions);
  Target target = read.target();
  target.label_tokens = {0};
  target.header_tokens = {1};
  std::vector<int> special;
  for (const ContextSight& sight : text.sights(target)) {
    constexpr int kFirstSpecial = 79;
    if (sight.relation >= kFirstSpecial && text.tokens()[sight.token].text == "savings")
      special.push_back(sight.relation - kFirstSpecial);
  }
  // As label, in the list's lead, in the headline; not as header.
  CHECK(special == std::vector<int>{0, 2, 4});
}

TEST_CASE("signs are not taken for the councils and numbers that they stand for") {
  const std::vector<std::string> words =
      Read("The branch said of the #cuts that 40 posts @ County Hall would go.").words();
  CHECK(std::count(words.begin(), words.end(), "@@") == 1);
  CHECK(std::count(words.begin(), words.end(), "##") == 1);
}

TEST_CASE("an endless document is read only so far, and its later numbers without the net") {
  std::string text = "It will cut 40 posts. ";
  while (text.size() < 3 * ContextText::kMostTokens) text += "((((((((((((((((";
  const Read read(text + "\n\nIt will cut 50 posts.");
  const ContextText context(read.article, read.mentions);
  CHECK(context.tokens().size() == ContextText::kMostTokens);
  CHECK_FALSE(context.sights(read.target()).empty());
  CHECK(context.sights(read.target(1)).empty());
}

TEST_CASE("an attribute of which the net says nothing is left as it is") {
  const Read read("The council will cut 40 posts in April.");
  ContextReader reader(test::rulebook(), read.article, read.mentions, Proof::told);
  Decision decision{"qualifier", {{"exact", 1, 0, {}}, {"about", 0, 0, {}}}};
  reader.add(reader.read(read.target()), decision);
  CHECK(decision.values[0].score == 1);
  CHECK(decision.values[0].evidence.empty());
}
