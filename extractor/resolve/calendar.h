// Small date arithmetic on ISO 8601 strings, on top of <chrono>.
// Covered by tests/unit/resolve/dates_test.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace townclerk {

// A full ISO date "2024-07-29" that exists.
bool is_iso_date(std::string_view date);
// "2024", "2024-07" or "2024-07-29": what `published` may be. Nullopt where it is none of them.
std::optional<int> year_of(std::string_view date);
std::optional<int> month_of(std::string_view date);

std::string iso_year(int year);
std::string iso_month(int year, int month);
// Nullopt where there is no such day.
std::optional<std::string> iso_day(int year, int month, int day);
std::string last_day_of_month(int year, int month);
// The British fiscal year that begins on 1 April of `year`: "2024-04-01/2025-03-31".
std::string fiscal_year(int year);
// The date of weekday 1 … 7 (Monday first) nearest to `published`, on the side that `forward` says (0: the
// same week).
std::optional<std::string> weekday_near(std::string_view published, int weekday, bool forward);

}  // namespace townclerk
