#include "read/reader.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "model/setup_error.h"
#include "unicode/decode.h"

namespace townclerk {
namespace {

namespace fs = std::filesystem;

bool is_ndjson(const std::string& path) {
  return path.ends_with(".ndjson") || path.ends_with(".jsonl");
}

std::vector<std::string> texts_in(const std::string& folder) {
  std::vector<std::string> texts;
  std::error_code error;
  for (auto at =
           fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
       at != fs::recursive_directory_iterator(); at.increment(error)) {
    if (error) break;
    if (at->is_regular_file(error) && at->path().extension() == ".txt") texts.push_back(at->path().string());
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

// All bytes of a stream; false where it breaks off (the stream buffer itself may throw).
bool read_all(std::istream& in, std::string& bytes) {
  try {
    bytes.append(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  } catch (const std::ios_base::failure&) {
    return false;
  }
  return !in.bad();
}

}  // namespace

// The lines of one NDJSON file or of standard input.
struct Reader::Lines {
  std::unique_ptr<std::ifstream> file;
  std::istream* in = nullptr;
  std::string source;
  std::uint64_t number = 0;
  std::string held;  // a first line that was read to look at it
  bool has_held = false;
};

Reader::Reader(std::vector<std::string> inputs, std::string published, std::istream& standard_input)
    : published_(std::move(published)), standard_input_(standard_input) {
  for (std::string& input : inputs) {
    std::error_code error;
    if (input == "-") {
      paths_.push_back(std::move(input));
      continue;
    }
    if (!fs::exists(input, error)) throw SetupError(ExitCode::io, "no such file or folder", input);
    if (!fs::is_directory(input, error)) {
      paths_.push_back(std::move(input));
      continue;
    }
    std::vector<std::string> texts = texts_in(input);
    if (texts.empty())
      throw SetupError(ExitCode::io, "this folder holds no *.txt files; name the files, or an NDJSON file",
                       input);
    paths_.insert(paths_.end(), std::make_move_iterator(texts.begin()), std::make_move_iterator(texts.end()));
  }
}

Reader::~Reader() = default;

std::optional<ReadItem> Reader::next() {
  while (true) {
    if (lines_) {
      if (auto item = next_line()) return item;
      continue;
    }
    if (archive_) {
      if (auto item = next_entry()) return item;
      continue;
    }
    if (at_ == paths_.size()) return std::nullopt;
    if (auto item = open(paths_[at_++])) return item;
  }
}

// The next line that holds something; nullopt, and no more lines_, at their end.
std::optional<ReadItem> Reader::next_line() {
  std::string line;
  bool got = false;
  if (lines_->has_held) {
    line = std::move(lines_->held);
    lines_->has_held = false;
    got = true;
  } else {
    got = static_cast<bool>(std::getline(*lines_->in, line));
  }
  if (!got) {
    const bool broken = lines_->in->bad();
    const std::string why = archive_ && !archive_->fault().empty() ? ": " + archive_->fault() : "";
    Reject reject{lines_->source, lines_->number, 0, "cannot be read to its end" + why, {}};
    lines_.reset();
    if (broken) archive_.reset();
    return broken ? std::optional<ReadItem>(reject) : std::nullopt;
  }
  ++lines_->number;
  bytes_ += line.size() + 1;
  if (line.ends_with('\r')) line.pop_back();
  if (lines_->number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
  if (line.find_first_not_of(" \t") == std::string::npos) return std::nullopt;
  return read_ndjson_line(line, lines_->source, lines_->number);
}

// The next text in an archive; nullopt where its lines now stand ready, or at its end.
std::optional<ReadItem> Reader::next_entry() {
  const auto entry = archive_->next();
  if (!entry) {
    const std::string fault = archive_->fault();
    archive_.reset();
    if (fault.empty()) return std::nullopt;
    return Reject{archive_path_, 0, 0, "cannot be read to its end: " + fault, {}};
  }
  const bool wanted = entry->alone || is_ndjson(entry->name) || entry->name.ends_with(".txt");
  return wanted ? read_entry(*entry) : std::nullopt;
}

std::optional<ReadItem> Reader::read_entry(const Archive::Entry& entry) {
  const std::string source = entry.alone ? entry.name : archive_path_ + "/" + entry.name;
  const bool lines = is_ndjson(entry.name) || (!entry.name.ends_with(".txt") && entry.bytes->peek() == '{');
  if (lines) {
    begin_lines(*entry.bytes, source);
    return std::nullopt;
  }
  std::string bytes;
  if (read_all(*entry.bytes, bytes)) return plain_text(bytes, source);
  Reject reject{source, 0, bytes.size(), "cannot be read to its end: " + archive_->fault(), {}};
  archive_.reset();
  return reject;
}

void Reader::begin_lines(std::istream& in, const std::string& source) {
  lines_ = std::make_unique<Lines>();
  lines_->in = &in;
  lines_->source = source;
}

// A document, a reject, or nullopt where lines_ now stands ready.
std::optional<ReadItem> Reader::open(const std::string& path) {
  if (path == "-") {
    std::string first;
    std::getline(standard_input_, first);
    const std::size_t begin = first.find_first_not_of(" \t\xEF\xBB\xBF");
    if (begin != std::string::npos && first[begin] == '{') {
      begin_lines(standard_input_, "-");
      lines_->held = std::move(first);
      lines_->has_held = true;
      return std::nullopt;
    }
    const bool more = !standard_input_.eof();
    std::string bytes = first + (more ? "\n" : "");
    if (!read_all(standard_input_, bytes))
      return Reject{path, 0, bytes.size(), "cannot be read to its end", {}};
    return plain_text(bytes, path);
  }
  auto file = std::make_unique<std::ifstream>(path, std::ios::binary);
  if (!*file) return Reject{path, 0, 0, std::string("cannot be read: ") + std::strerror(errno), {}};
  if (is_archive(path)) {
    archive_ = std::make_unique<Archive>(path);
    archive_path_ = path;
    return std::nullopt;
  }
  if (is_ndjson(path)) {
    begin_lines(*file, path);
    lines_->file = std::move(file);
    return std::nullopt;
  }
  std::string bytes;
  if (!read_all(*file, bytes)) return Reject{path, 0, bytes.size(), "cannot be read to its end", {}};
  return plain_text(bytes, path);
}

std::optional<ReadItem> Reader::plain_text(const std::string& bytes, const std::string& source) {
  bytes_ += bytes.size();
  if (const auto nul = first_nul(bytes)) return Reject{source, 0, *nul, "a NUL byte: this is no text", {}};
  DecodedText decoded = decode(bytes);
  if (decoded.text.find_first_not_of(" \t\r\n") == std::string::npos)
    return Reject{source, 0, 0, "the file is empty", {}};
  Document document;
  if (source != "-") document.id = source;
  document.published = published_;
  document.text = std::move(decoded.text);
  document.decoding_notes = std::move(decoded.notes);
  document.source = source;
  return document;
}

bool is_publication_date(const std::string& text) {
  const auto digits = [&](std::size_t from, std::size_t count) {
    return text.size() >= from + count &&
           std::all_of(text.begin() + static_cast<std::ptrdiff_t>(from),
                       text.begin() + static_cast<std::ptrdiff_t>(from + count),
                       [](char c) { return c >= '0' && c <= '9'; });
  };
  if (!digits(0, 4)) return false;
  if (text.size() == 4) return true;
  if (text[4] != '-' || !digits(5, 2)) return false;
  const int month = std::stoi(text.substr(5, 2));
  if (month < 1 || month > 12) return false;
  if (text.size() == 7) return true;
  if (text[7] != '-' || !digits(8, 2)) return false;
  const auto date = std::chrono::year(std::stoi(text.substr(0, 4))) / month / std::stoi(text.substr(8, 2));
  return date.ok() && (text.size() == 10 || text[10] == 'T' || text[10] == ' ');
}

}  // namespace townclerk
