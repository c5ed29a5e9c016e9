#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>

#include "check/schema.h"
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/options.h"
#include "cli/output.h"
#include "measure/compare.h"
#include "measure/score.h"
#include "model/setup_error.h"
#include "pipeline.h"
#include "write/record_json.h"

namespace townclerk {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
}

// The last part of a document's id, without ".txt": what names its gold file.
std::string stem_of(const std::string& id) {
  std::string name = fs::path(id).filename().string();
  if (name.ends_with(".txt")) name.resize(name.size() - 4);
  return name;
}

std::map<std::string, std::string> read_records(const std::string& path) {
  std::map<std::string, std::string> records;
  std::ifstream file;
  if (path != "-") file.open(path, std::ios::binary);
  std::istream& in = path == "-" ? std::cin : file;
  if (path != "-" && !file)
    throw SetupError(ExitCode::io, "cannot be read; name a file of records, one JSON object a line", path);
  std::string line;
  while (std::getline(in, line)) {
    if (line.find_first_not_of(" \t\r") != std::string::npos)
      records[stem_of(SchemaValidator::document_id(line))] = line;
  }
  return records;
}

std::vector<std::string> gold_ids(const std::string& folder, const std::vector<std::string>& only) {
  std::vector<std::string> ids;
  if (!fs::is_directory(folder)) throw SetupError(ExitCode::io, "no such folder of gold files", folder);
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") ids.push_back(entry.path().stem().string());
  }
  if (!only.empty())
    std::erase_if(
        ids, [&](const std::string& id) { return std::find(only.begin(), only.end(), id) == only.end(); });
  std::sort(ids.begin(), ids.end());
  if (ids.empty()) throw SetupError(ExitCode::io, "this folder holds no gold files (<id>.json)", folder);
  return ids;
}

std::vector<std::string> lines_of(const std::string& path) {
  std::vector<std::string> lines;
  if (path.empty()) return lines;
  std::ifstream file(path);
  if (!file) throw SetupError(ExitCode::io, "cannot be read; write one id a line", path);
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

// A record as JSON, and why it says what it says.
struct Explained {
  std::string json;
  Reasons reasons;
};

// The cue or feature that weighed most for each value that won.
Reasons reasons_of(const Record& record) {
  Reasons reasons;
  for (const Figure& figure : record.figures) {
    for (const Decision& decision : figure.decisions) {
      if (decision.values.empty() || decision.values.front().evidence.empty()) continue;
      const std::vector<Evidence>& evidence = decision.values.front().evidence;
      const auto most =
          std::max_element(evidence.begin(), evidence.end(),
                           [](const Evidence& a, const Evidence& b) { return a.weight < b.weight; });
      const std::string attribute = decision.attribute.substr(decision.attribute.find('.') + 1);
      const bool words = !most->trigger.empty() && most->trigger != most->cue;
      reasons[{figure.id, attribute}] = most->cue + (words ? " \"" + most->trigger + "\"" : "");
    }
  }
  return reasons;
}

Explained extract_explained(const std::string& text, const std::string& id, const Rulebook& rulebook) {
  Document document;
  document.id = id;
  document.text = text;
  const Record record = extract(document, rulebook);
  return {to_json(record), reasons_of(record)};
}

// What one score is made of.
struct Scoring {
  std::string gold;
  std::string texts;
  std::vector<std::string> ids;
};

// The record of a document; its JSON is empty where there is none.
using RecordOf = std::function<Explained(const std::string& id, const std::string& text)>;

Score score_all(const Scoring& scoring, const RecordOf& record_of) {
  Score score;
  for (const std::string& id : scoring.ids) {
    const auto text = slurp(fs::path(scoring.texts) / (id + ".txt"));
    if (!text) {
      score.without_text.push_back(id);
      continue;
    }
    const fs::path gold = fs::path(scoring.gold) / (id + ".json");
    try {
      const Explained record = record_of(id, *text);
      score_document(id, slurp(gold).value_or(""), *text, record.json, record.reasons, score);
    } catch (const std::exception& error) {
      throw SetupError(ExitCode::io, std::string("cannot be scored: ") + error.what(), gold.string());
    }
  }
  if (score.documents == 0)
    throw SetupError(ExitCode::io, "no gold file has its text (<id>.txt) here", scoring.texts);
  return score;
}

Score score_records(const Scoring& scoring, const std::string& path) {
  const std::map<std::string, std::string> records = read_records(path);
  return score_all(scoring, [&](const std::string& id, const std::string&) {
    const auto record = records.find(id);
    return record == records.end() ? Explained() : Explained{record->second, {}};
  });
}

Score score_patterns(const Scoring& scoring, const std::string& patterns) {
  const auto rulebook = load_rulebook(patterns);
  return score_all(scoring, [&](const std::string& id, const std::string& text) {
    return extract_explained(text, id, *rulebook);
  });
}

}  // namespace

int command_score(const std::vector<std::string>& arguments) {
  std::vector<std::string> words;
  std::vector<std::string> compared;
  std::string format;
  std::string patterns;
  std::string ids;
  bool verbose = false;
  bool help = false;
  options::options_description description;
  description.add_options()("word", options::value(&words))("format", options::value(&format))(
      "patterns", options::value(&patterns))("ids", options::value(&ids))(
      "compare", options::value(&compared)->multitoken())("verbose,v", options::bool_switch(&verbose))(
      "help,h", options::bool_switch(&help));
  parse_options(arguments, description, "word");
  if (help) {
    std::cout << score_help();
    return 0;
  }
  const bool comparing = !compared.empty();
  if (words.size() < 2 || words.size() > (comparing ? 2U : 3U))
    throw SetupError(ExitCode::usage,
                     "write `townclerk score GOLD TEXTS [RECORDS]`; `townclerk score --help` shows how");
  if (comparing && compared.size() != 2)
    throw SetupError(ExitCode::usage,
                     "--compare takes two files of records: --compare before.ndjson after.ndjson");
  const bool json = resolve_format(format, "table|json", Format::table) == Format::json;
  const Scoring scoring{words[0], words[1], gold_ids(words[0], lines_of(ids))};
  std::string report;
  if (comparing) {
    const Score before = score_records(scoring, compared[0]);
    const Score after = score_records(scoring, compared[1]);
    report = json ? compare_json(before, after) : compare_table(before, after);
  } else {
    const Score score =
        words.size() == 3 ? score_records(scoring, words[2]) : score_patterns(scoring, patterns);
    report = json ? score_json(score) : score_table(score, verbose);
  }
  Output output("");
  try {
    output.write(report);
    output.finish();
  } catch (const ClosedPipe&) {
    return 0;
  }
  return 0;
}

}  // namespace townclerk
