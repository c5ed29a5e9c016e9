#include "relate/candidates.h"

#include <algorithm>
#include <array>
#include <optional>

#include "relate/cell_units.h"
#include "relate/job_numbers.h"
#include "relate/noun_phrase.h"
#include "unicode/normalise.h"

namespace townclerk {
namespace {

std::string lower(const Article& article, std::uint32_t token) {
  return fold_case(article.word(token));
}

class CandidateFinder {
 public:
  CandidateFinder(const Rulebook& rulebook, const Article& article, const Mentions& mentions,
                  const Tables& tables, const Weigher& weigher, const WordEvidence& words,
                  ContextReader& context)
      : rulebook_(rulebook),
        article_(article),
        mentions_(mentions),
        tables_(tables),
        weigher_(weigher),
        words_(words),
        context_(context),
        units_(rulebook, article, mentions.numerals, tables),
        jobs_(article) {}

  Candidates run() {
    for (std::uint32_t n = 0; n < mentions_.numerals.size(); ++n) first_look(n);
    if (!open_.empty()) context_.meet(result_.targets);
    for (Target& open : open_) decide(open);
    sort();
    return std::move(result_);
  }

 private:
  void sort() {
    std::sort(result_.targets.begin(), result_.targets.end(),
              [](const Target& a, const Target& b) { return a.numeral < b.numeral; });
  }

  [[nodiscard]] Target make(std::uint32_t n, Kind kind, const std::optional<CellPlace>& place) const {
    const Numeral& numeral = mentions_.numerals[n];
    Target target;
    target.numeral = n;
    target.first_token = numeral.first_token;
    target.last_token = numeral.last_token;
    target.last_numeral_token = numeral.last_token;
    target.kind = kind;
    target.value = numeral.value;
    target.value_to = numeral.value_to;
    target.currency = numeral.currency;
    target.rule = numeral.form;
    const BlockKind block = article_.blocks[article_.block_of[numeral.first_token]].kind;
    if (block == BlockKind::heading) target.signals.emplace_back("block:heading");
    if (block == BlockKind::item) target.signals.emplace_back("block:item");
    if (block == BlockKind::row) target.signals.emplace_back("block:row");
    if (place) {
      target.table = static_cast<std::int32_t>(place->table);
      target.row = place->row;
      target.column = place->column;
      target.header_tokens = place->header_tokens;
      target.label_tokens = place->label_tokens;
      target.total_row = tables_.all()[place->table].rows[place->row].total;
      if (numeral.bracketed) target.signals.emplace_back("cell:negative");
    }
    return target;
  }

  void leave(std::uint32_t n, std::string reason) { result_.left_out.emplace_back(n, std::move(reason)); }

  void accept(Target target) {
    if (target.kind == Kind::money) target.signals.push_back(size_signal(target.value));
    if (target.kind == Kind::jobs) target.signals.push_back("unit:" + target.unit);
    if (target.kind == Kind::money && target.currency != "GBP")
      target.signals.emplace_back("currency:foreign");
    if (target.kind == Kind::jobs) jobs_.add(target);
    result_.targets.push_back(std::move(target));
  }

  static std::string size_signal(const Decimal& value) {
    static constexpr std::array<std::pair<std::int64_t, const char*>, 6> kSizes = {
        {{100, "size:under-100"},
         {2500, "size:under-2500"},
         {20000, "size:under-20k"},
         {300000, "size:under-300k"},
         {5000000, "size:under-5m"},
         {100000000, "size:under-100m"}}};
    for (const auto& [limit, name] : kSizes) {
      if (value < Decimal(limit)) return name;
    }
    return "size:100m-up";
  }

  void first_look(std::uint32_t n) {
    const Numeral& numeral = mentions_.numerals[n];
    if (*numeral.reason != '\0' && !counts_jobs_in_spite(numeral)) return leave(n, numeral.reason);
    const auto place = tables_.place_of(numeral.first_token);
    const bool cell_alone = place && tables_.row_of(*place).cells[place->cell].number;
    if (numeral.sort == NumeralSort::money) return accept(sum(n, place, cell_alone));
    if (numeral.sort == NumeralSort::percent) return accept(make(n, Kind::percent, place));
    Target target = make(n, Kind::jobs, place);
    if (cell_alone && cell(target, *place)) return;
    const NounPhrase phrase = find_noun_phrase(article_, rulebook_, numeral);
    if (!phrase.unit.empty() && !phrase.loose) {
      if (numeral.value == Decimal(1) && one_of(numeral, phrase)) return leave(n, "one-of");
      target.last_token = phrase.last_token;
      target.unit = phrase.unit;
      target.rule = "job-noun";
      return accept(std::move(target));
    }
    if (phrase.loose) {
      target.last_token = phrase.last_token;
      target.unit = phrase.unit;
      target.rule = "people";
      target.signals.emplace_back("loose-people");
    } else if (!phrase.other.empty()) {
      return leave(n, phrase.other);
    } else {
      constexpr std::int64_t kNoMoreThan = 1000000;
      if (!(numeral.value < Decimal(kNoMoreThan))) return leave(n, "currency-lost");
      target.rule = "no-noun";
      target.signals.emplace_back("no-noun");
    }
    if (phrase.partitive) target.signals.emplace_back("partitive");
    if (numeral.in_words) target.signals.emplace_back("in-words");
    if (numeral.value == Decimal(1)) target.signals.emplace_back("one");
    open_.push_back(std::move(target));
  }

  // "2000 jobs", "In December 16 staff left", "Last year 92 posts": a year or a day by its looks, but it
  // counts something.
  [[nodiscard]] bool counts_jobs_in_spite(const Numeral& numeral) const {
    const std::string_view reason = numeral.reason;
    if (reason != "year" && reason != "month-day" && reason != "section") return false;
    const NounPhrase phrase = find_noun_phrase(article_, rulebook_, numeral);
    if (phrase.unit.empty() || phrase.loose || phrase.last_token > numeral.last_token + 2) return false;
    if (numeral.first_token < (reason == "year" ? 1U : 2U)) return false;
    const std::uint32_t before = numeral.first_token - 1;
    const auto is = [&](std::uint32_t token, std::string_view list) {
      return rulebook_.lists.has(list, lower(article_, token));
    };
    if (reason == "year")
      return !rulebook_.lexicon.is(article_.tokens[before].word, WordClass::month) &&
             !is(before, "year_prepositions");
    if (reason == "month-day") return is(before - 1, "span_openers");
    const bool school_year = article_.tokens[before].capitalised;
    return !school_year && is(before, "span_nouns") && is(before - 1, "span_determiners");
  }

  // "one of the posts", "no one", "one job"
  [[nodiscard]] bool one_of(const Numeral& numeral, const NounPhrase& phrase) const {
    if (phrase.partitive) return true;
    const std::string next = lower(article_, numeral.last_token);
    return next == "of" || (numeral.in_words && phrase.unit == "people");
  }

  // A cell that is a number alone: what it counts stands elsewhere in its table.
  bool cell(Target& target, const CellPlace& place) {
    const CellUnit unit = units_.of(place);
    switch (unit.sort) {
      case CellUnit::Sort::reference:
        leave(target.numeral, "column-of-other-things");
        return true;
      case CellUnit::Sort::percent:
        target.kind = Kind::percent;
        target.rule = "cell-percent";
        break;
      case CellUnit::Sort::jobs:
        target.unit = unit.unit;
        target.rule = "cell-jobs";
        if (unit.fte) target.signals.emplace_back("cell:fte");
        break;
      case CellUnit::Sort::money:
        target.kind = Kind::money;
        target.rule = "cell-money";
        target.currency = unit.currency;
        if (!scale(target, unit.factor)) return false;
        break;
      default:
        return false;
    }
    target.value = target.value.magnitude();
    accept(std::move(target));
    return true;
  }

  // "£1,250" under "£000".
  [[nodiscard]] Target sum(std::uint32_t n, const std::optional<CellPlace>& place, bool cell_alone) const {
    Target target = make(n, Kind::money, place);
    if (!cell_alone || target.rule != "money-plain") return target;
    const CellUnit unit = units_.header_of(*place);
    if (unit.sort == CellUnit::Sort::money) scale(target, unit.factor);
    return target;
  }

  static bool scale(Target& target, const Decimal& factor) {
    const auto value = target.value.times(factor);
    if (!value) return false;
    target.value = *value;
    if (target.value_to) target.value_to = target.value_to->times(factor);
    return true;
  }

  // "29 old people's homes, with 16 already shut": the number before it in the sentence counts other things.
  [[nodiscard]] bool counts_other_before(const Target& target) const {
    const std::uint32_t sentence = article_.sentence_of[target.first_token];
    for (std::uint32_t n = target.numeral; n-- > 0;) {
      const Numeral& before = mentions_.numerals[n];
      if (article_.sentence_of[before.first_token] != sentence) return false;
      if (before.sort != NumeralSort::bare) continue;
      if (jobs_.has(n)) return false;
      return !find_noun_phrase(article_, rulebook_, before).other.empty();
    }
    return false;
  }

  // "…, with 16 already shut", "…, including 16": part of what the number before it counts.
  [[nodiscard]] bool leans_on_number_before(const Target& target) const {
    constexpr std::uint32_t kNear = 10;
    const std::uint32_t first = target.first_token;
    const Numeral& before = mentions_.numerals[target.numeral - 1];
    if (target.rule != "no-noun" || first < 2 || first - before.last_token > kNear) return false;
    const std::string word = lower(article_, first - 1);
    return article_.word(first - 2) == "," && (word == "with" || rulebook_.lists.has("part_words", word));
  }

  // Whether cues and words say "no" so clearly that the net need not be asked: most numbers of most articles.
  [[nodiscard]] static bool beyond_doubt(const Decision& decision) {
    constexpr double kClear = 6;
    double yes = 0;
    double no = 0;
    for (const WeighedValue& value : decision.values) (value.value == "yes" ? yes : no) = value.score;
    return no - yes > kClear;
  }

  // A number without a job noun, or of "people": the context says.
  void decide(Target& target) {
    if (jobs_.in_sentence_of(target)) target.signals.emplace_back("job-figure-in-sentence");
    if (jobs_.earlier_in_block_of(target)) target.signals.emplace_back("job-figure-earlier-in-block");
    if (jobs_.in_blocks_before(target)) target.signals.emplace_back("job-figure-in-previous-blocks");
    const std::string* same = jobs_.unit_of_same(target);
    if (counts_other_before(target)) {
      if (leans_on_number_before(target)) return leave(target.numeral, "part-of-other-things");
      target.signals.emplace_back("other-noun-before");
    }
    if (same != nullptr) target.signals.emplace_back("same-number-as-a-job-figure");
    result_.weighed.push_back(target);
    Decision decision = weigher_.weigh("jobs.figure", target);
    words_.add(words_.around(target, mentions_), decision);
    if (!beyond_doubt(decision)) context_.add(context_.read(target), decision);
    Weigher::settle(decision);
    if (Weigher::winner(decision) != "yes")
      return leave(target.numeral, target.rule == "people" ? "people-not-at-work" : "no-job-noun");
    const std::string* before = jobs_.unit_before(target);
    if (target.unit.empty()) target.unit = same != nullptr ? *same : before != nullptr ? *before : "people";
    target.found_by = std::move(decision);
    accept(std::move(target));
  }

  const Rulebook& rulebook_;
  const Article& article_;
  const Mentions& mentions_;
  const Tables& tables_;
  const Weigher& weigher_;
  const WordEvidence& words_;
  ContextReader& context_;
  CellUnits units_;
  JobNumbers jobs_;
  Candidates result_;
  std::vector<Target> open_;
};

}  // namespace

Candidates find_candidates(const Rulebook& rulebook, const Article& article, const Mentions& mentions,
                           const Tables& tables, const Weigher& weigher, const WordEvidence& words,
                           ContextReader& context) {
  return CandidateFinder(rulebook, article, mentions, tables, weigher, words, context).run();
}

}  // namespace townclerk
