// One task in N parts: which documents are a part's, and the index beside its records (NAME.shard) by which
// `townclerk merge` puts them back into the order of the input. Covered by tests/cli/test_shards.py.
#pragma once

#include <cstdint>
#include <fstream>
#include <optional>
#include <string>

#include "cli/batch.h"
#include "cli/output.h"

namespace townclerk {

struct Shard {
  unsigned number = 1;  // from 1
  unsigned of = 1;

  // "2/4"; nullopt where nothing is given, SetupError (2) where it is no such pair.
  static std::optional<Shard> parse(const std::string& text);
  // By a hash of the document's id (or its text where it has none), which stays the same wherever and
  // whenever it is read.
  [[nodiscard]] bool has(const ReadItem& item) const;
};

struct ShardTask {
  std::string task;      // what all shards have in common, as a hash
  std::string patterns;  // hash of the pattern files
  Shard shard;
};

std::string shard_index_path(const std::string& records);

// Lines of JSON: the task; the place of each record and reject in the input, counted from 0; at last what it
// all comes to, without which the shard is not complete.
class ShardIndex {
 public:
  ShardIndex(const std::string& records, const ShardTask& task, std::uint64_t keep);
  void add(std::uint64_t place, const Reject* reject);
  // The last line. `read`: all that the inputs hold, for all shards; `bytes`: of the records.
  void end(std::uint64_t read, const Counts& counts, std::uint64_t bytes);
  Output& output() { return output_; }

 private:
  Output output_;
};

// One shard's index, read back line by line. SetupError (3) where there is none, or it is not complete.
class ShardReader {
 public:
  explicit ShardReader(std::string records);

  // The next record or reject in the order of the input; false at the end.
  bool next();
  [[nodiscard]] std::uint64_t place() const { return place_; }
  // The reject as it was written, empty where the place is a record's.
  [[nodiscard]] const std::string& reject() const { return reject_; }

  [[nodiscard]] const std::string& records() const { return records_; }
  [[nodiscard]] const ShardTask& task() const { return task_; }
  [[nodiscard]] std::uint64_t read() const { return read_; }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
  [[nodiscard]] const Counts& counts() const { return counts_; }

 private:
  [[noreturn]] void fail(const std::string& what, int line) const;
  void read_head();
  void read_tail();

  std::string records_;
  std::string path_;
  std::ifstream in_;
  int line_ = 1;
  ShardTask task_;
  std::uint64_t read_ = 0;
  std::uint64_t bytes_ = 0;
  Counts counts_;
  std::uint64_t place_ = 0;
  std::string reject_;
};

}  // namespace townclerk
