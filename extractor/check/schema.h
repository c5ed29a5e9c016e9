// JSON Schema validation of records (schemas/record.schema.json, 2020-12, with the keywords whose meaning
// draft 7 shares), and what a schema cannot say of a record as JSON.
// Covered by tests/unit/check/checks_test.cpp and tests/cli.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/record.h"

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

  // Checks of a record given as JSON: whether it is JSON, satisfies the schema, its ids refer, its spans are
  // in order and inside the document; and, where `text` is given, whether each span is its text.
  [[nodiscard]] std::vector<Check> validate(const std::string& json, const std::string* text) const;
  // The id of the document that a record is about; empty where it has none.
  [[nodiscard]] static std::string document_id(const std::string& json);

 private:
  struct Schema;
  std::unique_ptr<Schema> schema_;
};

}  // namespace townclerk
