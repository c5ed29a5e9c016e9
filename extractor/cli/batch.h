// Documents through the pipeline, in parallel and in order: read → extract and validate → write. One record
// or one reject a document, the same bytes with any number of threads.
#pragma once

#include <functional>
#include <string>
#include <variant>

#include "model/document.h"
#include "model/record.h"
#include "read/reader.h"
#include "rulebook/rulebook.h"
#include "write/tables.h"

namespace townclerk {

struct Counts {
  std::uint64_t documents = 0;
  std::uint64_t records = 0;
  std::uint64_t rejects = 0;
  std::uint64_t figures = 0;
  std::uint64_t warnings = 0;

  void add(const struct Outcome& outcome);
};

// What became of one document.
struct Outcome {
  std::string bytes;              // the record in the wished format
  std::vector<TableRows> tables;  // and as rows, where a database is written
  std::size_t figures = 0;
  std::size_t warnings = 0;
  std::vector<Reject> rejects;  // one, where there is no record
};

using Render = std::function<void(const Record&, Outcome&)>;  // fills bytes and tables
using Take = std::function<void(const Outcome&)>;

// `render` runs on many threads, `take` on one at a time and in input order; what it throws ends the batch
// and is thrown on.
void run_batch(Reader& reader, const Rulebook& rulebook, unsigned threads, const Render& render,
               const Take& take);

}  // namespace townclerk
