// Files inside files: zip and tar (plain or compressed), and single files under gzip, zstd or xz, by content
// and not by name. Entries are streams; nothing is ever written to disk, so an entry's name can lead nowhere.
// Covered by tests/cli/test_archives.py.
#pragma once

#include <istream>
#include <memory>
#include <optional>
#include <string>

namespace townclerk {

// Whether a stream's first bytes are those of an archive or of a compressed file.
bool is_archive_head(std::string_view head);

class Archive {
 public:
  // A file, or a stream with the name that its entry has; the stream must outlive the archive.
  explicit Archive(const std::string& path);
  Archive(std::istream& in, std::string name);
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  Archive(Archive&&) = delete;
  Archive& operator=(Archive&&) = delete;
  ~Archive();

  struct Entry {
    std::string name;               // as the archive has it; of a compressed file its name without the suffix
    bool alone = false;             // the one file under a compression
    std::istream* bytes = nullptr;  // until the next call of next(); goes bad where the archive breaks off
  };
  // The next regular file; nullopt at the end, or where fault() says why there is no more.
  std::optional<Entry> next();
  // Bytes of the archive itself, packed as they are, that were read so far.
  [[nodiscard]] std::uint64_t bytes_read() const;
  // Why reading ended before the end: "truncated gzip input", "unpacks to more than …". Empty where it did
  // not.
  [[nodiscard]] const std::string& fault() const;

 private:
  class Bytes;
  struct Handle;
  std::string path_;
  std::unique_ptr<Handle> handle_;
};

// The one file under a compression that `packed` holds, at the end of `unpacked`; false where it is none or
// breaks off.
bool unpack_alone(const std::string& packed, std::string& unpacked);

}  // namespace townclerk
