// The line on a terminal that says how far a batch is: documents, megabytes, rate, time left, rejects.
#pragma once

#include <chrono>
#include <cstdint>

#include "read/reader.h"

namespace townclerk {

class Progress {
 public:
  // `total` bytes of the files on disk; 0 where nobody knows.
  Progress(bool shown, std::uint64_t total) : shown_(shown), total_(total) {}
  void update(std::uint64_t documents, std::uint64_t rejects, const BytesRead& read);
  // Wipes the line.
  void finish() const;

 private:
  using Clock = std::chrono::steady_clock;
  bool shown_;
  std::uint64_t total_;
  bool drawn_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace townclerk
