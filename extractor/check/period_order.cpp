// A period that ends before it begins; a plan for a time that was over when the article appeared.
#include "check/rule.h"

namespace townclerk {
namespace {

struct Ends {
  std::string from;
  std::string to;
};

Ends ends_of(const std::string& period) {
  const std::size_t slash = period.find('/');
  if (slash == std::string::npos) return {period, period};
  return {period.substr(0, slash), period.substr(slash + 1)};
}

bool open(const std::string& end) {
  return end.empty() || end == ".." || end.front() == 'P';
}

}  // namespace

void check_period_order(const CheckInput& input, CheckReport& report) {
  for (const Figure& figure : input.record.figures) {
    if (figure.period.empty()) continue;
    const Ends ends = ends_of(figure.period);
    if (!open(ends.from) && !open(ends.to) && ends.from > ends.to && !ends.from.starts_with(ends.to)) {
      report.add("period-order", "the period " + figure.period + " ends before it begins", {figure.id});
      continue;
    }
    // Compared as far as both are said: a plan for 2024 in an article of 2024-11 is none for the past.
    const std::string published = input.record.published.substr(0, ends.to.size());
    const bool planned = figure.status == "planned" && figure.repeats == 0;
    if (planned && !published.empty() && !open(ends.to) && published.size() == ends.to.size() &&
        ends.to < published)
      report.add("period-order",
                 said(figure) + " is planned for " + figure.period +
                     ", which was over when this was published on " + input.record.published,
                 {figure.id});
  }
}

}  // namespace townclerk
