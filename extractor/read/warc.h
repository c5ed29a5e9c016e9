// A WARC stream (ISO 28500): the web pages and texts of its response, resource and conversion records, one
// document each, named by their address. Other records are passed over. A record that breaks off is said,
// never taken for complete. Covered by tests/cli/test_inputs.py.
#pragma once

#include <map>

#include "read/source.h"

namespace townclerk {

class WarcSource : public Source {
 public:
  WarcSource(std::istream& in, std::string name, const ReadingRules& rules)
      : in_(in), name_(std::move(name)), rules_(rules) {}

  std::optional<ReadItem> next() override;
  [[nodiscard]] std::uint64_t bytes() const override { return bytes_; }

 private:
  using Headers = std::map<std::string, std::string>;  // names in lower case

  // False at the end of the stream; headers of the next record else.
  bool read_headers(Headers& headers);
  [[nodiscard]] std::optional<ReadItem> document_of(const Headers& headers, std::string_view payload) const;
  ReadItem break_off(std::string reason);
  [[nodiscard]] Reject reject(std::string reason) const { return {name_, record_, 0, std::move(reason), {}}; }

  std::istream& in_;
  std::string name_;
  const ReadingRules& rules_;
  std::uint64_t record_ = 0;  // counted from 1
  std::uint64_t bytes_ = 0;
  bool done_ = false;
};

bool is_warc(std::string_view head);

}  // namespace townclerk
