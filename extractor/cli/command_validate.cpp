#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "check/schema.h"
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/options.h"
#include "cli/output.h"
#include "model/setup_error.h"
#include "unicode/decode.h"
#include "write/json_writer.h"
#include "write/record_json.h"

namespace townclerk {
namespace {

struct Faults {
  std::uint64_t records = 0;
  std::uint64_t bad = 0;
  std::uint64_t warnings = 0;
};

std::string as_json(const std::string& id, const std::string& source, std::uint64_t line,
                    const Check& check) {
  JsonWriter json;
  json.begin_object().member("id", id).key("source").value(source).key("line").value(
      static_cast<std::int64_t>(line));
  write_check(json, check);
  return json.end_object().take() + "\n";
}

// The text of a document: DIR/<id> or DIR/<id>.txt, whatever folders the id itself has.
std::optional<std::string> text_of(const std::string& folder, const std::string& id) {
  namespace fs = std::filesystem;
  const std::string name = fs::path(id).filename().string();
  for (const std::string& candidate : {name, name + ".txt"}) {
    std::ifstream file(fs::path(folder) / candidate, std::ios::binary);
    if (file)
      return decode(std::string((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>()))
          .text;
  }
  return std::nullopt;
}

// What one run validates with.
struct Validation {
  SchemaValidator schema;
  std::shared_ptr<const Rulebook> rulebook;
  std::string texts;  // folder, or empty
  bool table = false;
};

void validate_stream(std::istream& in, const std::string& source, const Validation& with, Output& output,
                     Faults& faults) {
  std::string line;
  for (std::uint64_t number = 1; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    ++faults.records;
    const std::string id = SchemaValidator::document_id(line);
    std::optional<std::string> text;
    std::vector<Check> checks;
    if (!with.texts.empty()) {
      text = text_of(with.texts, id);
      if (!text)
        checks.push_back({"text",
                          Severity::error,
                          "there is no text of this document in " + with.texts,
                          {},
                          std::nullopt});
    }
    const std::vector<Check> found = with.schema.validate(line, *with.rulebook, text ? &*text : nullptr);
    checks.insert(checks.end(), found.begin(), found.end());
    const bool bad = std::any_of(checks.begin(), checks.end(),
                                 [](const Check& check) { return check.severity == Severity::error; });
    faults.bad += bad ? 1 : 0;
    for (const Check& check : checks) faults.warnings += check.severity == Severity::warning ? 1 : 0;
    for (const Check& check : checks) {
      output.write(with.table ? source + ":" + std::to_string(number) + ": " + (id.empty() ? "" : id + ": ") +
                                    name_of(check.severity) + " " + check.rule + ": " + check.message + "\n"
                              : as_json(id, source, number, check));
    }
  }
}

int explain_rule(const Rulebook& rulebook, const std::string& name) {
  const CheckRule* rule = rulebook.checks.find(name);
  if (rule == nullptr) {
    std::string names;
    for (const CheckRule& one : rulebook.checks.rules) names += (names.empty() ? "" : ", ") + one.name;
    throw SetupError(ExitCode::usage, "there is no rule \"" + name + "\"; there are " + names);
  }
  std::cout << rule->name << " (" << name_of(rule->severity) << ", " << rule->file << ":" << rule->line
            << ")\n"
            << rule->means << '\n';
  for (const CheckExample& example : rule->fires) std::cout << "\nfires:  " << example.text << '\n';
  for (const CheckExample& example : rule->silent) std::cout << "\nsilent: " << example.text << '\n';
  if (!rule->by_hand.empty()) std::cout << "\nfires:  " << rule->by_hand << '\n';
  return 0;
}

}  // namespace

int command_validate(const std::vector<std::string>& arguments) {
  std::vector<std::string> inputs;
  std::string format;
  std::string texts;
  std::string color = "auto";
  std::string patterns;
  std::string rule;
  bool help = false;
  options::options_description description;
  description.add_options()("input", options::value(&inputs))("text", options::value(&texts))(
      "format", options::value(&format))("color", options::value(&color))(
      "patterns", options::value(&patterns))("explain", options::value(&rule))("help,h",
                                                                               options::bool_switch(&help));
  parse_options(arguments, description, "input");
  if (help) {
    std::cout << validate_help();
    return 0;
  }
  if (!rule.empty()) return explain_rule(*load_rulebook(patterns), rule);
  if (inputs.empty()) inputs.emplace_back("-");
  if (!texts.empty() && !std::filesystem::is_directory(texts))
    throw SetupError(ExitCode::io, "no such folder of texts", texts);
  (void)resolve_color(color, 1);
  const bool table = resolve_format(format, "table|ndjson",
                                    is_terminal(1) ? Format::table : Format::ndjson) == Format::table;
  const Validation with{SchemaValidator(), load_rulebook(patterns), texts, table};
  Output output("");
  Faults faults;
  try {
    for (const std::string& input : inputs) {
      if (input == "-") {
        validate_stream(std::cin, "-", with, output, faults);
        continue;
      }
      std::ifstream file(input, std::ios::binary);
      if (!file || std::filesystem::is_directory(input))
        throw SetupError(ExitCode::io, "cannot be read; name a file of records, one JSON object a line",
                         input);
      validate_stream(file, input, with, output, faults);
    }
    output.finish();
  } catch (const ClosedPipe&) {
    return 0;
  }
  std::cerr << faults.records << (faults.records == 1 ? " record: " : " records: ")
            << faults.records - faults.bad << " hold, " << faults.bad << " do not; " << faults.warnings
            << (faults.warnings == 1 ? " warning\n" : " warnings\n");
  return static_cast<int>(faults.bad > 0 ? ExitCode::rejected : ExitCode::done);
}

}  // namespace townclerk
