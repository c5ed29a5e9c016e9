// Words that stages ask for by class: number words, job nouns, what ends a noun phrase, months …
// All of them are data: patterns/numbers.toml, units.toml, lists.toml.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/decimal.h"
#include "rulebook/vocabulary.h"

namespace townclerk {

enum class WordClass : std::uint8_t {
  jobs_noun,          // job, jobs
  posts_noun,         // posts, positions
  roles_noun,         // roles
  redundancies_noun,  // redundancies, layoffs
  people_noun,        // staff, workers, managers …
  loose_people,       // people, members: only where the context is about work
  fte_word,           // FTE, WTE, full-time equivalent
  other_noun,         // homes, years, councillors: a number of these is no figure
  phrase_end,         // verbs, prepositions: a noun phrase does not go on after them
  month,
  weekday,
  abbreviation,  // Coun., Mr.: a full stop after it ends no sentence
  title,         // Cllr, Councillor, Mr: a name follows
  service_noun,  // department, directorate, services, team
  time_unit,
  count_  // how many classes there are
};

class Lexicon {
 public:
  void mark(WordId word, WordClass word_class) {
    if (word >= classes_.size()) classes_.resize(word + 1);
    classes_[word] |= 1U << static_cast<unsigned>(word_class);
  }
  [[nodiscard]] bool is(WordId word, WordClass word_class) const {
    return word < classes_.size() && (classes_[word] >> static_cast<unsigned>(word_class) & 1U) != 0;
  }
  [[nodiscard]] bool is_job_noun(WordId word) const;
  // The unit of a job noun: "jobs", "posts", "roles", "redundancies", "people".
  [[nodiscard]] const char* unit_of(WordId word) const;

  struct NumberWord {
    Decimal value;
    bool multiplies = false;  // hundred, thousand, million
  };
  [[nodiscard]] const NumberWord* number_word(WordId word) const;
  // "m", "million", "bn" … after digits.
  [[nodiscard]] std::optional<Decimal> magnitude(WordId word) const;
  // "£" → "GBP"; also "pounds", "euros" where `after` is set.
  [[nodiscard]] const std::string* currency(WordId word, bool after) const;

  std::unordered_map<WordId, NumberWord> number_words;
  std::unordered_map<WordId, Decimal> magnitudes;
  std::unordered_map<WordId, std::string> currency_before;
  std::unordered_map<WordId, std::string> currency_after;
  std::unordered_map<WordId, Decimal> minor_units;        // "p", "pence" → 0.01
  std::unordered_map<WordId, int> months;                 // 1 … 12
  std::unordered_map<WordId, int> weekdays;               // Monday is 1
  std::unordered_map<WordId, std::string> other_reasons;  // of other_noun: why it is no figure

 private:
  std::vector<std::uint32_t> classes_;
};

}  // namespace townclerk
