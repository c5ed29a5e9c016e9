// A CSV or TSV stream (RFC 4180, read by libcsv): a header line that names the columns, then a document a
// row. Covered by tests/cli/test_inputs.py.
#pragma once

#include <deque>
#include <memory>
#include <vector>

#include "read/source.h"

namespace townclerk {

class CsvSource : public Source {
 public:
  CsvSource(std::istream& in, std::string name, char separator, const FieldNames& fields);
  ~CsvSource() override;
  CsvSource(const CsvSource&) = delete;
  CsvSource& operator=(const CsvSource&) = delete;
  CsvSource(CsvSource&&) = delete;
  CsvSource& operator=(CsvSource&&) = delete;

  std::optional<ReadItem> next() override;
  [[nodiscard]] std::uint64_t bytes() const override { return bytes_; }

 private:
  struct Parser;
  void take_cell(std::string cell);
  void take_row();
  void take_header();
  [[nodiscard]] ReadItem document_of(std::vector<std::string> cells) const;
  [[nodiscard]] Reject reject(std::string reason) const { return {name_, row_, 0, std::move(reason), {}}; }

  std::istream& in_;
  std::string name_;
  const FieldNames& fields_;
  std::unique_ptr<Parser> parser_;
  std::vector<std::string> header_;
  std::vector<std::string> cells_;
  std::deque<ReadItem> ready_;
  std::uint64_t row_ = 0;  // counted from 1, the header among them
  std::uint64_t bytes_ = 0;
  bool done_ = false;
};

// Whether a stream that begins with `head` is such a table: its first line names a column for the text. The
// separator, or '\0'.
char csv_separator(std::string_view head, const FieldNames& fields);

}  // namespace townclerk
