#include "read/fields.h"

#include <catch2/catch.hpp>

#include "model/setup_error.h"

using namespace townclerk;

TEST_CASE("a map names the fields that it must, the others keep their names") {
  const FieldNames names = FieldNames::parse("text=body,published=date");
  Document document;
  CHECK(names.member("body", document) == &document.text);
  CHECK(names.member("date", document) == &document.published);
  CHECK(names.member("id", document) == &document.id);
  CHECK(names.member("text", document) == nullptr);
}

TEST_CASE("a map that cannot be meant is refused") {
  for (const char* pairs : {"text", "text=", "body=text", "text=a,text=b"}) {
    CAPTURE(pairs);
    CHECK_THROWS_AS(FieldNames::parse(pairs), SetupError);
  }
}
