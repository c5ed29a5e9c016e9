#include "resolve/periods.h"

#include <cstdlib>

#include "resolve/calendar.h"
#include "unicode/normalise.h"

namespace townclerk {
namespace {

std::string first_of(const std::string& interval) {
  return interval.substr(0, interval.find('/'));
}
std::string last_of(const std::string& interval) {
  return interval.substr(interval.rfind('/') + 1);
}

// "by the end of March 2016" is the 31st.
std::string end_of_month(const std::string& value) {
  const auto month = month_of(value);
  return value.size() == 7 && month ? last_day_of_month(*year_of(value), *month) : value;
}

// "by 2015" → "../2015", "since 2010/11" → "2010-04-01/..".
std::string with_preposition(const Article& article, const DatedSpan& dated) {
  const std::string& value = dated.mention.value;
  const std::uint32_t first = dated.mention.first_token;
  bool end_of = false;
  const std::uint32_t begin = article.sentences[article.sentence_of[first]].first_token;
  for (std::uint32_t back = 1; back <= 4 && first >= begin + back; ++back) {
    const std::string word = fold_case(article.word(first - back));
    if (word == "by" || word == "before" || word == "until" || word == "till")
      return "../" + (end_of ? end_of_month(last_of(value)) : last_of(value));
    if (word == "since") return first_of(value) + "/..";
    if (word == "from" && back == 1 && dated.sort != DateSort::span)
      return dated.sort == DateSort::fiscal_year ? value : first_of(value) + "/..";
    end_of = end_of || word == "end";
    const bool passes = word == "the" || word == "end" || word == "of" || word == "early" || word == "late" ||
                        word == "start" || word == "beginning" || word == "april" || word == "around";
    if (!passes) break;
  }
  return value;
}

// A year or date that tells when a thing was said or is voted on is no period of its figures.
bool usable(const DatedSpan& dated) {
  return !dated.mention.value.empty() && dated.sort != DateSort::day;
}

bool is_bounded_day(const Article& article, const DatedSpan& dated) {
  return !dated.mention.value.empty() && dated.sort == DateSort::day &&
         with_preposition(article, dated) != dated.mention.value;
}

std::string from_header(const std::vector<DatedSpan>& dates, const Target& target) {
  for (const DatedSpan& dated : dates) {
    for (const std::uint32_t token : target.header_tokens) {
      if (token == dated.mention.first_token && usable(dated)) return dated.mention.value;
    }
  }
  return {};
}

}  // namespace

void assign_periods(const Article& article, const std::vector<DatedSpan>& dates,
                    const std::vector<Target>& targets, std::vector<Figure>& figures) {
  constexpr int kFarthest = 16;  // tokens between a number and its period
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const Target& target = targets[i];
    if (!target.header_tokens.empty()) {
      figures[i].period = from_header(dates, target);
      if (!figures[i].period.empty()) continue;
    }
    const std::uint32_t sentence = article.sentence_of[target.first_token];
    int nearest = kFarthest + 1;
    for (const DatedSpan& dated : dates) {
      if (article.sentence_of[dated.mention.first_token] != sentence || dated.in_furniture) continue;
      if (!usable(dated) && !is_bounded_day(article, dated)) continue;
      const bool before = dated.mention.last_token <= target.first_token;
      int distance = before
                         ? static_cast<int>(target.first_token - dated.mention.last_token) + 2
                         : static_cast<int>(dated.mention.first_token) - static_cast<int>(target.last_token);
      // What stands far ahead dates the saying, not the sum; another number between the two owns the period.
      constexpr int kFarthestAhead = 7;
      if (before && dated.sort != DateSort::duration && distance > kFarthestAhead) continue;
      for (const Target& other : targets) {
        const bool between =
            before ? other.first_token >= dated.mention.last_token && other.last_token <= target.first_token
                   : other.first_token >= target.last_token && other.last_token <= dated.mention.first_token;
        if (between) distance += 5;
      }
      if (distance < 0 || distance >= nearest) continue;
      nearest = distance;
      figures[i].period = with_preposition(article, dated);
    }
  }
}

}  // namespace townclerk
