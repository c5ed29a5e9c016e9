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
#include "write/record_csv.h"
#include "write/record_json.h"
#include "write/record_table.h"

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
  bool help = false;
};

ExtractOptions parse(const std::vector<std::string>& arguments) {
  ExtractOptions raw;
  options::options_description description;
  description.add_options()("input", options::value(&raw.inputs))("output,o", options::value(&raw.output))(
      "format", options::value(&raw.format))("published", options::value(&raw.published))(
      "jobs,j", options::value(&raw.jobs))("rejects", options::value(&raw.rejects))(
      "patterns", options::value(&raw.patterns))("color", options::value(&raw.color))(
      "progress", options::value(&raw.progress))("help,h", options::bool_switch(&raw.help));
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

void say_closing(const Counts& counts, const std::string& output) {
  std::cerr << counts.documents << (counts.documents == 1 ? " document in: " : " documents in: ")
            << counts.records << (counts.records == 1 ? " record, " : " records, ") << counts.rejects
            << " rejected; " << counts.figures << " figures, " << counts.warnings << " warnings";
  if (!output.empty() && output != "-") std::cerr << "; written to " << output;
  std::cerr << '\n';
}

// Each format's way to write one record, and what stands around them all.
struct Rendering {
  Render render;
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

int extract_all(const ExtractOptions& raw) {
  const Format format = resolve_format(raw.format, "ndjson|json|csv|table",
                                       raw.output.empty() && is_terminal(1) ? Format::table : Format::ndjson);
  const bool color = resolve_color(raw.color, 1) && raw.output.empty();
  Progress progress(resolve_when("progress", raw.progress, 2) && format != Format::table);
  const auto rulebook = load_rulebook(raw.patterns);
  Reader reader(raw.inputs, raw.published, std::cin);
  Output output(raw.output);
  std::optional<Output> rejects;
  if (!raw.rejects.empty()) rejects.emplace(raw.rejects);
  const Rendering rendering = rendering_of(format, color);
  output.write(rendering.head);
  bool first = true;
  std::uint64_t documents = 0;
  std::uint64_t rejected = 0;
  const Counts counts = run_batch(reader, *rulebook, raw.jobs, rendering.render, [&](const Outcome& outcome) {
    for (const Reject& reject : outcome.rejects) {
      progress.finish();
      if (rejects) rejects->write(to_json(reject) + "\n");
      std::cerr << "townclerk: " << reject.source << ":"
                << (reject.line > 0 ? std::to_string(reject.line) + ":" : "")
                << " rejected: " << reject.reason
                << (reject.byte > 0 ? ", at byte " + std::to_string(reject.byte) : "") << '\n';
    }
    if (outcome.rejects.empty()) {
      if (!first) output.write(rendering.between);
      output.write(outcome.bytes);
      first = false;
    }
    rejected += outcome.rejects.size();
    progress.update(++documents, rejected, reader.bytes());
  });
  output.write(rendering.tail);
  output.finish();
  if (rejects) rejects->finish();
  progress.finish();
  say_closing(counts, raw.output);
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
    return extract_all(raw);
  } catch (const ClosedPipe&) {
    return 0;
  }
}

}  // namespace townclerk
