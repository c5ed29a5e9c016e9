// How far a run of `extract` has come, beside its output: after a kill the same command with --resume goes on
// from there, and the end is byte for byte what an undisturbed run would have made. Covered by
// tests/cli/test_resume.py.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/batch.h"

namespace townclerk {

struct Checkpoint {
  std::string run;  // what the run was: inputs, options and patterns, as a hash
  Counts counts;
  std::uint64_t read = 0;  // documents of the inputs, those of other shards among them
  std::uint64_t output_bytes = 0;
  std::uint64_t rejects_bytes = 0;
  std::uint64_t index_bytes = 0;           // of a shard
  std::vector<std::uint64_t> table_bytes;  // of the tables in a folder
  bool whole = false;                      // all is written, and only the files' names are to be given
};

// nullopt where there is none. SetupError (3) where it is no checkpoint.
std::optional<Checkpoint> read_checkpoint(const std::string& path);
// By rename, so that it is there whole or not at all. SetupError (3) where it cannot be written.
void write_checkpoint(const std::string& path, const Checkpoint& checkpoint);
void remove_checkpoint(const std::string& path);

// Thrown where the user has asked the run to stop (SIGINT, SIGTERM).
struct Interrupted {};

// While it lives, SIGINT and SIGTERM only raise a flag.
class InterruptGuard {
 public:
  InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;
  InterruptGuard(InterruptGuard&&) = delete;
  InterruptGuard& operator=(InterruptGuard&&) = delete;
  ~InterruptGuard();

  // Throws Interrupted where the flag is up.
  static void check();
};

}  // namespace townclerk
