// Where bytes go: standard output or a file. A write that fails is a SetupError (3) that names the place; a
// reader that has closed the pipe ends the program quietly.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace townclerk {

// Thrown where the reader of a pipe has gone: nothing to say, nothing left to do.
struct ClosedPipe {};

// `by_rename`: a file appears under its name when it is whole; until then it is NAME.partial. Devices and
// pipes are written at once.
enum class OutputMode : std::uint8_t { at_once, by_rename };

class Output {
 public:
  // An empty path or "-" is standard output. With `keep` bytes of a partial file that is there, it goes on
  // behind them.
  explicit Output(const std::string& path, OutputMode mode = OutputMode::at_once, std::uint64_t keep = 0);
  void write(std::string_view bytes);
  void flush();
  // Flushes and closes, and gives the file its name; a full disk shows here at the latest.
  void finish();
  // Gives a file that is whole its name, where a kill came between the two.
  static void name_whole(const std::string& path);
  // Bytes written so far, those kept among them.
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
  // Whether it is a file that can be gone on with.
  [[nodiscard]] bool is_partial() const { return !partial_.empty(); }

 private:
  [[noreturn]] void fail() const;

  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }  // NOLINT(cppcoreguidelines-owning-memory)
  };
  std::string path_;
  std::string partial_;
  std::unique_ptr<std::FILE, Close> owned_;
  std::FILE* file_;
  std::uint64_t bytes_ = 0;
};

}  // namespace townclerk
