#include "check/rule.h"

#include <algorithm>

namespace townclerk {
namespace {

std::string grouped(const std::string& digits) {
  const std::size_t point = std::min(digits.find('.'), digits.size());
  std::string text = digits.substr(0, point);
  for (std::size_t at = point; at > 3 && text[at - 4] != '-';) {
    at -= 3;
    text.insert(at, ",");
  }
  return text + digits.substr(point);
}

}  // namespace

const Figure* CheckInput::figure(int id) const {
  const auto found = std::find_if(record.figures.begin(), record.figures.end(),
                                  [&](const Figure& figure) { return figure.id == id; });
  return found == record.figures.end() ? nullptr : &*found;
}

double CheckInput::limit(std::string_view rule, std::string_view name) const {
  const CheckRule* found = rulebook.checks.find(rule);
  if (found == nullptr) return 0;
  const auto limit = found->limits.find(name);
  return limit == found->limits.end() ? 0 : limit->second;
}

void CheckReport::add(std::string_view rule, std::string message, std::vector<int> figures,
                      std::optional<Span> at) {
  const CheckRule* found = rulebook_.checks.find(rule);
  const Severity severity = found == nullptr ? Severity::warning : found->severity;
  checks_.push_back({std::string(rule), severity, std::move(message), std::move(figures), at});
}

void CheckReport::add(std::string_view rule, std::string message, Sum sum) {
  std::vector<int> figures = sum.parts;
  figures.push_back(sum.total);
  add(rule, std::move(message), std::move(figures));
  if (sum.agrees) checks_.back().severity = Severity::info;
  checks_.back().sum = std::move(sum);
}

std::string said(const Figure& figure) {
  static const std::vector<std::pair<std::string_view, std::string_view>> kWords = {{"about", "around "},
                                                                                    {"up_to", "up to "},
                                                                                    {"at_least", "at least "},
                                                                                    {"over", "more than "},
                                                                                    {"under", "almost "}};
  std::string text;
  for (const auto& [qualifier, words] : kWords) {
    if (figure.qualifier == qualifier) text = words;
  }
  const std::string sign = figure.kind != Kind::money ? ""
                           : figure.currency == "GBP" ? "£"
                           : figure.currency == "EUR" ? "€"
                                                      : "$";
  text += sign + grouped(figure.value.to_string());
  if (figure.value_to) text += " to " + sign + grouped(figure.value_to->to_string());
  return figure.kind == Kind::percent ? text + "%" : text;
}

}  // namespace townclerk
