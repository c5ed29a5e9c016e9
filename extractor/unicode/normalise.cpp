#include "unicode/normalise.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace townclerk {
namespace {

struct Decoded {
  UChar32 code_point = 0;
  std::size_t length = 1;
};

Decoded decode_at(std::string_view text, std::size_t at) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
  auto position = static_cast<std::int64_t>(at);
  UChar32 c = 0;
  U8_NEXT(data, position, static_cast<std::int64_t>(text.size()), c);
  return {c, static_cast<std::size_t>(position) - at};
}

std::string encode(UChar32 c) {
  std::array<std::uint8_t, 4> buffer{};
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(buffer, length, c);
  return {reinterpret_cast<const char*>(buffer.data()), static_cast<std::size_t>(length)};
}

std::string compose(std::string_view cluster) {
  utf8proc_uint8_t* raw = nullptr;
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(cluster.data()),
                                   static_cast<utf8proc_ssize_t>(cluster.size()), &raw,
                                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(raw, &std::free);
  if (length < 0) return std::string(cluster);
  return {reinterpret_cast<const char*>(owned.get()), static_cast<std::size_t>(length)};
}

// "&#8217;" or "&#x2019;" at the beginning of `rest`: the code point and the length of the reference.
Decoded numeric_entity(std::string_view rest) {
  constexpr std::size_t kLongest = 10;
  const std::size_t end = rest.substr(0, kLongest).find(';');
  if (!rest.starts_with("&#") || end == std::string_view::npos || end < 3) return {0, 0};
  const bool hex = rest[2] == 'x' || rest[2] == 'X';
  UChar32 value = 0;
  for (std::size_t i = hex ? 3 : 2; i < end; ++i) {
    const char c = rest[i];
    const int digit = c >= '0' && c <= '9'          ? c - '0'
                      : hex && c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : hex && c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                    : -1;
    if (digit < 0) return {0, 0};
    value = value * (hex ? 16 : 10) + digit;
  }
  if (value <= 0 || value > 0x10FFFF || U_IS_SURROGATE(value)) return {0, 0};
  return {value, end + 1};
}

class Normaliser {
 public:
  explicit Normaliser(const GlyphTable& glyphs) : glyphs_(glyphs) {}

  void read(std::string_view source) {
    std::uint32_t position = 0;
    for (std::size_t at = 0; at < source.size();) {
      const std::string_view rest = source.substr(at);
      std::size_t length = 0;
      if (static_cast<unsigned char>(rest[0]) < 0x80 && rest[0] != '&' && rest[0] != '\r' &&
          !glyphs_.may_begin(rest[0])) {
        length = plain(rest, position);
      } else {
        length = unusual(rest, position);
      }
      position += count(rest.substr(0, length));
      at += length;
    }
  }

  void mark_title() { result_.title_bytes = static_cast<std::uint32_t>(result_.text.size()); }
  NormalText take() { return std::move(result_); }

 private:
  static std::uint32_t count(std::string_view utf8) {
    return static_cast<std::uint32_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
  }

  void put(std::string_view bytes, std::uint32_t start, std::uint32_t code_points) {
    result_.text.append(bytes);
    result_.start_of.insert(result_.start_of.end(), bytes.size(), start);
    result_.end_of.insert(result_.end_of.end(), bytes.size(), start + code_points);
  }

  std::size_t plain(std::string_view rest, std::uint32_t position) {
    if (rest.size() > 1 && static_cast<unsigned char>(rest[1]) >= 0x80) return unusual(rest, position);
    put(rest.substr(0, 1), position, 1);
    return 1;
  }

  std::size_t unusual(std::string_view rest, std::uint32_t position) {
    if (rest.starts_with("\r\n")) {
      put("\n", position, 2);
      return 2;
    }
    if (const GlyphTable::Glyph* glyph = glyphs_.match(rest)) {
      put(glyph->to, position, count(glyph->from));
      return glyph->from.size();
    }
    if (const Decoded entity = numeric_entity(rest); entity.length > 0) {
      const std::string character = encode(entity.code_point);
      const GlyphTable::Glyph* glyph = glyphs_.match(character);
      put(glyph != nullptr ? glyph->to : character, position, static_cast<std::uint32_t>(entity.length));
      return entity.length;
    }
    std::size_t length = decode_at(rest, 0).length;
    while (length < rest.size()) {
      const Decoded mark = decode_at(rest, length);
      if (u_charType(mark.code_point) != U_NON_SPACING_MARK) break;
      length += mark.length;
    }
    const std::string_view cluster = rest.substr(0, length);
    const std::uint32_t code_points = count(cluster);
    put(code_points > 1 ? compose(cluster) : std::string(cluster), position, code_points);
    return length;
  }

  const GlyphTable& glyphs_;
  NormalText result_;
};

}  // namespace

void GlyphTable::add(std::string from, std::string to) {
  auto& glyphs = by_first_byte_.at(static_cast<unsigned char>(from.front()));
  glyphs.push_back({std::move(from), std::move(to)});
  std::stable_sort(glyphs.begin(), glyphs.end(),
                   [](const Glyph& a, const Glyph& b) { return a.from.size() > b.from.size(); });
}

const GlyphTable::Glyph* GlyphTable::match(std::string_view rest) const {
  if (rest.empty()) return nullptr;
  for (const Glyph& glyph : by_first_byte_[static_cast<unsigned char>(rest.front())]) {
    if (rest.starts_with(glyph.from)) return &glyph;
  }
  return nullptr;
}

NormalText normalise(std::string_view title, std::string_view text, const GlyphTable& glyphs) {
  Normaliser normaliser(glyphs);
  if (!title.empty()) {
    normaliser.read(title);
    normaliser.read("\n\n");
    normaliser.mark_title();
  }
  normaliser.read(text);
  return normaliser.take();
}

std::string fold_case(std::string_view utf8) {
  std::string folded;
  folded.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const auto byte = static_cast<unsigned char>(utf8[at]);
    if (byte < 0x80) {
      folded.push_back(byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : utf8[at]);
      ++at;
      continue;
    }
    const Decoded c = decode_at(utf8, at);
    folded.append(c.code_point < 0 ? std::string(utf8.substr(at, c.length))
                                   : encode(u_tolower(c.code_point)));
    at += c.length;
  }
  return folded;
}

CodePointClass classify(std::string_view utf8, std::size_t at) {
  const auto byte = static_cast<unsigned char>(utf8[at]);
  if (byte < 0x80) {
    const bool upper = byte >= 'A' && byte <= 'Z';
    return {1, upper || (byte >= 'a' && byte <= 'z'), upper};
  }
  const Decoded c = decode_at(utf8, at);
  if (c.code_point < 0) return {c.length, false, false};
  return {c.length, u_isalpha(c.code_point) != 0, u_isupper(c.code_point) != 0};
}

}  // namespace townclerk
