#include "read/content.h"

#include <algorithm>
#include <array>

#include "read/archive.h"
#include "read/csv.h"
#include "read/html.h"
#include "read/warc.h"
#include "unicode/decode.h"

namespace townclerk {
namespace {

constexpr std::size_t kBlock = 1U << 16U;

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> suffixes) {
  return std::any_of(suffixes.begin(), suffixes.end(), [&](std::string_view s) { return name.ends_with(s); });
}

}  // namespace

const char* name_of(Content content) {
  static constexpr std::array<const char*, 6> kNames = {"text", "ndjson", "csv", "html", "warc", "archive"};
  return kNames.at(static_cast<std::size_t>(content));
}

Content content_of(std::string_view head, const std::string& name, const FieldNames& fields) {
  if (is_archive_head(head)) return Content::archive;
  if (is_warc(head)) return Content::warc;
  if (is_html(head)) return Content::html;
  if (ends_with_any(name, {".ndjson", ".jsonl"})) return Content::ndjson;
  if (ends_with_any(name, {".txt"})) return Content::text;
  const std::size_t begin = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (begin != std::string_view::npos && head[begin] == '{') return Content::ndjson;
  if (ends_with_any(name, {".csv", ".tsv"}) || csv_separator(head, fields) != '\0') return Content::csv;
  return Content::text;
}

bool is_wanted(const std::string& name) {
  const std::string file = name.substr(name.rfind('/') == std::string::npos ? 0 : name.rfind('/') + 1);
  if (file.starts_with("._") || file.starts_with(".")) return false;  // what file systems put beside files
  std::string_view plain = file;
  for (const std::string_view packed : {".gz", ".zst", ".xz"}) {
    if (plain.ends_with(packed)) plain.remove_suffix(packed.size());
  }
  return ends_with_any(plain, {".txt", ".ndjson", ".jsonl", ".csv", ".tsv", ".html", ".htm", ".xhtml",
                               ".warc", ".zip", ".tar", ".tgz"});
}

HeadStream::Buffer::Buffer(std::istream& in) : in_(in), bytes_(kBlock) {
  try {
    in_.read(bytes_.data(), static_cast<std::streamsize>(bytes_.size()));
  } catch (const std::ios_base::failure&) {
    in_.setstate(std::ios_base::badbit);
  }
  head_ = static_cast<std::size_t>(in_.gcount());
  setg(bytes_.data(), bytes_.data(), bytes_.data() + head_);
}

HeadStream::Buffer::int_type HeadStream::Buffer::underflow() {
  if (in_.bad()) throw std::ios_base::failure("the stream breaks off");
  if (in_.eof()) return traits_type::eof();
  in_.read(bytes_.data(), static_cast<std::streamsize>(bytes_.size()));
  const std::streamsize got = in_.gcount();
  if (got == 0) {
    if (in_.bad()) throw std::ios_base::failure("the stream breaks off");
    return traits_type::eof();
  }
  setg(bytes_.data(), bytes_.data(), bytes_.data() + got);
  return traits_type::to_int_type(bytes_.front());
}

ReadItem read_single(std::string_view bytes, const std::string& source, const ReadingRules& rules) {
  if (const auto nul = first_nul(bytes)) return Reject{source, 0, *nul, "a NUL byte: this is no text", {}};
  DecodedText decoded = decode(bytes);
  Document document;
  if (source != "-") document.id = source;
  document.published = rules.published;
  document.source = source;
  document.decoding_notes = std::move(decoded.notes);
  if (is_html(decoded.text) && rules.pages != nullptr) {
    Page page = read_page(decoded.text, *rules.pages);
    if (!page.fault.empty()) return Reject{source, 0, 0, page.fault, {}};
    document.title = std::move(page.title);
    document.text = std::move(page.text);
    if (!page.published.empty()) document.published = page.published;
    return document;
  }
  if (decoded.text.find_first_not_of(" \t\r\n") == std::string::npos)
    return Reject{source, 0, 0, "the file is empty", {}};
  document.text = std::move(decoded.text);
  return document;
}

}  // namespace townclerk
