#include "cli/extract_run.h"

#include <iostream>

#include "cli/closing.h"
#include "model/setup_error.h"
#include "version.h"
#include "write/record_csv.h"
#include "write/record_json.h"
#include "write/record_table.h"

namespace townclerk {
namespace {

std::string places(const ExtractOptions& raw) {
  std::string text;
  for (const std::string& place :
       {raw.output == "-" ? std::string() : raw.output, raw.sqlite,
        raw.postgres.empty() ? std::string() : std::string("PostgreSQL"), raw.csv_folder}) {
    if (!place.empty()) text += (text.empty() ? "" : ", ") + place;
  }
  return text;
}

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

// What all shards of one task have in common: another task's shard must not be merged with them.
std::string name_of_task(const ExtractOptions& raw, const Rulebook& rulebook) {
  std::string all = std::string(kVersion) + "\n" + rulebook.hash;
  for (const std::string& input : raw.inputs) all += "\n" + input;
  for (const std::string& option : {raw.format, raw.published, raw.map, raw.duplicates})
    all += "\n--" + option;
  return sha256_hex(all);
}

// What a run is: another run's checkpoint must not be gone on with.
std::string name_of_run(const ExtractOptions& raw, const Rulebook& rulebook) {
  std::string all = name_of_task(raw, rulebook);
  for (const std::string& option :
       {raw.output, raw.rejects, raw.sqlite, raw.postgres, raw.csv_folder, raw.shard})
    all += "\n--" + option;
  return sha256_hex(all);
}

// Beside the first of what is written; empty where nothing is that could be gone on with.
std::string checkpoint_of(const ExtractOptions& raw) {
  std::string folder = raw.csv_folder;
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  for (const std::string& place : {raw.to_file() ? raw.output : std::string(), raw.sqlite, folder}) {
    if (!place.empty()) return place + ".checkpoint";
  }
  return {};
}

}  // namespace

ExtractRun::ExtractRun(const ExtractOptions& raw, const Rulebook& rulebook)
    : raw_(raw),
      format_(resolve_format(raw.format, "ndjson|json|csv|table",
                             raw.output.empty() && is_terminal(1) ? Format::table : Format::ndjson)),
      rendering_(rendering_of(format_, resolve_color(raw.color, 1) && raw.output.empty())),
      rulebook_(rulebook),
      shard_(Shard::parse(raw.shard)),
      reader_(raw.inputs, {FieldNames::parse(raw.map), raw.published, &rulebook.pages}, std::cin),
      progress_(resolve_when("progress", raw.progress, 2) && format_ != Format::table,
                reader_.total_bytes()) {
  checkpoint_path_ = checkpoint_of(raw);
  checkpoint_.run = name_of_run(raw, rulebook);
  if (raw.resume) go_back();
  if (checkpoint_.whole) return;
  open();
  // What was read before is read again, so that duplicates are known of it.
  for (std::uint64_t skipped = 0; skipped < checkpoint_.read; ++skipped) {
    auto item = reader_.next();
    if (!item)
      throw SetupError(ExitCode::io,
                       "the inputs end before the place where the run stopped; they have changed");
    prepare(*item);
  }
}

void ExtractRun::open() {
  if (raw_.records()) output_.emplace(raw_.output, OutputMode::by_rename, checkpoint_.output_bytes);
  if (!raw_.rejects.empty()) rejects_.emplace(raw_.rejects, OutputMode::by_rename, checkpoint_.rejects_bytes);
  if (shard_)
    index_.emplace(raw_.output, ShardTask{name_of_task(raw_, rulebook_), rulebook_.hash, *shard_},
                   checkpoint_.index_bytes);
  databases_.emplace(raw_, checkpoint_.table_bytes);
  if (output_ && checkpoint_.output_bytes == 0) output_->write(rendering_.head);
  // A folder that is not empty is only gone on with where a checkpoint says so.
  if (!raw_.csv_folder.empty()) save();
}

void ExtractRun::go_back() {
  if (checkpoint_path_.empty())
    throw SetupError(ExitCode::usage, "--resume goes with -o FILE, --sqlite FILE or --csv-folder DIR");
  const auto found = read_checkpoint(checkpoint_path_);
  if (!found) return;
  if (found->run != checkpoint_.run)
    throw SetupError(ExitCode::usage,
                     "is of a run with other inputs, options or patterns; give those again, or remove it to "
                     "begin anew",
                     checkpoint_path_);
  checkpoint_ = *found;
}

int ExtractRun::go() {
  if (checkpoint_.whole) return name_files();
  std::uint64_t read = 0;
  try {
    const InterruptGuard guard;
    const Render render = [&](const Record& record, Outcome& outcome) {
      if (output_) outcome.bytes = rendering_.render(record);
      if (raw_.databases()) outcome.tables = rows_of(record);
    };
    const Batch batch{raw_.jobs, checkpoint_.read, [&](ReadItem& item) { return prepare(item); }, render,
                      [&](const Outcome& outcome) { take(outcome); }};
    read = run_batch(reader_, rulebook_, batch);
  } catch (const Interrupted&) {
    save();
    progress_.finish();
    std::cerr << "townclerk: interrupted after " << checkpoint_.counts.documents << " documents"
              << (checkpoint_path_.empty() ? "" : "; the same command with --resume goes on") << '\n';
    constexpr int kInterrupted = 130;
    return kInterrupted;
  }
  finish(read);
  return name_files();
}

// In input order: marks what was read before, and says whether it is this shard's.
bool ExtractRun::prepare(ReadItem& item) {
  if (auto* document = std::get_if<Document>(&item); document != nullptr && raw_.duplicates == "mark")
    duplicates_.mark(*document);
  return !shard_ || shard_->has(item);
}

void ExtractRun::take(const Outcome& outcome) {
  InterruptGuard::check();
  for (const Reject& reject : outcome.rejects) {
    progress_.finish();
    if (rejects_) rejects_->write(to_json(reject) + "\n");
    if (index_) index_->add(outcome.place, &reject);
    say_reject(reject);
  }
  Counts& counts = checkpoint_.counts;
  if (outcome.rejects.empty()) {
    if (output_) {
      if (counts.records > 0) output_->write(rendering_.between);
      output_->write(outcome.bytes);
    }
    if (index_) index_->add(outcome.place, nullptr);
    if (raw_.databases()) databases_->add(outcome.tables);
  }
  counts.add(outcome);
  checkpoint_.read = outcome.place + 1;
  constexpr std::uint64_t kSaveEvery = 250;
  if (counts.documents % kSaveEvery == 0) save();
  progress_.update(counts.documents, counts.rejects, outcome.read);
}

// First what is written, then how far it goes: a kill between the two does some documents again.
void ExtractRun::save() {
  if (checkpoint_path_.empty() || (output_ && !raw_.output.empty() && !output_->is_partial())) return;
  if (output_) output_->flush();
  if (rejects_) rejects_->flush();
  if (index_) index_->output().flush();
  databases_->save();
  checkpoint_.table_bytes = databases_->bytes();
  checkpoint_.output_bytes = output_ ? output_->bytes() : 0;
  checkpoint_.rejects_bytes = rejects_ ? rejects_->bytes() : 0;
  checkpoint_.index_bytes = index_ ? index_->output().bytes() : 0;
  write_checkpoint(checkpoint_path_, checkpoint_);
}

// All that can take long or fail comes before the word that it is whole.
void ExtractRun::finish(std::uint64_t read) {
  if (output_) output_->write(rendering_.tail);
  if (index_) index_->end(read, checkpoint_.counts, output_->bytes());
  databases_->finish();
  checkpoint_.whole = true;
  save();
  if (output_) output_->finish();
  if (rejects_) rejects_->finish();
  if (index_) index_->output().finish();
  progress_.finish();
}

// The end of a run, and of one that was killed on its last step.
int ExtractRun::name_files() {
  if (!checkpoint_path_.empty()) {
    for (const std::string& path : {raw_.output, raw_.rejects, shard_ ? shard_index_path(raw_.output) : ""}) {
      if (!path.empty()) Output::name_whole(path);
    }
    remove_checkpoint(checkpoint_path_);
  }
  say_closing(checkpoint_.counts, places(raw_));
  return static_cast<int>(checkpoint_.counts.rejects > 0 ? ExitCode::rejected : ExitCode::done);
}

}  // namespace townclerk
