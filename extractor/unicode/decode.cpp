#include "unicode/decode.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <memory>

namespace townclerk {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

std::string convert(std::string_view bytes, const char* charset) {
  const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), charset);
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

struct Utf8Scan {
  std::uint64_t invalid = 0;
  std::uint64_t first_invalid = 0;
  std::uint64_t multi_byte = 0;
};

// Calls valid(start, end) for each good code point and invalid(at) for each bad byte.
template <typename Valid, typename Invalid>
void walk_utf8(std::string_view bytes, Valid valid, Invalid invalid) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto length = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t at = 0; at < length;) {
    const std::int64_t start = at;
    UChar32 c = 0;
    U8_NEXT(data, at, length, c);
    if (c >= 0) {
      valid(start, at);
    } else {
      for (std::int64_t i = start; i < at; ++i) invalid(i);
    }
  }
}

Utf8Scan scan_utf8(std::string_view bytes) {
  Utf8Scan scan;
  walk_utf8(
      bytes, [&](std::int64_t start, std::int64_t end) { scan.multi_byte += end - start > 1 ? 1 : 0; },
      [&](std::int64_t at) {
        if (scan.invalid++ == 0) scan.first_invalid = static_cast<std::uint64_t>(at);
      });
  return scan;
}

std::string with_replacements(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + 16);
  walk_utf8(
      bytes,
      [&](std::int64_t start, std::int64_t end) {
        text.append(bytes.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(end - start)));
      },
      [&](std::int64_t) { text.append(kReplacement); });
  return text;
}

}  // namespace

DecodedText decode(std::string_view bytes) {
  DecodedText result;
  if (is_utf16(bytes)) {
    const bool little = bytes.front() == '\xFF';
    if (bytes.size() % 2 != 0) result.notes.emplace_back("UTF-16 text ends in half a unit");
    result.text = convert(bytes.substr(2), little ? "UTF-16LE" : "UTF-16BE");
    result.notes.emplace_back(std::string("decoded from UTF-16") + (little ? "LE" : "BE"));
    return result;
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const Utf8Scan scan = scan_utf8(bytes);
  if (scan.invalid == 0) {
    result.text = std::string(bytes);
  } else if (scan.multi_byte == 0) {
    result.text = convert(bytes, "windows-1252");
    result.notes.emplace_back("not UTF-8; decoded as Windows-1252");
  } else {
    result.text = with_replacements(bytes);
    result.notes.emplace_back(std::to_string(scan.invalid) + " invalid UTF-8 bytes, the first at byte " +
                              std::to_string(scan.first_invalid) + "; each read as U+FFFD");
  }
  return result;
}

std::optional<std::uint64_t> first_nul(std::string_view bytes) {
  if (is_utf16(bytes)) return std::nullopt;
  const std::size_t at = bytes.find('\0');
  if (at == std::string_view::npos) return std::nullopt;
  return at;
}

std::uint32_t count_code_points(std::string_view utf8) {
  std::uint32_t count = 0;
  for (char c : utf8) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

std::string_view slice_code_points(std::string_view utf8, std::uint32_t start, std::uint32_t end) {
  std::size_t from = utf8.size();
  std::size_t to = utf8.size();
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    if ((static_cast<unsigned char>(utf8[i]) & 0xC0U) == 0x80U) continue;
    if (count == start) from = i;
    if (count == end) {
      to = i;
      break;
    }
    ++count;
  }
  return from < to ? utf8.substr(from, to - from) : std::string_view();
}

namespace {

constexpr std::uint32_t kMarkEvery = 128;  // code points

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace

CodePointIndex::CodePointIndex(std::string_view utf8) : utf8_(utf8) {
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    if (continues(utf8[i])) continue;
    if (length_ % kMarkEvery == 0) marks_.push_back(i);
    ++length_;
  }
}

std::size_t CodePointIndex::byte_of(std::uint32_t code_point) const {
  if (code_point >= length_) return utf8_.size();
  std::size_t at = marks_[code_point / kMarkEvery];
  for (std::uint32_t left = code_point % kMarkEvery; left > 0; --left) {
    ++at;
    while (at < utf8_.size() && continues(utf8_[at])) ++at;
  }
  return at;
}

std::string_view CodePointIndex::slice(std::uint32_t start, std::uint32_t end) const {
  const std::size_t from = byte_of(start);
  const std::size_t to = byte_of(end);
  return from < to ? utf8_.substr(from, to - from) : std::string_view();
}

}  // namespace townclerk
