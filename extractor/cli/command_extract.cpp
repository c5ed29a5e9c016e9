#include <algorithm>
#include <iostream>
#include <optional>
#include <thread>

#include "cli/batch.h"
#include "cli/checkpoint.h"
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "model/setup_error.h"
#include "version.h"
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
  bool resume = false;
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
      "list-inputs", options::bool_switch(&raw.list_inputs))("resume", options::bool_switch(&raw.resume))(
      "help,h", options::bool_switch(&raw.help));
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

void say_reject(const Reject& reject) {
  std::cerr << "townclerk: " << reject.source << ":"
            << (reject.line > 0 ? std::to_string(reject.line) + ":" : "") << " rejected: " << reject.reason
            << (reject.byte > 0 ? ", at byte " + std::to_string(reject.byte) : "") << '\n';
}

// What would be read: kind, where it stands, id, bytes of text; a line each.
int list_inputs(const ExtractOptions& raw) {
  const auto rulebook = load_rulebook(raw.patterns);
  Reader reader(raw.inputs, {FieldNames::parse(raw.map), raw.published, &rulebook->pages}, std::cin);
  Output output(raw.output);
  bool rejected = false;
  while (const auto item = reader.next()) {
    if (const auto* reject = std::get_if<Reject>(&*item)) {
      say_reject(*reject);
      rejected = true;
      continue;
    }
    const auto& document = std::get<Document>(*item);
    output.write(std::string(name_of(reader.content())) + "\t" + document.source +
                 (document.line > 0 ? ":" + std::to_string(document.line) : "") + "\t" + document.id + "\t" +
                 std::to_string(document.text.size()) + "\n");
  }
  output.finish();
  return static_cast<int>(rejected ? ExitCode::rejected : ExitCode::done);
}

// What a run is: another run's checkpoint must not be gone on with.
std::string name_of_run(const ExtractOptions& raw, const Rulebook& rulebook) {
  std::string all = std::string(kVersion) + "\n" + rulebook.hash;
  for (const std::string& input : raw.inputs) all += "\n" + input;
  for (const std::string& option : {raw.output, raw.format, raw.published, raw.rejects, raw.sqlite, raw.map})
    all += "\n--" + option;
  return sha256_hex(all);
}

// One run: what is written, how far it has come, how it goes on.
class Run {
 public:
  Run(const ExtractOptions& raw, const Rulebook& rulebook)
      : raw_(raw),
        format_(resolve_format(raw.format, "ndjson|json|csv|table",
                               raw.output.empty() && is_terminal(1) ? Format::table : Format::ndjson)),
        rendering_(rendering_of(format_, resolve_color(raw.color, 1) && raw.output.empty())),
        rulebook_(rulebook),
        reader_(raw.inputs, {FieldNames::parse(raw.map), raw.published, &rulebook.pages}, std::cin),
        progress_(resolve_when("progress", raw.progress, 2) && format_ != Format::table) {
    const bool file = !raw.output.empty() && raw.output != "-";
    if (file || !raw.sqlite.empty()) checkpoint_path_ = (file ? raw.output : raw.sqlite) + ".checkpoint";
    checkpoint_.run = name_of_run(raw, rulebook);
    if (raw.resume) go_back();
    const std::uint64_t kept = checkpoint_.counts.documents;
    if (raw.records()) output_.emplace(raw.output, OutputMode::by_rename, checkpoint_.output_bytes);
    if (!raw.rejects.empty()) rejects_.emplace(raw.rejects, OutputMode::by_rename, checkpoint_.rejects_bytes);
    databases_.emplace(raw);
    if (output_ && kept == 0) output_->write(rendering_.head);
    for (std::uint64_t skipped = 0; skipped < kept; ++skipped) {
      if (!reader_.next())
        throw SetupError(ExitCode::io,
                         "the inputs end before the place where the run stopped; they have changed");
    }
  }

  int go() {
    try {
      const InterruptGuard guard;
      const Render render = [&](const Record& record, Outcome& outcome) {
        if (output_) outcome.bytes = rendering_.render(record);
        if (raw_.databases()) outcome.tables = rows_of(record);
      };
      run_batch(reader_, rulebook_, raw_.jobs, render, [&](const Outcome& outcome) { take(outcome); });
    } catch (const Interrupted&) {
      save();
      progress_.finish();
      std::cerr << "townclerk: interrupted after " << checkpoint_.counts.documents << " documents"
                << (checkpoint_path_.empty() ? "" : "; the same command with --resume goes on") << '\n';
      constexpr int kInterrupted = 130;
      return kInterrupted;
    }
    finish();
    return static_cast<int>(checkpoint_.counts.rejects > 0 ? ExitCode::rejected : ExitCode::done);
  }

 private:
  void go_back() {
    if (checkpoint_path_.empty() || !raw_.csv_folder.empty())
      throw SetupError(ExitCode::usage,
                       "--resume goes with -o FILE or --sqlite FILE, and not with --csv-folder");
    const auto found = read_checkpoint(checkpoint_path_);
    if (!found) return;
    if (found->run != checkpoint_.run)
      throw SetupError(
          ExitCode::usage,
          "is of a run with other inputs, options or patterns; give those again, or remove it to begin anew",
          checkpoint_path_);
    checkpoint_ = *found;
  }

  void take(const Outcome& outcome) {
    InterruptGuard::check();
    for (const Reject& reject : outcome.rejects) {
      progress_.finish();
      if (rejects_) rejects_->write(to_json(reject) + "\n");
      say_reject(reject);
    }
    Counts& counts = checkpoint_.counts;
    if (outcome.rejects.empty()) {
      if (output_) {
        if (counts.records > 0) output_->write(rendering_.between);
        output_->write(outcome.bytes);
      }
      if (raw_.databases()) databases_->add(outcome.tables);
    }
    counts.add(outcome);
    constexpr std::uint64_t kSaveEvery = 250;
    if (counts.documents % kSaveEvery == 0) save();
    progress_.update(counts.documents, counts.rejects, reader_.bytes());
  }

  // First what is written, then how far it goes: a kill between the two does some documents again.
  void save() {
    if (checkpoint_path_.empty() || (output_ && !raw_.output.empty() && !output_->is_partial())) return;
    if (output_) output_->flush();
    if (rejects_) rejects_->flush();
    databases_->finish();
    checkpoint_.output_bytes = output_ ? output_->bytes() : 0;
    checkpoint_.rejects_bytes = rejects_ ? rejects_->bytes() : 0;
    write_checkpoint(checkpoint_path_, checkpoint_);
  }

  void finish() {
    if (output_) {
      output_->write(rendering_.tail);
      output_->finish();
    }
    databases_->finish();
    if (rejects_) rejects_->finish();
    if (!checkpoint_path_.empty()) remove_checkpoint(checkpoint_path_);
    progress_.finish();
    say_closing(checkpoint_.counts, places(raw_));
  }

  const ExtractOptions& raw_;
  Format format_;
  Rendering rendering_;
  const Rulebook& rulebook_;
  Reader reader_;
  Progress progress_;
  std::string checkpoint_path_;  // empty where nothing could be gone on with
  Checkpoint checkpoint_;
  std::optional<Output> output_;
  std::optional<Output> rejects_;
  std::optional<Databases> databases_;
};

int extract_all(const ExtractOptions& raw) {
  const auto rulebook = load_rulebook(raw.patterns);
  return Run(raw, *rulebook).go();
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
