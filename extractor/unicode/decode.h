// Bytes → UTF-8 text. UTF-8 and, by their marks, UTF-16 LE and BE; what is not UTF-8 and has no valid
// multi-byte sequence either is read as Windows-1252. A leading BOM is dropped; an invalid byte
// becomes one U+FFFD. Every departure from plain UTF-8 is noted.
// Covered by tests/unit/unicode/decode_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace townclerk {

struct DecodedText {
  std::string text;
  std::vector<std::string> notes;
};

DecodedText decode(std::string_view bytes);

// The offset of the first NUL byte of bytes that are not UTF-16: a sign that they are no text.
std::optional<std::uint64_t> first_nul(std::string_view bytes);

std::uint32_t count_code_points(std::string_view utf8);

// The code points [start, end) of valid UTF-8; positions past its end are cut to it.
std::string_view slice_code_points(std::string_view utf8, std::uint32_t start, std::uint32_t end);

// The same for many slices of one text: a mark at every so many code points, so that a slice costs its own
// length. The text must outlive it.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view utf8);
  [[nodiscard]] std::string_view slice(std::uint32_t start, std::uint32_t end) const;
  [[nodiscard]] std::uint32_t length() const { return length_; }

 private:
  [[nodiscard]] std::size_t byte_of(std::uint32_t code_point) const;

  std::string_view utf8_;
  std::uint32_t length_ = 0;
  std::vector<std::size_t> marks_;
};

}  // namespace townclerk
