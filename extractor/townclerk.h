// townclerk as a library: the whole public API. Text in, record out as JSON; the program is built on the
// same calls. Thread-safe: one Extractor may serve many threads.
//
//   townclerk::Extractor extractor;                       // the built-in patterns
//   std::string json = extractor.extract({.text = text, .id = "story-1", .published = "2024-07-29"});
//
// Errors: the constructor throws townclerk::PatternError (a std::runtime_error whose what() names file, line
// and fault) for a broken pattern folder. extract() never throws for anything that is wrong with a text.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace townclerk {

struct Story {
  std::string_view text;            // UTF-8
  std::string_view id = {};         // else the record takes the text's SHA-256
  std::string_view title = {};      // only where it is not part of the text
  std::string_view published = {};  // ISO 8601: 2024, 2024-07 or 2024-07-29
  std::string_view url = {};
};

class PatternError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Extractor {
 public:
  Extractor();
  explicit Extractor(const std::string& pattern_folder);
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;
  Extractor(const Extractor&) = delete;
  Extractor& operator=(const Extractor&) = delete;
  ~Extractor();

  // The record as one line of JSON (schemas/record.schema.json).
  [[nodiscard]] std::string extract(const Story& story) const;
  // The same with the proof of every figure, for people.
  [[nodiscard]] std::string explain(const Story& story) const;
  // What is wrong with a record that anybody made; empty where nothing is.
  [[nodiscard]] std::vector<std::string> validate(const std::string& record_json) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace townclerk
