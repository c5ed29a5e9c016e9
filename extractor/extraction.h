// The stages of one document, each step's result at hand for the next: what pipeline.cpp makes a record of
// and training.cpp shows to the fitting tools. The only two, with this, that know all the stages.
#pragma once

#include <string>
#include <vector>

#include "model/document.h"
#include "model/record.h"
#include "relate/candidates.h"
#include "relate/context_reader.h"
#include "relate/links.h"
#include "relate/tables.h"
#include "relate/weigh.h"
#include "relate/word_evidence.h"
#include "resolve/councils.h"
#include "resolve/dates.h"
#include "resolve/periods.h"
#include "rulebook/rulebook.h"

namespace townclerk {

class Extraction {
 public:
  Extraction(const Document& document, const Rulebook& rulebook, Proof proof = Proof::left_out);

  Record record();

  // Lines of JSON for the fitting tools, one a number or what else is weighed.
  std::string cue_features() const;
  std::string main_choices();
  std::string owner_choices();
  std::string period_choices();
  std::string link_choices(bool parts);
  std::string word_features();
  std::string name_features();
  std::string context();  // one line in all

 private:
  void date(Record& record);
  CouncilResult make_figures_of_councils(Record& record);
  WeighedPeriods set_periods(Record& record, bool kept = false);
  [[nodiscard]] std::string cue_features_of(const Target& target, bool weighed) const;

  const Document& document_;
  const Rulebook& rulebook_;
  Article article_;
  Mentions mentions_;
  Tables tables_;
  Weigher weigher_;
  WordEvidence words_;
  ContextReader context_;
  Candidates candidates_;
  std::vector<DatedSpan> dates_;
};

// What every record begins with: producer, document, texts' measures.
Record begin_record(const Document& document, const Rulebook& rulebook);

}  // namespace townclerk
