#include "resolve/period_features.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "resolve/calendar.h"
#include "unicode/normalise.h"

namespace townclerk {
namespace {

constexpr std::uint32_t kFarthest = 60;  // tokens: a sentence without end must not cost its square
constexpr std::size_t kMostSeen = 24;

constexpr std::array<std::string_view, 7> kPlaceNames = {"ahead",   "behind", "earlier", "lead",
                                                         "heading", "header", "label"};

constexpr std::array<std::string_view, 6> kSortNames = {"day",         "month", "year",
                                                        "fiscal-year", "span",  "duration"};

const char* bucket(std::uint32_t distance) {
  return distance <= 1    ? "0-1"
         : distance <= 3  ? "2-3"
         : distance <= 6  ? "4-6"
         : distance <= 10 ? "7-10"
         : distance <= 16 ? "11-16"
                          : "17+";
}

// What a figure is, in a word.
std::string sort_of(const Figure& figure) {
  if (figure.kind == Kind::jobs)
    return "jobs." + figure.change + (figure.status.empty() ? "" : "." + figure.status);
  return std::string(name_of(figure.kind)) + "." + figure.role +
         (figure.status.empty() ? "" : "." + figure.status);
}

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

// "by 2015" → "../2015", "since 2010/11" → "2010-04-01/..". Of a month without a year "by" means the next
// one, "since" the last.
std::string with_preposition(const Article& article, const DatedSpan& dated, const std::string& published) {
  const std::string& value = dated.mention.value;
  const bool two_years = dated.sort == DateSort::month && !dated.other.empty();
  const std::string now = published.substr(0, value.size());
  const std::uint32_t first = dated.mention.first_token;
  bool end_of = false;
  const std::uint32_t begin = article.sentences[article.sentence_of[first]].first_token;
  for (std::uint32_t back = 1; back <= 4 && first >= begin + back; ++back) {
    const std::string word = fold_case(article.word(first - back));
    if (word == "by" || word == "before" || word == "until" || word == "till") {
      const std::string last = last_of(two_years && value < now ? dated.other : value);
      return "../" + (end_of ? end_of_month(last) : last);
    }
    if (word == "since") return first_of(two_years && value > now ? dated.other : value) + "/..";
    if (word == "from" && back == 1 && dated.sort != DateSort::span)
      return dated.sort == DateSort::fiscal_year ? value : first_of(value) + "/..";
    end_of = end_of || word == "end";
    const bool passes = word == "the" || word == "end" || word == "of" || word == "early" || word == "late" ||
                        word == "start" || word == "beginning" || word == "april" || word == "around" ||
                        word == "spring" || word == "summer" || word == "autumn";
    if (!passes) break;
  }
  return value;
}

}  // namespace

PeriodFeatures::PeriodFeatures(const Rulebook& rulebook, const Article& article,
                               const std::vector<DatedSpan>& dates, const std::vector<Target>& targets,
                               const std::vector<Figure>& figures, const std::string& published)
    : rulebook_(rulebook),
      article_(article),
      dates_(dates),
      targets_(targets),
      figures_(figures),
      published_(published),
      of_budget_(std::any_of(dates.begin(), dates.end(), is_either_year) &&
                 speaks_of_budget(0, static_cast<std::uint32_t>(article.tokens.size()))) {}

void PeriodFeatures::add_between(std::uint32_t first, std::uint32_t last, Place place,
                                 std::vector<Seen>& seen, const Target& target) const {
  auto at = std::lower_bound(
      dates_.begin(), dates_.end(), first,
      [](const DatedSpan& dated, std::uint32_t token) { return dated.mention.first_token < token; });
  for (; at != dates_.end() && at->mention.first_token < last; ++at) {
    if (at->in_furniture || at->mention.value.empty()) continue;
    const DateMention& mention = at->mention;
    const bool far = place == Place::header || place == Place::label;
    const std::uint32_t distance =
        far                                        ? 0
        : mention.last_token <= target.first_token ? target.first_token - mention.last_token
        : mention.first_token >= target.last_token ? mention.first_token - target.last_token
                                                   : 0;
    seen.push_back({&*at, place, distance});
  }
}

std::vector<PeriodFeatures::Seen> PeriodFeatures::see(const Target& target) const {
  std::vector<Seen> seen;
  for (const std::uint32_t token : target.header_tokens)
    add_between(token, token + 1, Place::header, seen, target);
  for (const std::uint32_t token : target.label_tokens)
    add_between(token, token + 1, Place::label, seen, target);
  const std::uint32_t s = article_.sentence_of[target.first_token];
  const Sentence& sentence = article_.sentences[s];
  const std::uint32_t from = target.first_token - std::min(target.first_token, kFarthest);
  add_between(std::max(sentence.first_token, from), target.first_token, Place::ahead, seen, target);
  add_between(target.last_token, std::min(sentence.last_token, target.last_token + kFarthest), Place::behind,
              seen, target);
  if (s > 0 && article_.sentences[s - 1].block == sentence.block)
    add_between(std::max(article_.sentences[s - 1].first_token, from), sentence.first_token, Place::earlier,
                seen, target);
  const Block& block = article_.blocks[sentence.block];
  for (const auto& [above, place] :
       {std::pair(block.lead, Place::lead), std::pair(block.section, Place::heading)}) {
    if (above < 0) continue;
    const Block& frame = article_.blocks[static_cast<std::size_t>(above)];
    add_between(frame.first_token, std::min(frame.last_token, frame.first_token + kFarthest), place, seen,
                target);
  }
  std::stable_sort(seen.begin(), seen.end(),
                   [](const Seen& a, const Seen& b) { return a.distance < b.distance; });
  seen.resize(std::min(seen.size(), kMostSeen));
  return seen;
}

bool PeriodFeatures::is_here(const Seen& seen) {
  return seen.place == Place::ahead || seen.place == Place::behind;
}

std::size_t PeriodFeatures::numbers_between(const Target& target, const Seen& seen) const {
  constexpr std::size_t kMany = 3;
  const DateMention& mention = seen.dated->mention;
  const bool ahead = mention.last_token <= target.first_token;
  const std::uint32_t first = ahead ? mention.last_token : target.last_token;
  const std::uint32_t last = ahead ? target.first_token : mention.first_token;
  auto at =
      std::lower_bound(targets_.begin(), targets_.end(), first,
                       [](const Target& other, std::uint32_t token) { return other.first_token < token; });
  std::size_t count = 0;
  for (; at != targets_.end() && at->first_token < last && count < kMany; ++at) ++count;
  return count;
}

std::string PeriodFeatures::word_before(const DatedSpan& dated) const {
  static constexpr std::array<std::string_view, 18> kTelling = {
      "in",      "by", "since",  "from",   "over",  "for", "until", "during", "of",
      "between", "to", "within", "before", "after", "at",  "on",    "last",   "this"};
  const std::uint32_t first = dated.mention.first_token;
  const std::uint32_t begin = article_.sentences[article_.sentence_of[first]].first_token;
  for (std::uint32_t back = 1; back <= 4 && first >= begin + back; ++back) {
    std::string word = fold_case(article_.word(first - back));
    if (std::find(kTelling.begin(), kTelling.end(), word) != kTelling.end()) return word;
    if (article_.tokens[first - back].kind != TokenKind::word) break;
  }
  return "nothing";
}

bool PeriodFeatures::speaks_of_budget(std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t t = first; t < last; ++t) {
    if (rulebook_.lists.has("budget_words", fold_case(article_.word(t)))) return true;
  }
  return false;
}

bool PeriodFeatures::speaks_of_budget(const DatedSpan& dated) const {
  const Sentence& sentence = article_.sentences[article_.sentence_of[dated.mention.first_token]];
  const std::uint32_t first = dated.mention.first_token;
  return speaks_of_budget(std::max(sentence.first_token, first - std::min(first, kFarthest)),
                          std::min(sentence.last_token, dated.mention.last_token + kFarthest));
}

bool PeriodFeatures::is_either_year(const DatedSpan& dated) {
  return dated.sort == DateSort::year && !dated.other.empty();
}

// A period, seen from the day of the story.
std::string PeriodFeatures::when(const std::string& value) const {
  if (value.starts_with("P")) return "length";
  if (value.starts_with("../")) return "until";
  if (value.ends_with("/..")) return "since";
  if (published_.empty()) return "undated";
  const auto compare = [&](const std::string& date) {
    const std::size_t length = std::min(date.size(), published_.size());
    return date.compare(0, length, published_, 0, length);
  };
  if (compare(last_of(value)) < 0) return "past";
  return compare(first_of(value)) > 0 ? "coming" : "present";
}

std::vector<ChoiceFeature> PeriodFeatures::features(std::size_t figure, const Seen& seen,
                                                    const std::string& reading, const std::string& value,
                                                    bool nearest) const {
  std::vector<ChoiceFeature> features;
  const auto add = [&](std::string name) { features.push_back({std::move(name), 1}); };
  const Target& target = targets_[figure];
  const std::string place(kPlaceNames.at(static_cast<std::size_t>(seen.place)));
  const std::string sort(kSortNames.at(static_cast<std::size_t>(seen.dated->sort)));
  const std::string what = sort_of(figures_[figure]);
  const std::string kind = name_of(figures_[figure].kind);
  add("place." + place);
  add("place." + place + "." + sort);
  add("place." + place + "." + kind);
  add("reading." + reading + "." + sort);
  const std::string time = when(value);
  add("reading." + reading + "." + sort + "." + time);
  add("when." + time + "." + what);
  add("sort." + sort + "." + kind + "." + (kind == "jobs" ? figures_[figure].change : figures_[figure].role));
  if (is_either_year(*seen.dated))
    add("reading." + reading + "." + sort +
        (speaks_of_budget(*seen.dated) ? ".of-budget" : ".of-other-things"));
  const bool here = is_here(seen);
  if (here) {
    add("distance." + place + "." + bucket(seen.distance));
    const std::string between = "between." + place + "." + std::to_string(numbers_between(target, seen));
    add(between);
    add(between + "." + sort);
    if (nearest) add("nearest");
  }
  const std::string before = word_before(*seen.dated);
  add("before." + before + "." + place);
  add("before." + before + "." + sort);
  if (!seen.dated->mention.event.empty()) add("event." + seen.dated->mention.event + "." + sort);
  const std::uint32_t first = seen.dated->mention.first_token;
  if (first - article_.sentences[article_.sentence_of[first]].first_token <= 2) add("opens." + place);
  return features;
}

std::string PeriodFeatures::link_to_previous(std::size_t figure) const {
  if (figure == 0) return {};
  const Target& own = targets_[figure];
  const Target& before = targets_[figure - 1];
  if (own.table >= 0)
    return before.table == own.table && before.column == own.column ? "previous-in-column" : "";
  const Bond bond = article_.bond(before.first_token, own.first_token);
  return bond == Bond::none ? "" : std::string("previous-in-") + name_of(bond);
}

std::vector<PeriodFeatures::Candidate> PeriodFeatures::of(std::size_t figure,
                                                          const std::string& before) const {
  const Figure& own = figures_[figure];
  const std::vector<Seen> seen = see(targets_[figure]);
  std::vector<Candidate> candidates(1);
  const auto in_sentence = std::count_if(seen.begin(), seen.end(), is_here);
  for (const std::string& name : {std::string("none"), "none." + sort_of(own),
                                  "none.dates." + std::to_string(std::min<std::ptrdiff_t>(in_sentence, 3))})
    candidates.front().choice.features.push_back({name, 1});
  bool nearest = true;
  for (const Seen& s : seen) {
    std::vector<std::pair<const char*, std::string>> readings = {{"plain", s.dated->mention.value}};
    const std::string bounded = with_preposition(article_, *s.dated, published_);
    if (bounded != s.dated->mention.value)
      readings.emplace_back("bounded", bounded);
    else if (s.dated->sort == DateSort::day)
      continue;
    if (of_budget_ && is_either_year(*s.dated)) readings.emplace_back("other", s.dated->other);
    for (const auto& [reading, value] : readings) {
      const auto same = [&given = value](const Candidate& c) { return c.value == given; };
      if (std::any_of(candidates.begin(), candidates.end(), same)) continue;
      const auto index = static_cast<std::int32_t>(candidates.size());
      candidates.push_back({value, {index, features(figure, s, reading, value, nearest)}});
    }
    nearest = false;
  }
  if (const std::string link = link_to_previous(figure); !link.empty()) {
    for (Candidate& candidate : candidates) {
      if (candidate.value == before) candidate.choice.features.push_back({link, 1});
    }
  }
  return candidates;
}

}  // namespace townclerk
