#include <nlohmann/json.hpp>
#include <set>

#include "read/reader.h"
#include "unicode/decode.h"

namespace townclerk {
namespace {

constexpr int kDeepest = 64;

// Takes the string members of one object; refuses duplicate keys and deep nesting while parsing, so that
// hostile input cannot exhaust the stack.
class LineHandler : public nlohmann::json_sax<nlohmann::json> {
 public:
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
    if (key_ == "text") {
      document.text = std::move(value);
      has_text = true;
    } else if (std::string* field = member()) {
      *field = std::move(value);
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
  std::string* member() {
    if (key_ == "id") return &document.id;
    if (key_ == "title") return &document.title;
    if (key_ == "published") return &document.published;
    if (key_ == "url") return &document.url;
    return nullptr;
  }
  bool refuse(std::string what) {
    fault = std::move(what);
    return false;
  }
  bool wrong_type(const char* what) {
    return refuse("\"" + key_ + "\" is " + what + "; it must be a text in quotes");
  }
  bool scalar(const char* what) {
    if (depth_ == 0) return refuse(std::string("the line is ") + what + ", not an object");
    const bool wanted = depth_ == 1 && (key_ == "text" || member() != nullptr);
    if (wanted && std::string_view(what) == "null" && key_ != "text") return true;  // absent
    return wanted ? wrong_type(what) : true;
  }
  bool number(const std::string& text) {
    if (depth_ == 1 && key_ == "id") {
      document.id = text;
      return true;
    }
    return scalar("a number");
  }
  bool enter(const char* what) {
    if (depth_ == 1 && (key_ == "text" || member() != nullptr)) return wrong_type(what);
    if (++depth_ > kDeepest) return refuse("nested deeper than " + std::to_string(kDeepest) + " levels");
    return true;
  }
  bool leave() {
    --depth_;
    return true;
  }

  int depth_ = 0;
  std::string key_;
  std::set<std::string> seen_;
};

}  // namespace

ReadItem read_ndjson_line(const std::string& line, const std::string& source, std::uint64_t number) {
  LineHandler handler;
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
        "\"text\" is missing; each line is {\"text\": \"…\", \"id\": …, \"title\": …, \"published\": …, "
        "\"url\": …}";
    return reject;
  }
  Document document = std::move(handler.document);
  if (!document.published.empty()) {
    if (!is_publication_date(document.published)) {
      reject.reason = "\"published\" is \"" + document.published + "\"; it must be a date as 2024-07-29";
      return reject;
    }
    document.published = document.published.substr(0, 10);
  }
  if (document.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    reject.reason = "the text is empty";
    return reject;
  }
  if (document.id.empty()) document.id = document.url;
  document.source = source;
  document.line = number;
  return document;
}

}  // namespace townclerk
