// Inputs → documents, one at a time and in order: plain texts, web pages, NDJSON, CSV and WARC, in files,
// folders or on standard input ("-"), each also under gzip, zstd or xz and in zip and tar archives, told by
// content. What cannot be a document is a reject with source, line, byte and reason; the reader goes on
// behind it. Covered by tests/unit/read/reader_test.cpp and tests/cli.
#pragma once

#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "read/archive.h"
#include "read/content.h"
#include "read/source.h"

namespace townclerk {

// How far reading is.
struct BytesRead {
  std::uint64_t documents = 0;  // bytes of them
  std::uint64_t disk = 0;       // of the files, as they lie on disk
};

class Reader {
 public:
  // SetupError (exit 3) where an input does not exist or a folder holds nothing to read.
  Reader(std::vector<std::string> inputs, ReadingRules rules, std::istream& standard_input);
  Reader(Reader&&) = delete;
  Reader& operator=(Reader&&) = delete;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader();

  // The next document or reject; nullopt at the end.
  std::optional<ReadItem> next();
  [[nodiscard]] BytesRead read() const;
  // All bytes of the files that will be read, as they lie on disk; 0 where standard input is among them.
  [[nodiscard]] std::uint64_t total_bytes() const { return total_bytes_; }
  // What the stream at hand holds, for --list-inputs.
  [[nodiscard]] Content content() const { return content_; }

 private:
  // An archive that is open, and what it is called in messages.
  struct Level {
    std::unique_ptr<std::istream> file;  // that it is read from, where it is no file of its own
    std::unique_ptr<HeadStream> head;
    std::unique_ptr<Archive> archive;
    std::string path;
  };

  std::optional<ReadItem> open(const std::string& path);
  std::optional<ReadItem> next_entry();
  // What a stream holds, as the source at hand; a document at once where it is one alone.
  std::optional<ReadItem> begin(std::istream& in, const std::string& name);
  std::optional<ReadItem> begin_archive(const std::string& name);
  void end_source();
  [[nodiscard]] std::string why_broken() const;

  ReadingRules rules_;
  std::istream& standard_input_;
  std::vector<std::string> paths_;
  std::size_t at_ = 0;
  std::uint64_t total_bytes_ = 0;
  std::uint64_t done_bytes_ = 0;  // of the files that were opened, on disk
  std::vector<Level> levels_;
  std::unique_ptr<std::istream> file_;
  std::unique_ptr<HeadStream> stream_;
  std::unique_ptr<Source> source_;
  Content content_ = Content::text;
  std::uint64_t bytes_ = 0;
};

}  // namespace townclerk
