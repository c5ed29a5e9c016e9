// The record: what the program says about one document (the contract is docs/record.md). Spans here count
// code points of the decoded text. Empty strings and nullopt mean that the key is absent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/decimal.h"
#include "model/span.h"

namespace townclerk {

inline constexpr const char* kSchemaVersion = "1.0";

enum class Kind : std::uint8_t { jobs, money, percent };
inline const char* name_of(Kind kind) {
  return kind == Kind::jobs ? "jobs" : kind == Kind::money ? "money" : "percent";
}

struct TextSlice {
  Span span;
  std::string text;
  bool in_title = false;
};

// Whether decisions keep their reasons: `explain` tells them, a batch need not.
enum class Proof : std::uint8_t { left_out, told };

// One reason for one value: a cue that spoke for it, how strongly, and from where.
struct Evidence {
  std::string cue;
  std::string file;
  int line = 0;
  std::string trigger;  // its words in the text
  Span at;
  int distance = 0;   // tokens between the cue and the number; negative where the cue stands behind it
  double weight = 0;  // strength × proximity
};

// The reason that stands for what an attribute's value begins with, before any word of the text speaks.
inline constexpr const char* kBaseEvidence = "begins-with";

struct WeighedValue {
  std::string value;
  double score = 0;
  double own = 0;  // of the score what cues around the number gave
  std::vector<Evidence> evidence;
};

// How one attribute of one figure was decided: the values in order of score, the winner first.
struct Decision {
  std::string attribute;
  std::vector<WeighedValue> values;
};

struct Figure {
  int id = 0;
  Kind kind = Kind::jobs;
  TextSlice phrase;
  Span number;
  Decimal value;
  std::optional<Decimal> value_to;
  std::string qualifier = "exact";
  std::string council;
  std::string department;
  bool additional = false;
  std::string period;
  int part_of = 0;
  int repeats = 0;
  std::string speaker;
  std::string rule;

  std::string unit;  // jobs
  bool fte = false;
  std::string change;
  std::string status;  // jobs and savings
  std::string vacancy;
  std::string means;

  std::string currency;  // money
  std::string role;      // money and percent
  std::string per;

  std::string sentence;             // that it stands in: for databases; not part of the record's bytes
  std::vector<Decision> decisions;  // for explain; not part of the record's bytes
};

struct Council {
  std::string gss;
  std::string code;
  std::string name;
  std::string type;
  std::string nation;
  bool main = false;
  std::string evidence;
  std::vector<TextSlice> mentions;
};

struct RecordDate {
  TextSlice slice;
  std::string value;
  std::string event;
};

enum class Severity : std::uint8_t { info, warning, error };
inline const char* name_of(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "info";
}

// An addition that the article invites, worked out: parts + parts against what it states.
struct Sum {
  std::vector<int> parts;  // ids of figures
  int total = 0;           // id of the figure that states it
  Decimal value;           // of the parts together
  Decimal stated;
  Decimal difference;   // value - stated
  bool agrees = false;  // within qualifiers and rounding
};

struct Check {
  std::string rule;
  Severity severity = Severity::info;
  std::string message;
  std::vector<int> figures;
  std::optional<Span> at;
  std::optional<Sum> sum = std::nullopt;
};

// The best statement of one measure of one council: what may be summed over many articles.
struct SummaryLine {
  std::string council;
  std::string measure;  // jobs_cut, jobs_created, jobs_net, savings, gap, council_tax_rise
  std::string status;   // of jobs and savings
  std::string per;      // of savings
  Decimal value;
  std::optional<Decimal> low;  // as far as the qualifiers say; absent where they leave it open
  std::optional<Decimal> high;
  std::vector<int> figures;  // the ids that it used
};

// A numeral that became no figure.
struct LeftOut {
  TextSlice slice;
  std::string reason;
};

struct Record {
  std::string producer_version;
  std::string patterns_hash;
  std::string id;
  std::string title;
  std::string published;
  std::string url;
  std::string duplicate_of;  // the id of an earlier document that says the same
  std::string sha256;
  std::uint32_t length = 0;
  std::vector<Council> councils;
  std::vector<Figure> figures;
  std::vector<RecordDate> dates;
  std::vector<Check> checks;
  std::vector<SummaryLine> summary;
  std::vector<LeftOut> left_out;  // for explain

  [[nodiscard]] bool has_error() const {
    for (const Check& check : checks) {
      if (check.severity == Severity::error) return true;
    }
    return false;
  }
};

}  // namespace townclerk
