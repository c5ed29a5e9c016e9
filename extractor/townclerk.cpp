#include "townclerk.h"

#include "check/schema.h"
#include "pipeline.h"
#include "write/explain.h"
#include "write/record_json.h"

namespace townclerk {
namespace {

Document to_document(const Story& story) {
  Document document;
  document.text = std::string(story.text);
  document.id = std::string(story.id);
  document.title = std::string(story.title);
  document.published = std::string(story.published);
  document.url = std::string(story.url);
  return document;
}

std::shared_ptr<const Rulebook> load(const PatternFiles& files) {
  try {
    return Rulebook::load(files);
  } catch (const SetupError& error) {
    throw PatternError(error.file() + ":" + std::to_string(error.line()) + ": " + error.what());
  }
}

}  // namespace

struct Extractor::Parts {
  std::shared_ptr<const Rulebook> rulebook;
  SchemaValidator schema;
};

Extractor::Extractor()
    : parts_(std::make_unique<Parts>(Parts{load(PatternFiles::built_in()), SchemaValidator()})) {}
Extractor::Extractor(const std::string& pattern_folder)
    : parts_(std::make_unique<Parts>(
          Parts{load(PatternFiles::from_folder(pattern_folder)), SchemaValidator()})) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

std::string Extractor::extract(const Story& story) const {
  return to_json(townclerk::extract(to_document(story), *parts_->rulebook, Proof::left_out));
}

std::string Extractor::explain(const Story& story) const {
  return explain_text(townclerk::extract(to_document(story), *parts_->rulebook), 0, false);
}

std::vector<std::string> Extractor::validate(const std::string& record_json) const {
  std::vector<std::string> faults;
  for (const Check& check : parts_->schema.validate(record_json, *parts_->rulebook, nullptr))
    if (check.severity != Severity::info) faults.push_back(check.rule + ": " + check.message);
  return faults;
}

}  // namespace townclerk
