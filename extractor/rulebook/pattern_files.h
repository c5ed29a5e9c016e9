// The pattern files as bytes: those built into the binary, or those of a folder. Their hash says in
// every record which patterns made it.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "model/setup_error.h"

namespace townclerk {

class PatternFiles {
 public:
  // The defaults, compiled into the binary.
  static PatternFiles built_in();
  // A folder as `--patterns DIR` names it: *.toml and *.csv, recursively. SetupError if unreadable.
  static PatternFiles from_folder(const std::string& folder);

  // Content by path relative to patterns/, e.g. "cues/change.toml"; in order of path.
  // Views are good as long as this or any copy of it.
  [[nodiscard]] const std::map<std::string, std::string_view, std::less<>>& all() const { return files_; }
  // SetupError where the folder lacks a file that every rulebook needs.
  [[nodiscard]] std::string_view content(std::string_view name) const;
  // How messages name a file: the folder's path before it, "patterns/" for the built-in ones.
  [[nodiscard]] std::string display_name(std::string_view name) const { return root_ + std::string(name); }
  // First 16 hex digits of the SHA-256 over names and contents.
  [[nodiscard]] std::string hash() const;

  // The line of a file named as display_name() names it, for messages; empty where there is none.
  [[nodiscard]] std::string line_at(std::string_view displayed, int line) const;

  // A fault at a line of a pattern file, with the line itself and a caret under `column` (from 1).
  [[nodiscard]] SetupError fault(std::string_view name, int line, int column, const std::string& what) const;

 private:
  std::map<std::string, std::string_view, std::less<>> files_;
  std::shared_ptr<std::deque<std::string>>
      owned_;  // what files_ sees, where that is not in the program itself
  std::string root_;
};

// SHA-256 in lower-case hexadecimal.
std::string sha256_hex(std::string_view bytes);

}  // namespace townclerk
