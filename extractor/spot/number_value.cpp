#include "spot/number_value.h"

#include <array>
#include <string>

namespace townclerk {
namespace {

// Digits with commas only between groups of three, and at most one point.
std::optional<Decimal> parse_grouped(std::string_view text) {
  std::string digits;
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  std::size_t group = 0;
  bool grouped = false;
  for (const char c : whole) {
    if (c == ',') {
      if (grouped ? group != 3 : group == 0 || group > 3) return std::nullopt;
      grouped = true;
      group = 0;
      continue;
    }
    digits.push_back(c);
    ++group;
  }
  if (grouped && group != 3) return std::nullopt;
  if (point != std::string_view::npos) digits.append(text.substr(point));
  return Decimal::parse(digits);
}

std::optional<Decimal> vulgar_fraction(std::string_view sign) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kFractions = {
      {{"½", "0.5"}, {"¼", "0.25"}, {"¾", "0.75"}}};
  for (const auto& [text, value] : kFractions) {
    if (sign == text) return Decimal::parse(value);
  }
  return std::nullopt;
}

// Number words, read with a running group ("two hundred and forty-two") and a total ("… thousand").
class WordReader {
 public:
  WordReader(const Article& article, const Lexicon& lexicon, std::uint32_t token, std::uint32_t end)
      : article_(article), lexicon_(lexicon), start_(token), at_(token), end_(end) {}

  std::optional<NumberReading> read() {
    if (!fraction_of_million() && !article_word() && !plain()) return std::nullopt;
    half();
    return NumberReading{total_, at_, true};
  }

 private:
  [[nodiscard]] std::string_view lower(std::uint32_t token) const {
    return token < end_ ? article_.word(token) : std::string_view();
  }
  [[nodiscard]] bool is_word(std::uint32_t token, std::string_view word) const {
    const std::string_view text = lower(token);
    return text.size() == word.size() &&
           std::equal(text.begin(), text.end(), word.begin(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
  }
  [[nodiscard]] const Lexicon::NumberWord* number(std::uint32_t token) const {
    return token < end_ && article_.tokens[token].kind == TokenKind::word
               ? lexicon_.number_word(article_.tokens[token].word)
               : nullptr;
  }

  // "half a million", "a quarter of a million", "three-quarters of a million", "half a dozen"
  bool fraction_of_million() {
    std::uint32_t at = start_;
    Decimal share;
    if (is_word(at, "half")) {
      share = *Decimal::parse("0.5");
      ++at;
    } else if (is_word(at, "a") && is_word(at + 1, "quarter") && is_word(at + 2, "of")) {
      share = *Decimal::parse("0.25");
      at += 3;
    } else if (is_word(at, "three") && is_word(at + 1, "quarters") && is_word(at + 2, "of")) {
      share = *Decimal::parse("0.75");
      at += 3;
    } else {
      return false;
    }
    if (is_word(at, "a")) ++at;
    const Lexicon::NumberWord* unit = number(at);
    if (unit == nullptr || !unit->multiplies) return false;
    const auto value = share.times(unit->value);
    if (!value) return false;
    total_ = *value;
    at_ = at + 1;
    return true;
  }

  // "a dozen", "a hundred", "a million"
  bool article_word() {
    if (!is_word(start_, "a")) return false;
    const Lexicon::NumberWord* unit = number(start_ + 1);
    if (unit == nullptr || !unit->multiplies) return false;
    at_ = start_ + 1;
    return plain();
  }

  bool plain() {
    Decimal group;
    bool any = false;
    Decimal last_multiplier(INT64_C(1000000000000));
    Decimal previous;
    bool previous_unit = false;
    while (at_ < end_) {
      std::uint32_t at = at_;
      if (any && is_word(at, "and") && number(at + 1) != nullptr && !number(at + 1)->multiplies &&
          group_open_)
        ++at;
      const Lexicon::NumberWord* word = number(at);
      if (word == nullptr) break;
      if (!word->multiplies) {
        // "twenty five" goes on, "five twenty" does not.
        const bool joins =
            !any || group_open_ || (previous >= Decimal(20) && word->value < Decimal(10) && previous_unit);
        if (!joins || (any && !group_open_ && previous < Decimal(20))) break;
        group = group.plus(word->value).value_or(group);
        previous = word->value;
        previous_unit = true;
        group_open_ = false;
      } else if (word->value == Decimal(100)) {
        group = (any && !group.is_zero() ? group : Decimal(1)).times(word->value).value_or(group);
        group_open_ = true;
        previous_unit = false;
      } else {
        if (!(word->value < last_multiplier)) break;
        const Decimal factor = group.is_zero() ? Decimal(1) : group;
        total_ = total_.plus(factor.times(word->value).value_or(Decimal())).value_or(total_);
        group = Decimal();
        last_multiplier = word->value;
        group_open_ = true;
        previous_unit = false;
      }
      any = true;
      at_ = at + 1;
    }
    total_ = total_.plus(group).value_or(total_);
    return any;
  }

  // "three and a half"
  void half() {
    if (is_word(at_, "and") && is_word(at_ + 1, "a") && is_word(at_ + 2, "half")) {
      total_ = total_.plus(*Decimal::parse("0.5")).value_or(total_);
      at_ += 3;
    }
  }

  const Article& article_;
  const Lexicon& lexicon_;
  std::uint32_t start_;
  std::uint32_t at_;
  std::uint32_t end_;
  Decimal total_;
  bool group_open_ = false;
};

}  // namespace

std::optional<NumberReading> read_digits(const Article& article, std::uint32_t token, std::uint32_t end) {
  if (token >= end) return std::nullopt;
  const Token& first = article.tokens[token];
  if (first.kind == TokenKind::symbol) {
    const auto value = vulgar_fraction(article.word(token));
    return value ? std::optional<NumberReading>({*value, token + 1, false}) : std::nullopt;
  }
  if (first.kind != TokenKind::number) return std::nullopt;
  auto value = parse_grouped(article.word(token));
  if (!value) return std::nullopt;
  NumberReading reading{*value, token + 1, false};
  if (token + 1 < end && article.tokens[token + 1].joined) {
    if (const auto fraction = vulgar_fraction(article.word(token + 1))) {
      const auto sum = value->plus(*fraction);
      if (!sum) return std::nullopt;
      reading = {*sum, token + 2, false};
    }
  }
  return reading;
}

std::optional<NumberReading> read_words(const Article& article, const Lexicon& lexicon, std::uint32_t token,
                                        std::uint32_t end) {
  if (token >= end || article.tokens[token].kind != TokenKind::word) return std::nullopt;
  return WordReader(article, lexicon, token, end).read();
}

}  // namespace townclerk
