// Where bytes go: standard output or a file. A write that fails is a SetupError (3) that names the place; a
// reader that has closed the pipe ends the program quietly.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace townclerk {

// Thrown where the reader of a pipe has gone: nothing to say, nothing left to do.
struct ClosedPipe {};

class Output {
 public:
  // An empty path or "-" is standard output.
  explicit Output(const std::string& path);
  void write(std::string_view bytes);
  // Flushes and closes; a full disk shows here at the latest.
  void finish();

 private:
  [[noreturn]] void fail() const;

  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }  // NOLINT(cppcoreguidelines-owning-memory)
  };
  std::string path_;
  std::unique_ptr<std::FILE, Close> owned_;
  std::FILE* file_;
};

}  // namespace townclerk
