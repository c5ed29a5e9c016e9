#include <chrono>
#include <iostream>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/options.h"
#include "cli/output.h"
#include "model/setup_error.h"
#include "resolve/council_lookup.h"
#include "write/council_entry.h"

namespace townclerk {
namespace {

std::string today() {
  const auto day = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const std::chrono::year_month_day date(day);
  std::string text = std::to_string(static_cast<int>(date.year()));
  for (const unsigned part : {static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())})
    text += (part < 10 ? "-0" : "-") + std::to_string(part);
  return text;
}

int look_up(const Rulebook& rulebook, const std::string& name, const std::string& on, bool json,
            Output& output) {
  const CouncilLookup lookup = look_up_council(rulebook, name, on.empty() ? today() : on);
  output.write(json ? lookup_json(rulebook.gazetteer, name, lookup)
                    : lookup_text(rulebook.gazetteer, name, lookup));
  return static_cast<int>(lookup.verdict == LookupVerdict::unknown ? ExitCode::rejected : ExitCode::done);
}

// A name a line; a line of JSON each, in their order.
int look_up_all(const Rulebook& rulebook, const std::string& on, Output& output) {
  bool unknown = false;
  for (std::string name; std::getline(std::cin, name);) {
    if (name.ends_with('\r')) name.pop_back();
    const CouncilLookup lookup = look_up_council(rulebook, name, on.empty() ? today() : on);
    output.write(lookup_json(rulebook.gazetteer, name, lookup));
    unknown = unknown || lookup.verdict == LookupVerdict::unknown;
  }
  return static_cast<int>(unknown ? ExitCode::rejected : ExitCode::done);
}

int list(const Rulebook& rulebook, const std::string& on, bool json, Output& output) {
  for (const std::uint32_t council : councils_on(rulebook.gazetteer, on)) {
    const RegisterEntry& entry = rulebook.gazetteer.councils[council];
    output.write(json ? entry_json(entry) + "\n" : entry_line(entry));
  }
  return 0;
}

}  // namespace

int command_councils(const std::vector<std::string>& arguments) {
  std::vector<std::string> names;
  std::string on;
  std::string format;
  std::string patterns;
  bool whole = false;
  bool help = false;
  options::options_description description;
  description.add_options()("name", options::value(&names))("on", options::value(&on))(
      "list", options::bool_switch(&whole))("format", options::value(&format))(
      "patterns", options::value(&patterns))("help,h", options::bool_switch(&help));
  parse_options(arguments, description, "name");
  if (help) {
    std::cout << councils_help();
    return 0;
  }
  require_date(on);
  if (names.empty() && !whole)
    throw SetupError(
        ExitCode::usage,
        "name a council, or ask for all: townclerk councils \"Leeds\", townclerk councils --list");
  if (!names.empty() && whole)
    throw SetupError(ExitCode::usage, "--list gives the whole register; leave the name or --list out");
  const bool json = resolve_format(format, "text|json", Format::text) == Format::json;
  const auto rulebook = load_rulebook(patterns);
  Output output("");
  int code = 0;
  try {
    if (whole) {
      code = list(*rulebook, on, json, output);
    } else {
      // "townclerk councils North Yorkshire" without quotes is one name.
      std::string name;
      for (const std::string& word : names) name += (name.empty() ? "" : " ") + word;
      code = name == "-" ? look_up_all(*rulebook, on, output) : look_up(*rulebook, name, on, json, output);
    }
    output.finish();
  } catch (const ClosedPipe&) {
    return 0;
  }
  return code;
}

}  // namespace townclerk
