#include "read/warc.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <sstream>

#include "read/archive.h"
#include "read/content.h"

namespace townclerk {
namespace {

constexpr std::uint64_t kLargestRecord = std::uint64_t{256} << 20U;
constexpr std::size_t kMostHeaders = 200;

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

template <typename Headers>
std::string header(const Headers& headers, const std::string& name) {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string() : found->second;
}

template <typename Headers>
void add_header(std::string_view line, Headers& headers) {
  const std::size_t colon = line.find(':');
  if (colon != std::string_view::npos && headers.size() < kMostHeaders)
    headers[lower(line.substr(0, colon))] = trimmed(line.substr(colon + 1));
}

// A body in chunks, each with its length in hexadecimal (RFC 9112); what does not parse stays as it is.
std::string joined_chunks(std::string_view body) {
  std::string joined;
  std::string_view rest = body;
  while (!rest.empty()) {
    const std::size_t end = rest.find("\r\n");
    std::size_t length = 0;
    if (end == std::string_view::npos ||
        std::from_chars(rest.data(), rest.data() + end, length, 16).ec != std::errc())
      return std::string(body);
    rest.remove_prefix(end + 2);
    if (length == 0) return joined;
    joined += rest.substr(0, length);
    rest.remove_prefix(std::min(rest.size(), length + 2));
  }
  return joined;
}

}  // namespace

bool is_warc(std::string_view head) {
  return head.starts_with("WARC/");
}

ReadItem WarcSource::break_off(std::string reason) {
  done_ = true;
  in_.setstate(std::ios_base::badbit);
  return reject(std::move(reason));
}

bool WarcSource::read_headers(Headers& headers) {
  std::string line;
  const auto next_line = [&] {
    const bool got = read_line(in_, line);
    bytes_ += line.size() + 2;
    return got;
  };
  do {
    if (!next_line()) return false;
  } while (line.empty());
  headers["version"] = line;
  while (next_line() && !line.empty()) add_header(line, headers);
  headers["complete"] = in_ ? "yes" : "";
  return true;
}

std::optional<ReadItem> WarcSource::next() {
  while (!done_) {
    Headers headers;
    ++record_;
    if (!read_headers(headers)) {
      done_ = true;
      if (in_.bad()) return break_off("cannot be read to its end");
      return std::nullopt;
    }
    if (!is_warc(headers["version"])) return break_off("no WARC record begins where one should");
    const std::string stated = header(headers, "content-length");
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(stated.data(), stated.data() + stated.size(), length);
    if (headers["complete"].empty()) return break_off("a WARC record breaks off within its headers");
    if (stated.empty() || error != std::errc() || end != stated.data() + stated.size())
      return break_off("a WARC record does not state its Content-Length");
    if (length > kLargestRecord) {
      in_.ignore(static_cast<std::streamsize>(length));
      return reject("a WARC record of " + stated + " bytes: more than 256 MiB are not read");
    }
    std::string payload(length, '\0');
    in_.read(payload.data(), static_cast<std::streamsize>(length));
    bytes_ += static_cast<std::uint64_t>(in_.gcount());
    if (static_cast<std::uint64_t>(in_.gcount()) != length)
      return break_off("a WARC record breaks off: " + std::to_string(in_.gcount()) + " of " + stated +
                       " bytes");
    std::string border;
    if (!read_line(in_, border) || !border.empty() || !read_line(in_, border) || !border.empty() || in_.eof())
      return break_off(
          "a WARC record is not closed by two empty lines: the file breaks off or its length is wrong");
    if (auto item = document_of(headers, payload)) return item;
  }
  return std::nullopt;
}

std::optional<ReadItem> WarcSource::document_of(const Headers& headers, std::string_view payload) const {
  const std::string type = lower(header(headers, "warc-type"));
  if (type != "response" && type != "resource" && type != "conversion") return std::nullopt;
  std::string content_type = lower(header(headers, "content-type"));
  std::string body(payload);
  if (content_type.starts_with("application/http")) {
    const std::size_t end = payload.find("\r\n\r\n");
    if (end == std::string_view::npos) return reject("a response without the end of its HTTP headers");
    Headers http;
    std::istringstream lines{std::string(payload.substr(0, end))};
    std::string status;
    read_line(lines, status);
    for (std::string line; read_line(lines, line);) add_header(line, http);
    if (status.find(" 200") == std::string::npos) return std::nullopt;
    content_type = lower(header(http, "content-type"));
    body = payload.substr(end + 4);
    if (lower(header(http, "transfer-encoding")).find("chunked") != std::string::npos)
      body = joined_chunks(body);
    if (!header(http, "content-encoding").empty() && header(http, "content-encoding") != "identity") {
      std::string unpacked;
      if (!unpack_alone(body, unpacked)) return reject("a page under a compression that cannot be read");
      body = std::move(unpacked);
    }
  }
  if (!content_type.starts_with("text/html") && !content_type.starts_with("text/plain") &&
      content_type.find("xhtml") == std::string::npos)
    return std::nullopt;
  const std::string address = header(headers, "warc-target-uri");
  ReadItem item = read_single(body, name_, rules_);
  if (auto* document = std::get_if<Document>(&item)) {
    document->id = address.empty() ? name_ + "#" + std::to_string(record_) : address;
    document->url = address;
    document->line = record_;
  } else {
    std::get<Reject>(item).line = record_;
    std::get<Reject>(item).id = address;
  }
  return item;
}

}  // namespace townclerk
