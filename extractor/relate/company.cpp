#include "relate/company.h"

namespace townclerk {
namespace {

class Company {
 public:
  Company(const Article& article, const std::vector<Target>& targets, const std::vector<Figure>& figures,
          std::size_t at)
      : article_(article), targets_(targets), figures_(figures), at_(at) {}

  std::vector<std::string> run() {
    const Target& own = targets_[at_];
    bool nearest = true;
    bool same_number = false;
    for (std::size_t j = at_; j-- > 0;) {
      if (targets_[j].kind != own.kind) continue;
      if (nearest) {
        tell(std::string("after-") + link(targets_[j]) + ":", figures_[j]);
        if (own.rule == "no-noun" && near(targets_[j])) tell("leans-on:", figures_[j]);
        nearest = false;
      }
      if (!same_number && own.kind != Kind::percent && targets_[j].value == own.value &&
          !(own.value < Decimal(10))) {
        tell("same-number:", figures_[j]);
        same_number = true;
      }
    }
    for (std::size_t j = 0; j < at_; ++j) {
      if (targets_[j].kind != own.kind) continue;
      tell("story-began:", figures_[j]);
      break;
    }
    if (at_ > 0 && targets_[at_ - 1].kind != own.kind && same_sentence(targets_[at_ - 1]))
      tell(std::string("beside-") + name_of(targets_[at_ - 1].kind) + ":", figures_[at_ - 1]);
    return std::move(signals_);
  }

 private:
  void tell(const std::string& prefix, const Figure& figure) {
    for (const std::string* value : {&figure.change, &figure.role, &figure.status}) {
      if (!value->empty()) signals_.push_back(prefix + *value);
    }
  }

  [[nodiscard]] bool same_sentence(const Target& other) const {
    return article_.sentence_of[other.first_token] == article_.sentence_of[targets_[at_].first_token];
  }
  [[nodiscard]] std::uint32_t blocks_apart(const Target& other) const {
    return article_.block_of[targets_[at_].first_token] - article_.block_of[other.first_token];
  }
  [[nodiscard]] bool near(const Target& other) const {
    constexpr std::uint32_t kFarthest = 3;
    return blocks_apart(other) <= kFarthest;
  }

  // How it hangs on a figure before it.
  [[nodiscard]] const char* link(const Target& other) const {
    const Target& own = targets_[at_];
    if (own.table >= 0 && own.table == other.table)
      return own.column == other.column ? "cell-above" : "cell-beside";
    if (same_sentence(other)) return "sentence";
    const std::uint32_t apart = blocks_apart(other);
    if (apart == 0) return "block";
    const Block& a = article_.blocks[article_.block_of[other.first_token]];
    const Block& b = article_.blocks[article_.block_of[own.first_token]];
    if (a.kind == BlockKind::item && b.kind == BlockKind::item && a.lead == b.lead) return "item";
    return apart == 1 ? "next-block" : "far";
  }

  const Article& article_;
  const std::vector<Target>& targets_;
  const std::vector<Figure>& figures_;
  std::size_t at_;
  std::vector<std::string> signals_;
};

}  // namespace

std::vector<std::string> company_of(const Article& article, const std::vector<Target>& targets,
                                    const std::vector<Figure>& figures, std::size_t at) {
  return Company(article, targets, figures, at).run();
}

}  // namespace townclerk
