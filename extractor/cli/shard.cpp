#include "cli/shard.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "model/setup_error.h"
#include "rulebook/pattern_files.h"
#include "write/record_json.h"

namespace townclerk {
namespace {

std::optional<unsigned> whole_number(std::string_view text) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<Shard> Shard::parse(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const std::size_t slash = std::min(text.find('/'), text.size());
  const auto i = whole_number(std::string_view(text).substr(0, slash));
  const auto n = whole_number(std::string_view(text).substr(std::min(slash + 1, text.size())));
  if (!i || !n || *i == 0 || *i > *n)
    throw SetupError(ExitCode::usage,
                     "--shard is I/N, the I-th of N parts, as 1/4 to 4/4; not \"" + text + "\"");
  return Shard{*i, *n};
}

bool Shard::has(const ReadItem& item) const {
  std::string identity;
  if (const auto* document = std::get_if<Document>(&item)) {
    identity = document->id.empty() ? document->text : document->id;
  } else {
    const auto& reject = std::get<Reject>(item);
    identity = reject.source + ":" + std::to_string(reject.line);
  }
  constexpr std::size_t kDigits = 8;
  constexpr int kHex = 16;
  const unsigned long hash = std::stoul(sha256_hex(identity).substr(0, kDigits), nullptr, kHex);
  return hash % of == number - 1;
}

std::string shard_index_path(const std::string& records) {
  return records + ".shard";
}

ShardIndex::ShardIndex(const std::string& records, const ShardTask& task, std::uint64_t keep)
    : output_(shard_index_path(records), OutputMode::by_rename, keep) {
  if (keep > 0) return;
  const nlohmann::json head = {
      {"task", task.task}, {"patterns", task.patterns}, {"shard", task.shard.number}, {"of", task.shard.of}};
  output_.write(head.dump() + "\n");
}

void ShardIndex::add(std::uint64_t place, const Reject* reject) {
  std::string line = "{\"place\":" + std::to_string(place);
  if (reject != nullptr) line += ",\"reject\":" + to_json(*reject);
  output_.write(line + "}\n");
}

void ShardIndex::end(std::uint64_t read, const Counts& counts, std::uint64_t bytes) {
  const nlohmann::json tail = {{"read", read},
                               {"records", counts.records},
                               {"rejects", counts.rejects},
                               {"figures", counts.figures},
                               {"warnings", counts.warnings},
                               {"duplicates", counts.duplicates},
                               {"bytes", bytes}};
  output_.write(tail.dump() + "\n");
}

ShardReader::ShardReader(std::string records)
    : records_(std::move(records)), path_(shard_index_path(records_)), in_(path_, std::ios::binary) {
  if (!in_)
    fail(
        "no such file: it stands beside the records of a shard once that is complete (townclerk extract "
        "--shard I/N -o FILE)",
        0);
  read_tail();
  read_head();
}

void ShardReader::fail(const std::string& what, int line) const {
  throw SetupError(ExitCode::io, what, path_, line);
}

void ShardReader::read_head() {
  in_.clear();
  in_.seekg(0);
  std::string text;
  std::getline(in_, text);
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object() || !json.contains("task")) fail("is no index of a shard of townclerk", 1);
  task_ = {json.value("task", ""), json.value("patterns", ""),
           Shard{json.value("shard", 0U), json.value("of", 0U)}};
}

void ShardReader::read_tail() {
  constexpr std::streamoff kLongest = 1024;
  in_.seekg(0, std::ios::end);
  const std::streamoff size = in_.tellg();
  in_.seekg(std::max<std::streamoff>(0, size - kLongest));
  std::string tail;
  for (std::string text; std::getline(in_, text);) tail = text;
  const auto json = nlohmann::json::parse(tail, nullptr, false);
  if (!json.is_object() || !json.contains("bytes")) fail("is not complete: run that shard again", 0);
  const auto count = [&](const char* key) { return json.value(key, std::uint64_t{0}); };
  read_ = count("read");
  bytes_ = count("bytes");
  counts_.records = count("records");
  counts_.rejects = count("rejects");
  counts_.figures = count("figures");
  counts_.warnings = count("warnings");
  counts_.duplicates = count("duplicates");
  counts_.documents = counts_.records + counts_.rejects;
}

bool ShardReader::next() {
  constexpr std::string_view kReject = ",\"reject\":";
  std::string text;
  if (!std::getline(in_, text)) fail("ends before its last line", line_);
  ++line_;
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object()) fail("is no line of an index of a shard", line_);
  if (!json.contains("place")) return false;
  place_ = json.value("place", std::uint64_t{0});
  const std::size_t reject = text.find(kReject);
  // As it was written, byte for byte.
  reject_ = reject == std::string::npos
                ? std::string()
                : text.substr(reject + kReject.size(), text.size() - reject - kReject.size() - 1);
  return true;
}

}  // namespace townclerk
