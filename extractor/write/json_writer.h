// Writes JSON text piece by piece, with exact decimals and code points as they are. The caller keeps the
// nesting right; commas are the writer's business.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/decimal.h"

namespace townclerk {

class JsonWriter {
 public:
  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(const Decimal& number);
  JsonWriter& value(std::int64_t number);
  JsonWriter& value(bool truth);
  // Rounded to three places: weights of evidence, never figures.
  JsonWriter& rounded(double number);

  // A member that is absent where it has nothing to say.
  JsonWriter& member(std::string_view name, std::string_view text);
  JsonWriter& member(std::string_view name, bool truth);

  [[nodiscard]] std::string take();

 private:
  void separate();

  std::string out_;
  std::vector<bool> first_ = {true};
  bool after_key_ = false;
};

}  // namespace townclerk
