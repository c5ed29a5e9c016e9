// What a stream holds, by its first bytes; its name decides only where they leave it open.
#pragma once

#include <istream>
#include <memory>
#include <streambuf>
#include <string>
#include <vector>

#include "read/source.h"

namespace townclerk {

enum class Content : std::uint8_t { text, ndjson, csv, html, warc, archive };
const char* name_of(Content content);

Content content_of(std::string_view head, const std::string& name, const FieldNames& fields);
// Whether a file of a folder or archive is one to read, by its name: "story.txt", "dump.csv.gz"; not
// "photo.jpg".
bool is_wanted(const std::string& name);

// A stream whose first bytes can be looked at before it is read.
class HeadStream : public std::istream {
 public:
  explicit HeadStream(std::istream& inner) : std::istream(nullptr), buffer_(inner) { rdbuf(&buffer_); }
  [[nodiscard]] std::string_view head() const { return buffer_.head(); }

 private:
  class Buffer : public std::streambuf {
   public:
    explicit Buffer(std::istream& in);
    [[nodiscard]] std::string_view head() const { return {bytes_.data(), head_}; }

   protected:
    int_type underflow() override;

   private:
    std::istream& in_;
    std::vector<char> bytes_;
    std::size_t head_ = 0;
  };
  Buffer buffer_;
};

// One file that is one document: plain text or a page.
ReadItem read_single(std::string_view bytes, const std::string& source, const ReadingRules& rules);

}  // namespace townclerk
