#include "relate/context_text.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "rulebook/context_net.h"
#include "unicode/normalise.h"

namespace townclerk {
namespace {

constexpr std::uint32_t kReach = 60;       // tokens on either side
constexpr std::uint32_t kOpening = 48;     // tokens of the article's beginning
constexpr std::uint32_t kOverTokens = 16;  // of a heading, a list's lead, a label, a header

// Distances from which on a bucket begins.
constexpr std::array<std::uint32_t, 13> kBuckets = {1, 2, 3, 4, 5, 6, 7, 9, 11, 15, 21, 31, 46};
constexpr std::uint16_t kDistances = 1 + kBuckets.size() * 2 * 3;
enum Special : std::uint16_t { kLabel = kDistances, kHeader, kLead, kSection, kHeadline, kOpeningText };
static_assert(kOpeningText + 1 == ContextNet::kRelations);

std::uint16_t bucket_of(std::uint32_t distance) {
  const auto above = std::upper_bound(kBuckets.begin(), kBuckets.end(), distance);
  return static_cast<std::uint16_t>(above - kBuckets.begin() - 1);
}

// "£6" for a sum of seven digits, "%", "#3" for three digits, "#year" for what can be no figure.
std::string number_text(const Numeral& numeral) {
  constexpr double kLeast = 0.01;
  const auto size = [&] {
    return std::to_string(
        static_cast<int>(std::floor(std::log10(std::max(kLeast, numeral.value.approximate())))));
  };
  if (numeral.sort == NumeralSort::percent) return "%";
  if (numeral.sort == NumeralSort::money) return "£" + size();
  if (*numeral.reason != '\0') return std::string("#") + numeral.reason;
  return "#" + size();
}

const char* border_text(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading:
      return "¶heading";
    case BlockKind::item:
      return "¶item";
    case BlockKind::row:
      return "¶row";
    default:
      return "¶";
  }
}

}  // namespace

ContextText::ContextText(const Article& article, const Mentions& mentions) : article_(article) {
  read(mentions);
}

void ContextText::read(const Mentions& mentions) {
  at_.assign(article_.tokens.size(), kNowhere);
  std::vector<std::uint32_t> name_end(article_.tokens.size(), 0);
  for (const NameMatch& name : mentions.names)
    name_end[name.first_token] = std::max(name_end[name.first_token], name.last_token);
  for (const Block& block : article_.blocks) {
    if (tokens_.size() >= kMostTokens) break;
    if (block.kind == BlockKind::furniture) continue;
    tokens_.push_back({block.first_token, block.first_token, border_text(block.kind), false});
    for (std::uint32_t t = block.first_token; t < block.last_token && tokens_.size() < kMostTokens;) {
      const Token& token = article_.tokens[t];
      ContextToken next{t, t + 1, {}, false};
      if (token.numeral >= 0) {
        const Numeral& numeral = mentions.numerals[static_cast<std::size_t>(token.numeral)];
        next.last_token = std::max(t + 1, std::min(numeral.last_token, block.last_token));
        next.text = number_text(numeral);
      } else if (name_end[t] > t) {
        next.last_token = std::min(name_end[t], block.last_token);
        next.text = "@";
      } else {
        next.text = token.kind == TokenKind::number ? "#" : fold_case(article_.word(t));
        next.capital = token.capitalised && article_.sentences[article_.sentence_of[t]].first_token != t;
        // The signs themselves are not what they stand for here.
        if (token.kind == TokenKind::symbol && (next.text == "#" || next.text == "@")) next.text += next.text;
      }
      std::fill(at_.begin() + t, at_.begin() + next.last_token, static_cast<std::uint32_t>(tokens_.size()));
      t = next.last_token;
      tokens_.push_back(std::move(next));
    }
  }
}

std::uint32_t ContextText::place_of(std::uint32_t article_token) const {
  return at_[article_token];
}

void ContextText::add_block(const Block& block, std::uint16_t relation,
                            std::vector<ContextSight>& sights) const {
  const std::uint32_t last = std::min(block.last_token, block.first_token + kOverTokens);
  for (std::uint32_t t = block.first_token; t < last; ++t) {
    const std::uint32_t place = at_[t];
    if (place != kNowhere && (sights.back().token != place || sights.back().relation != relation))
      sights.push_back({place, relation});
  }
}

std::vector<ContextSight> ContextText::sights(const Target& target) const {
  std::vector<ContextSight> sights;
  const std::uint32_t own = place_of(target.first_token);
  if (own == kNowhere) return sights;
  sights.push_back({own, 0});
  const std::uint32_t sentence = article_.sentence_of[target.first_token];
  const std::uint32_t block = article_.block_of[target.first_token];
  const auto size = static_cast<std::uint32_t>(tokens_.size());
  for (const bool ahead : {true, false}) {
    for (std::uint32_t distance = 1; distance <= kReach; ++distance) {
      if (ahead ? distance > own : own + distance >= size) break;
      const std::uint32_t place = ahead ? own - distance : own + distance;
      const std::uint32_t t = tokens_[place].first_token;
      const std::uint16_t farness = article_.block_of[t] != block         ? 2
                                    : article_.sentence_of[t] != sentence ? 1
                                                                          : 0;
      const auto relation =
          static_cast<std::uint16_t>(1 + (bucket_of(distance) * 2 + (ahead ? 0 : 1)) * 3 + farness);
      sights.push_back({place, relation});
    }
  }
  const auto add_tokens = [&](const std::vector<std::uint32_t>& tokens, std::uint16_t relation) {
    for (std::size_t i = 0; i < std::min<std::size_t>(tokens.size(), kOverTokens); ++i) {
      if (at_[tokens[i]] != kNowhere) sights.push_back({at_[tokens[i]], relation});
    }
  };
  add_tokens(target.label_tokens, kLabel);
  add_tokens(target.header_tokens, kHeader);
  const Block& own_block = article_.blocks[block];
  if (own_block.lead >= 0)
    add_block(article_.blocks[static_cast<std::size_t>(own_block.lead)], kLead, sights);
  if (own_block.section >= 0)
    add_block(article_.blocks[static_cast<std::size_t>(own_block.section)], kSection, sights);
  for (std::uint32_t place = 0; place < std::min(size, kOpening); ++place) {
    const bool first =
        article_.block_of[tokens_[place].first_token] == article_.block_of[tokens_[0].first_token];
    sights.push_back({place, first ? kHeadline : kOpeningText});
  }
  return sights;
}

std::vector<std::string> ContextText::facts(const Target& target) {
  std::vector<std::string> facts = target.signals;
  facts.push_back("kind:" + std::string(name_of(target.kind)));
  facts.push_back("rule:" + target.rule);
  facts.push_back("halves:" + std::to_string(magnitude_of(target)));
  if (target.value_to) facts.emplace_back("range");
  if (target.table >= 0) facts.emplace_back("in-table");
  if (target.total_row) facts.emplace_back("total-row");
  return facts;
}

}  // namespace townclerk
