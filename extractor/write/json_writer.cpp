#include "write/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>

namespace townclerk {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out.push_back('"');
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default: {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20) {
          out += "\\u00";
          out.push_back(kHex[byte >> 4U]);
          out.push_back(kHex[byte & 15U]);
        } else {
          out.push_back(c);
        }
      }
    }
  }
  out.push_back('"');
}

}  // namespace

void JsonWriter::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (!first_.back()) out_.push_back(',');
  first_.back() = false;
}

JsonWriter& JsonWriter::begin_object() {
  separate();
  out_.push_back('{');
  first_.push_back(true);
  return *this;
}
JsonWriter& JsonWriter::end_object() {
  out_.push_back('}');
  first_.pop_back();
  return *this;
}
JsonWriter& JsonWriter::begin_array() {
  separate();
  out_.push_back('[');
  first_.push_back(true);
  return *this;
}
JsonWriter& JsonWriter::end_array() {
  out_.push_back(']');
  first_.pop_back();
  return *this;
}
JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  append_escaped(out_, name);
  out_.push_back(':');
  after_key_ = true;
  return *this;
}
JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  append_escaped(out_, text);
  return *this;
}
JsonWriter& JsonWriter::value(const Decimal& number) {
  separate();
  out_ += number.to_string();
  return *this;
}
JsonWriter& JsonWriter::value(std::int64_t number) {
  separate();
  out_ += std::to_string(number);
  return *this;
}
JsonWriter& JsonWriter::value(bool truth) {
  separate();
  out_ += truth ? "true" : "false";
  return *this;
}
JsonWriter& JsonWriter::rounded(double number) {
  separate();
  constexpr double kPlaces = 1000;
  std::array<char, 32> buffer{};
  const auto [end, error] =
      std::to_chars(buffer.begin(), buffer.end(), std::round(number * kPlaces) / kPlaces);
  out_.append(buffer.data(), error == std::errc() ? end : buffer.data());
  return *this;
}
JsonWriter& JsonWriter::member(std::string_view name, std::string_view text) {
  if (text.empty()) return *this;
  return key(name).value(text);
}
JsonWriter& JsonWriter::member(std::string_view name, bool truth) {
  if (!truth) return *this;
  return key(name).value(true);
}

std::string JsonWriter::take() {
  return std::move(out_);
}

}  // namespace townclerk
