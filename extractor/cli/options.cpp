#include "cli/options.h"

#include <unistd.h>

#include <cstdlib>

#include "model/setup_error.h"
#include "read/fields.h"

namespace townclerk {

options::variables_map parse_options(const std::vector<std::string>& arguments,
                                     const options::options_description& description,
                                     const char* positional) {
  options::positional_options_description words;
  words.add(positional, -1);
  options::variables_map values;
  try {
    options::store(options::command_line_parser(arguments).options(description).positional(words).run(),
                   values);
    options::notify(values);
  } catch (const options::error& error) {
    throw SetupError(ExitCode::usage,
                     std::string(error.what()) + "; `townclerk COMMAND --help` shows the options");
  }
  return values;
}

Format resolve_format(const std::string& given, const std::string& allowed, Format otherwise) {
  if (given.empty()) return otherwise;
  const bool known = ("|" + allowed + "|").find("|" + given + "|") != std::string::npos;
  if (!known) throw SetupError(ExitCode::usage, "--format is one of " + allowed + ", not \"" + given + "\"");
  if (given == "json") return Format::json;
  if (given == "csv") return Format::csv;
  if (given == "table") return Format::table;
  return given == "text" ? Format::text : Format::ndjson;
}

bool is_terminal(int stream) {
  return isatty(stream) != 0;
}

bool resolve_when(const std::string& option, const std::string& when, int stream) {
  if (when == "always") return true;
  if (when == "never") return false;
  if (when == "auto") return is_terminal(stream);
  throw SetupError(ExitCode::usage, "--" + option + " is auto, always or never, not \"" + when + "\"");
}

bool resolve_color(const std::string& when, int stream) {
  const bool on = resolve_when("color", when, stream);
  return when == "auto" && std::getenv("NO_COLOR") != nullptr ? false : on;
}

std::shared_ptr<const Rulebook> load_rulebook(const std::string& pattern_folder) {
  return Rulebook::load(pattern_folder.empty() ? PatternFiles::built_in()
                                               : PatternFiles::from_folder(pattern_folder));
}

void require_date(const std::string& published) {
  if (published.empty() || publication_date(published) == published) return;
  throw SetupError(ExitCode::usage,
                   "--published is \"" + published + "\"; write a date as 2024-07-29, 2024-07 or 2024");
}

}  // namespace townclerk
