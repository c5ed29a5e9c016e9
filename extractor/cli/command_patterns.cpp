#include <filesystem>
#include <iostream>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/rule_examples.h"
#include "model/setup_error.h"

namespace townclerk {
namespace {

int check(const std::string& folder) {
  const PatternFiles files = folder.empty() ? PatternFiles::built_in() : PatternFiles::from_folder(folder);
  const auto rulebook = Rulebook::load(files);
  const ExampleReport report = run_examples(*rulebook);
  for (const ExampleFault& fault : report.faults) {
    std::cerr << fault.file << ":" << fault.line << ": " << fault.what << "\n  "
              << files.line_at(fault.file, fault.line) << "\n  ^\n";
  }
  std::cout << report.rules << " rules, " << report.examples << " examples and counterexamples, "
            << report.faults.size() << " faults\n";
  return static_cast<int>(report.faults.empty() ? ExitCode::done : ExitCode::usage);
}

int copy(const std::string& folder) {
  namespace fs = std::filesystem;
  if (folder.empty())
    throw SetupError(ExitCode::usage, "name the folder to make: townclerk patterns copy DIR");
  if (fs::exists(folder)) throw SetupError(ExitCode::io, "is there already; name a new folder", folder);
  const PatternFiles files = PatternFiles::built_in();
  for (const auto& [name, content] : files.all()) {
    const fs::path path = fs::path(folder) / name;
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    if (error)
      throw SetupError(ExitCode::io, "cannot be made: " + error.message(), path.parent_path().string());
    Output output(path.string());
    output.write(content);
    output.finish();
  }
  std::cout << files.all().size() << " files written to " << folder << '\n';
  return 0;
}

}  // namespace

int command_patterns(const std::vector<std::string>& arguments) {
  std::vector<std::string> words;
  bool help = false;
  options::options_description description;
  description.add_options()("word", options::value(&words))("help,h", options::bool_switch(&help));
  parse_options(arguments, description, "word");
  if (help) {
    std::cout << patterns_help();
    return 0;
  }
  const std::string folder = words.size() > 1 ? words[1] : std::string();
  if (words.empty() || words.size() > 2 || (words[0] != "check" && words[0] != "copy")) {
    throw SetupError(ExitCode::usage,
                     "write `townclerk patterns check [DIR]` or `townclerk patterns copy DIR`");
  }
  return words[0] == "check" ? check(folder) : copy(folder);
}

}  // namespace townclerk
