#include "rulebook/lexicon.h"

namespace townclerk {
namespace {

template <typename Map>
auto find_in(const Map& map, WordId word) -> decltype(&map.begin()->second) {
  const auto found = map.find(word);
  return found == map.end() ? nullptr : &found->second;
}

}  // namespace

bool Lexicon::is_job_noun(WordId word) const {
  return unit_of(word) != nullptr;
}

const char* Lexicon::unit_of(WordId word) const {
  if (is(word, WordClass::jobs_noun)) return "jobs";
  if (is(word, WordClass::posts_noun)) return "posts";
  if (is(word, WordClass::roles_noun)) return "roles";
  if (is(word, WordClass::redundancies_noun)) return "redundancies";
  if (is(word, WordClass::people_noun)) return "people";
  return nullptr;
}

const Lexicon::NumberWord* Lexicon::number_word(WordId word) const {
  return find_in(number_words, word);
}

std::optional<Decimal> Lexicon::magnitude(WordId word) const {
  const Decimal* found = find_in(magnitudes, word);
  return found == nullptr ? std::nullopt : std::optional<Decimal>(*found);
}

const std::string* Lexicon::currency(WordId word, bool after) const {
  return find_in(after ? currency_after : currency_before, word);
}

}  // namespace townclerk
