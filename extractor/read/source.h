// A stream of one kind that holds documents, one after the other. What is wrong with one of them is a reject
// in its place.
#pragma once

#include <istream>
#include <optional>
#include <string>
#include <variant>

#include "model/document.h"
#include "read/fields.h"
#include "rulebook/page_rules.h"

namespace townclerk {

using ReadItem = std::variant<Document, Reject>;

// What the reading of every input shares.
struct ReadingRules {
  FieldNames fields;
  std::string published;             // given to plain texts, which have no date of their own
  const PageRules* pages = nullptr;  // for HTML; must outlive the reader
};

class Source {
 public:
  Source() = default;
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;
  Source(Source&&) = delete;
  Source& operator=(Source&&) = delete;
  virtual ~Source() = default;

  // The next document or reject; nullopt at the end.
  virtual std::optional<ReadItem> next() = 0;
  // Bytes taken from the stream so far.
  [[nodiscard]] virtual std::uint64_t bytes() const = 0;
};

// All bytes of a stream; false where it breaks off (its buffer may throw).
bool read_all(std::istream& in, std::string& bytes);
// The next line without its end; false at the end of the stream, or where it breaks off (then the stream is
// bad).
bool read_line(std::istream& in, std::string& line);

}  // namespace townclerk
