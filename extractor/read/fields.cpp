#include "read/fields.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <set>

#include "model/setup_error.h"

namespace townclerk {
namespace {

bool digits(std::string_view text, std::size_t from, std::size_t count) {
  return text.size() >= from + count && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(from),
                                                    text.begin() + static_cast<std::ptrdiff_t>(from + count),
                                                    [](char c) { return c >= '0' && c <= '9'; });
}

bool is_day(int year, unsigned month, unsigned day) {
  return std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(month),
                                     std::chrono::day(day))
      .ok();
}

}  // namespace

FieldNames FieldNames::parse(std::string_view pairs) {
  FieldNames names;
  Document parts;
  std::set<std::string> given;
  while (!pairs.empty()) {
    const std::size_t end = std::min(pairs.find(','), pairs.size());
    const std::string_view pair = pairs.substr(0, end);
    pairs.remove_prefix(std::min(end + 1, pairs.size()));
    const std::size_t equals = pair.find('=');
    const std::string part(pair.substr(0, equals));
    if (equals == std::string_view::npos || equals + 1 == pair.size())
      throw SetupError(ExitCode::usage, "--map takes pairs such as text=body,published=date; \"" +
                                            std::string(pair) + "\" is none");
    const std::array<std::pair<std::string_view, std::string*>, 5> known = {{{"id", &names.id},
                                                                             {"title", &names.title},
                                                                             {"published", &names.published},
                                                                             {"url", &names.url},
                                                                             {"text", &names.text}}};
    const auto* const found =
        std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.first == part; });
    if (found == known.end())
      throw SetupError(ExitCode::usage,
                       "--map knows id, title, published, url and text, not \"" + part + "\"");
    if (!given.insert(part).second) throw SetupError(ExitCode::usage, "--map gives \"" + part + "\" twice");
    *found->second = pair.substr(equals + 1);
  }
  return names;
}

std::string* FieldNames::member(std::string_view field, Document& document) const {
  if (field == text) return &document.text;
  if (field == id) return &document.id;
  if (field == title) return &document.title;
  if (field == published) return &document.published;
  if (field == url) return &document.url;
  return nullptr;
}

std::string publication_date(const std::string& text) {
  constexpr std::size_t kDay = 10;
  // 25/07/2024
  if (digits(text, 0, 2) && digits(text, 3, 2) && digits(text, 6, 4) && text[2] == '/' && text[5] == '/' &&
      text.size() == kDay) {
    const std::string iso = text.substr(6, 4) + "-" + text.substr(3, 2) + "-" + text.substr(0, 2);
    return publication_date(iso);
  }
  if (!digits(text, 0, 4)) return {};
  if (text.size() == 4) return text;
  if (text[4] != '-' || !digits(text, 5, 2)) return {};
  const auto month = static_cast<unsigned>(std::stoi(text.substr(5, 2)));
  if (month < 1 || month > 12) return {};
  if (text.size() == 7) return text;
  if (text[7] != '-' || !digits(text, 8, 2)) return {};
  if (!is_day(std::stoi(text.substr(0, 4)), month, static_cast<unsigned>(std::stoi(text.substr(8, 2)))))
    return {};
  if (text.size() > kDay && text[kDay] != 'T' && text[kDay] != ' ') return {};
  return text.substr(0, kDay);
}

std::string settle_fields(Document& document) {
  if (!document.published.empty()) {
    const std::string date = publication_date(document.published);
    if (date.empty())
      return "\"published\" is \"" + document.published + "\"; it must be a date as 2024-07-29 or 29/07/2024";
    document.published = date;
  }
  if (document.text.find_first_not_of(" \t\r\n") == std::string::npos) return "the text is empty";
  if (document.id.empty()) document.id = document.url;
  return {};
}

}  // namespace townclerk
