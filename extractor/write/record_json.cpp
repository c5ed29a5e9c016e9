#include "write/record_json.h"

#include "write/json_writer.h"

namespace townclerk {
namespace {

void write_span(JsonWriter& json, const Span& span) {
  json.key("start")
      .value(static_cast<std::int64_t>(span.start))
      .key("end")
      .value(static_cast<std::int64_t>(span.end));
}

void write_slice(JsonWriter& json, const TextSlice& slice) {
  json.key("text").value(slice.text);
  write_span(json, slice.span);
  if (slice.in_title) json.key("in").value("title");
}

void write_ids(JsonWriter& json, const std::vector<int>& ids) {
  json.begin_array();
  for (const int id : ids) json.value(static_cast<std::int64_t>(id));
  json.end_array();
}

void write_summary(JsonWriter& json, const SummaryLine& line) {
  json.begin_object().key("council").value(line.council).key("measure").value(line.measure);
  json.member("status", line.status).member("per", line.per).key("value").value(line.value);
  if (line.low) json.key("low").value(*line.low);
  if (line.high) json.key("high").value(*line.high);
  json.key("figures");
  write_ids(json, line.figures);
  json.end_object();
}

void write_figure(JsonWriter& json, const Figure& figure) {
  json.begin_object();
  json.key("id").value(static_cast<std::int64_t>(figure.id)).key("kind").value(name_of(figure.kind));
  write_slice(json, figure.phrase);
  json.key("number").begin_object();
  write_span(json, figure.number);
  json.end_object();
  json.key("value").value(figure.value);
  if (figure.value_to) json.key("value_to").value(*figure.value_to);
  json.key("qualifier").value(figure.qualifier);
  json.member("unit", figure.unit).member("fte", figure.fte).member("change", figure.change);
  json.member("currency", figure.currency).member("role", figure.role).member("status", figure.status);
  json.member("vacancy", figure.vacancy).member("means", figure.means).member("per", figure.per);
  json.member("council", figure.council)
      .member("department", figure.department)
      .member("additional", figure.additional);
  json.member("period", figure.period);
  if (figure.part_of != 0) json.key("part_of").value(static_cast<std::int64_t>(figure.part_of));
  if (figure.repeats != 0) json.key("repeats").value(static_cast<std::int64_t>(figure.repeats));
  json.member("speaker", figure.speaker).key("rule").value(figure.rule);
  json.end_object();
}

void write_council(JsonWriter& json, const Council& council) {
  json.begin_object();
  json.member("gss", council.gss)
      .member("code", council.code)
      .member("name", council.name)
      .member("type", council.type);
  json.member("nation", council.nation).member("main", council.main).member("evidence", council.evidence);
  json.key("mentions").begin_array();
  for (const TextSlice& slice : council.mentions) {
    json.begin_object();
    write_slice(json, slice);
    json.end_object();
  }
  json.end_array().end_object();
}

}  // namespace

void write_check(JsonWriter& json, const Check& check) {
  json.key("rule")
      .value(check.rule)
      .key("severity")
      .value(name_of(check.severity))
      .key("message")
      .value(check.message);
  if (!check.figures.empty()) {
    json.key("figures");
    write_ids(json, check.figures);
  }
  if (check.at) {
    json.key("at").begin_object();
    write_span(json, *check.at);
    json.end_object();
  }
  if (!check.sum) return;
  json.key("sum").begin_object().key("parts");
  write_ids(json, check.sum->parts);
  json.key("total").value(static_cast<std::int64_t>(check.sum->total));
  json.key("value").value(check.sum->value).key("stated").value(check.sum->stated);
  json.key("difference").value(check.sum->difference).key("agrees").value(check.sum->agrees).end_object();
}

std::string to_json(const Record& record) {
  JsonWriter json;
  json.begin_object().key("schema_version").value(kSchemaVersion);
  json.key("producer")
      .begin_object()
      .key("name")
      .value("townclerk")
      .key("version")
      .value(record.producer_version);
  json.key("patterns").value(record.patterns_hash).end_object();
  json.key("document")
      .begin_object()
      .key("id")
      .value(record.id)
      .member("title", record.title)
      .member("published", record.published);
  json.member("url", record.url)
      .key("sha256")
      .value(record.sha256)
      .key("length")
      .value(static_cast<std::int64_t>(record.length))
      .member("duplicate_of", record.duplicate_of)
      .end_object();
  json.key("councils").begin_array();
  for (const Council& council : record.councils) write_council(json, council);
  json.end_array().key("figures").begin_array();
  for (const Figure& figure : record.figures) write_figure(json, figure);
  json.end_array().key("dates").begin_array();
  for (const RecordDate& date : record.dates) {
    json.begin_object();
    write_slice(json, date.slice);
    json.member("value", date.value).member("event", date.event).end_object();
  }
  json.end_array().key("checks").begin_array();
  for (const Check& check : record.checks) {
    json.begin_object();
    write_check(json, check);
    json.end_object();
  }
  json.end_array().key("summary").begin_array();
  for (const SummaryLine& line : record.summary) write_summary(json, line);
  json.end_array().end_object();
  return json.take();
}

std::string to_json(const Reject& reject) {
  JsonWriter json;
  json.begin_object()
      .member("id", reject.id)
      .key("source")
      .value(reject.source)
      .key("line")
      .value(static_cast<std::int64_t>(reject.line));
  json.key("byte")
      .value(static_cast<std::int64_t>(reject.byte))
      .key("reason")
      .value(reject.reason)
      .end_object();
  return json.take();
}

}  // namespace townclerk
