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
  std::uint64_t duplicates = 0;

  void add(const struct Outcome& outcome);
  void add(const Counts& counts);
};

// What became of one document.
struct Outcome {
  std::uint64_t place = 0;        // in the input, from 0
  BytesRead read;                 // when the document had been read
  std::string bytes;              // the record in the wished format
  std::vector<TableRows> tables;  // and as rows, where a database is written
  std::size_t figures = 0;
  std::size_t warnings = 0;
  bool duplicate = false;
  std::vector<Reject> rejects;  // one, where there is no record
};

using Render = std::function<void(const Record&, Outcome&)>;  // fills bytes and tables
using Take = std::function<void(const Outcome&)>;

struct Batch {
  unsigned threads = 1;
  std::uint64_t first_place = 0;           // of the next document of the reader
  std::function<bool(ReadItem&)> prepare;  // in input order; false where it is to be left out
  Render render;                           // on many threads
  Take take;  // one at a time and in input order; what it throws ends the batch and is thrown on
};

// How many documents the inputs hold, those before the first place and those left out among them.
std::uint64_t run_batch(Reader& reader, const Rulebook& rulebook, const Batch& batch);

}  // namespace townclerk
