#include "relate/company.h"

namespace townclerk {
namespace {

void tell(const std::string& prefix, const Figure& figure, std::vector<std::string>& signals) {
  for (const std::string* value : {&figure.change, &figure.role, &figure.status}) {
    if (!value->empty()) signals.push_back(prefix + *value);
  }
}

}  // namespace

std::vector<std::string> Company::of_next() {
  const std::size_t at = figures_.size();
  for (; met_ < at; ++met_) meet(met_);
  const Target& own = targets_[at];
  std::vector<std::string> signals;
  if (const auto last = last_.find(own.kind); last != last_.end()) {
    constexpr std::uint32_t kFarthest = 3;  // blocks
    const Target& other = targets_[last->second];
    tell(std::string("after-") + link(own, other) + ":", figures_[last->second], signals);
    if (own.rule == "no-noun" && blocks_apart(own, other) <= kFarthest)
      tell("leans-on:", figures_[last->second], signals);
  }
  if (may_be_known_again(own)) {
    const auto same = last_of_number_.find({own.kind, own.value});
    if (same != last_of_number_.end()) tell("same-number:", figures_[same->second], signals);
  }
  if (const auto first = first_.find(own.kind); first != first_.end())
    tell("story-began:", figures_[first->second], signals);
  if (at > 0 && targets_[at - 1].kind != own.kind && same_sentence(own, targets_[at - 1]))
    tell(std::string("beside-") + name_of(targets_[at - 1].kind) + ":", figures_[at - 1], signals);
  return signals;
}

void Company::meet(std::size_t at) {
  const Target& target = targets_[at];
  first_.try_emplace(target.kind, at);
  last_.insert_or_assign(target.kind, at);
  if (may_be_known_again(target)) last_of_number_.insert_or_assign({target.kind, target.value}, at);
}

bool Company::same_sentence(const Target& own, const Target& other) const {
  return article_.sentence_of[other.first_token] == article_.sentence_of[own.first_token];
}

std::uint32_t Company::blocks_apart(const Target& own, const Target& other) const {
  return article_.block_of[own.first_token] - article_.block_of[other.first_token];
}

// How it hangs on a figure before it.
const char* Company::link(const Target& own, const Target& other) const {
  if (own.table >= 0 && own.table == other.table)
    return own.column == other.column ? "cell-above" : "cell-beside";
  const Bond bond = article_.bond(other.first_token, own.first_token);
  if (bond == Bond::list) return "item";
  if (bond != Bond::none) return name_of(bond);
  return blocks_apart(own, other) == 1 ? "next-block" : "far";
}

}  // namespace townclerk
