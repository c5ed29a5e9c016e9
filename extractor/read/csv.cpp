#include "read/csv.h"

#include <csv.h>

#include <array>

#include "unicode/decode.h"

namespace townclerk {

struct CsvSource::Parser {
  csv_parser state{};

  explicit Parser(char separator) {
    csv_init(&state, 0);
    csv_set_delim(&state, static_cast<unsigned char>(separator));
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  Parser(Parser&&) = delete;
  Parser& operator=(Parser&&) = delete;
  ~Parser() { csv_free(&state); }
};

CsvSource::CsvSource(std::istream& in, std::string name, char separator, const FieldNames& fields)
    : in_(in), name_(std::move(name)), fields_(fields), parser_(std::make_unique<Parser>(separator)) {}

CsvSource::~CsvSource() = default;

void CsvSource::take_cell(std::string cell) {
  cells_.push_back(std::move(cell));
}

void CsvSource::take_row() {
  ++row_;
  const bool blank = cells_.empty() || (cells_.size() == 1 && cells_.front().empty());
  if (header_.empty()) {
    take_header();
  } else if (!blank) {
    ready_.push_back(document_of(std::move(cells_)));
  }
  cells_.clear();
}

void CsvSource::take_header() {
  header_ = std::move(cells_);
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (!header_.empty() && header_.front().starts_with(kMark)) header_.front().erase(0, kMark.size());
}

ReadItem CsvSource::document_of(std::vector<std::string> cells) const {
  if (cells.size() != header_.size())
    return reject("the row has " + std::to_string(cells.size()) + " cells, the header " +
                  std::to_string(header_.size()));
  Document document;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    std::string* member = fields_.member(header_[c], document);
    if (member == nullptr) continue;
    DecodedText decoded = decode(cells[c]);
    *member = std::move(decoded.text);
    if (member == &document.text) document.decoding_notes = std::move(decoded.notes);
  }
  if (document.text.find('\0') != std::string::npos) return reject("a NUL byte: this is no text");
  document.source = name_;
  document.line = row_;
  std::string fault = settle_fields(document);
  if (fault.empty()) return document;
  Reject refused = reject(std::move(fault));
  refused.id = document.id;
  return refused;
}

std::optional<ReadItem> CsvSource::next() {
  constexpr std::size_t kBlock = 1U << 16U;
  const auto cell = [](void* bytes, std::size_t length, void* self) {
    static_cast<CsvSource*>(self)->take_cell(std::string(static_cast<const char*>(bytes), length));
  };
  const auto row = [](int, void* self) { static_cast<CsvSource*>(self)->take_row(); };
  std::array<char, kBlock> block{};
  while (ready_.empty() && !done_) {
    try {
      in_.read(block.data(), block.size());
    } catch (const std::ios_base::failure&) {
      in_.setstate(std::ios_base::badbit);
    }
    const auto got = static_cast<std::size_t>(in_.gcount());
    bytes_ += got;
    csv_parse(&parser_->state, block.data(), got, cell, row, this);
    if (in_) continue;
    done_ = true;
    if (in_.bad()) {
      ready_.emplace_back(reject("cannot be read to its end"));
      break;
    }
    // Strict at the end alone: quotes within a cell are common, one that is never closed swallows what
    // follows.
    csv_set_opts(&parser_->state, CSV_STRICT | CSV_STRICT_FINI);
    if (csv_fini(&parser_->state, cell, row, this) != CSV_SUCCESS)
      ready_.emplace_back(reject("a quotation mark that is never closed"));
  }
  if (ready_.empty()) return std::nullopt;
  ReadItem item = std::move(ready_.front());
  ready_.pop_front();
  return item;
}

char csv_separator(std::string_view head, const FieldNames& fields) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (head.starts_with(kMark)) head.remove_prefix(kMark.size());
  const std::string_view line = head.substr(0, head.find_first_of("\r\n"));
  Document parts;
  for (const char separator : {',', '\t', ';'}) {
    if (line.find(separator) == std::string_view::npos) continue;
    std::string_view rest = line;
    while (true) {
      const std::size_t end = rest.find(separator);
      std::string_view name = rest.substr(0, end);
      if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
        name = name.substr(1, name.size() - 2);
      if (fields.member(name, parts) == &parts.text) return separator;
      if (end == std::string_view::npos) break;
      rest.remove_prefix(end + 1);
    }
  }
  return '\0';
}

}  // namespace townclerk
