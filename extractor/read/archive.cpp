#include "read/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <streambuf>

namespace townclerk {
namespace {

// A newspaper's year is far below these; a bomb is far above.
constexpr std::int64_t kMostBytes = std::int64_t{64} << 30U;  // of one archive, unpacked
constexpr std::int64_t kFree = std::int64_t{64} << 20U;       // before the ratio is looked at
constexpr std::int64_t kGreatestRatio = 250;
constexpr std::int64_t kMostEntries = 10'000'000;

constexpr std::size_t kTarMagicAt = 257;

bool begins(const std::string& head, std::string_view magic) {
  return head.compare(0, magic.size(), magic) == 0;
}

std::string without_suffix(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::size_t dot = path.rfind('.');
  const bool has_suffix = dot != std::string::npos && (slash == std::string::npos || dot > slash);
  return has_suffix ? path.substr(0, dot) : path;
}

}  // namespace

bool is_archive(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string head(kTarMagicAt + 8, '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  using std::string_view_literals::operator""sv;
  for (const std::string_view magic : {"\x1F\x8B"sv, "\x28\xB5\x2F\xFD"sv,
                                       "\xFD"
                                       "7zXZ\x00"sv,
                                       "PK\x03\x04"sv, "PK\x05\x06"sv}) {
    if (begins(head, magic)) return true;
  }
  return head.size() > kTarMagicAt + 5 && head.compare(kTarMagicAt, 5, "ustar") == 0;
}

struct Archive::Handle {
  struct Close {
    void operator()(archive* open) const { archive_read_free(open); }
  };
  std::unique_ptr<archive, Close> reader{archive_read_new()};
  std::unique_ptr<Bytes> buffer;
  std::unique_ptr<std::istream> stream;
  std::string fault;
  std::int64_t unpacked = 0;
  std::int64_t entries = 0;
  bool alone = false;

  void fail() {
    const char* what = archive_error_string(reader.get());
    fault = what == nullptr ? "the archive is damaged" : what;
  }

  // More than a text can be: packed size times the greatest ratio, beyond what is free.
  [[nodiscard]] bool is_bomb() {
    const std::int64_t packed = archive_filter_bytes(reader.get(), -1);
    const bool ratio = unpacked > kFree && packed > 0 && unpacked / packed > kGreatestRatio;
    if (unpacked <= kMostBytes && !ratio) return false;
    fault =
        ratio ? "unpacks to more than " + std::to_string(kGreatestRatio) + " times its size: not read further"
              : "unpacks to more than 64 GiB: not read further";
    return true;
  }
};

// An entry's bytes as a stream. A fault throws inside, which an istream turns into its bad state: what breaks
// off is never taken for complete.
class Archive::Bytes : public std::streambuf {
 public:
  explicit Bytes(Handle& handle) : handle_(handle) {}

 protected:
  int_type underflow() override {
    const la_ssize_t got = archive_read_data(handle_.reader.get(), buffer_.data(), buffer_.size());
    if (got < 0) {
      handle_.fail();
      throw std::ios_base::failure(handle_.fault);
    }
    if (got == 0) return traits_type::eof();
    handle_.unpacked += got;
    if (handle_.is_bomb()) throw std::ios_base::failure(handle_.fault);
    setg(buffer_.data(), buffer_.data(), buffer_.data() + got);
    return traits_type::to_int_type(buffer_.front());
  }

 private:
  Handle& handle_;
  std::array<char, 1U << 16U> buffer_{};
};

Archive::Archive(const std::string& path) : path_(path), handle_(std::make_unique<Handle>()) {
  constexpr std::size_t kBlock = 1U << 16U;
  archive* reader = handle_->reader.get();
  archive_read_support_filter_gzip(reader);
  archive_read_support_filter_zstd(reader);
  archive_read_support_filter_xz(reader);
  archive_read_support_format_zip(reader);
  archive_read_support_format_tar(reader);
  archive_read_support_format_raw(reader);
  if (archive_read_open_filename(reader, path.c_str(), kBlock) != ARCHIVE_OK) handle_->fail();
}

Archive::~Archive() = default;

const std::string& Archive::fault() const {
  return handle_->fault;
}

std::optional<Archive::Entry> Archive::next() {
  Handle& handle = *handle_;
  while (handle.fault.empty()) {
    archive_entry* entry = nullptr;
    const int got = archive_read_next_header(handle.reader.get(), &entry);
    if (got == ARCHIVE_EOF) return std::nullopt;
    if (got < ARCHIVE_WARN) {
      handle.fail();
      return std::nullopt;
    }
    if (++handle.entries > kMostEntries) {
      handle.fault = "has more than " + std::to_string(kMostEntries) + " entries: not read further";
      return std::nullopt;
    }
    const bool alone = archive_format(handle.reader.get()) == ARCHIVE_FORMAT_RAW;
    if (!alone && archive_entry_filetype(entry) != AE_IFREG) continue;
    const char* name = archive_entry_pathname_utf8(entry);
    handle.buffer = std::make_unique<Bytes>(handle);
    handle.stream = std::make_unique<std::istream>(handle.buffer.get());
    return Entry{alone ? without_suffix(path_) : std::string(name == nullptr ? "" : name), alone,
                 handle.stream.get()};
  }
  return std::nullopt;
}

}  // namespace townclerk
