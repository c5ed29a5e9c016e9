// Options as the commands use them: parsed, checked, resolved against the terminal. Faults are SetupError (2)
// that say what would be right.
#pragma once

#include <boost/program_options.hpp>
#include <memory>
#include <string>
#include <vector>

#include "rulebook/rulebook.h"

namespace townclerk {

namespace options = boost::program_options;

// Parses; `positional` names the option that takes the words without a dash.
options::variables_map parse_options(const std::vector<std::string>& arguments,
                                     const options::options_description& description, const char* positional);

enum class Format : std::uint8_t { ndjson, json, csv, table, text };

// The format that `given` names, which must be among `allowed` ("ndjson|table"); `otherwise` where none is
// given.
Format resolve_format(const std::string& given, const std::string& allowed, Format otherwise);
// "auto", "always", "never" against a stream (1: standard output, 2: standard error).
bool resolve_when(const std::string& option, const std::string& when, int stream);
bool resolve_color(const std::string& when, int stream);
bool is_terminal(int stream);

std::shared_ptr<const Rulebook> load_rulebook(const std::string& pattern_folder);
// Empty, or a date of ISO 8601.
void require_date(const std::string& published);

}  // namespace townclerk
