#include "cli/extract_options.h"

#include <algorithm>
#include <thread>

#include "cli/options.h"
#include "model/setup_error.h"

namespace townclerk {

ExtractOptions parse_extract_options(const std::vector<std::string>& arguments) {
  ExtractOptions raw;
  options::options_description description;
  description.add_options()("input", options::value(&raw.inputs))("output,o", options::value(&raw.output))(
      "format", options::value(&raw.format))("published", options::value(&raw.published))(
      "jobs,j", options::value(&raw.jobs))("rejects", options::value(&raw.rejects))(
      "patterns", options::value(&raw.patterns))("color", options::value(&raw.color))(
      "progress", options::value(&raw.progress))("sqlite", options::value(&raw.sqlite))(
      "csv-folder", options::value(&raw.csv_folder))("postgres", options::value(&raw.postgres))(
      "shard", options::value(&raw.shard))("duplicates", options::value(&raw.duplicates))(
      "map", options::value(&raw.map))("list-inputs", options::bool_switch(&raw.list_inputs))(
      "resume", options::bool_switch(&raw.resume))("help,h", options::bool_switch(&raw.help));
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
  if (raw.duplicates != "mark" && raw.duplicates != "ignore")
    throw SetupError(ExitCode::usage, "--duplicates is mark or ignore, not \"" + raw.duplicates + "\"");
  if (!raw.shard.empty() && (!raw.to_file() || (!raw.format.empty() && raw.format != "ndjson")))
    throw SetupError(ExitCode::usage,
                     "--shard writes NDJSON to a file of its own: give -o FILE, and no other --format");
  if (raw.jobs == 0) raw.jobs = std::max(1U, std::thread::hardware_concurrency());
  return raw;
}

}  // namespace townclerk
