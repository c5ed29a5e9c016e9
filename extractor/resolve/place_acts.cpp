#include "resolve/place_acts.h"

#include <algorithm>

#include "unicode/normalise.h"

namespace townclerk {

bool PlaceActs::is_in(std::string_view name, const std::string& word) const {
  return !word.empty() && lists_.has(name, word);
}

std::string PlaceActs::lower(std::uint32_t token, std::uint32_t end) const {
  return token < end ? fold_case(article_.word(token)) : std::string();
}

bool PlaceActs::is_figure_numeral(std::uint32_t token, std::uint32_t end) const {
  if (token >= end) return false;
  const std::int32_t n = article_.tokens[token].numeral;
  return n >= 0 && *mentions_.numerals[static_cast<std::size_t>(n)].reason == '\0';
}
bool PlaceActs::numeral_within(std::uint32_t first, std::uint32_t last, std::uint32_t end) const {
  for (std::uint32_t t = first; t < std::min(last, end); ++t) {
    if (is_figure_numeral(t, end)) return true;
  }
  return false;
}

// "Leeds wants to", "Leeds: 40 jobs", "Leeds (40)", "Leeds by 40", a list row or cell of its own.
bool PlaceActs::acts(const CouncilMention& mention, std::uint32_t end) const {
  const std::uint32_t first = mention.first_token;
  std::uint32_t last = mention.last_token;
  while (lower(last, end) == "*") ++last;  // **Fife** got away lightly
  const std::string next = lower(last, end);
  if (next == "'s") return owns(last + 1, end);
  if (is_in("actor_after", next)) return true;
  // "Birmingham, which has put its land on the market"
  if (next == "," && lower(last + 1, end) == "which" && is_in("actor_after", lower(last + 2, end)))
    return true;
  const Block& block = article_.blocks[article_.block_of[first]];
  const bool item = block.kind == BlockKind::item;
  const bool listed = item || block.kind == BlockKind::row;
  const bool behind_bullet =
      listed && first <= block.first_token + 3 && article_.tokens[block.first_token].kind != TokenKind::word;
  const bool begins = first == block.first_token || behind_bullet;
  // "BOLTON. Council tax up 4.9pc"
  if (begins && next == "." && last + 1 >= end) return true;
  const bool opens = first == article_.sentences[article_.sentence_of[first]].first_token;
  if (opens && next == ":") return true;
  if (begins && block.kind == BlockKind::row) return true;
  if (begins &&
      (last >= block.last_token || next == ":" || next == "–" || next == "(" || next == "|" || next == "-"))
    return true;
  if (begins && item && (next == "," || is_figure_numeral(last, end))) return true;
  if (next == "(" && numeral_within(last + 1, last + 4, end)) return true;
  if ((next == "with" || next == "by" || next == "on") && numeral_within(last + 1, last + 4, end))
    return true;
  const std::string before = first > article_.sentences[article_.sentence_of[first]].first_token
                                 ? fold_case(article_.word(first - 1))
                                 : "";
  // "Kent 300 jobs; Essex 250", "Newcastle, 450; Gateshead, 380"
  const bool clause = before.empty() || is_in("clause_openers", before);
  if (clause && is_figure_numeral(last, end)) return true;
  if (clause && next == "," && is_figure_numeral(last + 1, end) && has_semicolon(first, end)) return true;
  return clause && is_in("apportioning", next) && numeral_within(last + 1, last + 3, end);
}

// "Calderdale's cabinet", "Sheffield's budget gap", "Cheltenham's share is £1.3m"
bool PlaceActs::owns(std::uint32_t first, std::uint32_t end) const {
  constexpr std::uint32_t kNear = 3;
  for (std::uint32_t t = first; t < std::min(end, first + kNear); ++t) {
    if (is_in("council_belongings", lower(t, end)) || is_figure_numeral(t, end)) return true;
  }
  return false;
}

bool PlaceActs::has_semicolon(std::uint32_t token, std::uint32_t end) const {
  for (std::uint32_t t = article_.sentences[article_.sentence_of[token]].first_token; t < end; ++t) {
    if (article_.word(t) == ";") return true;
  }
  return false;
}
// "180 in Truro", "In Leeds around 3,000 workers", "for North Lanarkshire it is £68m"
bool PlaceActs::has_figure_near(const CouncilMention& mention) const {
  constexpr std::uint32_t kAhead = 14;  // tokens, of a sentence that the place opens
  constexpr std::uint32_t kNear = 6;
  const Sentence& sentence = article_.sentences[article_.sentence_of[mention.first_token]];
  const std::uint32_t first = mention.first_token;
  if (first == sentence.first_token) return false;
  if (!is_in("place_prepositions", fold_case(article_.word(first - 1)))) return false;
  const bool opens = first - 1 == sentence.first_token;
  if (opens) return numeral_within(mention.last_token, mention.last_token + kAhead, sentence.last_token);
  const std::uint32_t from = std::max(sentence.first_token, first >= kNear ? first - kNear : 0);
  return numeral_within(from, mention.last_token + 4, sentence.last_token);
}

}  // namespace townclerk
