// What speaks for each possible owner of a figure: where the scene names it, seen from the figure. Each
// feature has a weight in patterns/choices/owners.toml (fitted by tools/fit_choices owners); the owner with
// the greatest sum wins: a conditional logit over the councils that the article names and "other". Covered by
// tests/unit/resolve/owners_test.cpp.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/record.h"
#include "relate/choice.h"
#include "relate/context_reader.h"
#include "relate/owner_pointer.h"
#include "relate/path.h"
#include "relate/target.h"
#include "resolve/owner_scene.h"

namespace townclerk {

class OwnerFeatures {
 public:
  OwnerFeatures(const Article& article, const Path& path, std::vector<OwnerMention> scene,
                std::vector<ListedCouncil> listed, const ContextReader& context);

  // "other" first, then the listed councils. `figure` has its decisions, `previous` is the owner of the
  // figure that stands before it in the same sentence, list or table, if any.
  struct Previous {
    const char* link = "";  // "sentence", "list" or "row"; empty where the figure stands alone
    std::int32_t owner = kNoCouncil;
  };
  [[nodiscard]] std::vector<Choice> of(const Target& target, const Figure& figure,
                                       const Previous& previous) const;
  // How a figure hangs on the one before it: "sentence", "list", "row" or "".
  [[nodiscard]] const char* link(const Target& before, const Target& target) const;

  [[nodiscard]] const std::vector<OwnerMention>& scene() const { return scene_; }

 private:
  // What the context net calls the candidates and the mentions of the scene.
  static OwnerPointer make_pointer(const ContextReader& context, const std::vector<OwnerMention>& scene,
                                   const std::vector<ListedCouncil>& listed);

  struct Seen;
  [[nodiscard]] Seen see(const Target& target) const;
  void add_scene(const Target& target, const Seen& seen, Choice& candidate) const;
  void add_frame(const Target& target, Choice& candidate) const;
  // The mentions that begin in [first, last), which are in order.
  [[nodiscard]] std::span<const OwnerMention> within(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] const OwnerMention* first_in(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] const OwnerMention* last_in(std::uint32_t first, std::uint32_t last) const;

  const Article& article_;
  const Path& path_;
  std::vector<OwnerMention> scene_;
  std::vector<ListedCouncil> listed_;
  std::size_t mains_ = 0;
  OwnerPointer pointer_;
};

}  // namespace townclerk
