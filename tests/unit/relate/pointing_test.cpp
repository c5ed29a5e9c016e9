// What a number points at: the numbers around it, those whose it may be, those that it belongs to.
#include <catch2/catch.hpp>
#include <cmath>

#include "relate/neighbours.h"
#include "relate/number_pairs.h"
#include "relate/number_relation.h"
#include "relate/owner_pointer.h"
#include "segment/segment.h"
#include "spot/names.h"
#include "spot/numerals.h"
#include "unit/support.h"

using namespace townclerk;

namespace {

// A text whose numbers are all taken for figures, and a reader that has met and read them.
struct Read {
  Article article;
  Mentions mentions;
  std::vector<Target> targets;
  ContextReader reader;

  explicit Read(const std::string& text)
      : article(segmented(text)), reader(test::rulebook(), article, mentions, Proof::left_out) {
    spot_numerals(test::rulebook(), article, mentions);
    spot_names(test::rulebook(), article, mentions);
    for (std::uint32_t n = 0; n < mentions.numerals.size(); ++n) {
      const Numeral& numeral = mentions.numerals[n];
      Target target;
      target.numeral = n;
      target.first_token = numeral.first_token;
      target.last_token = target.last_numeral_token = numeral.last_token;
      target.kind = numeral.sort == NumeralSort::money ? Kind::money : Kind::jobs;
      target.value = numeral.value;
      targets.push_back(target);
    }
    reader.meet(targets);
    for (const Target& target : targets) (void)reader.read(target);
  }

 private:
  static Article segmented(const std::string& text) {
    Document document;
    document.text = text;
    return segment(document, test::rulebook());
  }
};

// A layer that gives nothing, whatever goes in.
NetLayer silent(std::uint32_t inputs, std::uint32_t outputs) {
  return {{outputs, inputs, std::vector<float>(std::size_t{inputs} * outputs)}, std::vector<float>(outputs)};
}

// A net that looks at all neighbours alike and adds the mean of their one hidden value to a number's own.
ContextNet averaging() {
  using Near = ContextNet::Neighbours;
  constexpr std::uint32_t kAll = Near::kHeads * Near::kKey;
  ContextNet net;
  net.neighbours = {
      silent(1, kAll),
      silent(1, kAll),
      silent(1, kAll),
      {Near::kHeads + Near::kKey, ContextNet::kNumberRelations + 1,
       std::vector<float>(std::size_t{Near::kHeads + Near::kKey} * (ContextNet::kNumberRelations + 1))},
      {Near::kHeads, Near::kAlike, std::vector<float>(std::size_t{Near::kHeads} * Near::kAlike)},
      silent(1 + kAll, 1)};
  net.neighbours.value.weights.values.front() = 1;
  net.neighbours.joined.weights.values[1] = 1;
  return net;
}

}  // namespace

TEST_CASE("numbers stand apart by so many numbers, on one side, in one sentence, block or further") {
  const Read read("It will cut 40 posts and 50 jobs. Members kept 60.\n\nA vote on 70 followed.");
  REQUIRE(read.targets.size() == 4);
  struct Row {
    std::size_t from;
    std::size_t to;
    std::uint32_t bucket;
    std::uint32_t side;
    std::uint32_t farness;
  };
  const Row rows[] = {{0, 1, 0, 1, 0}, {1, 0, 0, 0, 0}, {0, 2, 1, 1, 1}, {3, 0, 2, 0, 2}};
  for (const Row& row : rows) {
    const std::size_t apart = row.from < row.to ? row.to - row.from : row.from - row.to;
    const auto token = [&](std::size_t number) { return read.targets[number].first_token; };
    CHECK(number_relation(read.article, token(row.from), token(row.to), apart, row.to > row.from) ==
          (row.bucket * 2 + row.side) * 3 + row.farness);
  }
  CHECK(number_relation(read.article, read.targets[0].first_token, read.targets[3].first_token, 5000, true) <
        ContextNet::kNumberRelations);
}

TEST_CASE("a number takes from itself and the nearest around it, not from all") {
  std::string text;
  constexpr std::size_t kMany = std::size_t{ContextNet::Neighbours::kMost} * 2;
  for (std::size_t n = 0; n < kMany; ++n) text += "It will cut " + std::to_string(100 + n) + " posts. ";
  const Read read(text);
  REQUIRE(read.targets.size() == kMany);
  const ContextNet net = averaging();
  Neighbours neighbours(net, read.article);
  // Only the last one is anything.
  for (const Target& target : read.targets)
    neighbours.add(target, std::vector<float>{&target == &read.targets.back() ? 1.0F : 0.0F});
  const auto takes = [&](std::size_t n) { return neighbours.join(read.targets[n], {0}).front(); };
  CHECK(takes(kMany - 2) == Approx(1.0 / (ContextNet::Neighbours::kMost + 1)));
  CHECK(takes(kMany / 4) == 0);
  // Alone, or beside nothing but itself, it stays what it is.
  neighbours.clear();
  CHECK(neighbours.join(read.targets.front(), {0}).front() == 0);
  neighbours.add(read.targets.front(), std::vector<float>{0.5F});
  CHECK(neighbours.join(read.targets.front(), {0.5F}).front() == Approx(0.5 + 0.5));
}

TEST_CASE("shares of those whose a number may be add up to one, and mentions near it tell") {
  const Read read(
      "Kent County Council will cut 40 posts.\n\nThe hospital trust will cut 90 of its own nurses' jobs.");
  REQUIRE(read.reader.text() != nullptr);
  const ContextText& text = *read.reader.text();
  const auto place_of = [&](const std::string& word) {
    for (std::uint32_t t = 0; t < text.tokens().size(); ++t) {
      if (text.tokens()[t].text == word) return t;
    }
    FAIL("no token " << word);
    return 0U;
  };
  constexpr std::uint32_t kName = 0 * 2 + 1;  // OwnerSort::name, doing something
  constexpr std::uint32_t kBody = 6 * 2 + 1;  // OwnerSort::body
  const OwnerPointer pointer(read.reader, {{place_of("@"), 1, kName}, {place_of("trust"), 0, kBody}},
                             {OwnerStanding::no_council, OwnerStanding::only_main});
  for (const bool trust : {false, true}) {
    const std::vector<float> shares = pointer.point(read.targets.at(trust ? 1 : 0));
    REQUIRE(shares.size() == 2);
    CHECK(std::exp(shares[0]) + std::exp(shares[1]) == Approx(1));
    CHECK((shares[0] > shares[1]) == trust);
  }
}

TEST_CASE("a number that was not read points at nobody") {
  const Read read("Kent County Council will cut 40 posts.");
  Target other = read.targets.front();
  other.numeral = 7;
  CHECK(OwnerPointer(read.reader, {}, {OwnerStanding::no_council}).point(other).empty());
  const std::vector<Target> targets = {read.targets.front(), other};
  const NumberPairs pairs(read.reader, read.article, targets);
  CHECK_FALSE(pairs.weigh(PairSort::part, 0, 1).has_value());
  CHECK_FALSE(pairs.weigh(PairSort::part, 0, 0).has_value());
}

TEST_CASE("what is said to be a part of a number speaks for it more than for another") {
  const Read read("The council will cut 40 posts, including 12 in parks. It has 900 schools.");
  const NumberPairs pairs(read.reader, read.article, read.targets);
  CHECK(pairs.weigh(PairSort::part, 1, 0).value() > pairs.weigh(PairSort::part, 0, 1).value());
  CHECK(pairs.weigh(PairSort::part, 1, 0).value() > 0);
}
