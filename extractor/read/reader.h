// Inputs → documents, one at a time and in order: text files, folders (recursive *.txt, by name), NDJSON
// (*.ndjson, *.jsonl), "-" for standard input (NDJSON or one plain text); each of them also under gzip, zstd
// or xz, and inside zip and tar archives. What cannot be a document is a reject with source, line, byte and
// reason; the reader goes on behind it. Covered by tests/unit/read/reader_test.cpp and tests/cli.
#pragma once

#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/document.h"
#include "read/archive.h"

namespace townclerk {

using ReadItem = std::variant<Document, Reject>;

class Reader {
 public:
  // SetupError (exit 3) where an input does not exist or a folder holds no texts. `published` is given to
  // plain texts, which have no date of their own.
  Reader(std::vector<std::string> inputs, std::string published, std::istream& standard_input);
  Reader(Reader&&) = delete;
  Reader& operator=(Reader&&) = delete;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader();

  // The next document or reject; nullopt at the end.
  std::optional<ReadItem> next();
  // Bytes read so far, for progress.
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 private:
  struct Lines;
  std::optional<ReadItem> open(const std::string& path);
  std::optional<ReadItem> next_line();
  std::optional<ReadItem> next_entry();
  std::optional<ReadItem> read_entry(const Archive::Entry& entry);
  void begin_lines(std::istream& in, const std::string& source);
  std::optional<ReadItem> plain_text(const std::string& bytes, const std::string& source);

  std::vector<std::string> paths_;
  std::size_t at_ = 0;
  std::string published_;
  std::istream& standard_input_;
  std::unique_ptr<Archive> archive_;
  std::string archive_path_;
  std::unique_ptr<Lines> lines_;
  std::uint64_t bytes_ = 0;
};

// One line of NDJSON: {"text": …, "id"?, "title"?, "published"?, "url"?}; other keys are passed over.
ReadItem read_ndjson_line(const std::string& line, const std::string& source, std::uint64_t number);

// Whether a date may stand in `published`: ISO 8601, to the year, month or day (a time after it is cut off).
bool is_publication_date(const std::string& text);

}  // namespace townclerk
