#include "segment/tokenise.h"

#include <algorithm>

#include "unicode/normalise.h"

namespace townclerk {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

class Tokeniser {
 public:
  Tokeniser(std::string_view text, const Vocabulary& vocabulary) : text_(text), vocabulary_(vocabulary) {}

  std::vector<Token> run() {
    tokens_.reserve(text_.size() / 5);
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (is_space(c)) {
        ++at_;
        joined_ = false;
        continue;
      }
      const CodePointClass letter = classify(text_, at_);
      if (is_digit(c)) {
        number();
      } else if (letter.letter) {
        word(letter.upper);
      } else if (c == '-' && joined_ && at_ + 1 < text_.size() && classify(text_, at_ + 1).letter) {
        ++at_;  // a hyphen inside a compound
      } else {
        symbol(letter.length);
      }
    }
    return std::move(tokens_);
  }

 private:
  void push(std::size_t start, TokenKind kind, bool capitalised) {
    const std::string_view raw = text_.substr(start, at_ - start);
    const WordId id = kind == TokenKind::number ? kUnknownWord : vocabulary_.find(fold_case(raw));
    tokens_.push_back({{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(at_)},
                       id,
                       kind,
                       joined_,
                       capitalised,
                       -1});
    joined_ = true;
  }

  void number() {
    const std::size_t start = at_;
    while (at_ < text_.size()) {
      const bool inner =
          (text_[at_] == '.' || text_[at_] == ',') && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]);
      if (!is_digit(text_[at_]) && !inner) break;
      if (text_[at_] == ',' && begins_another(start)) break;
      ++at_;
    }
    push(start, TokenKind::number, false);
  }

  // "96.5,11.0" and "61500,22000" in a line of CSV: what has decimals does not go on with decimals, nor with
  // thousands what is longer than they allow on either side of the comma.
  [[nodiscard]] bool begins_another(std::size_t start) const {
    constexpr std::size_t kThousands = 3;
    constexpr std::size_t kTooMany = kThousands + 2;  // one more may be a slip of the keyboard
    const std::string_view before = text_.substr(start, at_ - start);
    const std::size_t next = std::min(text_.find_first_not_of("0123456789", at_ + 1), text_.size());
    const bool plain = before.find_first_not_of("0123456789") == std::string_view::npos;
    if (plain && (before.size() > kThousands || next - at_ - 1 >= kTooMany)) return true;
    return before.find('.') != std::string_view::npos && next + 1 < text_.size() && text_[next] == '.' &&
           is_digit(text_[next + 1]);
  }

  void word(bool capitalised) {
    const std::size_t start = at_;
    while (at_ < text_.size()) {
      const CodePointClass c = classify(text_, at_);
      if (c.letter) {
        at_ += c.length;
        continue;
      }
      const bool apostrophe = text_[at_] == '\'' && at_ + 1 < text_.size() && classify(text_, at_ + 1).letter;
      if (!apostrophe || is_clitic()) break;
      ++at_;
    }
    push(start, TokenKind::word, capitalised);
    if (at_ < text_.size() && text_[at_] == '\'' && is_clitic()) {
      const std::size_t clitic = at_;
      at_ += 2;
      push(clitic, TokenKind::word, false);
    }
  }

  // "'s" that ends a word.
  [[nodiscard]] bool is_clitic() const {
    if (at_ + 1 >= text_.size() || (text_[at_ + 1] != 's' && text_[at_ + 1] != 'S')) return false;
    return at_ + 2 >= text_.size() || !classify(text_, at_ + 2).letter;
  }

  void symbol(std::size_t length) {
    const std::size_t start = at_;
    at_ += length;
    push(start, TokenKind::symbol, false);
  }

  std::string_view text_;
  const Vocabulary& vocabulary_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  bool joined_ = false;
};

}  // namespace

std::vector<Token> tokenise(const NormalText& normal, const Vocabulary& vocabulary) {
  return Tokeniser(normal.text, vocabulary).run();
}

}  // namespace townclerk
