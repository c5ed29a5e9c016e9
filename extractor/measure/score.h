// Scores records against gold annotations (corpus/README.md): per kind the figures found and the whole frames
// right, the accuracy and the confusions of every attribute, links, councils; and what was missed, false or
// wrong. A figure is found where kind, place and value (and value_to) agree; its frame is right where the
// core attributes are too (jobs: qualifier change status council; money: qualifier role per council; percent:
// qualifier role). Covered by tests/cli/test_score.py, which holds it to an independent scorer.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace townclerk {

struct Ratio {
  std::uint64_t hit = 0;
  std::uint64_t gold = 0;
  std::uint64_t found = 0;

  [[nodiscard]] double precision() const {
    return found == 0 ? 0 : static_cast<double>(hit) / static_cast<double>(found);
  }
  [[nodiscard]] double recall() const {
    return gold == 0 ? 0 : static_cast<double>(hit) / static_cast<double>(gold);
  }
  [[nodiscard]] double f1() const {
    const double sum = precision() + recall();
    return sum == 0 ? 0 : 2 * precision() * recall() / sum;
  }
};

struct AttributeScore {
  std::uint64_t right = 0;
  std::uint64_t asked = 0;
  std::map<std::string, std::uint64_t> confusions;  // "saving → cost"
};

struct Finding {
  std::string document;
  std::string what;  // "missed jobs 40", "money 2000000 role: gold saving, got cost"
  std::string context;
};

struct Score {
  std::uint64_t documents = 0;
  std::uint64_t mains_right = 0;
  std::map<std::string, Ratio> found;  // by kind
  std::map<std::string, Ratio> frame;
  std::map<std::string, AttributeScore> attributes;  // by "jobs.change"
  Ratio councils;
  Ratio part_of;
  Ratio repeats;
  Ratio sums;  // parts-sum checks, where the gold says which sums the article invites
  std::vector<Finding> findings;
  std::vector<std::string> without_text;
};

// What decided each attribute of each figure, by the figure's id and the attribute's name ("change"): told
// beside what is wrong, so that the cue that misled is seen. Empty where a record came without its reasons.
using Reasons = std::map<std::pair<int, std::string>, std::string>;

// One gold file (JSON), its text and the record of the same document (JSON; empty where there is none).
// Throws std::invalid_argument that says what is wrong with the gold.
void score_document(const std::string& id, const std::string& gold_json, const std::string& text,
                    const std::string& record_json, const Reasons& reasons, Score& score);

std::string score_table(const Score& score, bool findings);
std::string score_json(const Score& score);

}  // namespace townclerk
