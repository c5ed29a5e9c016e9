// Which field of an input's lines or rows is which part of a document: as the names say, or as `--map
// text=body,published=date` does. Covered by tests/unit/read/fields_test.cpp.
#pragma once

#include <string>
#include <string_view>

#include "model/document.h"

namespace townclerk {

struct FieldNames {
  std::string id = "id";
  std::string title = "title";
  std::string published = "published";
  std::string url = "url";
  std::string text = "text";

  // SetupError (2) where a part is unknown, given twice, or no pair.
  static FieldNames parse(std::string_view pairs);
  // The member of a document that a field is, or nullptr.
  [[nodiscard]] std::string* member(std::string_view field, Document& document) const;
};

// ISO 8601 to year, month or day, or a day as Britain writes it ("25/07/2024"), as ISO 8601; empty where it
// is neither.
std::string publication_date(const std::string& text);

// What is wrong with a document that came in fields, empty where nothing is; brings its date to ISO 8601 and
// gives it an id.
std::string settle_fields(Document& document);

}  // namespace townclerk
