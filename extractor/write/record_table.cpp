#include "write/record_table.h"

#include <algorithm>
#include <array>

#include "unicode/decode.h"

namespace townclerk {
namespace {

constexpr const char* kBold = "\033[1m";
constexpr const char* kDim = "\033[2m";
constexpr const char* kYellow = "\033[33m";
constexpr const char* kRed = "\033[31m";
constexpr const char* kOff = "\033[0m";

std::string paint(const std::string& text, const char* color, bool on) {
  return on ? color + text + kOff : text;
}

std::string grouped(const std::string& digits) {
  const std::size_t point = std::min(digits.find('.'), digits.size());
  std::string out = digits.substr(point);
  for (std::size_t i = 0; i < point; ++i) {
    const std::size_t from_end = i;
    if (from_end > 0 && from_end % 3 == 0 && digits[point - 1 - i] != '-') out.insert(0, ",");
    out.insert(0, 1, digits[point - 1 - i]);
  }
  return out;
}

std::string padded(std::string text, std::size_t width, bool right = false) {
  const std::size_t length = count_code_points(text);
  if (length >= width) return text;
  const std::string space(width - length, ' ');
  return right ? space + text : text + space;
}

std::string one_line(const std::string& text, std::size_t width) {
  std::string line = text;
  std::replace(line.begin(), line.end(), '\n', ' ');
  if (count_code_points(line) <= width) return line;
  return std::string(slice_code_points(line, 0, static_cast<std::uint32_t>(width - 1))) + "…";
}

std::string sign_of(const std::string& currency) {
  return currency == "GBP" ? "£" : currency == "EUR" ? "€" : currency == "USD" ? "$" : currency;
}

std::string qualifier_sign(const std::string& qualifier) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kSigns = {
      {{"exact", ""}, {"about", "~"}, {"up_to", "≤"}, {"at_least", "≥"}, {"over", ">"}, {"under", "<"}}};
  for (const auto& [name, sign] : kSigns) {
    if (name == qualifier) return std::string(sign);
  }
  return {};
}

std::string says(const Figure& figure) {
  std::vector<std::string> parts;
  if (figure.kind == Kind::jobs) {
    parts.push_back(figure.unit + (figure.fte ? " (FTE)" : ""));
    if (figure.change != "none") parts.push_back(figure.change);
  } else {
    parts.push_back(figure.role);
  }
  for (const std::string& part : {figure.status, figure.vacancy, figure.means,
                                  figure.per.empty() ? std::string() : "a " + figure.per}) {
    if (!part.empty()) parts.push_back(part);
  }
  if (figure.additional) parts.emplace_back("additional");
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

std::string rest(const Record& record, const Figure& figure) {
  std::string text;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) text += (text.empty() ? "" : "; ") + part;
  };
  std::size_t main = 0;
  std::string name;
  for (const Council& council : record.councils) {
    main += council.main ? 1 : 0;
    if (council.gss == figure.council || council.code == figure.council) name = council.name;
  }
  if (main != 1) add(name);
  add(figure.department);
  add(figure.period);
  if (figure.part_of != 0) add("part of #" + std::to_string(figure.part_of));
  if (figure.repeats != 0) add("repeats #" + std::to_string(figure.repeats));
  return text;
}

}  // namespace

std::string readable_value(const Figure& figure) {
  const std::string sign = figure.kind == Kind::money ? sign_of(figure.currency) : std::string();
  std::string text = qualifier_sign(figure.qualifier) + sign + grouped(figure.value.to_string());
  if (figure.value_to) text += "–" + sign + grouped(figure.value_to->to_string());
  return figure.kind == Kind::percent ? text + "%" : text;
}

std::string to_table(const Record& record, const TableStyle& style) {
  std::string out = paint(record.id, kBold, style.color);
  if (!record.published.empty()) out += "  " + record.published;
  out += "\n";
  for (const Council& council : record.councils) {
    const std::string identity = council.gss.empty() ? council.code : council.gss;
    out += "  " + council.name +
           paint(" " + identity + (council.main ? "" : ", mentioned"), kDim, style.color) + "\n";
  }
  std::size_t widest_value = 0;
  std::size_t widest_says = 0;
  for (const Figure& figure : record.figures) {
    widest_value = std::max<std::size_t>(widest_value, count_code_points(readable_value(figure)));
    widest_says = std::max<std::size_t>(widest_says, says(figure).size());
  }
  for (const Figure& figure : record.figures) {
    const std::string head = "  " + padded("#" + std::to_string(figure.id), 4) +
                             padded(readable_value(figure), widest_value, true) + "  " +
                             padded(says(figure), widest_says);
    const std::string more = rest(record, figure);
    out += head + "  \"" + one_line(figure.phrase.text, 44) + "\"" +
           (more.empty() ? "" : paint("  " + one_line(more, 60), kDim, style.color)) + "\n";
  }
  if (record.figures.empty()) out += paint("  no figures\n", kDim, style.color);
  for (const Check& check : record.checks) {
    const char* color = check.severity == Severity::error ? kRed : kYellow;
    std::string ids;
    for (const int id : check.figures) ids += " #" + std::to_string(id);
    out += "  " +
           paint(std::string(name_of(check.severity)) + " " + check.rule,
                 check.severity == Severity::info ? kDim : color, style.color) +
           ": " + check.message + ids + "\n";
  }
  return out;
}

}  // namespace townclerk
