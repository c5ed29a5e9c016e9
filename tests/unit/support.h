// What the unit tests share: the built-in rulebook, and an article made from a text.
#pragma once

#include <memory>
#include <string>

#include "model/record.h"
#include "pipeline.h"
#include "rulebook/rulebook.h"

namespace townclerk::test {

inline const Rulebook& rulebook() {
  static const std::shared_ptr<const Rulebook> book = Rulebook::load(PatternFiles::built_in());
  return *book;
}

inline Record record_of(const std::string& text, const std::string& published = {}) {
  Document document;
  document.text = text;
  document.published = published;
  return extract(document, rulebook());
}

// The first figure of a kind, or a figure whose id is 0.
inline Figure first(const Record& record, Kind kind) {
  for (const Figure& figure : record.figures) {
    if (figure.kind == kind) return figure;
  }
  return {};
}

}  // namespace townclerk::test
