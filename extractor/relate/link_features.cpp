#include "relate/link_features.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <utility>

#include "unicode/normalise.h"

namespace townclerk {
namespace {

// How far links are looked for, in figures: a long document must not cost the square of its length.
constexpr std::size_t kOpening =
    20;  // the first figures of a document, which all others may repeat or be parts of
constexpr std::size_t kBack = 120;
constexpr std::size_t kAhead = 40;
constexpr std::uint32_t kLongest = 400;  // tokens of a sentence that are looked at, for the same reason

bool in_window(std::size_t i, std::size_t j) {
  return j < i ? j < kOpening || i - j <= kBack : j - i <= kAhead;
}

void add(std::vector<ChoiceFeature>& features, std::string name, double value = 1) {
  features.push_back({std::move(name), value});
}

std::string bucket(const char* name, std::uint32_t distance) {
  const char* size = distance == 0   ? "0"
                     : distance == 1 ? "1"
                     : distance <= 3 ? "2-3"
                     : distance <= 8 ? "4-8"
                                     : "9+";
  return std::string(name) + "." + size;
}

// What the words around a figure say against its being linked at all.
double words_against(const Figure& figure, std::string_view attribute) {
  constexpr double kMost = 4;
  for (const Decision& decision : figure.decisions) {
    if (decision.attribute != attribute || decision.values.size() < 2) continue;
    const double margin = decision.values[0].score - decision.values[1].score;
    return std::clamp(decision.values[0].value == "no" ? margin : -margin, -kMost, kMost);
  }
  return 0;
}

// New posts are none of those cut, nor one department's another's.
bool apart(const Figure& a, const Figure& b) {
  const bool opposed =
      (a.change == "create" && b.change == "cut") || (a.change == "cut" && b.change == "create");
  return opposed || (!a.department.empty() && !b.department.empty() && a.department != b.department);
}

}  // namespace

LinkFeatures::LinkFeatures(const Rulebook& rulebook, const Article& article,
                           const std::vector<Target>& targets, const NumberPairs& pairs,
                           const std::vector<Figure>& figures)
    : rulebook_(rulebook), article_(article), targets_(targets), pairs_(pairs), figures_(figures) {
  prose_block_ = article.prose_before();
  read_words();
  order();
}

void LinkFeatures::read_words() {
  constexpr std::size_t kContentLetters = 5;
  constexpr std::uint32_t kStripe = kLongest / 2;  // of a sentence without end, which has one set of words
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    const Sentence& s = article_.sentences[sentence(i)];
    const bool endless = s.last_token - s.first_token > kLongest;
    const std::uint32_t stripe = targets_[i].first_token / kStripe;
    if (i > 0 && sentence(i) == sentence(i - 1) &&
        (!endless || stripe == targets_[i - 1].first_token / kStripe)) {
      words_.push_back(words_.back());
      continue;
    }
    const std::uint32_t from = stripe * kStripe;
    const std::uint32_t first =
        endless ? std::max(s.first_token, from - std::min(from, kStripe / 2)) : s.first_token;
    const std::uint32_t last = endless ? std::min(s.last_token, from + kStripe * 3 / 2) : s.last_token;
    auto words = std::make_shared<Words>();
    for (std::uint32_t t = first; t < last; ++t) {
      if (article_.tokens[t].kind == TokenKind::word && article_.word(t).size() >= kContentLetters)
        words->insert(word(t).substr(0, kContentLetters));
    }
    words_.push_back(std::move(words));
  }
}

void LinkFeatures::order() {
  std::map<Kind, std::size_t> last_of_kind;
  std::map<std::pair<Kind, std::string_view>, std::size_t> last_comparable;
  for (std::size_t i = 0; i < figures_.size(); ++i) {
    const auto kind = last_of_kind.try_emplace(figures_[i].kind, kNone).first;
    previous_.push_back(std::exchange(kind->second, i));
    const auto alike = last_comparable.try_emplace({figures_[i].kind, figures_[i].currency}, kNone).first;
    comparable_before_.push_back(std::exchange(alike->second, i));
  }
}

std::string LinkFeatures::word(std::uint32_t token) const {
  return fold_case(article_.word(token));
}
std::uint32_t LinkFeatures::sentence(std::size_t i) const {
  return article_.sentence_of[targets_[i].first_token];
}
std::uint32_t LinkFeatures::block(std::size_t i) const {
  return article_.block_of[targets_[i].first_token];
}
bool LinkFeatures::is(std::uint32_t token, std::string_view list) const {
  return rulebook_.lists.has(list, word(token));
}

bool LinkFeatures::comparable(std::size_t i, std::size_t j) const {
  return figures_[i].kind == figures_[j].kind && figures_[i].currency == figures_[j].currency;
}

// Rows of figures of one kind that stand together, directly behind the whole or directly ahead of it.
std::size_t LinkFeatures::sums_to(std::size_t part, std::size_t whole) const {
  constexpr std::size_t kLongestRow = 14;
  constexpr std::uint32_t kFarthest = 6;  // blocks
  if (!comparable(part, whole) || targets_[whole].table >= 0 || targets_[part].table >= 0) return 0;
  const Interval stated = rulebook_.bounds.of(figures_[whole]);
  const bool ahead = part < whole;
  std::size_t first = part;
  for (std::size_t tried = 0; tried < kLongestRow; ++tried) {
    double sum = 0;
    double slack = 0;
    std::size_t length = 0;
    for (std::size_t k = first; k < figures_.size() && length < kLongestRow; ++k) {
      if (k == whole || (ahead && k > whole)) break;
      if (prose_block_[block(k)] > prose_block_[block(std::min(first, whole))] + kFarthest) break;
      if (!comparable(k, whole)) continue;
      sum += figures_[k].value.approximate();
      slack += rounding_of(figures_[k]);
      ++length;
      if (k >= part && length >= 2 && stated.low - slack <= sum && sum <= stated.high + slack) return length;
      if (sum > stated.high + slack) break;
    }
    // One further to the front.
    const std::size_t before = comparable_before_[first];
    if (before == kNone || before == whole) return 0;
    first = before;
  }
  return 0;
}

std::size_t LinkFeatures::nearest_greater_before(std::size_t i) const {
  for (std::size_t j = i; j-- > 0 && i - j <= kBack;) {
    if (comparable(i, j) && figures_[j].value > figures_[i].value) return j;
  }
  return kNone;
}

double LinkFeatures::shared_words(std::size_t i, std::size_t j) const {
  std::size_t both = 0;
  for (const std::string& w : *words_[i]) both += words_[j]->contains(w) ? 1 : 0;
  const std::size_t fewer = std::min(words_[i]->size(), words_[j]->size());
  return fewer == 0 ? 0 : static_cast<double>(both) / static_cast<double>(fewer);
}

void LinkFeatures::add_places(std::size_t i, std::size_t j, std::vector<ChoiceFeature>& features) const {
  const std::size_t first = std::min(i, j);
  const std::size_t second = std::max(i, j);
  const std::string side = j < i ? "ahead" : "behind";
  if (sentence(i) == sentence(j)) {
    add(features, "same-sentence." + side);
    constexpr std::uint32_t kMany = 9;
    std::uint32_t between = 0;
    for (std::size_t k = comparable_before_[second]; k != kNone && k > first && between < kMany;
         k = comparable_before_[k])
      ++between;
    add(features, bucket("figures-between", between));
  } else {
    add(features, (block(i) == block(j) ? "same-block." : "other-block.") + side);
    add(features, bucket("sentences", sentence(second) - sentence(first)));
    add(features, bucket("blocks", prose_block_[block(second)] - prose_block_[block(first)]));
  }
  const Block& own = article_.blocks[block(i)];
  if (own.lead == static_cast<std::int32_t>(block(j))) add(features, "in-lead");
  if (own.section == static_cast<std::int32_t>(block(j))) add(features, "in-heading");
  if (article_.blocks[block(j)].kind == BlockKind::heading) add(features, "from-heading");
  if (prose_block_[block(j)] < 3) add(features, "from-opening");
  if (own.kind == BlockKind::item)
    add(features, article_.blocks[block(j)].kind == BlockKind::item ? "both-items" : "item");
  if (targets_[i].table >= 0) add(features, targets_[j].table >= 0 ? "both-cells" : "cell");
  if (targets_[i].table < 0 && targets_[j].table >= 0) add(features, "of-cell");
}

void LinkFeatures::add_agreement(const Figure& a, const Figure& b,
                                 std::vector<ChoiceFeature>& features) const {
  const auto compare = [&](const char* what, const std::string& x, const std::string& y) {
    if (x.empty() && y.empty()) return;
    add(features, std::string(x == y ? "same-" : x.empty() || y.empty() ? "half-" : "other-") + what);
  };
  compare("unit", a.unit, b.unit);
  compare("change", a.change, b.change);
  compare("status", a.status, b.status);
  compare("role", a.role, b.role);
  compare("council", a.council, b.council);
  compare("department", a.department, b.department);
  compare("period", a.period, b.period);
  compare("vacancy", a.vacancy, b.vacancy);
  compare("means", a.means, b.means);
  compare("per", a.per, b.per);
  if (a.fte != b.fte) add(features, "other-fte");
  if (a.additional) add(features, "additional");
}

void LinkFeatures::add_net(PairSort sort, std::size_t i, std::size_t j,
                           std::vector<ChoiceFeature>& features) const {
  constexpr double kMost = 6;
  if (const std::optional<double> said = pairs_.weigh(sort, i, j))
    add(features, "net", std::clamp(*said, -kMost, kMost));
}

// The words that make a part: "two of which", "including 300", "61 out of 83", "Of the 500 posts, 140".
void LinkFeatures::add_part_words(std::size_t part, std::size_t whole,
                                  std::vector<ChoiceFeature>& features) const {
  constexpr std::uint32_t kNear = 4;
  const Target& own = targets_[part];
  const Sentence& s = article_.sentences[sentence(part)];
  const bool nearest = nearest_greater_before(part) == whole;
  const std::uint32_t after = own.last_token;
  if (nearest) add(features, "nearest-greater");
  if (own.first_token > 0 && is(own.first_token - 1, "rest_words"))
    add(features, "the-rest" + std::string(nearest ? ".nearest" : ".farther"));
  bool back = after + 1 < s.last_token && word(after) == "of" && is(after + 1, "back_references");
  bool including = false;
  for (std::uint32_t t = own.first_token; t-- > s.first_token && own.first_token - t <= kNear;) {
    if (article_.tokens[t].numeral >= 0) break;
    back = back || (word(t) == "of" && is(t + 1, "back_references"));
    including = including || is(t, "part_words");
  }
  const std::string who = nearest ? ".nearest" : ".farther";
  if (back) add(features, "of-which" + who);
  if (including) add(features, "including" + who);
  const bool opens_of =
      word(s.first_token) == "of" || (s.first_token + 1 < s.last_token && word(s.first_token + 1) == "of");
  if (opens_of && s.first_token + 2 < s.last_token) {
    const bool whole_here = sentence(whole) == sentence(part) && whole < part &&
                            targets_[whole].first_token - s.first_token <= kNear + 2;
    if (whole_here)
      add(features, "opens-with-of-the-whole");
    else if (nearest)
      add(features, "opens-with-of");
  }
  // "61 out of 83", "five of its 23"
  if (whole == part + 1 && sentence(whole) == sentence(part) && after < s.last_token) {
    bool of = false;
    for (std::uint32_t t = after; t < targets_[whole].first_token; ++t) of = of || word(t) == "of";
    if (of && targets_[whole].first_token - after <= kNear) add(features, "out-of");
  }
  if (whole < part && sentence(whole) == sentence(part) &&
      own.first_token - targets_[whole].last_token <= kLongest) {
    bool colon = false;
    bool dash = false;
    bool bracket = false;
    for (std::uint32_t t = targets_[whole].last_token; t < own.first_token; ++t) {
      const std::string_view sign = article_.word(t);
      colon = colon || sign == ":";
      dash = dash || sign == "–" || (sign == "-" && !article_.tokens[t].joined);
      bracket = bracket || sign == "(";
    }
    if (colon) add(features, "colon-between");
    if (dash) add(features, "dash-between");
    if (bracket) add(features, "bracket-between");
  }
  // "… five of them.", a list that a colon opens
  const Sentence& theirs = article_.sentences[sentence(whole)];
  if (whole < part && sentence(whole) != sentence(part) && article_.word(theirs.last_token - 1) == ":")
    add(features, "whole-ends-with-colon");
}

std::vector<ChoiceFeature> LinkFeatures::part_features(std::size_t part, std::size_t whole) const {
  std::vector<ChoiceFeature> features;
  const Figure& own = figures_[part];
  const Figure& other = figures_[whole];
  add(features, "candidate");
  add_net(PairSort::part, part, whole, features);
  add_places(part, whole, features);
  add_agreement(own, other, features);
  add_part_words(part, whole, features);
  const double share = own.value.approximate() / std::max(1e-9, other.value.approximate());
  add(features, share > 0.5    ? "share.most"
                : share > 0.1  ? "share.some"
                : share > 0.01 ? "share.little"
                               : "share.tiny");
  const std::size_t row = sums_to(part, whole);
  if (row == 2) add(features, "adds-up.2");
  if (row > 2) add(features, "adds-up.3+");
  if (other.repeats != 0) add(features, "whole-is-repeat");
  if (own.repeats != 0) add(features, "part-is-repeat");
  if (!own.vacancy.empty() && other.vacancy.empty()) add(features, "vacancy-alone");
  if (!own.means.empty() && other.means.empty()) add(features, "means-alone");
  if (!own.department.empty() && other.department.empty()) add(features, "department-alone");
  if (targets_[part].rule == "no-noun") add(features, "no-noun");
  add(features, "shared-words", shared_words(part, whole));
  return features;
}

std::vector<ChoiceFeature> LinkFeatures::repeat_features(std::size_t repeat, std::size_t original) const {
  std::vector<ChoiceFeature> features;
  const Figure& own = figures_[repeat];
  const Figure& other = figures_[original];
  const std::string kind = name_of(own.kind);
  const bool equal = own.value == other.value && own.value_to == other.value_to;
  add(features, "candidate." + kind);
  add_net(PairSort::repeat, repeat, original, features);
  add(features, (equal ? "equal." : "rounded.") + kind);
  if (equal) {
    const double value = own.value.approximate();
    if (own.kind == Kind::jobs)
      add(features, value < 5 ? "equal.few" : value < 20 ? "equal.some" : "equal.many");
    double digits = 0;
    for (const char c : own.value.to_string()) digits += c >= '1' && c <= '9' ? 1 : 0;
    add(features, digits > 2 ? "equal.odd" : "equal.round");
    add(features, own.qualifier == other.qualifier ? "same-qualifier" : "other-qualifier");
  } else if (own.qualifier == "exact" && other.qualifier != "exact") {
    add(features, "exact-after-rounded");
  }
  add_places(repeat, original, features);
  add_agreement(own, other, features);
  const Target& target = targets_[repeat];
  if (target.first_token > 0) {
    if (is(target.first_token - 1, "definite_words")) add(features, "definite");
    if (is(target.first_token - 1, "further_words")) add(features, "further");
  }
  add(features, "shared-words", shared_words(repeat, original));
  return features;
}

// How a figure hangs on the one of its kind before it.
const char* LinkFeatures::link_to_previous(std::size_t i) const {
  const std::size_t j = previous_[i];
  if (j == kNone) return "";
  if (targets_[i].table >= 0 && targets_[j].table == targets_[i].table) return "table";
  const Bond bond = article_.bond(targets_[j].first_token, targets_[i].first_token);
  if (bond != Bond::none) return name_of(bond);
  return prose_block_[block(i)] - prose_block_[block(j)] == 1 ? "next" : "";
}

std::vector<Choice> LinkFeatures::wholes_of(std::size_t part, std::int32_t before) const {
  std::vector<Choice> choices(1);
  add(choices.front().features, std::string("none.") + name_of(figures_[part].kind));
  add(choices.front().features, "words-against", words_against(figures_[part], "part"));
  for (std::size_t whole = 0; whole < std::min(figures_.size(), part + kAhead + 1); ++whole) {
    if (whole == kOpening && part > kBack + kOpening) whole = part - kBack;
    if (whole == part || !in_window(part, whole) || !comparable(part, whole) ||
        !(figures_[whole].value > figures_[part].value))
      continue;
    if (apart(figures_[part], figures_[whole])) continue;
    choices.push_back({static_cast<std::int32_t>(whole), part_features(part, whole)});
  }
  const std::string link = link_to_previous(part);
  if (link.empty()) return choices;
  for (Choice& choice : choices) {
    if (choice.candidate == before) choice.features.push_back({"previous-in-" + link, 1});
  }
  return choices;
}

std::vector<Choice> LinkFeatures::originals_of(std::size_t repeat) const {
  std::vector<Choice> choices(1);
  add(choices.front().features, std::string("none.") + name_of(figures_[repeat].kind));
  add(choices.front().features, "words-against", words_against(figures_[repeat], "repeat"));
  const Interval own = rulebook_.bounds.of(figures_[repeat]);
  for (std::size_t original = 0; original < repeat; ++original) {
    if (original == kOpening && repeat > kBack + kOpening) original = repeat - kBack;
    const Figure& other = figures_[original];
    if (figures_[original].kind != figures_[repeat].kind || other.repeats != 0) continue;
    if (apart(figures_[repeat], other)) continue;
    const bool two_currencies = other.currency != figures_[repeat].currency;
    if (!two_currencies && !own.meets(rulebook_.bounds.of(other))) continue;
    if (two_currencies && sentence(original) != sentence(repeat)) continue;
    choices.push_back({static_cast<std::int32_t>(original), repeat_features(repeat, original)});
    if (two_currencies) add(choices.back().features, "other-currency");
  }
  return choices;
}

}  // namespace townclerk
