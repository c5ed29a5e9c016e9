#include "cli/progress.h"

#include <iostream>

namespace townclerk {

void Progress::update(std::uint64_t documents, std::uint64_t rejects, std::uint64_t bytes) {
  constexpr auto kBetween = std::chrono::milliseconds(100);
  if (!shown_) return;
  const Clock::time_point now = Clock::now();
  if (drawn_ && now - last_ < kBetween) return;
  last_ = now;
  drawn_ = true;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const auto rate = seconds > 0 ? static_cast<std::uint64_t>(static_cast<double>(documents) / seconds) : 0;
  std::cerr << "\r\033[K" << documents << " documents, " << bytes / 1000000 << " MB, " << rate << " a second";
  if (rejects > 0) std::cerr << ", " << rejects << " rejected";
  std::cerr << std::flush;
}

void Progress::finish() const {
  if (drawn_) std::cerr << "\r\033[K" << std::flush;
}

}  // namespace townclerk
