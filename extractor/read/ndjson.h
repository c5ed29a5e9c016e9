// NDJSON: a document a line, {"id", "title", "published", "url", "text"}, of which only the text must be
// there; other names by FieldNames. Covered by tests/unit/read/reader_test.cpp.
#pragma once

#include "read/source.h"

namespace townclerk {

ReadItem read_ndjson_line(const std::string& line, const std::string& source, std::uint64_t number,
                          const FieldNames& fields);

class NdjsonSource : public Source {
 public:
  NdjsonSource(std::istream& in, std::string name, const FieldNames& fields)
      : in_(in), name_(std::move(name)), fields_(fields) {}

  std::optional<ReadItem> next() override;
  [[nodiscard]] std::uint64_t bytes() const override { return bytes_; }

 private:
  std::istream& in_;
  std::string name_;
  const FieldNames& fields_;
  std::uint64_t number_ = 0;
  std::uint64_t bytes_ = 0;
  bool broken_ = false;
};

}  // namespace townclerk
