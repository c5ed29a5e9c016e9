#include "check/schema.h"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "check/checks.h"
#include "check/record_reader.h"
#include "rulebook/embedded_patterns.h"

namespace townclerk {
namespace {

using Json = nlohmann::json;

constexpr int kDeepest = 64;

Check error_check(const char* rule, std::string message, std::vector<int> figures = {}) {
  return {rule, Severity::error, std::move(message), std::move(figures), std::nullopt};
}

// Parses with a limit on depth, which nlohmann's own parser has not.
Json parse_limited(const std::string& text) {
  return Json::parse(text, [](int depth, Json::parse_event_t, Json&) {
    if (depth > kDeepest)
      throw std::runtime_error("nested deeper than " + std::to_string(kDeepest) + " levels");
    return true;
  });
}

}  // namespace

struct SchemaValidator::Schema {
  valijson::Schema compiled;
};

SchemaValidator::SchemaValidator() : schema_(std::make_unique<Schema>()) {
  const Json json = Json::parse(embedded_record_schema());
  valijson::SchemaParser parser;
  parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(json), schema_->compiled);
}
SchemaValidator::SchemaValidator(SchemaValidator&&) noexcept = default;
SchemaValidator& SchemaValidator::operator=(SchemaValidator&&) noexcept = default;
SchemaValidator::~SchemaValidator() = default;

std::vector<Check> SchemaValidator::validate(const std::string& json, const Rulebook& rulebook,
                                             const std::string* text) const {
  std::vector<Check> checks;
  Json record;
  try {
    record = parse_limited(json);
  } catch (const std::exception& error) {
    checks.push_back(error_check("schema", std::string("not JSON: ") + error.what()));
    return checks;
  }
  valijson::Validator validator;
  valijson::ValidationResults results;
  if (!validator.validate(schema_->compiled, valijson::adapters::NlohmannJsonAdapter(record), &results)) {
    valijson::ValidationResults::Error error;
    std::string message;
    // The innermost complaint comes first and is the one that helps.
    if (results.popError(error)) {
      for (const std::string& step : error.context) message += step == "<root>" ? "" : step;
      message += ": " + error.description;
    }
    checks.push_back(error_check("schema", message));
    return checks;
  }
  run_checks(read_record(record), rulebook,
             text == nullptr ? std::nullopt : std::optional<std::string_view>(*text), checks);
  return checks;
}

std::string SchemaValidator::document_id(const std::string& json) {
  const Json record = Json::parse(json, nullptr, false);
  if (!record.is_object() || !record.contains("document") || !record["document"].is_object()) return {};
  const Json& document = record["document"];
  return document.contains("id") && document["id"].is_string() ? document["id"].get<std::string>()
                                                               : std::string();
}

}  // namespace townclerk
