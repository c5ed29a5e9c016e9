// Decoded text → NormalText: quotes, dashes and spaces in one form, HTML entities and mojibake
// ("Â£", "â€™") read as what they stand for, combining marks composed (NFC), soft hyphens and
// zero-width characters gone, with the code points of the source kept for every byte.
// Which spellings stand for what is data: patterns/glyphs.toml.
// Covered by tests/unit/unicode/normalise_test.cpp.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "model/article.h"

namespace townclerk {

class GlyphTable {
 public:
  void add(std::string from, std::string to);

  struct Glyph {
    std::string from;
    std::string to;
  };
  [[nodiscard]] bool may_begin(char byte) const {
    return !by_first_byte_[static_cast<unsigned char>(byte)].empty();
  }
  // The longest spelling that `rest` begins with, or nullptr.
  [[nodiscard]] const Glyph* match(std::string_view rest) const;

 private:
  std::array<std::vector<Glyph>, 256> by_first_byte_;
};

// `title` may be empty; if not, it leads the text as a paragraph of its own.
NormalText normalise(std::string_view title, std::string_view text, const GlyphTable& glyphs);

// Lower case by Unicode's simple folding; for words and names.
std::string fold_case(std::string_view utf8);

// Whether the code point that begins at `at` is a letter, and how many bytes it takes.
struct CodePointClass {
  std::size_t length = 1;
  bool letter = false;
  bool upper = false;
};
CodePointClass classify(std::string_view utf8, std::size_t at);

}  // namespace townclerk
