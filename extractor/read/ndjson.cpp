#include "read/ndjson.h"

#include <nlohmann/json.hpp>
#include <set>

#include "unicode/decode.h"

namespace townclerk {
namespace {

constexpr int kDeepest = 64;

// Takes the string members of one object; refuses duplicate keys and deep nesting while parsing, so that
// hostile input cannot exhaust the stack.
class LineHandler : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit LineHandler(const FieldNames& fields) : fields_(fields) {}

  Document document;
  std::string fault;
  std::uint64_t fault_byte = 0;
  bool has_text = false;
  bool is_object = false;

  bool null() override { return scalar("null"); }
  bool boolean(bool) override { return scalar("a truth value"); }
  bool number_integer(number_integer_t value) override { return number(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return number(std::to_string(value)); }
  bool number_float(number_float_t, const string_t& text) override { return number(text); }
  bool binary(binary_t&) override { return scalar("binary data"); }
  bool string(string_t& value) override {
    if (depth_ != 1 || !is_object) return depth_ > 0 ? true : refuse("the line is a text, not an object");
    if (std::string* field = member()) {
      *field = std::move(value);
      has_text = has_text || field == &document.text;
    }
    return true;
  }
  bool start_object(std::size_t) override {
    if (depth_ == 0) is_object = true;
    return enter("an object");
  }
  bool start_array(std::size_t) override {
    return depth_ == 0 ? refuse("the line is a list, not an object") : enter("a list");
  }
  bool end_object() override { return leave(); }
  bool end_array() override { return leave(); }
  bool key(string_t& value) override {
    if (depth_ == 1) {
      key_ = value;
      if (!seen_.insert(value).second) return refuse("the key \"" + value + "\" stands twice");
    }
    return true;
  }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception& error) override {
    fault_byte = position == 0 ? 0 : position - 1;
    std::string what = error.what();
    const std::size_t colon = what.find("error while parsing");
    fault = "not JSON: " + (colon == std::string::npos ? what : what.substr(colon + 20));
    return false;
  }

 private:
  std::string* member() { return fields_.member(key_, document); }
  bool refuse(std::string what) {
    fault = std::move(what);
    return false;
  }
  bool wrong_type(const char* what) {
    return refuse("\"" + key_ + "\" is " + what + "; it must be a text in quotes");
  }
  bool scalar(const char* what) {
    if (depth_ == 0) return refuse(std::string("the line is ") + what + ", not an object");
    const bool wanted = depth_ == 1 && member() != nullptr;
    if (wanted && std::string_view(what) == "null" && member() != &document.text) return true;  // absent
    return wanted ? wrong_type(what) : true;
  }
  bool number(const std::string& text) {
    if (depth_ == 1 && member() == &document.id) {
      document.id = text;
      return true;
    }
    return scalar("a number");
  }
  bool enter(const char* what) {
    if (depth_ == 1 && member() != nullptr) return wrong_type(what);
    if (++depth_ > kDeepest) return refuse("nested deeper than " + std::to_string(kDeepest) + " levels");
    return true;
  }
  bool leave() {
    --depth_;
    return true;
  }

  const FieldNames& fields_;
  int depth_ = 0;
  std::string key_;
  std::set<std::string> seen_;
};

}  // namespace

ReadItem read_ndjson_line(const std::string& line, const std::string& source, std::uint64_t number,
                          const FieldNames& fields) {
  LineHandler handler(fields);
  Reject reject{source, number, 0, {}, {}};
  if (const auto nul = first_nul(line)) {
    reject.byte = *nul;
    reject.reason = "a NUL byte: this is no text";
    return reject;
  }
  const bool parsed = nlohmann::json::sax_parse(line, &handler);
  reject.id = handler.document.id;
  if (!parsed) {
    reject.byte = handler.fault_byte;
    reject.reason = handler.fault;
    return reject;
  }
  if (!handler.has_text) {
    reject.reason =
        "\"" + fields.text +
        "\" is missing; each line is {\"text\": \"…\", \"id\": …, \"title\": …, \"published\": …, "
        "\"url\": …}; other names: --map text=body";
    return reject;
  }
  Document document = std::move(handler.document);
  reject.reason = settle_fields(document);
  if (!reject.reason.empty()) return reject;
  document.source = source;
  document.line = number;
  return document;
}

std::optional<ReadItem> NdjsonSource::next() {
  std::string line;
  while (read_line(in_, line)) {
    ++number_;
    bytes_ += line.size() + 1;
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (number_ == 1 && line.starts_with(kMark)) line.erase(0, kMark.size());
    if (line.find_first_not_of(" \t") != std::string::npos)
      return read_ndjson_line(line, name_, number_, fields_);
  }
  if (!in_.bad() || broken_) return std::nullopt;
  broken_ = true;
  return Reject{name_, number_, 0, "cannot be read to its end", {}};
}

}  // namespace townclerk
