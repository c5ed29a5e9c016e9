#include "cli/progress.h"

#include <cmath>
#include <iostream>
#include <string>

namespace townclerk {
namespace {

// "12 s", "5 min", "3 h 10 min".
std::string time_text(double seconds) {
  constexpr std::uint64_t kMinute = 60;
  constexpr std::uint64_t kHour = 3600;
  const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
  if (whole < 2 * kMinute) return std::to_string(whole) + " s";
  if (whole < 2 * kHour) return std::to_string(whole / kMinute) + " min";
  return std::to_string(whole / kHour) + " h " + std::to_string(whole % kHour / kMinute) + " min";
}

}  // namespace

void Progress::update(std::uint64_t documents, std::uint64_t rejects, const BytesRead& read) {
  constexpr auto kBetween = std::chrono::milliseconds(100);
  if (!shown_) return;
  const Clock::time_point now = Clock::now();
  if (drawn_ && now - last_ < kBetween) return;
  last_ = now;
  drawn_ = true;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const auto rate = seconds > 0 ? static_cast<std::uint64_t>(static_cast<double>(documents) / seconds) : 0;
  std::cerr << "\r\033[K" << documents << " documents, " << read.documents / 1000000 << " MB, " << rate
            << " a second";
  constexpr double kLeastShare = 0.01;
  const double share = total_ > 0 ? static_cast<double>(read.disk) / static_cast<double>(total_) : 0;
  if (share > kLeastShare && share < 1)
    std::cerr << ", " << time_text(seconds * (1 - share) / share) << " left";
  if (rejects > 0) std::cerr << ", " << rejects << " rejected";
  std::cerr << std::flush;
}

void Progress::finish() const {
  if (drawn_) std::cerr << "\r\033[K" << std::flush;
}

}  // namespace townclerk
