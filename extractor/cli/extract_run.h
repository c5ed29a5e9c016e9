// One run of `townclerk extract`: what is read and written, how far it has come, how it goes on after a stop.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "cli/batch.h"
#include "cli/checkpoint.h"
#include "cli/databases.h"
#include "cli/extract_options.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/shard.h"
#include "read/duplicates.h"

namespace townclerk {

// A format's way to write one record, and what stands around them all.
struct Rendering {
  std::function<std::string(const Record&)> render;
  std::string head;
  std::string between;
  std::string tail;
};

class ExtractRun {
 public:
  ExtractRun(const ExtractOptions& raw, const Rulebook& rulebook);
  // The exit code.
  int go();

 private:
  void open();
  void go_back();
  bool prepare(ReadItem& item);
  void take(const Outcome& outcome);
  void save();
  void finish(std::uint64_t read);
  int name_files();

  const ExtractOptions& raw_;
  Format format_;
  Rendering rendering_;
  const Rulebook& rulebook_;
  std::optional<Shard> shard_;
  Reader reader_;
  DuplicateFinder duplicates_;
  Progress progress_;
  std::string checkpoint_path_;  // empty where nothing could be gone on with
  Checkpoint checkpoint_;
  std::optional<Output> output_;
  std::optional<Output> rejects_;
  std::optional<ShardIndex> index_;
  std::optional<Databases> databases_;
};

}  // namespace townclerk
