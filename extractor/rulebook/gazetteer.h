// The register of councils and the names that may stand for them.
// Data: patterns/councils.csv (one row a council) and patterns/council_names.csv (further names).
// Facts from the UK local authority register (MIT) and the ONS Code History Database.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "rulebook/phrase.h"

namespace townclerk {

struct RegisterEntry {
  std::string gss;
  std::string code;
  std::string name;
  std::string short_name;
  std::string type;
  std::string nation;
  std::string region;
  std::string county;                   // register code of the upper-tier council, of districts
  std::string start;                    // ISO 8601, empty where unknown: before the register begins
  std::string end;                      // first day on which it no longer exists, empty while it does
  std::vector<std::string> successors;  // register codes

  // What the record names it by: the GSS code, or the register code where ONS gave none.
  [[nodiscard]] const std::string& identity() const { return gss.empty() ? code : gss; }
  [[nodiscard]] bool alive_on(std::string_view date) const {
    return (start.empty() || date >= start) && (end.empty() || date < end);
  }
};

// How plainly a name says "council".
enum class NameSort : std::uint8_t {
  official,  // "Hertfordshire County Council" and its other full forms
  alias,     // a nickname that nobody else has: "RBKC"
  place,     // "Hertfordshire": the area as well as the council
  seat       // "County Hall, Matlock", a town: a hint of place
};

struct CouncilName {
  std::string text;
  NameSort sort = NameSort::place;
  std::vector<std::uint32_t> councils;  // several where the name is ambiguous
  std::vector<std::uint32_t> hints;     // councils of which it is a seat or town
  std::vector<std::uint32_t> lesser;    // whose name it is too, less plainly: for look-ups, not for texts
};

// A trie over word numbers: one pass over the tokens, whatever the number of names.
class Gazetteer {
 public:
  std::vector<RegisterEntry> councils;
  std::vector<CouncilName> names;

  void add_name(std::string_view text, NameSort sort, std::uint32_t council, Vocabulary& vocabulary);
  // After the last name.
  void settle();

  // Walks the trie: from node 0 by each word; kNoNode where no name goes on.
  static constexpr std::uint32_t kNoNode = 0xFFFFFFFF;
  [[nodiscard]] std::uint32_t step(std::uint32_t node, WordId word) const;
  // The word of a name that `word` (lower case) misspells by one letter left out, put in, swapped or wrong;
  // kUnknownWord where there is none, or several, or where it is too short to tell.
  [[nodiscard]] WordId corrected(std::string_view word) const;
  // The name that all of `text` is, or nullptr.
  [[nodiscard]] const CouncilName* find(std::string_view text, const Vocabulary& vocabulary) const;
  // The name that ends at a node, or -1.
  [[nodiscard]] std::int32_t name_at(std::uint32_t node) const { return ends_[node]; }

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;
  std::vector<std::int32_t> ends_ = {-1};
  // Every long word of a name with one letter left out → the words that it may stand for (the symmetric
  // delete method of Garbe's SymSpell).
  std::vector<std::pair<std::string, WordId>> spellings_;
  std::unordered_set<WordId> known_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>>
      deletions_;  // hash of a spelling less a letter, spelling
};

// A name's words as tokens have them: lower case, "'s" apart, hyphens as borders.
std::vector<std::string> name_words(std::string_view name);

}  // namespace townclerk
