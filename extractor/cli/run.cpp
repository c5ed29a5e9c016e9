#include "cli/run.h"

#include <csignal>
#include <exception>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/help.h"
#include "model/setup_error.h"

namespace townclerk {
namespace {

using Command = int (*)(const std::vector<std::string>&);

const std::map<std::string, Command, std::less<>>& commands() {
  static const std::map<std::string, Command, std::less<>> kCommands = {
      {"extract", command_extract},   {"validate", command_validate}, {"explain", command_explain},
      {"patterns", command_patterns}, {"score", command_score},       {"councils", command_councils},
      {"merge", command_merge}};
  return kCommands;
}

int complain(const SetupError& error) {
  std::cerr << "townclerk: ";
  if (!error.file().empty()) {
    std::cerr << error.file() << ':';
    if (error.line() > 0) std::cerr << error.line() << ':';
    std::cerr << ' ';
  }
  std::cerr << error.what() << '\n';
  return static_cast<int>(error.code());
}

int dispatch(const std::vector<std::string>& words) {
  if (words.empty() || words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
    (words.empty() ? std::cerr : std::cout) << general_help();
    return words.empty() ? static_cast<int>(ExitCode::usage) : 0;
  }
  if (words[0] == "--version") {
    std::cout << version_text();
    return 0;
  }
  const auto command = commands().find(words[0]);
  if (command == commands().end()) {
    throw SetupError(ExitCode::usage,
                     "there is no command \"" + words[0] + "\"; `townclerk --help` lists them");
  }
  return command->second({words.begin() + 1, words.end()});
}

}  // namespace

int run(int argc, char** argv) {
  // A reader that closes the pipe early is no fault: writes then fail quietly and the program ends.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    std::ios::sync_with_stdio(false);
    return dispatch({argv + 1, argv + argc});
  } catch (const SetupError& error) {
    return complain(error);
  } catch (const std::exception& error) {
    std::cerr << "townclerk: " << error.what() << '\n';
    return static_cast<int>(ExitCode::io);
  }
}

}  // namespace townclerk
