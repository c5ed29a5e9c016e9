#include <algorithm>
#include <iostream>
#include <optional>
#include <thread>

#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "model/setup_error.h"
#include "write/csv_folder.h"
#include "write/record_csv.h"
#include "write/record_json.h"
#include "write/record_table.h"
#include "write/sqlite_sink.h"

namespace townclerk {
namespace {

struct ExtractOptions {
  std::vector<std::string> inputs;
  std::string output;
  std::string format;
  std::string published;
  std::string rejects;
  std::string patterns;
  std::string color = "auto";
  std::string progress = "auto";
  unsigned jobs = 0;
  std::string sqlite;
  std::string csv_folder;
  std::string map;
  bool list_inputs = false;
  bool help = false;

  // A database alone is enough: records are then written only where -o or --format asks for them.
  [[nodiscard]] bool databases() const { return !sqlite.empty() || !csv_folder.empty(); }
  [[nodiscard]] bool records() const { return !databases() || !output.empty() || !format.empty(); }
};

ExtractOptions parse(const std::vector<std::string>& arguments) {
  ExtractOptions raw;
  options::options_description description;
  description.add_options()("input", options::value(&raw.inputs))("output,o", options::value(&raw.output))(
      "format", options::value(&raw.format))("published", options::value(&raw.published))(
      "jobs,j", options::value(&raw.jobs))("rejects", options::value(&raw.rejects))(
      "patterns", options::value(&raw.patterns))("color", options::value(&raw.color))(
      "progress", options::value(&raw.progress))("sqlite", options::value(&raw.sqlite))(
      "csv-folder", options::value(&raw.csv_folder))("map", options::value(&raw.map))(
      "list-inputs", options::bool_switch(&raw.list_inputs))("help,h", options::bool_switch(&raw.help));
  parse_options(arguments, description, "input");
  if (raw.help) return raw;
  if (raw.inputs.empty()) {
    if (is_terminal(0))
      throw SetupError(ExitCode::usage,
                       "nothing to read: name files or folders, or \"-\" for standard input; `townclerk "
                       "extract --help` shows how");
    raw.inputs.emplace_back("-");
  }
  require_date(raw.published);
  if (raw.jobs == 0) raw.jobs = std::max(1U, std::thread::hardware_concurrency());
  return raw;
}

// Where rows of tables go.
class Databases {
 public:
  explicit Databases(const ExtractOptions& raw) {
    if (!raw.sqlite.empty()) sqlite_.emplace(raw.sqlite);
    if (!raw.csv_folder.empty()) csv_.emplace(raw.csv_folder);
  }
  void add(const std::vector<TableRows>& document) {
    if (sqlite_) sqlite_->add(document);
    if (csv_) csv_->add(document);
  }
  void finish() {
    if (sqlite_) sqlite_->finish();
    if (csv_) csv_->finish();
  }

 private:
  std::optional<SqliteSink> sqlite_;
  std::optional<CsvFolder> csv_;
};

std::string places(const ExtractOptions& raw) {
  std::string text;
  for (const std::string& place :
       {raw.output == "-" ? std::string() : raw.output, raw.sqlite, raw.csv_folder}) {
    if (!place.empty()) text += (text.empty() ? "" : ", ") + place;
  }
  return text;
}

void say_closing(const Counts& counts, const std::string& written) {
  std::cerr << counts.documents << (counts.documents == 1 ? " document in: " : " documents in: ")
            << counts.records << (counts.records == 1 ? " record, " : " records, ") << counts.rejects
            << " rejected; " << counts.figures << " figures, " << counts.warnings << " warnings";
  if (!written.empty()) std::cerr << "; written to " << written;
  std::cerr << '\n';
}

// Each format's way to write one record, and what stands around them all.
struct Rendering {
  std::function<std::string(const Record&)> render;
  std::string head;
  std::string between;
  std::string tail;
};

Rendering rendering_of(Format format, bool color) {
  switch (format) {
    case Format::json:
      return {[](const Record& record) { return to_json(record); }, "[\n", ",\n", "\n]\n"};
    case Format::csv:
      return {[](const Record& record) { return to_csv(record); }, csv_header(), "", ""};
    case Format::table:
      return {[color](const Record& record) { return to_table(record, {color, 100}); }, "", "\n", ""};
    default:
      return {[](const Record& record) { return to_json(record) + "\n"; }, "", "", ""};
  }
}

// What would be read: kind, where it stands, id, bytes of text; a line each.
int list_inputs(const ExtractOptions& raw) {
  const auto rulebook = load_rulebook(raw.patterns);
  Reader reader(raw.inputs, {FieldNames::parse(raw.map), raw.published, &rulebook->pages}, std::cin);
  Output output(raw.output);
  bool rejected = false;
  while (const auto item = reader.next()) {
    const auto place = [](const std::string& source, std::uint64_t line) {
      return line > 0 ? source + ":" + std::to_string(line) : source;
    };
    if (const auto* reject = std::get_if<Reject>(&*item)) {
      std::cerr << "townclerk: " << place(reject->source, reject->line) << ": rejected: " << reject->reason
                << '\n';
      rejected = true;
      continue;
    }
    const auto& document = std::get<Document>(*item);
    output.write(std::string(name_of(reader.content())) + "\t" + place(document.source, document.line) +
                 "\t" + document.id + "\t" + std::to_string(document.text.size()) + "\n");
  }
  output.finish();
  return static_cast<int>(rejected ? ExitCode::rejected : ExitCode::done);
}

int extract_all(const ExtractOptions& raw) {
  const Format format = resolve_format(raw.format, "ndjson|json|csv|table",
                                       raw.output.empty() && is_terminal(1) ? Format::table : Format::ndjson);
  const bool color = resolve_color(raw.color, 1) && raw.output.empty();
  Progress progress(resolve_when("progress", raw.progress, 2) && format != Format::table);
  const auto rulebook = load_rulebook(raw.patterns);
  Reader reader(raw.inputs, {FieldNames::parse(raw.map), raw.published, &rulebook->pages}, std::cin);
  std::optional<Output> output;
  if (raw.records()) output.emplace(raw.output);
  Databases databases(raw);
  std::optional<Output> rejects;
  if (!raw.rejects.empty()) rejects.emplace(raw.rejects);
  const Rendering rendering = rendering_of(format, color);
  if (output) output->write(rendering.head);
  const Render render = [&](const Record& record, Outcome& outcome) {
    if (output) outcome.bytes = rendering.render(record);
    if (raw.databases()) outcome.tables = rows_of(record);
  };
  bool first = true;
  std::uint64_t documents = 0;
  std::uint64_t rejected = 0;
  const Counts counts = run_batch(reader, *rulebook, raw.jobs, render, [&](const Outcome& outcome) {
    for (const Reject& reject : outcome.rejects) {
      progress.finish();
      if (rejects) rejects->write(to_json(reject) + "\n");
      std::cerr << "townclerk: " << reject.source << ":"
                << (reject.line > 0 ? std::to_string(reject.line) + ":" : "")
                << " rejected: " << reject.reason
                << (reject.byte > 0 ? ", at byte " + std::to_string(reject.byte) : "") << '\n';
    }
    if (outcome.rejects.empty() && output) {
      if (!first) output->write(rendering.between);
      output->write(outcome.bytes);
      first = false;
    }
    if (outcome.rejects.empty() && raw.databases()) databases.add(outcome.tables);
    rejected += outcome.rejects.size();
    progress.update(++documents, rejected, reader.bytes());
  });
  if (output) {
    output->write(rendering.tail);
    output->finish();
  }
  databases.finish();
  if (rejects) rejects->finish();
  progress.finish();
  say_closing(counts, places(raw));
  return static_cast<int>(counts.rejects > 0 ? ExitCode::rejected : ExitCode::done);
}

}  // namespace

int command_extract(const std::vector<std::string>& arguments) {
  const ExtractOptions raw = parse(arguments);
  if (raw.help) {
    std::cout << extract_help();
    return 0;
  }
  try {
    return raw.list_inputs ? list_inputs(raw) : extract_all(raw);
  } catch (const ClosedPipe&) {
    return 0;
  }
}

}  // namespace townclerk
