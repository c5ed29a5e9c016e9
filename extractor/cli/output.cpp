#include "cli/output.h"

#include <cerrno>
#include <cstring>

#include "model/setup_error.h"

namespace townclerk {

Output::Output(const std::string& path) : path_(path), file_(stdout) {
  if (path.empty() || path == "-") {
    path_ = "standard output";
    return;
  }
  owned_.reset(
      std::fopen(path.c_str(), "wb"));  // NOLINT(cppcoreguidelines-owning-memory): taken over at once
  if (!owned_)
    throw SetupError(ExitCode::io, std::string("cannot be written: ") + std::strerror(errno), path);
  file_ = owned_.get();
}

void Output::fail() const {
  if (errno == EPIPE) throw ClosedPipe();
  throw SetupError(ExitCode::io, std::string("cannot be written: ") + std::strerror(errno), path_);
}

void Output::write(std::string_view bytes) {
  errno = 0;
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) fail();
}

void Output::finish() {
  errno = 0;
  if (std::fflush(file_) != 0) fail();
  // The deleter could not say that closing failed.
  // NOLINTNEXTLINE(cppcoreguidelines-owning-memory)
  if (owned_ && std::fclose(owned_.release()) != 0) fail();
}

}  // namespace townclerk
