#include "cli/checkpoint.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/output.h"
#include "model/setup_error.h"

namespace townclerk {
namespace {

// What a signal handler may touch.
volatile std::sig_atomic_t interrupted = 0;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

void raise_flag(int) {
  interrupted = 1;
}

}  // namespace

std::optional<Checkpoint> read_checkpoint(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::ostringstream text;
  text << in.rdbuf();
  const auto json = nlohmann::json::parse(text.str(), nullptr, false);
  if (!json.is_object() || !json.contains("run"))
    throw SetupError(ExitCode::io, "is no checkpoint of townclerk; remove it to begin anew", path);
  const auto number = [&](const char* key) { return json.value(key, std::uint64_t{0}); };
  Checkpoint checkpoint;
  checkpoint.run = json.value("run", "");
  checkpoint.counts = {number("documents"), number("records"),  number("rejects"),
                       number("figures"),   number("warnings"), number("duplicates")};
  checkpoint.read = number("read");
  checkpoint.output_bytes = number("output_bytes");
  checkpoint.rejects_bytes = number("rejects_bytes");
  checkpoint.index_bytes = number("index_bytes");
  checkpoint.table_bytes = json.value("table_bytes", std::vector<std::uint64_t>());
  checkpoint.whole = json.value("whole", false);
  return checkpoint;
}

void write_checkpoint(const std::string& path, const Checkpoint& checkpoint) {
  const nlohmann::json json = {{"run", checkpoint.run},
                               {"documents", checkpoint.counts.documents},
                               {"records", checkpoint.counts.records},
                               {"rejects", checkpoint.counts.rejects},
                               {"figures", checkpoint.counts.figures},
                               {"warnings", checkpoint.counts.warnings},
                               {"duplicates", checkpoint.counts.duplicates},
                               {"read", checkpoint.read},
                               {"output_bytes", checkpoint.output_bytes},
                               {"rejects_bytes", checkpoint.rejects_bytes},
                               {"index_bytes", checkpoint.index_bytes},
                               {"table_bytes", checkpoint.table_bytes},
                               {"whole", checkpoint.whole}};
  Output output(path, OutputMode::by_rename);
  output.write(json.dump() + "\n");
  output.finish();
}

void remove_checkpoint(const std::string& path) {
  std::error_code gone_already;
  std::filesystem::remove(path, gone_already);
}

InterruptGuard::InterruptGuard() {
  interrupted = 0;
  std::signal(SIGINT, raise_flag);
  std::signal(SIGTERM, raise_flag);
}

InterruptGuard::~InterruptGuard() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

void InterruptGuard::check() {
  if (interrupted != 0) throw Interrupted();
}

}  // namespace townclerk
