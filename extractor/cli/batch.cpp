#include "cli/batch.h"

#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <atomic>
#include <exception>
#include <memory>
#include <optional>

#include "pipeline.h"

namespace townclerk {
namespace {

constexpr std::size_t kInFlightPerThread = 4;

Outcome work(const ReadItem& item, const Rulebook& rulebook, const Render& render) {
  Outcome outcome;
  if (const auto* reject = std::get_if<Reject>(&item)) {
    outcome.rejects.push_back(*reject);
    return outcome;
  }
  const auto& document = std::get<Document>(item);
  const Record record = extract(document, rulebook);
  if (record.has_error()) {
    std::string reason = "the record has errors:";
    for (const Check& check : record.checks) {
      if (check.severity == Severity::error) reason += " " + check.rule + " (" + check.message + ")";
    }
    outcome.rejects.push_back({document.source, document.line, 0, reason, record.id});
    return outcome;
  }
  outcome.figures = record.figures.size();
  for (const Check& check : record.checks) outcome.warnings += check.severity == Severity::warning ? 1 : 0;
  render(record, outcome);
  return outcome;
}

}  // namespace

void Counts::add(const Outcome& outcome) {
  ++documents;
  records += outcome.rejects.empty() ? 1 : 0;
  rejects += outcome.rejects.size();
  figures += outcome.figures;
  warnings += outcome.warnings;
}

void run_batch(Reader& reader, const Rulebook& rulebook, unsigned threads, const Render& render,
               const Take& take) {
  if (threads <= 1) {
    while (const auto item = reader.next()) take(work(*item, rulebook, render));
    return;
  }
  // A write that fails must not tear the pipeline down (items on their way would be lost, and leak): reading
  // stops, what is on its way is dropped, and the fault is thrown behind it.
  std::exception_ptr failure;
  std::atomic<bool> failed = false;
  const auto finish_unless_failed = [&](const Outcome& outcome) {
    if (failed) return;
    try {
      take(outcome);
    } catch (...) {
      failure = std::current_exception();
      failed = true;
    }
  };
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  using ItemPointer = std::shared_ptr<const ReadItem>;
  using OutcomePointer = std::shared_ptr<const Outcome>;
  tbb::parallel_pipeline(
      threads * kInFlightPerThread,
      tbb::make_filter<void, ItemPointer>(tbb::filter_mode::serial_in_order,
                                          [&](tbb::flow_control& flow) -> ItemPointer {
                                            auto item = failed ? std::nullopt : reader.next();
                                            if (!item) {
                                              flow.stop();
                                              return nullptr;
                                            }
                                            return std::make_shared<const ReadItem>(std::move(*item));
                                          }) &
          tbb::make_filter<ItemPointer, OutcomePointer>(tbb::filter_mode::parallel,
                                                        [&](const ItemPointer& item) -> OutcomePointer {
                                                          return std::make_shared<const Outcome>(
                                                              work(*item, rulebook, render));
                                                        }) &
          tbb::make_filter<OutcomePointer, void>(
              tbb::filter_mode::serial_in_order,
              [&](const OutcomePointer& outcome) { finish_unless_failed(*outcome); }));
  if (failure) std::rethrow_exception(failure);
}

}  // namespace townclerk
