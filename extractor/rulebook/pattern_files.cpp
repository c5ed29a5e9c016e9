#include "rulebook/pattern_files.h"

#include <openssl/evp.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "rulebook/embedded_patterns.h"

namespace townclerk {
namespace {

std::string line_of(std::string_view content, int line) {
  std::size_t start = 0;
  for (int i = 1; i < line; ++i) {
    const std::size_t end = content.find('\n', start);
    if (end == std::string_view::npos) return {};
    start = end + 1;
  }
  return std::string(content.substr(start, content.find('\n', start) - start));
}

bool is_pattern_file(const std::string& extension) {
  return extension == ".toml" || extension == ".csv";
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr);
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * static_cast<std::size_t>(length));
  for (std::size_t i = 0; i < length; ++i) {
    hex.push_back(kHex[digest.at(i) >> 4U]);
    hex.push_back(kHex[digest.at(i) & 15U]);
  }
  return hex;
}

PatternFiles PatternFiles::built_in() {
  PatternFiles result;
  result.root_ = "patterns/";
  for (const EmbeddedFile& file : embedded_patterns()) {
    result.files_.emplace(std::string(file.name), file.content);
  }
  return result;
}

PatternFiles PatternFiles::from_folder(const std::string& folder) {
  namespace fs = std::filesystem;
  PatternFiles result;
  result.owned_ = std::make_shared<std::deque<std::string>>();
  result.root_ = folder.ends_with('/') ? folder : folder + "/";
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    throw SetupError(
        ExitCode::usage,
        "no such pattern folder; give a copy of patterns/ as `townclerk patterns copy DIR` makes it", folder);
  }
  for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
    const fs::path& path = entry.path();
    if (!entry.is_regular_file() || !is_pattern_file(path.extension().string())) continue;
    std::ifstream in(path, std::ios::binary);
    std::ostringstream content;
    content << in.rdbuf();
    if (!in) throw SetupError(ExitCode::io, "cannot be read", path.string());
    result.owned_->push_back(std::move(content).str());
    result.files_.emplace(fs::relative(path, folder).generic_string(), result.owned_->back());
  }
  if (error) throw SetupError(ExitCode::io, "cannot be read: " + error.message(), folder);
  return result;
}

std::string_view PatternFiles::content(std::string_view name) const {
  const auto found = files_.find(name);
  if (found == files_.end()) {
    throw SetupError(ExitCode::usage, "this pattern file is missing; every rulebook needs it",
                     display_name(name));
  }
  return found->second;
}

std::string PatternFiles::hash() const {
  std::string all;
  for (const auto& [name, content] : files_)
    all.append(name)
        .append("\n")
        .append(std::to_string(content.size()))
        .append("\n")
        .append(sha256_hex(content))
        .append("\n");
  return sha256_hex(all).substr(0, 16);
}

std::string PatternFiles::line_at(std::string_view displayed, int line) const {
  if (!displayed.starts_with(root_)) return {};
  const auto found = files_.find(displayed.substr(root_.size()));
  return found == files_.end() ? std::string() : line_of(found->second, line);
}

SetupError PatternFiles::fault(std::string_view name, int line, int column, const std::string& what) const {
  std::string message = what;
  const auto found = files_.find(name);
  if (found != files_.end() && line > 0) {
    const std::string text = line_of(found->second, line);
    message +=
        "\n  " + text + "\n  " + std::string(static_cast<std::size_t>(std::max(0, column - 1)), ' ') + "^";
  }
  return {ExitCode::usage, message, display_name(name), line};
}

}  // namespace townclerk
