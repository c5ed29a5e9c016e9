// What the context net (rulebook/context_net.h) makes of the text around a number: for each value of its
// attributes how much the text speaks for it, as an addition to the sums of cues and words. Covered by
// tests/unit/relate/context_test.cpp.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/record.h"
#include "relate/context_text.h"
#include "relate/neighbours.h"
#include "relate/target.h"
#include "rulebook/rulebook.h"

namespace townclerk {

struct ContextReading {
  std::vector<float>
      shares;             // by output of the net; empty where the net is, or the number stands in furniture
  std::string looked_at;  // the words that its heads looked at most, where reasons are told
};

// Of one article, which is read when the first number is asked about.
class ContextReader {
 public:
  ContextReader(const Rulebook& rulebook, const Article& article, const Mentions& mentions, Proof proof)
      : net_(rulebook.context),
        cues_(rulebook.cues),
        article_(article),
        mentions_(mentions),
        proof_(proof),
        neighbours_(rulebook.context, article) {}

  // The figures among which numbers are read from here on, in the order of the text.
  void meet(const std::vector<Target>& targets);
  [[nodiscard]] ContextReading read(const Target& target);
  void add(const ContextReading& reading, Decision& decision) const;

  // A number as it was read last: what the hidden layer makes of it, what it sees.
  struct Known {
    std::vector<float> hidden;
    std::vector<ContextSight> sights;
  };
  // Null of a number that was not read.
  [[nodiscard]] const Known* known(const Target& target) const;
  // Null where nothing was read.
  [[nodiscard]] const ContextText* text() const { return text_ ? &*text_ : nullptr; }
  // Of a token of the text: its vector, its neighbours seen.
  [[nodiscard]] std::span<const float> vector_of(std::uint32_t token) const;
  [[nodiscard]] const ContextNet& net() const { return net_; }

 private:
  // What a number makes of the text alone; without hidden values where it stands in furniture.
  struct Look {
    std::vector<float> hidden;
    std::vector<ContextSight> sights;
    std::string looked_at;
  };
  [[nodiscard]] Look look_at(const Target& target);

  void read_article();
  void convolve();
  void see();
  void sum_up();
  [[nodiscard]] std::vector<float> centre_of(const Target& target, std::uint32_t token) const;
  // What the heads take from the tokens that a number sees, head by head; each token's weights into `looks`.
  [[nodiscard]] std::vector<float> take(const std::vector<float>& centre,
                                        const std::vector<ContextSight>& sights,
                                        std::vector<float>& looks) const;
  [[nodiscard]] std::string most_looked_at(const std::vector<ContextSight>& sights,
                                           const std::vector<float>& looks) const;

  const ContextNet& net_;
  const CueBook& cues_;
  const Article& article_;
  const Mentions& mentions_;
  Proof proof_;
  std::optional<ContextText> text_;
  std::vector<float> tokens_;  // the vectors of all tokens, one behind the other
  std::vector<float> seen_;    // what heads see of them (ContextNet::seen)
  std::vector<float> article_sum_;
  std::unordered_map<std::uint32_t, Look> looks_;   // of those that were met, by numeral
  std::unordered_map<std::uint32_t, Known> known_;  // by numeral
  Neighbours neighbours_;
};

}  // namespace townclerk
