// The one exception of the house: something that the user must put right before any document can be
// done (options, patterns, inputs, outputs). Caught in cli/ alone. What is wrong with a document is
// never a SetupError; it is a check or a reject.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace townclerk {

enum class ExitCode { done = 0, rejected = 1, usage = 2, io = 3 };

class SetupError : public std::runtime_error {
 public:
  SetupError(ExitCode code, const std::string& message, std::string file = {}, int line = 0)
      : std::runtime_error(message), code_(code), file_(std::move(file)), line_(line) {}

  [[nodiscard]] ExitCode code() const { return code_; }
  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] int line() const { return line_; }

 private:
  ExitCode code_;
  std::string file_;
  int line_;
};

}  // namespace townclerk
