#include "spot/numerals.h"

#include <algorithm>

#include "spot/number_scan.h"

namespace townclerk {
namespace {

constexpr std::int64_t kFirstYear = 1800;
constexpr std::int64_t kLastYear = 2100;

std::string lower(const Article& article, std::uint32_t token) {
  return fold_case(article.word(token));
}

// "£60m-£70m", "£2m to £3m", "between 45 and 60", "40-50": two readings that are one range.
class Ranges {
 public:
  Ranges(const Article& article, const Sentence& sentence) : article_(article), sentence_(sentence) {}

  // Whether `second` ends the range that `first` begins; then first takes it in.
  bool join(Scanned& first, const Scanned& second) const {
    Numeral& low = first.numeral;
    const Numeral& high = second.numeral;
    // "£2-3m": the upper end has lost no sign, it shares the lower one's.
    const bool shares_sign = !low.currency.empty() && std::string_view(high.reason) == "currency-lost";
    if (*low.reason != '\0' || (*high.reason != '\0' && !shares_sign) || low.value_to) return false;
    if (low.sort != NumeralSort::bare && high.sort != NumeralSort::bare && low.sort != high.sort)
      return false;
    if (low.sort == NumeralSort::percent && high.sort != NumeralSort::percent) return false;
    if (!low.currency.empty() && !high.currency.empty() && low.currency != high.currency) return false;
    if (low.currency.empty() && !high.currency.empty()) return false;
    if (!connected(low, high)) return false;
    Decimal lower_end = low.value;
    if (second.has_magnitude && !first.has_magnitude && lower_end < Decimal(1000)) {
      if (const auto scaled = scale_like(lower_end, high)) lower_end = *scaled;
    }
    if (!(lower_end < high.value)) return false;
    if (year_like(low) && !has_comma(low) && (year_like(high) || has_comma(high))) return false;
    low.value = lower_end;
    low.value_to = high.value;
    low.sort = std::max(low.sort, high.sort);
    if (low.currency.empty()) low.currency = high.currency;
    low.last_token = high.last_token;
    low.span.end = high.span.end;
    low.form = low.sort == NumeralSort::money     ? "money-range"
               : low.sort == NumeralSort::percent ? "percent-range"
                                                  : "number-range";
    return true;
  }

 private:
  static bool year_like(const Numeral& numeral) {
    return numeral.sort == NumeralSort::bare && !numeral.in_words && numeral.value >= Decimal(kFirstYear) &&
           numeral.value <= Decimal(kLastYear) && numeral.value.is_integer();
  }

  // "from 5,543 in March 2010 to 4,110": who writes commas does not leave one out of the lower end.
  [[nodiscard]] bool has_comma(const Numeral& numeral) const {
    return article_.normal.slice(numeral.span).find(',') != std::string_view::npos;
  }

  // The factor between the upper end as stated and its digits: "£2-3m" makes the lower end millions too.
  [[nodiscard]] std::optional<Decimal> scale_like(Decimal value, const Numeral& high) const {
    for (std::uint32_t t = high.first_token; t < high.last_token; ++t) {
      if (article_.tokens[t].kind != TokenKind::number) continue;
      const auto digits = Decimal::parse(article_.word(t));
      if (!digits || digits->is_zero()) return std::nullopt;
      for (const std::int64_t factor :
           {INT64_C(1000), INT64_C(1000000), INT64_C(1000000000), INT64_C(1000000000000)}) {
        if (digits->times(Decimal(factor)) == high.value) return value.times(Decimal(factor));
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_between(const Numeral& low) const {
    return low.first_token > sentence_.first_token && lower(article_, low.first_token - 1) == "between";
  }

  [[nodiscard]] bool in_another_cell(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t t = from; t < to; ++t) {
      if (article_.cell_ends_after(t)) return true;
    }
    return false;
  }

  [[nodiscard]] bool connected(const Numeral& low, const Numeral& high) const {
    if (high.first_token != low.last_token + 1 || in_another_cell(low.last_token - 1, high.first_token))
      return false;
    const std::string link = lower(article_, low.last_token);
    if (link == "-" || link == "–") {
      // "40-50" is a range; "2014-15: 30 - 40" in a table is not.
      return article_.tokens[low.last_token].joined == article_.tokens[high.first_token].joined ||
             low.sort != NumeralSort::bare;
    }
    if (link == "and") return is_between(low);
    if (link != "to") return false;
    const std::string before =
        low.first_token > sentence_.first_token ? lower(article_, low.first_token - 1) : std::string();
    if (before == "from") {
      const std::string earlier =
          low.first_token >= sentence_.first_token + 2 ? lower(article_, low.first_token - 2) : std::string();
      return earlier == "anything" || earlier == "ranging" || earlier == "range" || earlier == "anywhere" ||
             earlier == "ranges" || earlier == "ranged" || earlier == "varying";
    }
    return before != "by" && before != "up" && before != "down";
  }

  const Article& article_;
  const Sentence& sentence_;
};

void mark_reason(Numeral& numeral, const char* reason) {
  if (*numeral.reason == '\0') numeral.reason = reason;
}

// Years, times, telephone numbers: patterns/not_numbers.toml over the whole text.
void apply_not_numbers(const Rulebook& rulebook, const Article& article, std::vector<Numeral>& numerals) {
  const auto strike = [&](Span span, const TextPattern& pattern) {
    auto at = std::lower_bound(
        numerals.begin(), numerals.end(), span.start,
        [](const Numeral& numeral, std::uint32_t start) { return numeral.span.end <= start; });
    for (; at != numerals.end() && at->span.start < span.end; ++at) {
      if (at->sort == NumeralSort::bare) mark_reason(*at, pattern.name().c_str());
    }
  };
  for (const TextPattern& pattern : rulebook.not_numbers) {
    pattern.each(article.normal.text, [&](const TextPattern::Match& match) {
      for (const auto& [name, span] : match.captures) strike(span, pattern);
      if (match.captures.empty()) strike(match.span, pattern);
    });
  }
  for (const TextPattern& pattern : rulebook.dates)
    pattern.each(article.normal.text, [&](const TextPattern::Match& match) { strike(match.span, pattern); });
}

void mark_negative(const Article& article, const Sentence& sentence, Numeral& numeral) {
  if (numeral.first_token <= sentence.first_token) return;
  const std::string before = lower(article, numeral.first_token - 1);
  const bool row = article.blocks[sentence.block].kind == BlockKind::row;
  numeral.bracketed = before == "(" && numeral.last_token < sentence.last_token &&
                      article.word(numeral.last_token) == ")" && row;
  if (row) {
    if (before == "-" || before == "–") numeral.bracketed = article.tokens[numeral.first_token].joined;
    return;
  }
  const bool dash = (before == "-" || before == "–") && article.tokens[numeral.first_token].joined &&
                    !article.tokens[numeral.first_token - 1].joined;
  if ((before == "minus" || (dash && numeral.sort == NumeralSort::percent)) && !numeral.value_to) {
    numeral.value = numeral.value.negated();
    numeral.first_token -= 1;
    numeral.span.start = article.tokens[numeral.first_token].span.start;
  }
}

void scan_sentence(const Rulebook& rulebook, const Article& article, const Sentence& sentence,
                   Mentions& mentions) {
  const Ranges ranges(article, sentence);
  std::optional<Scanned> held;
  const auto flush = [&] {
    if (!held) return;
    mark_negative(article, sentence, held->numeral);
    mentions.numerals.push_back(held->numeral);
    held.reset();
  };
  for (std::uint32_t t = sentence.first_token; t < sentence.last_token;) {
    const std::size_t faults = mentions.faults.size();
    std::optional<Scanned> scanned = scan_number(rulebook, article, t, sentence.last_token, mentions.faults);
    if (!scanned) {
      ++t;
      continue;
    }
    t = scanned->numeral.last_token;
    if (held && ranges.join(*held, *scanned)) {
      mentions.faults.resize(faults);
      continue;
    }
    flush();
    held = std::move(scanned);
  }
  flush();
}

}  // namespace

void spot_numerals(const Rulebook& rulebook, Article& article, Mentions& mentions) {
  for (const Sentence& sentence : article.sentences) {
    const std::size_t first = mentions.numerals.size();
    const std::size_t first_fault = mentions.faults.size();
    scan_sentence(rulebook, article, sentence, mentions);
    if (article.blocks[sentence.block].kind == BlockKind::furniture) {
      mentions.faults.resize(first_fault);
      for (std::size_t i = first; i < mentions.numerals.size(); ++i)
        mark_reason(mentions.numerals[i], "furniture");
    }
  }
  apply_not_numbers(rulebook, article, mentions.numerals);
  for (std::size_t n = 0; n < mentions.numerals.size(); ++n) {
    const Numeral& numeral = mentions.numerals[n];
    for (std::uint32_t t = numeral.first_token; t < numeral.last_token; ++t)
      article.tokens[t].numeral = static_cast<std::int32_t>(n);
  }
}

}  // namespace townclerk
