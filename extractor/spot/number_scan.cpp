#include "spot/number_scan.h"

#include <array>

#include "spot/number_value.h"

namespace townclerk {
namespace {

const std::array<std::string_view, 3> kLostPoundSigns = {"\xEF\xBF\xBD", "#", "?"};

bool is_lost_pound(std::string_view sign) {
  for (const std::string_view lost : kLostPoundSigns) {
    if (sign == lost) return true;
  }
  return false;
}

class Scanner {
 public:
  Scanner(const Rulebook& rulebook, const Article& article, std::uint32_t token, std::uint32_t end,
          std::vector<NumeralFault>& faults)
      : lexicon_(rulebook.lexicon),
        article_(article),
        start_(token),
        at_(token),
        end_(end),
        faults_(faults) {}

  std::optional<Scanned> run() {
    sign_before();
    if (!number()) return std::nullopt;
    magnitude();
    unit_after();
    suffix();
    finish();
    return scanned_;
  }

 private:
  [[nodiscard]] const Token& token(std::uint32_t i) const { return article_.tokens[i]; }
  [[nodiscard]] bool is(std::uint32_t i, std::string_view word) const {
    return i < end_ && article_.word(i) == word;
  }

  void sign_before() {
    Numeral& numeral = scanned_.numeral;
    if (is(at_, "US") && is(at_ + 1, "$")) ++at_;
    if (at_ >= end_) return;
    if (const std::string* code = lexicon_.currency(token(at_).word, false)) {
      numeral.currency = *code;
      ++at_;
      if (is(at_, "-")) ++at_;
      return;
    }
    // A pound sign that was lost on the way: U+FFFD before a digit; "#" or "?" where a magnitude or grouping
    // shows a sum.
    const bool digit_next =
        at_ + 1 < end_ && token(at_ + 1).kind == TokenKind::number && token(at_ + 1).joined;
    if (!is_lost_pound(article_.word(at_)) || !digit_next) return;
    const bool certain = article_.word(at_) == kLostPoundSigns[0];
    const bool sum = at_ + 2 < end_ && (lexicon_.magnitude(token(at_ + 2).word) ||
                                        article_.word(at_ + 1).find(',') != std::string_view::npos);
    const bool after_space =
        !token(at_).joined || (at_ > 0 && (article_.word(at_ - 1) == "(" || article_.word(at_ - 1) == "\""));
    if (certain || (sum && after_space)) {
      numeral.currency = "GBP";
      ++at_;
    }
  }

  bool number() {
    Numeral& numeral = scanned_.numeral;
    if (const auto digits = read_digits(article_, at_, end_)) {
      take(*digits);
      return true;
    }
    if (at_ < end_ && token(at_).kind == TokenKind::number) {  // broken grouping: "1,00", "1.2.3"
      at_ += 1;
      numeral.reason = "broken-number";
      if (!numeral.currency.empty())
        fault("number-broken", "this number cannot be read safely; it makes no figure");
      return true;
    }
    const auto words = read_words(article_, lexicon_, at_, end_);
    if (!words) return false;
    take(*words);
    return true;
  }

  void take(const NumberReading& reading) {
    scanned_.numeral.value = reading.value;
    scanned_.numeral.in_words = reading.in_words;
    at_ = reading.last_token;
  }

  void magnitude() {
    Numeral& numeral = scanned_.numeral;
    if (at_ >= end_ || numeral.in_words) return;
    if (is(at_, "-") && at_ + 1 < end_ && lexicon_.magnitude(token(at_ + 1).word)) return;
    const auto factor = lexicon_.magnitude(token(at_).word);
    if (!factor) return;
    const bool letter =
        article_.word(at_).size() <= 2;  // "m", "bn": only with a sign or right behind the digits
    if (letter && !token(at_).joined && numeral.currency.empty()) return;
    if (letter && at_ + 1 < end_ && token(at_ + 1).joined && token(at_ + 1).kind == TokenKind::word &&
        article_.word(at_ + 1) == "'s")
      return;
    const auto value = numeral.value.times(*factor);
    if (!value) {
      numeral.reason = "broken-number";
      return;
    }
    numeral.value = *value;
    scanned_.has_magnitude = true;
    bare_letter_ =
        letter && numeral.currency.empty() && *factor > Decimal(1000);  // "1.5k staff" lost nothing
    ++at_;
  }

  void unit_after() {
    Numeral& numeral = scanned_.numeral;
    if (at_ >= end_) return;
    const Token& next = token(at_);
    if (numeral.currency.empty()) {
      const auto minor = lexicon_.minor_units.find(next.word);
      if (minor != lexicon_.minor_units.end() &&
          (next.span.length() > 1 || (next.joined && !next.capitalised))) {  // "35p", not "P4-P7"
        numeral.currency = "GBP";
        numeral.value = numeral.value.times(minor->second).value_or(numeral.value);
        ++at_;
        return;
      }
      if (const std::string* code = lexicon_.currency(next.word, true)) {
        numeral.currency = *code;
        ++at_;
        return;
      }
    }
    percent();
  }

  void percent() {
    Numeral& numeral = scanned_.numeral;
    std::uint32_t end = 0;
    const std::string word = fold_case(article_.word(at_));
    if (word == "%" || word == "percent" || word == "pc") end = at_ + 1;
    if (word == "per" && at_ + 1 < end_) {
      const std::string next = fold_case(article_.word(at_ + 1));
      if (next == "cent") end = at_ + 2;
    }
    if (word == "percentage" && (is(at_ + 1, "points") || is(at_ + 1, "point")))
      numeral.reason = "percentage-points";
    if (end == 0 || !numeral.currency.empty()) return;
    if (is(end, "points") || is(end, "point")) {
      numeral.reason = "percentage-points";
      return;
    }
    if (word == "%" && is(end, "pts")) numeral.reason = "percentage-points";
    numeral.sort = NumeralSort::percent;
    at_ = end;
  }

  // What clings to the number must be something that we know, else its magnitude is in doubt.
  void suffix() {
    Numeral& numeral = scanned_.numeral;
    if (at_ < end_ && token(at_).joined && token(at_).kind == TokenKind::word && !numeral.in_words &&
        token(at_ - 1).span.end == token(at_).span.start && article_.word(at_) != "'s") {
      if (numeral.sort != NumeralSort::bare) return;
      if (!numeral.currency.empty()) {
        fault("number-suffix", "\"" + std::string(article_.word(at_)) +
                                   "\" is no magnitude that is known; it makes no figure");
        numeral.reason = "unknown-suffix";
      } else {
        scanned_.ordinal_or_code = true;
        numeral.reason = "code";
      }
    }
    const bool clings = start_ > 0 && token(start_).joined && token(start_ - 1).kind == TokenKind::word &&
                        token(start_ - 1).span.end == token(start_).span.start &&
                        token(start_).kind == TokenKind::number;
    if (clings && numeral.currency.empty()) numeral.reason = "code";
  }

  void finish() {
    Numeral& numeral = scanned_.numeral;
    numeral.first_token = start_;
    numeral.last_token = at_;
    numeral.span = article_.span_of(start_, at_);
    if (!numeral.currency.empty()) {
      numeral.sort = NumeralSort::money;
      numeral.form = numeral.in_words         ? "money-in-words"
                     : scanned_.has_magnitude ? "money-magnitude"
                                              : "money-plain";
    } else if (numeral.sort == NumeralSort::percent) {
      numeral.form = numeral.in_words ? "percent-in-words" : "percent";
    } else {
      numeral.form = numeral.in_words ? "number-in-words" : "number";
    }
    // "£000", "£ million" in a table's header is a unit.
    const bool bare_multiplier = numeral.in_words && !numeral.currency.empty() && at_ == start_ + 2 &&
                                 lexicon_.magnitude(token(at_ - 1).word).has_value();
    if (bare_multiplier && *numeral.reason == '\0') numeral.reason = "unit";
    const bool thousands = numeral.value.is_zero() && article_.word(at_ - 1).starts_with("000");
    if (thousands && *numeral.reason == '\0') numeral.reason = "unit";
    if (bare_letter_ && numeral.sort == NumeralSort::bare && *numeral.reason == '\0') {
      fault(
          "currency-lost",
          "a magnitude without a currency sign; if this is money, its sign was lost, and it makes no figure");
      numeral.reason = "currency-lost";
    }
  }

  void fault(const char* rule, std::string message) {
    faults_.push_back({article_.span_of(start_, std::min(end_, at_ + 1)), rule, std::move(message)});
  }

  const Lexicon& lexicon_;
  const Article& article_;
  std::uint32_t start_;
  std::uint32_t at_;
  std::uint32_t end_;
  std::vector<NumeralFault>& faults_;
  Scanned scanned_;
  bool bare_letter_ = false;
};

}  // namespace

std::optional<Scanned> scan_number(const Rulebook& rulebook, const Article& article, std::uint32_t token,
                                   std::uint32_t end, std::vector<NumeralFault>& faults) {
  constexpr std::uint32_t kLongest = 24;  // tokens, in words
  return Scanner(rulebook, article, token, article.end_of_cell(token, std::min(end, token + kLongest)),
                 faults)
      .run();
}

}  // namespace townclerk
