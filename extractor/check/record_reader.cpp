#include "check/record_reader.h"

#include <nlohmann/json.hpp>

namespace townclerk {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found == json.end() ? std::string() : found->get<std::string>();
}

// JSON's numbers are read back by their shortest decimal form, which is what was written.
Decimal decimal_of(const Json& number) {
  return Decimal::parse(number.dump()).value_or(Decimal());
}

std::optional<Decimal> decimal_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found == json.end() ? std::nullopt : std::optional<Decimal>(decimal_of(*found));
}

Span span_of(const Json& json) {
  return {json["start"].get<std::uint32_t>(), json["end"].get<std::uint32_t>()};
}

TextSlice slice_of(const Json& json) {
  return {span_of(json), json["text"].get<std::string>(), json.contains("in")};
}

Figure figure_of(const Json& json) {
  Figure figure;
  figure.id = json["id"].get<int>();
  const std::string kind = text_of(json, "kind");
  figure.kind = kind == "jobs" ? Kind::jobs : kind == "money" ? Kind::money : Kind::percent;
  figure.phrase = slice_of(json);
  figure.number = span_of(json["number"]);
  figure.value = decimal_of(json["value"]);
  figure.value_to = decimal_at(json, "value_to");
  for (const auto& [key, member] : std::initializer_list<std::pair<const char*, std::string Figure::*>>{
           {"qualifier", &Figure::qualifier},
           {"council", &Figure::council},
           {"department", &Figure::department},
           {"period", &Figure::period},
           {"speaker", &Figure::speaker},
           {"rule", &Figure::rule},
           {"unit", &Figure::unit},
           {"change", &Figure::change},
           {"status", &Figure::status},
           {"vacancy", &Figure::vacancy},
           {"means", &Figure::means},
           {"currency", &Figure::currency},
           {"role", &Figure::role},
           {"per", &Figure::per}})
    figure.*member = text_of(json, key);
  figure.additional = json.value("additional", false);
  figure.fte = json.value("fte", false);
  figure.part_of = json.value("part_of", 0);
  figure.repeats = json.value("repeats", 0);
  return figure;
}

Council council_of(const Json& json) {
  Council council{
      text_of(json, "gss"),    text_of(json, "code"),     text_of(json, "name"),     text_of(json, "type"),
      text_of(json, "nation"), json.value("main", false), text_of(json, "evidence"), {}};
  for (const Json& mention : json["mentions"]) council.mentions.push_back(slice_of(mention));
  return council;
}

Check check_of(const Json& json) {
  Check check;
  check.rule = text_of(json, "rule");
  const std::string severity = text_of(json, "severity");
  check.severity = severity == "error"     ? Severity::error
                   : severity == "warning" ? Severity::warning
                                           : Severity::info;
  check.message = text_of(json, "message");
  if (json.contains("figures")) check.figures = json["figures"].get<std::vector<int>>();
  if (json.contains("at")) check.at = span_of(json["at"]);
  if (json.contains("sum")) {
    const Json& sum = json["sum"];
    check.sum = {sum["parts"].get<std::vector<int>>(),
                 sum["total"].get<int>(),
                 decimal_of(sum["value"]),
                 decimal_of(sum["stated"]),
                 decimal_of(sum["difference"]),
                 sum["agrees"].get<bool>()};
  }
  return check;
}

}  // namespace

Record read_record(const nlohmann::json& json) {
  Record record;
  const Json& document = json["document"];
  record.id = text_of(document, "id");
  record.title = text_of(document, "title");
  record.published = text_of(document, "published");
  record.url = text_of(document, "url");
  record.duplicate_of = text_of(document, "duplicate_of");
  record.sha256 = text_of(document, "sha256");
  record.length = document["length"].get<std::uint32_t>();
  for (const Json& council : json["councils"]) record.councils.push_back(council_of(council));
  for (const Json& figure : json["figures"]) record.figures.push_back(figure_of(figure));
  for (const Json& date : json["dates"])
    record.dates.push_back({slice_of(date), text_of(date, "value"), text_of(date, "event")});
  for (const Json& check : json["checks"]) record.checks.push_back(check_of(check));
  return record;
}

}  // namespace townclerk
