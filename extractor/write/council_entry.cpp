#include "write/council_entry.h"

#include "write/json_writer.h"

namespace townclerk {
namespace {

std::string or_dash(const std::string& text) {
  return text.empty() ? "-" : text;
}

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

std::string joined(const std::vector<std::string>& parts, const char* separator) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : separator) + part;
  return text;
}

// The names under which the press writes it, the full ones first; towns are no names.
std::vector<std::string> aliases(const Gazetteer& gazetteer, std::uint32_t council) {
  std::vector<std::string> result;
  for (const NameSort sort : {NameSort::official, NameSort::alias, NameSort::place}) {
    for (const CouncilName& name : gazetteer.names) {
      if (name.sort != sort) continue;
      for (const std::uint32_t c : name.councils) {
        if (c == council && name.text != gazetteer.councils[council].name) result.push_back(name.text);
      }
    }
  }
  return result;
}

std::string life(const RegisterEntry& entry) {
  if (entry.start.empty() && entry.end.empty()) return "since before the register begins";
  if (entry.end.empty()) return "since " + entry.start;
  if (entry.start.empty()) return "until " + entry.end;
  return "from " + entry.start + " until " + entry.end;
}

std::string sheet(const Gazetteer& gazetteer, const CouncilLookup::Candidate& candidate) {
  const RegisterEntry& entry = gazetteer.councils[candidate.council];
  std::string text = entry.name + "\n";
  text += "  GSS code       " + or_dash(entry.gss) + "\n";
  text += "  register code  " + entry.code + "\n";
  text += "  type           " + entry.type + ", " + entry.nation +
          (entry.region.empty() || entry.region == entry.nation ? "" : ", " + entry.region) + "\n";
  if (!entry.county.empty()) text += "  county         " + entry.county + "\n";
  text += "  existed        " + life(entry) + "\n";
  if (!entry.successors.empty()) text += "  followed by    " + joined(entry.successors, ", ") + "\n";
  const std::vector<std::string> also = aliases(gazetteer, candidate.council);
  if (!also.empty()) text += "  also           " + joined(also, "; ") + "\n";
  return text;
}

void write_entry(JsonWriter& json, const RegisterEntry& entry) {
  json.member("gss", entry.gss).member("code", entry.code).member("name", entry.name);
  json.member("short_name", entry.short_name).member("type", entry.type).member("nation", entry.nation);
  json.member("region", entry.region).member("county", entry.county);
  json.member("start", entry.start).member("end", entry.end);
  if (entry.successors.empty()) return;
  json.key("successors").begin_array();
  for (const std::string& successor : entry.successors) json.value(successor);
  json.end_array();
}

void write_candidates(JsonWriter& json, const Gazetteer& gazetteer, const char* key,
                      const std::vector<CouncilLookup::Candidate>& candidates) {
  if (candidates.empty()) return;
  json.key(key).begin_array();
  for (const CouncilLookup::Candidate& candidate : candidates) {
    json.begin_object();
    write_entry(json, gazetteer.councils[candidate.council]);
    json.member("reason", candidate.reason);
    json.key("names").begin_array();
    for (const std::string& name : aliases(gazetteer, candidate.council)) json.value(name);
    json.end_array().end_object();
  }
  json.end_array();
}

}  // namespace

std::string entry_line(const RegisterEntry& entry) {
  constexpr std::size_t kCode = 10;
  constexpr std::size_t kType = 15;
  constexpr std::size_t kDate = 11;
  return padded(or_dash(entry.gss), kCode) + padded(entry.code, kCode) + padded(entry.type, kType) +
         padded(or_dash(entry.start), kDate) + padded(or_dash(entry.end), kDate) + entry.name + "\n";
}

std::string entry_json(const RegisterEntry& entry) {
  JsonWriter json;
  json.begin_object();
  write_entry(json, entry);
  return json.end_object().take();
}

std::string lookup_text(const Gazetteer& gazetteer, const std::string& name, const CouncilLookup& lookup) {
  std::string text;
  const auto tell = [&](const CouncilLookup::Candidate& candidate) {
    const RegisterEntry& entry = gazetteer.councils[candidate.council];
    text += "  " + padded(or_dash(entry.identity()), 10) + entry.name + ": " + candidate.reason + "\n";
  };
  if (lookup.verdict == LookupVerdict::unknown) {
    text = "no council of that name: \"" + name + "\"\n";
    if (!lookup.near.empty()) text += "near it: " + joined(lookup.near, "; ") + "\n";
    return text;
  }
  if (lookup.verdict == LookupVerdict::ambiguous) {
    text = "\"" + name + "\" may be\n";
    for (const CouncilLookup::Candidate& candidate : lookup.candidates) tell(candidate);
    if (!lookup.others.empty()) text += "and at other times\n";
    for (const CouncilLookup::Candidate& candidate : lookup.others) tell(candidate);
    return text;
  }
  text = sheet(gazetteer, lookup.candidates.front());
  if (!lookup.others.empty()) text += "the name at other times\n";
  for (const CouncilLookup::Candidate& candidate : lookup.others) tell(candidate);
  return text;
}

std::string lookup_json(const Gazetteer& gazetteer, const std::string& name, const CouncilLookup& lookup) {
  JsonWriter json;
  const char* verdict = lookup.verdict == LookupVerdict::found       ? "found"
                        : lookup.verdict == LookupVerdict::ambiguous ? "ambiguous"
                                                                     : "unknown";
  json.begin_object().member("query", name).key("verdict").value(verdict);
  write_candidates(json, gazetteer, "councils", lookup.candidates);
  write_candidates(json, gazetteer, "at_other_times", lookup.others);
  if (!lookup.near.empty()) {
    json.key("near").begin_array();
    for (const std::string& near : lookup.near) json.value(near);
    json.end_array();
  }
  return json.end_object().take() + "\n";
}

}  // namespace townclerk
