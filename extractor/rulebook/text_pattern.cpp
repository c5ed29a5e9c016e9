#include "rulebook/text_pattern.h"

#include <re2/re2.h>

#include <stdexcept>
#include <utility>

namespace townclerk {
namespace {

constexpr std::int64_t kMemoryBudget = std::int64_t{16} << 20;
constexpr int kMostInstructions = 20000;

Span span_in(std::string_view text, const re2::StringPiece& piece) {
  const auto start = static_cast<std::uint32_t>(piece.data() - text.data());
  return {start, start + static_cast<std::uint32_t>(piece.size())};
}

}  // namespace

TextPattern::TextPattern(std::string name, const std::string& expression) : name_(std::move(name)) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kMemoryBudget);
  expression_ = std::make_unique<re2::RE2>(expression, options);
  if (!expression_->ok()) {
    throw std::invalid_argument("not a regular expression that RE2 takes: " + expression_->error());
  }
  if (expression_->ProgramSize() > kMostInstructions) {
    throw std::invalid_argument("this regular expression is too large; use a word list or split it");
  }
}

TextPattern::TextPattern(TextPattern&&) noexcept = default;
TextPattern& TextPattern::operator=(TextPattern&&) noexcept = default;
TextPattern::~TextPattern() = default;

bool TextPattern::matches_whole(std::string_view text) const {
  return re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), *expression_);
}

bool TextPattern::occurs_in(std::string_view text) const {
  return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *expression_);
}

void TextPattern::each(std::string_view text, const std::function<void(const Match&)>& found) const {
  const re2::StringPiece whole(text.data(), text.size());
  std::vector<re2::StringPiece> groups(static_cast<std::size_t>(expression_->NumberOfCapturingGroups()) + 1);
  std::size_t at = 0;
  while (at <= text.size() && expression_->Match(whole, at, text.size(), re2::RE2::UNANCHORED, groups.data(),
                                                 static_cast<int>(groups.size()))) {
    Match match{span_in(text, groups[0]), {}};
    for (const auto& [name, index] : expression_->NamedCapturingGroups()) {
      const re2::StringPiece& group = groups[static_cast<std::size_t>(index)];
      if (group.data() != nullptr) match.captures.emplace(name, span_in(text, group));
    }
    found(match);
    at = std::max<std::size_t>(match.span.end, at + 1);
  }
}

}  // namespace townclerk
