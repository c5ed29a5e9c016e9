#include "write/tables.h"

#include <algorithm>

namespace townclerk {
namespace {

constexpr ColumnType kInteger = ColumnType::integer;
constexpr ColumnType kNumber = ColumnType::number;
constexpr ColumnType kBoolean = ColumnType::boolean;
constexpr ColumnType kText = ColumnType::text;

std::optional<std::string> said(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string>(text);
}
std::optional<std::string> whole(std::int64_t number) {
  return std::to_string(number);
}
std::optional<std::string> id_of(int id) {
  return id == 0 ? std::nullopt : whole(id);
}
std::optional<std::string> truth(bool value) {
  return value ? "1" : "0";
}
std::optional<std::string> decimal(const std::optional<Decimal>& value) {
  return value ? std::optional<std::string>(value->to_string()) : std::nullopt;
}

// A record names councils by GSS code where there is one; the tables' key is the register code, which all
// have.
std::optional<std::string> code_of(const Record& record, const std::string& identity) {
  for (const Council& council : record.councils) {
    if (!identity.empty() && (council.gss == identity || council.code == identity)) return council.code;
  }
  return std::nullopt;
}

std::vector<Row> figure_rows(const Record& record) {
  std::vector<Row> rows;
  for (const Figure& f : record.figures) {
    rows.push_back({record.id,
                    whole(f.id),
                    name_of(f.kind),
                    f.phrase.text,
                    whole(f.phrase.span.start),
                    whole(f.phrase.span.end),
                    truth(f.phrase.in_title),
                    whole(f.number.start),
                    whole(f.number.end),
                    f.value.to_string(),
                    decimal(f.value_to),
                    said(f.qualifier),
                    said(f.unit),
                    truth(f.fte),
                    said(f.change),
                    said(f.currency),
                    said(f.role),
                    said(f.status),
                    said(f.vacancy),
                    said(f.means),
                    said(f.per),
                    code_of(record, f.council),
                    said(f.department),
                    truth(f.additional),
                    said(f.period),
                    id_of(f.part_of),
                    id_of(f.repeats),
                    said(f.speaker),
                    said(f.rule),
                    said(f.sentence)});
  }
  return rows;
}

std::string ids_text(const std::vector<int>& ids) {
  std::string text;
  for (const int id : ids) text += (text.empty() ? "" : " ") + std::to_string(id);
  return text;
}

}  // namespace

const std::vector<TableDefinition>& table_definitions() {
  static const std::vector<TableDefinition> kTables = {
      {"documents",
       "one row an article",
       {{"id", kText, true},
        {"title"},
        {"published", kText, false, {}, "ISO 8601: 2024, 2024-07 or 2024-07-29"},
        {"url"},
        {"sha256", kText, true},
        {"length", kInteger, true, {}, "code points"},
        {"duplicate_of", kText, false, {}, "id of an earlier document that says the same"},
        {"producer_version", kText, true},
        {"patterns", kText, true, {}, "hash of the pattern files used"}},
       {"id"}},
      {"councils",
       "councils that any document names",
       {{"code", kText, true, {}, "register code"},
        {"gss", kText, false, {}, "ONS code, where there is one"},
        {"name", kText, true},
        {"type", kText, true},
        {"nation", kText, true}},
       {"code"},
       true},
      {"document_councils",
       "which councils a document names, which it is about",
       {{"document", kText, true, "documents"},
        {"council", kText, true, "councils"},
        {"main", kBoolean, true},
        {"evidence"}},
       {"document", "council"}},
      {"mentions",
       "where each council is named; spans count code points",
       {{"document", kText, true, "documents"},
        {"n", kInteger, true},
        {"council", kText, true, "councils"},
        {"start", kInteger, true},
        {"end", kInteger, true},
        {"text", kText, true},
        {"in_title", kBoolean, true}},
       {"document", "n"}},
      {"figures",
       "one row a figure, as docs/record.md has it; spans count code points",
       {{"document", kText, true, "documents"},
        {"figure", kInteger, true},
        {"kind", kText, true},
        {"text", kText, true},
        {"start", kInteger, true},
        {"end", kInteger, true},
        {"in_title", kBoolean, true},
        {"number_start", kInteger, true},
        {"number_end", kInteger, true},
        {"value", kNumber, true, {}, "pounds, posts or per cent"},
        {"value_to", kNumber},
        {"qualifier"},
        {"unit"},
        {"fte", kBoolean, true},
        {"change"},
        {"currency"},
        {"role"},
        {"status"},
        {"vacancy"},
        {"means"},
        {"per"},
        {"council", kText, false, "councils"},
        {"department"},
        {"additional", kBoolean, true},
        {"period"},
        {"part_of", kInteger},
        {"repeats", kInteger},
        {"speaker"},
        {"rule"},
        {"sentence", kText, false, {}, "that it stands in"}},
       {"document", "figure"}},
      {"dates",
       "dates that the text states",
       {{"document", kText, true, "documents"},
        {"n", kInteger, true},
        {"start", kInteger, true},
        {"end", kInteger, true},
        {"text", kText, true},
        {"value", kText, true},
        {"event"}},
       {"document", "n"}},
      {"checks",
       "what is odd about a record, and sums worked out",
       {{"document", kText, true, "documents"},
        {"n", kInteger, true},
        {"rule", kText, true},
        {"severity", kText, true},
        {"message", kText, true},
        {"figures", kText, false, {}, "ids, with spaces between"},
        {"difference", kNumber},
        {"agrees", kBoolean}},
       {"document", "n"}},
      {"summary",
       "per council the best statement of each measure, each fact once",
       {{"document", kText, true, "documents"},
        {"n", kInteger, true},
        {"council", kText, true, "councils"},
        {"measure", kText, true},
        {"status"},
        {"per"},
        {"value", kNumber, true},
        {"low", kNumber},
        {"high", kNumber},
        {"figures", kText, true, {}, "ids, with spaces between"}},
       {"document", "n"}}};
  return kTables;
}

std::vector<TableRows> rows_of(const Record& record) {
  std::vector<Row> councils;
  std::vector<Row> document_councils;
  std::vector<Row> mentions;
  for (const Council& council : record.councils) {
    councils.push_back({council.code, said(council.gss), council.name, council.type, council.nation});
    document_councils.push_back({record.id, council.code, truth(council.main), said(council.evidence)});
    for (const TextSlice& slice : council.mentions)
      mentions.push_back({record.id, whole(static_cast<std::int64_t>(mentions.size()) + 1), council.code,
                          whole(slice.span.start), whole(slice.span.end), slice.text, truth(slice.in_title)});
  }
  std::vector<Row> dates;
  for (const RecordDate& date : record.dates)
    dates.push_back({record.id, whole(static_cast<std::int64_t>(dates.size()) + 1),
                     whole(date.slice.span.start), whole(date.slice.span.end), date.slice.text, date.value,
                     said(date.event)});
  std::vector<Row> checks;
  for (const Check& check : record.checks)
    checks.push_back({record.id, whole(static_cast<std::int64_t>(checks.size()) + 1), check.rule,
                      name_of(check.severity), check.message, said(ids_text(check.figures)),
                      check.sum ? decimal(check.sum->difference) : std::nullopt,
                      check.sum ? truth(check.sum->agrees) : std::nullopt});
  std::vector<Row> summary;
  for (const SummaryLine& line : record.summary) {
    const auto council = code_of(record, line.council);
    if (!council) continue;
    summary.push_back({record.id, whole(static_cast<std::int64_t>(summary.size()) + 1), council, line.measure,
                       said(line.status), said(line.per), line.value.to_string(), decimal(line.low),
                       decimal(line.high), ids_text(line.figures)});
  }
  std::vector<Row> documents = {{record.id, said(record.title), said(record.published), said(record.url),
                                 record.sha256, whole(record.length), said(record.duplicate_of),
                                 record.producer_version, record.patterns_hash}};
  std::vector<TableRows> all;
  for (std::vector<Row>* rows : {&documents, &councils, &document_councils, &mentions})
    all.push_back({all.size(), std::move(*rows)});
  all.push_back({all.size(), figure_rows(record)});
  for (std::vector<Row>* rows : {&dates, &checks, &summary}) all.push_back({all.size(), std::move(*rows)});
  return all;
}

}  // namespace townclerk
