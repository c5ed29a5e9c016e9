// Regular expressions of the pattern files: furniture lines, dates, numerals that are no figures.
// RE2 only: linear time, no look-around, named captures, a cap on the size of the program.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/span.h"

namespace re2 {
class RE2;
}

namespace townclerk {

class TextPattern {
 public:
  // Throws std::invalid_argument with RE2's complaint, in words for the user.
  TextPattern(std::string name, const std::string& expression);
  TextPattern(TextPattern&&) noexcept;
  TextPattern& operator=(TextPattern&&) noexcept;
  TextPattern(const TextPattern&) = delete;
  TextPattern& operator=(const TextPattern&) = delete;
  ~TextPattern();

  struct Match {
    Span span;
    std::map<std::string, Span> captures;  // of the named groups that took part
  };

  [[nodiscard]] bool matches_whole(std::string_view text) const;
  [[nodiscard]] bool occurs_in(std::string_view text) const;
  // Every match from left to right, none overlapping another.
  void each(std::string_view text, const std::function<void(const Match&)>& found) const;

  [[nodiscard]] const std::string& name() const { return name_; }

  std::vector<std::string> examples;
  std::vector<std::string> counterexamples;
  std::string takes;  // of furniture: how much goes with the line
  int line = 0;
  std::string file;

 private:
  std::string name_;
  std::unique_ptr<re2::RE2> expression_;
};

}  // namespace townclerk
