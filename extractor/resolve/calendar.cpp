#include "resolve/calendar.h"

#include <charconv>
#include <chrono>
#include <cstdio>

namespace townclerk {
namespace {

std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional<int>(value)
                                                                                   : std::nullopt;
}

std::string padded(int value, std::size_t width) {
  std::string text = std::to_string(value);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::chrono::year_month_day make_date(int year, int month, int day) {
  return std::chrono::year(year) / month / day;
}

std::string write(std::chrono::year_month_day date) {
  return iso_month(static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month()))) +
         "-" + padded(static_cast<int>(static_cast<unsigned>(date.day())), 2);
}

}  // namespace

std::optional<int> year_of(std::string_view date) {
  if (date.size() != 4 && date.size() != 7 && date.size() != 10) return std::nullopt;
  return digits(date.substr(0, 4));
}

std::optional<int> month_of(std::string_view date) {
  if (date.size() < 7 || date[4] != '-') return std::nullopt;
  const auto month = digits(date.substr(5, 2));
  return month && *month >= 1 && *month <= 12 ? month : std::nullopt;
}

bool is_iso_date(std::string_view date) {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return false;
  const auto year = year_of(date);
  const auto month = month_of(date);
  const auto day = digits(date.substr(8, 2));
  return year && month && day && make_date(*year, *month, *day).ok();
}

std::string iso_year(int year) {
  return padded(year, 4);
}
std::string iso_month(int year, int month) {
  return iso_year(year) + "-" + padded(month, 2);
}

std::optional<std::string> iso_day(int year, int month, int day) {
  const auto date = make_date(year, month, day);
  return date.ok() ? std::optional<std::string>(write(date)) : std::nullopt;
}

std::string last_day_of_month(int year, int month) {
  return write(std::chrono::year_month_day(std::chrono::year(year) / month / std::chrono::last));
}

std::string fiscal_year(int year) {
  return iso_year(year) + "-04-01/" + iso_year(year + 1) + "-03-31";
}

std::optional<std::string> weekday_near(std::string_view published, int weekday, bool forward) {
  if (!is_iso_date(published)) return std::nullopt;
  const std::chrono::sys_days day =
      make_date(*year_of(published), *month_of(published), *digits(published.substr(8, 2)));
  const int today = static_cast<int>(std::chrono::weekday(day).iso_encoding());
  const int ahead = (weekday - today + 7) % 7;
  const int back = (today - weekday + 7) % 7;
  return write(
      std::chrono::year_month_day(forward ? day + std::chrono::days(ahead) : day - std::chrono::days(back)));
}

}  // namespace townclerk
