// What `townclerk extract` was asked to do. Faults are SetupError (2) that say what would be right.
#pragma once

#include <string>
#include <vector>

namespace townclerk {

struct ExtractOptions {
  std::vector<std::string> inputs;
  std::string output;
  std::string format;
  std::string published;
  std::string rejects;
  std::string patterns;
  std::string color = "auto";
  std::string progress = "auto";
  unsigned jobs = 0;
  std::string sqlite;
  std::string csv_folder;
  std::string postgres;
  std::string map;
  std::string shard;
  std::string duplicates = "mark";
  bool list_inputs = false;
  bool resume = false;
  bool help = false;

  // A database alone is enough: records are then written only where -o or --format asks for them.
  [[nodiscard]] bool databases() const { return !sqlite.empty() || !csv_folder.empty() || !postgres.empty(); }
  [[nodiscard]] bool records() const { return !databases() || !output.empty() || !format.empty(); }
  // Whether records go to a file of their own, which can be gone on with.
  [[nodiscard]] bool to_file() const { return !output.empty() && output != "-"; }
};

ExtractOptions parse_extract_options(const std::vector<std::string>& arguments);

}  // namespace townclerk
