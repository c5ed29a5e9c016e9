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

// A document on its way.
struct Item {
  std::uint64_t place = 0;
  BytesRead read;
  ReadItem item;
};

Outcome reject(Outcome outcome, Reject reason) {
  outcome.rejects.push_back(std::move(reason));
  return outcome;
}

Outcome work(const Item& item, const Rulebook& rulebook, const Render& render) {
  Outcome outcome;
  outcome.place = item.place;
  outcome.read = item.read;
  if (const auto* fault = std::get_if<Reject>(&item.item)) return reject(std::move(outcome), *fault);
  const auto& document = std::get<Document>(item.item);
  const Record record = extract(document, rulebook, Proof::left_out);
  if (record.has_error()) {
    std::string reason = "the record has errors:";
    for (const Check& check : record.checks) {
      if (check.severity == Severity::error) reason += " " + check.rule + " (" + check.message + ")";
    }
    return reject(std::move(outcome), {document.source, document.line, 0, reason, record.id});
  }
  outcome.figures = record.figures.size();
  outcome.duplicate = !record.duplicate_of.empty();
  for (const Check& check : record.checks) outcome.warnings += check.severity == Severity::warning ? 1 : 0;
  render(record, outcome);
  return outcome;
}

// The documents that are to be worked on, with their places.
class ItemReader {
 public:
  ItemReader(Reader& reader, const Batch& batch)
      : reader_(reader), batch_(batch), place_(batch.first_place) {}

  std::optional<Item> next() {
    while (auto item = reader_.next()) {
      const std::uint64_t place = place_++;
      if (batch_.prepare(*item)) return Item{place, reader_.read(), std::move(*item)};
    }
    return std::nullopt;
  }
  [[nodiscard]] std::uint64_t read() const { return place_; }

 private:
  Reader& reader_;
  const Batch& batch_;
  std::uint64_t place_;
};

}  // namespace

void Counts::add(const Outcome& outcome) {
  ++documents;
  records += outcome.rejects.empty() ? 1 : 0;
  rejects += outcome.rejects.size();
  figures += outcome.figures;
  warnings += outcome.warnings;
  duplicates += outcome.duplicate ? 1 : 0;
}

void Counts::add(const Counts& counts) {
  documents += counts.documents;
  records += counts.records;
  rejects += counts.rejects;
  figures += counts.figures;
  warnings += counts.warnings;
  duplicates += counts.duplicates;
}

std::uint64_t run_batch(Reader& reader, const Rulebook& rulebook, const Batch& batch) {
  ItemReader items(reader, batch);
  if (batch.threads <= 1) {
    while (const auto item = items.next()) batch.take(work(*item, rulebook, batch.render));
    return items.read();
  }
  // A write that fails must not tear the pipeline down (items on their way would be lost, and leak): reading
  // stops, what is on its way is dropped, and the fault is thrown behind it.
  std::exception_ptr failure;
  std::atomic<bool> failed = false;
  const auto finish_unless_failed = [&](const Outcome& outcome) {
    if (failed) return;
    try {
      batch.take(outcome);
    } catch (...) {
      failure = std::current_exception();
      failed = true;
    }
  };
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, batch.threads);
  using ItemPointer = std::shared_ptr<const Item>;
  using OutcomePointer = std::shared_ptr<const Outcome>;
  tbb::parallel_pipeline(
      batch.threads * kInFlightPerThread,
      tbb::make_filter<void, ItemPointer>(tbb::filter_mode::serial_in_order,
                                          [&](tbb::flow_control& flow) -> ItemPointer {
                                            auto item = failed ? std::nullopt : items.next();
                                            if (!item) {
                                              flow.stop();
                                              return nullptr;
                                            }
                                            return std::make_shared<const Item>(std::move(*item));
                                          }) &
          tbb::make_filter<ItemPointer, OutcomePointer>(tbb::filter_mode::parallel,
                                                        [&](const ItemPointer& item) -> OutcomePointer {
                                                          return std::make_shared<const Outcome>(
                                                              work(*item, rulebook, batch.render));
                                                        }) &
          tbb::make_filter<OutcomePointer, void>(
              tbb::filter_mode::serial_in_order,
              [&](const OutcomePointer& outcome) { finish_unless_failed(*outcome); }));
  if (failure) std::rethrow_exception(failure);
  return items.read();
}

}  // namespace townclerk
