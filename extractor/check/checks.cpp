#include "check/checks.h"

#include <algorithm>
#include <map>

#include "unicode/decode.h"

namespace townclerk {
namespace {

const Figure* find(const Record& record, int id) {
  const auto found = std::find_if(record.figures.begin(), record.figures.end(),
                                  [&](const Figure& figure) { return figure.id == id; });
  return found == record.figures.end() ? nullptr : &*found;
}

bool slice_holds(const TextSlice& slice, std::string_view text, std::string_view title) {
  return slice_code_points(slice.in_title ? title : text, slice.span.start, slice.span.end) == slice.text;
}

}  // namespace

void check_spans(const Record& record, std::string_view text, std::string_view title,
                 std::vector<Check>& checks) {
  const auto complain = [&](const TextSlice& slice, const std::string& what, std::vector<int> ids) {
    checks.push_back({"span", Severity::error,
                      what + " at " + std::to_string(slice.span.start) + "–" +
                          std::to_string(slice.span.end) + " is not the text there",
                      std::move(ids), slice.span});
  };
  for (const Figure& figure : record.figures) {
    if (!slice_holds(figure.phrase, text, title))
      complain(figure.phrase, "figure " + std::to_string(figure.id), {figure.id});
    const bool inside =
        figure.phrase.span.start <= figure.number.start && figure.number.end <= figure.phrase.span.end;
    if (!inside)
      complain({figure.number, "", false}, "the number of figure " + std::to_string(figure.id), {figure.id});
  }
  for (const Council& council : record.councils) {
    for (const TextSlice& slice : council.mentions) {
      if (!slice_holds(slice, text, title)) complain(slice, "a mention of " + council.name, {});
    }
  }
  for (const RecordDate& date : record.dates) {
    if (!slice_holds(date.slice, text, title)) complain(date.slice, "a date", {});
  }
}

void check_links(const Record& record, std::vector<Check>& checks) {
  for (const Figure& figure : record.figures) {
    for (const int other : {figure.part_of, figure.repeats}) {
      if (other == 0) continue;
      const bool refers = other != figure.id && find(record, other) != nullptr;
      if (!refers)
        checks.push_back({"links",
                          Severity::error,
                          "figure " + std::to_string(figure.id) + " refers to figure " +
                              std::to_string(other) + ", which is not there",
                          {figure.id},
                          std::nullopt});
    }
  }
}

void check_parts(const Record& record, std::vector<Check>& checks) {
  std::map<int, std::vector<const Figure*>> parts;
  for (const Figure& figure : record.figures) {
    if (figure.part_of != 0 && figure.repeats == 0) parts[figure.part_of].push_back(&figure);
  }
  for (const auto& [id, list] : parts) {
    const Figure* whole = find(record, id);
    if (whole == nullptr || whole->kind == Kind::percent) continue;
    for (const Figure* part : list) {
      if (part->kind != whole->kind || part->currency != whole->currency || part->unit != whole->unit ||
          part->per != whole->per)
        continue;
      const Decimal limit = whole->value_to.value_or(whole->value);
      const bool open =
          whole->qualifier == "over" || whole->qualifier == "at_least" || whole->qualifier == "about";
      if (part->value > limit && !open) {
        checks.push_back({"parts-exceed-total",
                          Severity::warning,
                          part->value.to_string() + " is said to be a part of " + limit.to_string(),
                          {part->id, id},
                          std::nullopt});
      }
    }
  }
}

void check_plausible(const Record& record, std::vector<Check>& checks) {
  // The greatest workforce that the text states for a council: a level of staff at large, not of a team or
  // grade.
  constexpr std::int64_t kLeastWorkforce = 100;
  std::map<std::string, Decimal> workforce;
  for (const Figure& level : record.figures) {
    const bool at_large = level.kind == Kind::jobs && level.change == "none" && level.unit == "people" &&
                          level.department.empty() && level.vacancy.empty() && level.part_of == 0 &&
                          level.rule == "job-noun";
    if (!at_large || level.value < Decimal(kLeastWorkforce)) continue;
    Decimal& greatest = workforce[level.council];
    greatest = std::max(greatest, level.value_to.value_or(level.value));
  }
  for (const Figure& cut : record.figures) {
    if (cut.kind != Kind::jobs || cut.change != "cut" || cut.repeats != 0) continue;
    const auto stated = workforce.find(cut.council);
    if (stated == workforce.end() || !(cut.value > stated->second)) continue;
    checks.push_back({"implausible",
                      Severity::warning,
                      "a cut of " + cut.value.to_string() + " is more than the workforce of " +
                          stated->second.to_string() + " that the text states",
                      {cut.id},
                      std::nullopt});
  }
  for (const Figure& share : record.figures) {
    if (share.kind != Kind::percent || (share.role != "workforce" && share.role != "survey")) continue;
    if (share.value > Decimal(100))
      checks.push_back({"implausible",
                        Severity::warning,
                        share.value.to_string() + " per cent of a whole is more than the whole",
                        {share.id},
                        std::nullopt});
  }
}

void check_periods(const Record& record, std::vector<Check>& checks) {
  for (const Figure& figure : record.figures) {
    const std::size_t slash = figure.period.find('/');
    if (slash == std::string::npos) continue;
    const std::string from = figure.period.substr(0, slash);
    const std::string to = figure.period.substr(slash + 1);
    if (from == ".." || to == "..") continue;
    if (from > to && !from.starts_with(to))
      checks.push_back({"period-order",
                        Severity::warning,
                        "the period " + figure.period + " ends before it begins",
                        {figure.id},
                        std::nullopt});
  }
}

void run_checks(const Record& record, std::string_view text, std::string_view title,
                std::vector<Check>& checks) {
  check_spans(record, text, title, checks);
  check_links(record, checks);
  check_parts(record, checks);
  check_plausible(record, checks);
  check_periods(record, checks);
}

}  // namespace townclerk
