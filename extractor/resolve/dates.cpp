#include "resolve/dates.h"

#include <algorithm>
#include <charconv>

#include "resolve/calendar.h"
#include "unicode/normalise.h"

namespace townclerk {
namespace {

class DateReader {
 public:
  DateReader(const Rulebook& rulebook, const Article& article, const std::string& published)
      : rulebook_(rulebook), article_(article), published_(published) {}

  std::vector<DatedSpan> run() {
    for (const TextPattern& pattern : rulebook_.dates) {
      pattern.each(article_.normal.text,
                   [&](const TextPattern::Match& match) { read(pattern.name(), match); });
    }
    keep_longest();
    return std::move(result_);
  }

 private:
  using Match = TextPattern::Match;

  [[nodiscard]] std::string text(const Match& match, const char* group) const {
    const auto found = match.captures.find(group);
    return found == match.captures.end() ? std::string() : std::string(article_.normal.slice(found->second));
  }
  [[nodiscard]] int number(const Match& match, const char* group) const {
    const std::string digits = text(match, group);
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
  }
  [[nodiscard]] int month(const Match& match, const char* group = "month") const {
    std::string name = fold_case(text(match, group));
    if (name.ends_with('.')) name.pop_back();
    const WordId word = rulebook_.vocabulary.find(name);
    const auto found = rulebook_.lexicon.months.find(word);
    return found == rulebook_.lexicon.months.end() ? 0 : found->second;
  }
  // "17" beside "2016" is 2017.
  static int full_year(int year, int near) {
    if (year >= 100) return year;
    return year < 10 && near % 10 == year - 1 ? near / 10 * 10 + year : near / 100 * 100 + year;
  }

  void read(const std::string& name, const Match& match) {
    std::string value;
    std::string other;  // DatedSpan::other
    DateSort sort = DateSort::day;
    const auto published_year = year_of(published_);
    if (name == "fiscal-year" || name == "year-span") {
      const int from = number(match, "from");
      const int to = full_year(number(match, "to"), from);
      sort = to == from + 1 ? DateSort::fiscal_year : DateSort::span;
      value = to == from + 1 ? fiscal_year(from) : iso_year(from) + "/" + iso_year(to);
      if (to <= from) return;
    } else if (name == "day-month" || name == "month-day") {
      const int year =
          text(match, "year").empty() ? guess_year(month(match)) : full_year(number(match, "year"), 2000);
      if (year > 0) value = iso_day(year, month(match), number(match, "day")).value_or("");
    } else if (name == "numeric-day") {
      const int year = full_year(number(match, "year"), 2000);
      value = iso_day(year, number(match, "month"), number(match, "day")).value_or("");
      if (value.empty()) return;
    } else if (name == "month-year") {
      sort = DateSort::month;
      value = iso_month(full_year(number(match, "year"), 2000), month(match));
    } else if (name == "month") {
      sort = DateSort::month;
      const int which = month(match);
      const int year = guess_year(which);
      if (year > 0) value = iso_month(year, which);
      if (const int another = other_year(which, year); another > 0) other = iso_month(another, which);
    } else if (name == "month-span") {
      sort = DateSort::span;
      const int year = text(match, "year").empty() ? guess_year(month(match, "from")) : number(match, "year");
      if (year > 0)
        value = iso_month(year, month(match, "from")) + "/" +
                iso_month(year + (month(match, "to") < month(match, "from") ? 1 : 0), month(match, "to"));
    } else if (name == "year") {
      sort = DateSort::year;
      value = iso_year(number(match, "year"));
    } else if (name == "weekday") {
      const auto found =
          rulebook_.lexicon.weekdays.find(rulebook_.vocabulary.find(fold_case(text(match, "weekday"))));
      if (found != rulebook_.lexicon.weekdays.end())
        value = weekday_near(published_, found->second, text(match, "next") == "next").value_or("");
      if (value.empty()) return;
    } else if (name == "duration" || name == "duration-of-one") {
      sort = DateSort::duration;
      value = duration(match);
      if (value.empty()) return;
    } else if (name == "relative-year") {
      const std::string which = fold_case(text(match, "which"));
      const int shift = which == "next" || which == "coming"     ? 1
                        : which == "last" || which == "previous" ? -1
                                                                 : 0;
      if (!published_year) return;
      const bool fiscal = !text(match, "fiscal").empty();
      sort = fiscal ? DateSort::fiscal_year : DateSort::year;
      const int current = month_of(published_).value_or(4) < 4 ? *published_year - 1 : *published_year;
      value = fiscal ? fiscal_year(current + shift) : iso_year(*published_year + shift);
      if (!fiscal) other = fiscal_year(current + shift);
    } else if (name == "end-of-year") {
      const bool fiscal = !text(match, "fiscal").empty();
      int year = number(match, "year");
      if (year == 0 && !published_year) return;
      if (year == 0) year = *published_year;
      value = fiscal ? iso_year(year + (month_of(published_).value_or(4) < 4 ? 0 : 1)) + "-03-31"
                     : iso_year(year) + "-12-31";
    }
    push(match.span, std::move(value), std::move(other), sort);
  }

  // A month without a year: the one nearest to `published`.
  [[nodiscard]] int guess_year(int month) const {
    const auto year = year_of(published_);
    if (!year || month == 0) return 0;
    const auto now = month_of(published_);
    if (!now) return *year;
    if (month - *now > 8) return *year - 1;
    if (*now - month > 8) return *year + 1;
    return *year;
  }

  // The next one, where the nearest is behind, and the last one, where it is ahead.
  [[nodiscard]] int other_year(int month, int guessed) const {
    const auto year = year_of(published_);
    const auto now = month_of(published_);
    if (!year || !now || guessed == 0 || month == *now) return 0;
    const bool behind = guessed < *year || (guessed == *year && month < *now);
    return behind ? guessed + 1 : guessed - 1;
  }

  [[nodiscard]] std::string duration(const Match& match) const {
    const std::string count = fold_case(text(match, "count"));
    Decimal value;
    if (count.empty()) return "P" + std::string(fold_case(text(match, "unit")) == "decade" ? "10Y" : "1Y");
    if (const auto parsed = Decimal::parse(count)) {
      value = *parsed;
    } else {
      const Lexicon::NumberWord* word = rulebook_.lexicon.number_word(rulebook_.vocabulary.find(count));
      if (word == nullptr) return {};
      value = word->value;
    }
    const std::string unit = fold_case(text(match, "unit"));
    const char* letter = unit.starts_with("year")    ? "Y"
                         : unit.starts_with("month") ? "M"
                         : unit.starts_with("week")  ? "W"
                                                     : "D";
    return "P" + value.to_string() + letter;
  }

  void push(Span span, std::string value, std::string other, DateSort sort) {
    DatedSpan dated;
    dated.mention.span = span;
    dated.mention.value = std::move(value);
    dated.other = std::move(other);
    dated.sort = sort;
    const auto first =
        std::lower_bound(article_.tokens.begin(), article_.tokens.end(), span.start,
                         [](const Token& token, std::uint32_t start) { return token.span.end <= start; });
    const auto last =
        std::lower_bound(first, article_.tokens.end(), span.end,
                         [](const Token& token, std::uint32_t end) { return token.span.start < end; });
    if (first == last) return;
    dated.mention.first_token = static_cast<std::uint32_t>(first - article_.tokens.begin());
    dated.mention.last_token = static_cast<std::uint32_t>(last - article_.tokens.begin());
    dated.in_furniture =
        article_.blocks[article_.block_of[dated.mention.first_token]].kind == BlockKind::furniture;
    result_.push_back(std::move(dated));
  }

  void keep_longest() {
    std::stable_sort(result_.begin(), result_.end(), [](const DatedSpan& a, const DatedSpan& b) {
      if (a.mention.span.start != b.mention.span.start) return a.mention.span.start < b.mention.span.start;
      return a.mention.span.end > b.mention.span.end;
    });
    std::vector<DatedSpan> kept;
    for (DatedSpan& dated : result_) {
      if (!kept.empty() && dated.mention.span.start < kept.back().mention.span.end) continue;
      kept.push_back(std::move(dated));
    }
    result_ = std::move(kept);
  }

  const Rulebook& rulebook_;
  const Article& article_;
  const std::string& published_;
  std::vector<DatedSpan> result_;
};

}  // namespace

std::vector<DatedSpan> find_dates(const Rulebook& rulebook, const Article& article,
                                  const std::string& published) {
  return DateReader(rulebook, article, published).run();
}

std::string find_dateline(const Article& article, const std::vector<DatedSpan>& dates) {
  constexpr std::uint32_t kFirstBlocks = 8;
  constexpr std::uint32_t kLongestDateline = 120;
  for (const DatedSpan& dated : dates) {
    const std::uint32_t block = article.block_of[dated.mention.first_token];
    if (block >= kFirstBlocks) break;
    if (article.blocks[block].span.length() <= kLongestDateline && is_iso_date(dated.mention.value))
      return dated.mention.value;
  }
  return {};
}

}  // namespace townclerk
