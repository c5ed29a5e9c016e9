#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <queue>

#include "cli/closing.h"
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/shard.h"
#include "model/setup_error.h"

namespace townclerk {
namespace {

struct MergeOptions {
  std::vector<std::string> shards;
  std::string output;
  std::string rejects;
  bool help = false;
};

MergeOptions parse(const std::vector<std::string>& arguments) {
  MergeOptions raw;
  options::options_description description;
  description.add_options()("shard", options::value(&raw.shards))("output,o", options::value(&raw.output))(
      "rejects", options::value(&raw.rejects))("help,h", options::bool_switch(&raw.help));
  parse_options(arguments, description, "shard");
  if (!raw.help && raw.shards.empty())
    throw SetupError(ExitCode::usage,
                     "name the records of all shards: townclerk merge part-*.ndjson -o all.ndjson");
  return raw;
}

// A shard's records beside its index.
struct Part {
  explicit Part(const std::string& path) : index(path), records(path, std::ios::binary) {}

  ShardReader index;
  std::ifstream records;
};

// What would not give the one task's bytes is refused before anything is written.
void verify(const std::vector<std::unique_ptr<Part>>& parts) {
  const ShardTask& first = parts.front()->index.task();
  std::vector<std::string> seen(first.shard.of);
  const auto refuse = [](const std::string& what, const std::string& file) {
    throw SetupError(ExitCode::io, what, file);
  };
  for (const auto& part : parts) {
    const ShardTask& task = part->index.task();
    const std::string& name = part->index.records();
    if (task.patterns != first.patterns)
      refuse("was made with other patterns than " + parts.front()->index.records() +
                 ": run it again with the same",
             name);
    if (task.task != first.task || task.shard.of != first.shard.of)
      refuse("is a shard of another task than " + parts.front()->index.records() +
                 " (inputs, options, version or number of shards)",
             name);
    if (part->index.read() != parts.front()->index.read())
      refuse("found " + std::to_string(part->index.read()) + " documents in the inputs where " +
                 parts.front()->index.records() + " found " + std::to_string(parts.front()->index.read()) +
                 ": they have changed between",
             name);
    if (task.shard.number == 0 || task.shard.number > seen.size()) refuse("has no number of a shard", name);
    std::string& twin = seen[task.shard.number - 1];
    if (!twin.empty()) refuse("is the same shard as " + twin, name);
    twin = name;
    std::error_code error;
    const auto size = std::filesystem::file_size(name, error);
    if (error) refuse("cannot be read: " + error.message(), name);
    if (size != part->index.bytes())
      refuse("has " + std::to_string(size) + " bytes where its index says " +
                 std::to_string(part->index.bytes()) + ": it was changed, or cut off",
             name);
  }
  std::string missing;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (seen[i].empty())
      missing += (missing.empty() ? "" : ", ") + std::to_string(i + 1) + "/" + std::to_string(seen.size());
  }
  if (!missing.empty()) throw SetupError(ExitCode::io, "these shards are not there: " + missing);
}

// Always the part whose next document comes first in the input.
void put_in_order(const std::vector<std::unique_ptr<Part>>& parts, Output& output, Output* rejects) {
  const auto later = [](const Part* a, const Part* b) { return a->index.place() > b->index.place(); };
  std::priority_queue<Part*, std::vector<Part*>, decltype(later)> waiting(later);
  for (const auto& part : parts) {
    if (part->index.next()) waiting.push(part.get());
  }
  std::string line;
  while (!waiting.empty()) {
    Part& part = *waiting.top();
    waiting.pop();
    if (!part.index.reject().empty()) {
      if (rejects != nullptr) rejects->write(part.index.reject() + "\n");
    } else {
      if (!std::getline(part.records, line))
        throw SetupError(ExitCode::io, "has fewer records than its index", part.index.records());
      output.write(line + "\n");
    }
    if (part.index.next()) waiting.push(&part);
  }
}

}  // namespace

int command_merge(const std::vector<std::string>& arguments) {
  const MergeOptions raw = parse(arguments);
  if (raw.help) {
    std::cout << merge_help();
    return 0;
  }
  std::vector<std::unique_ptr<Part>> parts;
  for (const std::string& shard : raw.shards) parts.push_back(std::make_unique<Part>(shard));
  verify(parts);
  Counts all;
  for (const auto& part : parts) all.add(part->index.counts());
  if (all.documents != parts.front()->index.read())
    throw SetupError(ExitCode::io, "the shards hold " + std::to_string(all.documents) + " documents of " +
                                       std::to_string(parts.front()->index.read()));
  try {
    Output output(raw.output, OutputMode::by_rename);
    std::unique_ptr<Output> rejects;
    if (!raw.rejects.empty()) rejects = std::make_unique<Output>(raw.rejects, OutputMode::by_rename);
    put_in_order(parts, output, rejects.get());
    output.finish();
    if (rejects) rejects->finish();
  } catch (const ClosedPipe&) {
    return 0;
  }
  say_closing(all, raw.output == "-" ? std::string() : raw.output);
  return static_cast<int>(all.rejects > 0 ? ExitCode::rejected : ExitCode::done);
}

}  // namespace townclerk
