#include "check/schema.h"

#include <nlohmann/json.hpp>
#include <set>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "rulebook/embedded_patterns.h"
#include "rulebook/pattern_files.h"
#include "unicode/decode.h"

namespace townclerk {
namespace {

using Json = nlohmann::json;

constexpr int kDeepest = 64;

Check error_check(const char* rule, std::string message, std::vector<int> figures = {}) {
  return {rule, Severity::error, std::move(message), std::move(figures), std::nullopt};
}

struct Slice {
  const Json* json;
  std::string what;
};

// Spans as {"start", "end", "text"}; only called where the schema holds.
class SpanRules {
 public:
  SpanRules(const Json& record, const std::string* text, std::vector<Check>& checks)
      : record_(record), text_(text), checks_(checks) {}

  void run() {
    const auto length = record_["document"]["length"].get<std::uint64_t>();
    const std::string title = record_["document"].value("title", "");
    std::uint64_t last = 0;
    bool last_in_title = true;
    for (const Json& figure : record_["figures"]) {
      const int id = figure["id"].get<int>();
      one(figure, length, title, "figure " + std::to_string(id));
      const Json& number = figure["number"];
      if (number["start"] < figure["start"] || number["end"] > figure["end"] ||
          number["start"] >= number["end"]) {
        checks_.push_back(error_check(
            "span", "the number of figure " + std::to_string(id) + " is not inside its phrase", {id}));
      }
      const bool in_title = figure.contains("in");
      const auto start = number["start"].get<std::uint64_t>();
      if ((in_title && !last_in_title) || (in_title == last_in_title && start < last)) {
        checks_.push_back(error_check("span",
                                      "figure " + std::to_string(id) +
                                          " stands before the one ahead of it; figures are in order of start",
                                      {id}));
      }
      last = start;
      last_in_title = in_title;
    }
    for (const Json& council : record_["councils"]) {
      for (const Json& mention : council["mentions"])
        one(mention, length, title, "a mention of " + council["name"].get<std::string>());
    }
    for (const Json& date : record_["dates"]) one(date, length, title, "a date");
    document();
  }

 private:
  void one(const Json& slice, std::uint64_t length, const std::string& title, const std::string& what) {
    const auto start = slice["start"].get<std::uint64_t>();
    const auto end = slice["end"].get<std::uint64_t>();
    const bool in_title = slice.contains("in");
    const std::uint64_t limit = in_title ? count_code_points(title) : length;
    if (start >= end || end > limit) {
      checks_.push_back(error_check("span", what + ": " + std::to_string(start) + "–" + std::to_string(end) +
                                                " is not inside the document of " + std::to_string(limit) +
                                                " code points"));
      return;
    }
    const auto text = slice["text"].get<std::string>();
    if (count_code_points(text) != end - start) {
      checks_.push_back(error_check("span", what + ": the text \"" + text + "\" is not as long as its span"));
      return;
    }
    if (text_ == nullptr && !in_title) return;
    const std::string_view there =
        slice_code_points(in_title ? std::string_view(title) : std::string_view(*text_),
                          static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end));
    if (there != text)
      checks_.push_back(error_check(
          "span", what + ": the text says \"" + std::string(there) + "\" there, not \"" + text + "\""));
  }

  void document() {
    if (text_ == nullptr) return;
    if (record_["document"]["length"].get<std::uint64_t>() != count_code_points(*text_))
      checks_.push_back(error_check("document", "the text has another length than document.length says"));
    if (record_["document"]["sha256"].get<std::string>() != sha256_hex(*text_))
      checks_.push_back(error_check("document", "the text has another SHA-256 than document.sha256 says"));
  }

  const Json& record_;
  const std::string* text_;
  std::vector<Check>& checks_;
};

void check_ids(const Json& record, std::vector<Check>& checks) {
  std::set<int> ids;
  int expected = 1;
  for (const Json& figure : record["figures"]) {
    const int id = figure["id"].get<int>();
    if (id != expected)
      checks.push_back(error_check("links",
                                   "figure " + std::to_string(id) + " should have the id " +
                                       std::to_string(expected) + "; ids count from 1",
                                   {id}));
    ids.insert(id);
    ++expected;
  }
  std::set<std::string> councils;
  for (const Json& council : record["councils"]) {
    if (council.contains("gss")) councils.insert(council["gss"].get<std::string>());
    councils.insert(council["code"].get<std::string>());
  }
  for (const Json& figure : record["figures"]) {
    const int id = figure["id"].get<int>();
    for (const char* key : {"part_of", "repeats"}) {
      if (!figure.contains(key)) continue;
      const int other = figure[key].get<int>();
      if (other == id || !ids.contains(other))
        checks.push_back(error_check("links",
                                     "figure " + std::to_string(id) + ": " + key + " names figure " +
                                         std::to_string(other) +
                                         ", which is not another figure of the record",
                                     {id}));
    }
    if (figure.contains("council") && !councils.contains(figure["council"].get<std::string>())) {
      checks.push_back(error_check("links",
                                   "figure " + std::to_string(id) + " names the council " +
                                       figure["council"].get<std::string>() +
                                       ", which is not among the councils",
                                   {id}));
    }
  }
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

std::vector<Check> SchemaValidator::validate(const std::string& json, const std::string* text) const {
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
  SpanRules(record, text, checks).run();
  check_ids(record, checks);
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
