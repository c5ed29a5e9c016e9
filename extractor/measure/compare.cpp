#include "measure/compare.h"

#include <iomanip>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <tuple>
#include <vector>

namespace townclerk {
namespace {

struct Change {
  std::string document;
  std::string what;
  std::string context;
};

struct Changes {
  std::vector<Change> better;
  std::vector<Change> worse;
  std::vector<Change> other;  // wrong before and after, in another way
};

// What a finding is about, without what was found: "money 2000000 role: gold saving".
using Key = std::tuple<std::string, std::string, std::string>;

std::map<Key, std::string> by_subject(const Score& score) {
  std::map<Key, std::string> findings;
  for (const Finding& finding : score.findings) {
    const std::size_t got = finding.what.find(", got ");
    findings[{finding.document, finding.what.substr(0, got), finding.context}] =
        got == std::string::npos ? std::string() : finding.what.substr(got + 6);
  }
  return findings;
}

std::string told(std::string what, const std::string& got, const char* how) {
  if (!got.empty()) what.append(how).append(got);
  return what;
}

Changes changes_of(const Score& before, const Score& after) {
  const std::map<Key, std::string> old_findings = by_subject(before);
  const std::map<Key, std::string> new_findings = by_subject(after);
  Changes changes;
  for (const auto& [key, got] : old_findings) {
    const auto& [document, what, context] = key;
    const auto now = new_findings.find(key);
    if (now == new_findings.end())
      changes.better.push_back({document, told(what, got, ", was "), context});
    else if (now->second != got)
      changes.other.push_back({document, told(told(what, got, ", was "), now->second, ", is "), context});
  }
  for (const auto& [key, got] : new_findings) {
    const auto& [document, what, context] = key;
    if (!old_findings.contains(key)) changes.worse.push_back({document, told(what, got, ", is "), context});
  }
  return changes;
}

double f1_of(const std::map<std::string, Ratio>& kinds) {
  Ratio all;
  for (const auto& [kind, ratio] : kinds) {
    all.hit += ratio.hit;
    all.gold += ratio.gold;
    all.found += ratio.found;
  }
  return all.f1();
}

std::string line(const char* name, double before, double after) {
  std::ostringstream text;
  text << std::left << std::setw(13) << name << std::fixed << std::setprecision(3) << before << " -> "
       << after << "  " << std::showpos << after - before << '\n';
  return text.str();
}

void list(const char* name, const std::vector<Change>& changes, std::string& out) {
  out += std::string(name) + ": " + std::to_string(changes.size()) + "\n";
  for (const Change& change : changes)
    out += "  " + change.document + ": " + change.what +
           (change.context.empty() ? "" : "  …" + change.context + "…") + "\n";
}

nlohmann::ordered_json array_of(const std::vector<Change>& changes) {
  auto array = nlohmann::ordered_json::array();
  for (const Change& change : changes)
    array.push_back({{"document", change.document}, {"what", change.what}, {"context", change.context}});
  return array;
}

}  // namespace

std::string compare_table(const Score& before, const Score& after) {
  std::string out = line("found F1", f1_of(before.found), f1_of(after.found)) +
                    line("frame F1", f1_of(before.frame), f1_of(after.frame)) +
                    line("councils F1", before.councils.f1(), after.councils.f1());
  const Changes changes = changes_of(before, after);
  list("better", changes.better, out);
  list("worse", changes.worse, out);
  list("changed, wrong before and after", changes.other, out);
  return out;
}

std::string compare_json(const Score& before, const Score& after) {
  const Changes changes = changes_of(before, after);
  nlohmann::ordered_json json;
  json["found"] = {f1_of(before.found), f1_of(after.found)};
  json["frame"] = {f1_of(before.frame), f1_of(after.frame)};
  json["councils"] = {before.councils.f1(), after.councils.f1()};
  json["better"] = array_of(changes.better);
  json["worse"] = array_of(changes.worse);
  json["changed"] = array_of(changes.other);
  return json.dump(1) + "\n";
}

}  // namespace townclerk
