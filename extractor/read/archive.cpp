#include "read/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <cerrno>
#include <sstream>
#include <streambuf>

#include "read/source.h"

namespace townclerk {
namespace {

// A newspaper's year is far below these; a bomb is far above.
constexpr std::int64_t kMostBytes = std::int64_t{64} << 30U;  // of one archive, unpacked
constexpr std::int64_t kFree = std::int64_t{64} << 20U;       // before the ratio is looked at
constexpr std::int64_t kGreatestRatio = 250;
constexpr std::int64_t kMostEntries = 10'000'000;

constexpr std::size_t kTarMagicAt = 257;

std::string without_suffix(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::size_t dot = path.rfind('.');
  const bool has_suffix = dot != std::string::npos && (slash == std::string::npos || dot > slash);
  return has_suffix ? path.substr(0, dot) : path;
}

}  // namespace

bool is_archive_head(std::string_view head) {
  using std::string_view_literals::operator""sv;
  for (const std::string_view magic : {"\x1F\x8B"sv, "\x28\xB5\x2F\xFD"sv,
                                       "\xFD"
                                       "7zXZ\x00"sv,
                                       "PK\x03\x04"sv, "PK\x05\x06"sv}) {
    if (head.starts_with(magic)) return true;
  }
  return head.size() > kTarMagicAt + 5 && head.compare(kTarMagicAt, 5, "ustar") == 0;
}

struct Archive::Handle {
  struct Close {
    void operator()(archive* open) const { archive_read_free(open); }
  };
  struct Supply;
  std::unique_ptr<Supply> supply;  // of what is no file; outlives the reader
  std::unique_ptr<archive, Close> reader{archive_read_new()};
  std::unique_ptr<Bytes> buffer;
  std::unique_ptr<std::istream> stream;
  std::string fault;
  std::int64_t unpacked = 0;
  std::int64_t entries = 0;

  Handle() = default;
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  Handle(Handle&&) = delete;
  Handle& operator=(Handle&&) = delete;
  ~Handle();

  void support_formats() const {
    archive_read_support_filter_gzip(reader.get());
    archive_read_support_filter_zstd(reader.get());
    archive_read_support_filter_xz(reader.get());
    archive_read_support_format_zip(reader.get());
    archive_read_support_format_tar(reader.get());
    archive_read_support_format_raw(reader.get());
  }

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

struct Archive::Handle::Supply {
  std::istream& in;
  std::array<char, 1U << 16U> buffer{};
};

Archive::Archive(const std::string& path) : path_(path), handle_(std::make_unique<Handle>()) {
  constexpr std::size_t kBlock = 1U << 16U;
  handle_->support_formats();
  if (archive_read_open_filename(handle_->reader.get(), path.c_str(), kBlock) != ARCHIVE_OK) handle_->fail();
}

Archive::Archive(std::istream& in, std::string name)
    : path_(std::move(name)), handle_(std::make_unique<Handle>()) {
  handle_->support_formats();
  handle_->supply = std::make_unique<Handle::Supply>(Handle::Supply{in});
  const auto read = [](archive* reader, void* data, const void** block) -> la_ssize_t {
    auto& supply = *static_cast<Handle::Supply*>(data);
    try {
      supply.in.read(supply.buffer.data(), static_cast<std::streamsize>(supply.buffer.size()));
    } catch (const std::ios_base::failure&) {
      supply.in.setstate(std::ios_base::badbit);
    }
    *block = supply.buffer.data();
    if (!supply.in.bad()) return static_cast<la_ssize_t>(supply.in.gcount());
    archive_set_error(reader, EIO, "%s", "what it stands in breaks off");
    return -1;
  };
  if (archive_read_open(handle_->reader.get(), handle_->supply.get(), nullptr, read, nullptr) != ARCHIVE_OK)
    handle_->fail();
}

Archive::Handle::~Handle() = default;
Archive::~Archive() = default;

const std::string& Archive::fault() const {
  return handle_->fault;
}

std::uint64_t Archive::bytes_read() const {
  constexpr int kAsOnDisk = -1;  // libarchive counts its filters from there
  return static_cast<std::uint64_t>(
      std::max<std::int64_t>(0, archive_filter_bytes(handle_->reader.get(), kAsOnDisk)));
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

bool unpack_alone(const std::string& packed, std::string& unpacked) {
  std::istringstream in(packed);
  if (!is_archive_head(packed)) return false;
  Archive archive(in, "page");
  const auto entry = archive.next();
  return entry && entry->alone && read_all(*entry->bytes, unpacked) && archive.fault().empty();
}

}  // namespace townclerk
