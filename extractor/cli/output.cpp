#include "cli/output.h"

#include <sys/file.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "model/setup_error.h"
#include "write/kept_file.h"

namespace townclerk {

namespace {

bool is_file_or_nothing(const std::string& path) {
  std::error_code error;
  return !std::filesystem::exists(path, error) || std::filesystem::is_regular_file(path, error);
}

// As long as it is open nobody else writes it.
void lock(std::FILE* file, const std::string& path) {
  if (flock(fileno(file), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
    throw SetupError(ExitCode::io, "is being written by another run; wait for it, or name another file",
                     path);
}

}  // namespace

Output::Output(const std::string& path, OutputMode mode, std::uint64_t keep) : path_(path), file_(stdout) {
  if (path.empty() || path == "-") {
    path_ = "standard output";
    return;
  }
  if (mode == OutputMode::by_rename && is_file_or_nothing(path)) partial_ = path + ".partial";
  const std::string& opened = partial_.empty() ? path_ : partial_;
  if (keep > 0) check_kept(opened, keep);
  bytes_ = keep;
  // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): taken over at once
  owned_.reset(std::fopen(opened.c_str(), partial_.empty() ? "wb" : "ab"));
  if (!owned_)
    throw SetupError(ExitCode::io, std::string("cannot be written: ") + std::strerror(errno), path);
  if (!partial_.empty()) {
    lock(owned_.get(), opened);
    cut_to_kept(opened, keep);
  }
  file_ = owned_.get();
}

void Output::fail() const {
  if (errno == EPIPE) throw ClosedPipe();
  throw SetupError(ExitCode::io, std::string("cannot be written: ") + std::strerror(errno), path_);
}

void Output::write(std::string_view bytes) {
  errno = 0;
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) fail();
  bytes_ += bytes.size();
}

void Output::flush() {
  errno = 0;
  if (std::fflush(file_) != 0) fail();
}

void Output::name_whole(const std::string& path) {
  std::error_code error;
  const std::string partial = path + ".partial";
  if (!std::filesystem::exists(partial, error)) return;
  std::filesystem::rename(partial, path, error);
  if (error) throw SetupError(ExitCode::io, "cannot be given its name: " + error.message(), partial);
}

void Output::finish() {
  flush();
  // The deleter could not say that closing failed.
  // NOLINTNEXTLINE(cppcoreguidelines-owning-memory)
  if (owned_ && std::fclose(owned_.release()) != 0) fail();
  if (!partial_.empty() && std::rename(partial_.c_str(), path_.c_str()) != 0) fail();
}

}  // namespace townclerk
