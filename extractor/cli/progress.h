// The line on a terminal that says how far a batch is: documents, megabytes, rate, rejects.
#pragma once

#include <chrono>
#include <cstdint>

namespace townclerk {

class Progress {
 public:
  explicit Progress(bool shown) : shown_(shown) {}
  void update(std::uint64_t documents, std::uint64_t rejects, std::uint64_t bytes);
  // Wipes the line.
  void finish() const;

 private:
  using Clock = std::chrono::steady_clock;
  bool shown_;
  bool drawn_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace townclerk
