// What segment/ gives: the text made regular for matching, with the way back to the original, cut
// into tokens, blocks and sentences. Positions inside the stages are bytes of `normal.text`.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/span.h"

namespace townclerk {

// Quotes, dashes, spaces, entities and common mojibake brought to one form. `start_of` and `end_of`
// give, for each byte, the code points [start, end) of the source that it stands for. Where a title
// came apart from the text it leads, and its `title_bytes` count code points of the title.
struct NormalText {
  std::string text;
  std::vector<std::uint32_t> start_of;
  std::vector<std::uint32_t> end_of;
  std::uint32_t title_bytes = 0;

  [[nodiscard]] std::string_view slice(Span span) const {
    return std::string_view(text).substr(span.start, span.length());
  }
  [[nodiscard]] bool in_title(Span span) const { return span.start < title_bytes; }
  // Code points of the original text (or title) that a span of bytes stands for.
  [[nodiscard]] Span origin(Span span) const {
    if (span.empty()) return {};
    return {start_of[span.start], end_of[span.end - 1]};
  }
};

using WordId = std::uint32_t;
inline constexpr WordId kUnknownWord = 0;

enum class TokenKind : std::uint8_t { word, number, symbol };

struct Token {
  Span span;
  WordId word = kUnknownWord;  // of the lower-case form, in the rulebook's vocabulary
  TokenKind kind = TokenKind::word;
  bool joined = false;        // no space before it
  bool capitalised = false;   // begins with an upper-case letter
  std::int32_t numeral = -1;  // index of the numeral that it belongs to, set by spot/
};

enum class BlockKind : std::uint8_t { paragraph, heading, item, row, furniture };

struct Block {
  Span span;
  std::uint32_t first_token = 0;  // [first_token, last_token)
  std::uint32_t last_token = 0;
  BlockKind kind = BlockKind::paragraph;
  std::int32_t section = -1;  // index of the heading block that it stands under
  std::int32_t lead = -1;     // of an item: the block that introduces its list
};

struct Sentence {
  std::uint32_t first_token = 0;
  std::uint32_t last_token = 0;
  std::uint32_t block = 0;
};

// How what stands at one token hangs on what stands at an earlier one.
enum class Bond : std::uint8_t { none, sentence, block, list };
inline const char* name_of(Bond bond) {
  return bond == Bond::sentence ? "sentence"
         : bond == Bond::block  ? "block"
         : bond == Bond::list   ? "list"
                                : "";
}

struct Article {
  NormalText normal;
  std::vector<Token> tokens;
  std::vector<Block> blocks;
  std::vector<Sentence> sentences;
  std::vector<std::uint32_t> sentence_of;  // by token
  std::vector<std::uint32_t> block_of;     // by token

  [[nodiscard]] std::string_view word(std::size_t token) const { return normal.slice(tokens[token].span); }
  [[nodiscard]] Span span_of(std::uint32_t first, std::uint32_t last) const {
    return {tokens[first].span.start, tokens[last - 1].span.end};
  }
  // Whether two spaces or a tab part a token of a row from the next: they stand in two cells.
  [[nodiscard]] bool cell_ends_after(std::uint32_t token) const {
    if (token + 1 >= tokens.size() || blocks[block_of[token]].kind != BlockKind::row) return false;
    const Span gap{tokens[token].span.end, tokens[token + 1].span.start};
    return gap.end > gap.start && (gap.length() > 1 || normal.text[gap.start] == '\t');
  }
  // The end of the cell in which a token stands, if not past `limit`.
  [[nodiscard]] std::uint32_t end_of_cell(std::uint32_t token, std::uint32_t limit) const {
    while (token + 1 < limit && !cell_ends_after(token)) ++token;
    return std::min(token + 1, limit);
  }
  // In one sentence, in one block, in items of one list.
  [[nodiscard]] Bond bond(std::uint32_t one, std::uint32_t other) const {
    if (sentence_of[one] == sentence_of[other]) return Bond::sentence;
    if (block_of[one] == block_of[other]) return Bond::block;
    const Block& a = blocks[block_of[one]];
    const Block& b = blocks[block_of[other]];
    return a.kind == BlockKind::item && b.kind == BlockKind::item && a.lead == b.lead ? Bond::list
                                                                                      : Bond::none;
  }
  // By block: how many that are no furniture stand before it.
  [[nodiscard]] std::vector<std::uint32_t> prose_before() const {
    std::vector<std::uint32_t> before;
    before.reserve(blocks.size());
    std::uint32_t prose = 0;
    for (const Block& block : blocks) {
      before.push_back(prose);
      prose += block.kind == BlockKind::furniture ? 0 : 1;
    }
    return before;
  }
};

}  // namespace townclerk
