// JSON Schema validation of records (schemas/record.schema.json, 2020-12, with the keywords whose meaning
// draft 7 shares), then the rules on what it says.
// Covered by tests/unit/check/checks_test.cpp and tests/cli.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/record.h"
#include "rulebook/rulebook.h"

namespace townclerk {

class SchemaValidator {
 public:
  // The schema that is built into the binary.
  SchemaValidator();
  SchemaValidator(SchemaValidator&&) noexcept;
  SchemaValidator& operator=(SchemaValidator&&) noexcept;
  SchemaValidator(const SchemaValidator&) = delete;
  SchemaValidator& operator=(const SchemaValidator&) = delete;
  ~SchemaValidator();

  // Checks of a record given as JSON: whether it is JSON and satisfies the schema; if so, all that checks.h
  // finds, with `text` or without, and whether the sums that it tells come out.
  [[nodiscard]] std::vector<Check> validate(const std::string& json, const Rulebook& rulebook,
                                            const std::string* text) const;
  // The id of the document that a record is about; empty where it has none.
  [[nodiscard]] static std::string document_id(const std::string& json);

 private:
  struct Schema;
  std::unique_ptr<Schema> schema_;
};

}  // namespace townclerk
