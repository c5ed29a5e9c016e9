// What a stopped run left of a file, and the run that goes on keeps: so many bytes of it, as its checkpoint
// says. Covered by tests/cli/test_resume.py.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "model/setup_error.h"

namespace townclerk {

// SetupError (3) where there is less.
inline void check_kept(const std::string& path, std::uint64_t keep) {
  std::error_code error;
  if (std::filesystem::file_size(path, error) < keep || error)
    throw SetupError(ExitCode::io, "is shorter than the checkpoint says; remove the checkpoint to begin anew",
                     path);
}

// What came behind the checkpoint is written again. SetupError (3) where it cannot be cut.
inline void cut_to_kept(const std::string& path, std::uint64_t keep) {
  std::error_code error;
  std::filesystem::resize_file(path, keep, error);
  if (error) throw SetupError(ExitCode::io, "cannot be cut to its checkpoint: " + error.message(), path);
}

}  // namespace townclerk
