#include "read/reader.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "model/setup_error.h"
#include "read/csv.h"
#include "read/ndjson.h"
#include "read/warc.h"

namespace townclerk {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDeepestArchive = 4;  // archives inside each other, a compression counted as one

std::vector<std::string> files_in(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (auto at =
           fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
       at != fs::recursive_directory_iterator(); at.increment(error)) {
    if (error) break;
    if (at->is_regular_file(error) && is_wanted(at->path().string())) files.push_back(at->path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

Reader::Reader(std::vector<std::string> inputs, ReadingRules rules, std::istream& standard_input)
    : rules_(std::move(rules)), standard_input_(standard_input) {
  bool from_standard_input = false;
  for (std::string& input : inputs) {
    std::error_code error;
    if (input == "-") {
      from_standard_input = true;
      paths_.push_back(std::move(input));
      continue;
    }
    if (!fs::exists(input, error)) throw SetupError(ExitCode::io, "no such file or folder", input);
    if (!fs::is_directory(input, error)) {
      paths_.push_back(std::move(input));
      continue;
    }
    std::vector<std::string> files = files_in(input);
    if (files.empty())
      throw SetupError(ExitCode::io,
                       "this folder holds nothing to read: no texts (*.txt), pages (*.html), NDJSON, CSV, "
                       "WARC or archives "
                       "of them; name the files themselves",
                       input);
    paths_.insert(paths_.end(), std::make_move_iterator(files.begin()), std::make_move_iterator(files.end()));
  }
  for (const std::string& path : paths_) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (!error) total_bytes_ += size;
  }
  if (from_standard_input) total_bytes_ = 0;
}

Reader::~Reader() = default;

BytesRead Reader::read() const {
  BytesRead read{bytes_ + (source_ ? source_->bytes() : 0), done_bytes_};
  if (!levels_.empty())
    read.disk += levels_.front().archive->bytes_read();
  else if (source_)
    read.disk += source_->bytes();
  return read;
}

std::optional<ReadItem> Reader::next() {
  while (true) {
    std::optional<ReadItem> item;
    if (source_) {
      item = source_->next();
      // Why a stream broke off, the archive around it knows.
      if (auto* reject = item ? std::get_if<Reject>(&*item) : nullptr;
          reject != nullptr && stream_ && stream_->bad())
        reject->reason += why_broken();
      if (!item || (stream_ && stream_->bad())) end_source();
    } else if (!levels_.empty()) {
      item = next_entry();
    } else if (at_ < paths_.size()) {
      std::error_code unknown;
      const auto size = at_ == 0 ? 0 : fs::file_size(paths_[at_ - 1], unknown);
      if (!unknown) done_bytes_ += size;
      item = open(paths_[at_++]);
    } else {
      return std::nullopt;
    }
    if (item) return item;
  }
}

std::string Reader::why_broken() const {
  return levels_.empty() || levels_.back().archive->fault().empty() ? std::string()
                                                                    : ": " + levels_.back().archive->fault();
}

// A stream that broke off leaves nothing behind it in its archive.
void Reader::end_source() {
  bytes_ += source_->bytes();
  const bool broken = stream_ && stream_->bad();
  source_.reset();
  stream_.reset();
  file_.reset();
  if (broken && !levels_.empty()) levels_.pop_back();
}

std::optional<ReadItem> Reader::open(const std::string& path) {
  if (path == "-") return begin(standard_input_, path);
  auto file = std::make_unique<std::ifstream>(path, std::ios::binary);
  if (!*file) return Reject{path, 0, 0, std::string("cannot be read: ") + std::strerror(errno), {}};
  file_ = std::move(file);
  return begin(*file_, path);
}

std::optional<ReadItem> Reader::next_entry() {
  Level& level = levels_.back();
  const auto entry = level.archive->next();
  if (!entry) {
    const std::string fault = level.archive->fault();
    const std::string path = level.path;
    levels_.pop_back();
    if (fault.empty()) return std::nullopt;
    return Reject{path, 0, 0, "cannot be read to its end: " + fault, {}};
  }
  if (!entry->alone && !is_wanted(entry->name)) return std::nullopt;
  return begin(*entry->bytes, entry->alone ? entry->name : level.path + "/" + entry->name);
}

std::optional<ReadItem> Reader::begin(std::istream& in, const std::string& name) {
  stream_ = std::make_unique<HeadStream>(in);
  content_ = content_of(stream_->head(), name, rules_.fields);
  switch (content_) {
    case Content::archive:
      return begin_archive(name);
    case Content::ndjson:
      source_ = std::make_unique<NdjsonSource>(*stream_, name, rules_.fields);
      return std::nullopt;
    case Content::warc:
      source_ = std::make_unique<WarcSource>(*stream_, name, rules_);
      return std::nullopt;
    case Content::csv: {
      const char separator = csv_separator(stream_->head(), rules_.fields);
      if (separator == '\0') {
        stream_.reset();
        return Reject{name,
                      1,
                      0,
                      "no column of this table is called \"" + rules_.fields.text +
                          "\"; name the column of the text: --map text=COLUMN",
                      {}};
      }
      source_ = std::make_unique<CsvSource>(*stream_, name, separator, rules_.fields);
      return std::nullopt;
    }
    case Content::text:
    case Content::html:
      break;
  }
  std::string bytes;
  const bool whole = read_all(*stream_, bytes);
  const std::string why = why_broken();
  stream_.reset();
  file_.reset();
  bytes_ += bytes.size();
  if (whole) return read_single(bytes, name, rules_);
  if (!levels_.empty()) levels_.pop_back();
  return Reject{name, 0, bytes.size(), "cannot be read to its end" + why, {}};
}

std::optional<ReadItem> Reader::begin_archive(const std::string& name) {
  if (levels_.size() == kDeepestArchive) {
    stream_.reset();
    return Reject{
        name, 0, 0, "stands in more than " + std::to_string(kDeepestArchive) + " archives: not read", {}};
  }
  Level level;
  level.path = name;
  if (levels_.empty() && name != "-") {
    // A file can be read back and forth, which zip likes best.
    level.archive = std::make_unique<Archive>(name);
    stream_.reset();
    file_.reset();
  } else {
    level.file = std::move(file_);
    level.head = std::move(stream_);
    level.archive = std::make_unique<Archive>(*level.head, name);
  }
  levels_.push_back(std::move(level));
  return std::nullopt;
}

}  // namespace townclerk
