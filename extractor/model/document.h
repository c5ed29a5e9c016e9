// What read/ gives: one article, its text already decoded to UTF-8, and what was odd about its bytes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace townclerk {

struct Document {
  std::string id;         // the input's own id, else its path, else empty (the record then takes the sha256)
  std::string title;      // only where the input gives one apart from the text
  std::string published;  // ISO 8601 date, or empty
  std::string url;
  std::string duplicate_of;  // the id of an earlier document that says the same
  std::string text;          // decoded UTF-8, no leading BOM
  std::string source;        // for messages: a path, "-" …
  std::uint64_t line = 0;
  std::vector<std::string> decoding_notes;  // said as checks: invalid bytes, Windows-1252, UTF-16
};

// A document that gets no record, and why. `byte` counts from 0 within the line or file.
struct Reject {
  std::string source;
  std::uint64_t line = 0;
  std::uint64_t byte = 0;
  std::string reason;
  std::string id;
};

}  // namespace townclerk
