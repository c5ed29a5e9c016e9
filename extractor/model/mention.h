// What spot/ gives: numerals, cues, names and dates, each where it stands. Nothing is decided here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/decimal.h"
#include "model/span.h"

namespace townclerk {

enum class NumeralSort : std::uint8_t { bare, money, percent };

// One number, or one range, as the text states it.
struct Numeral {
  NumeralSort sort = NumeralSort::bare;
  std::uint32_t first_token = 0;  // [first_token, last_token): sign, digits, magnitude, percent sign
  std::uint32_t last_token = 0;
  Span span;
  Decimal value;
  std::optional<Decimal> value_to;
  std::string currency;     // ISO 4217, of money
  const char* form = "";    // name of the number form that read it
  bool in_words = false;    // "two hundred", "a dozen"
  bool bracketed = false;   // "(3.00)" in a table
  const char* reason = "";  // why it can be no figure: "year", "date" …; empty where it may be one
};

// A number that could not be read safely, or a sum that lost its currency sign: said as a check.
struct NumeralFault {
  Span span;
  const char* rule = "";
  std::string message;
};

// One firing of a cue: which, where, and, where its phrase holds a number, on which numeral alone.
struct CueMatch {
  std::uint32_t cue = 0;
  std::uint32_t first_token = 0;
  std::uint32_t last_token = 0;
  std::int32_t numeral = -1;
};

// A name that may stand for one or several councils.
struct NameMatch {
  std::uint32_t name = 0;  // in the gazetteer
  std::uint32_t first_token = 0;
  std::uint32_t last_token = 0;
  bool mended = false;  // a letter was wrong: a name only where the text says "council" too
};

struct DateMention {
  Span span;
  std::uint32_t first_token = 0;
  std::uint32_t last_token = 0;
  std::string value;  // ISO 8601 / EDTF; empty where it needs `published` and there is none
  std::string event;
};

struct Mentions {
  std::vector<Numeral> numerals;
  std::vector<NumeralFault> faults;
  std::vector<CueMatch> cues;
  std::vector<NameMatch> names;
};

}  // namespace townclerk
