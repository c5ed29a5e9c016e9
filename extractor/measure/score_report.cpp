#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "measure/score.h"

namespace townclerk {
namespace {

constexpr std::size_t kMostConfusions = 4;

Ratio total(const std::map<std::string, Ratio>& kinds) {
  Ratio sum;
  for (const auto& [kind, ratio] : kinds) {
    sum.hit += ratio.hit;
    sum.gold += ratio.gold;
    sum.found += ratio.found;
  }
  return sum;
}

// Three places, as a person reads them.
std::string places(double value) {
  const auto thousandths = static_cast<long>(std::nearbyint(value * 1000));
  const std::string digits = std::to_string(1000 + thousandths % 1000).substr(1);
  return std::to_string(thousandths / 1000) + "." + digits;
}

std::string triple(const Ratio& ratio) {
  return places(ratio.precision()) + " " + places(ratio.recall()) + " " + places(ratio.f1());
}

std::string padded(const std::string& text, std::size_t width, bool right = false) {
  const std::string space(text.size() < width ? width - text.size() : 0, ' ');
  return right ? space + text : text + space;
}

std::string kind_line(const std::string& kind, const Ratio& found, const Ratio& frame) {
  return padded(kind, 9) + padded(std::to_string(found.gold), 6, true) + "   " + triple(found) + "   " +
         triple(frame) + "\n";
}

std::string confusions_of(const AttributeScore& score) {
  std::vector<std::pair<std::uint64_t, std::string>> list;
  for (const auto& [pair, count] : score.confusions) list.emplace_back(count, pair);
  std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string text;
  for (std::size_t i = 0; i < std::min(list.size(), kMostConfusions); ++i)
    text += (text.empty() ? "  " : ", ") + list[i].second + " " + std::to_string(list[i].first);
  return text;
}

double accuracy(const AttributeScore& score) {
  return static_cast<double>(score.right) / static_cast<double>(score.asked);
}

nlohmann::ordered_json ratio_json(const Ratio& ratio) {
  return {ratio.precision(), ratio.recall(), ratio.f1()};
}

}  // namespace

std::string score_table(const Score& score, bool findings) {
  std::string out = std::to_string(score.documents) + " documents";
  if (!score.without_text.empty()) out += ", " + std::to_string(score.without_text.size()) + " without text";
  out += "\n" + padded("", 9) + padded("gold", 6, true) + "   found P  R     F1      frame P  R     F1\n";
  for (const auto& [kind, ratio] : score.found) out += kind_line(kind, ratio, score.frame.at(kind));
  out += kind_line("all", total(score.found), total(score.frame));
  out += "attributes over figures found, and what they are taken for (gold → got):\n";
  for (const auto& [name, attribute] : score.attributes) {
    if (attribute.asked > 0)
      out += "  " + padded(name, 20) + places(accuracy(attribute)) + confusions_of(attribute) + "\n";
  }
  if (score.part_of.gold > 0)
    out +=
        "part_of   P R F1  " + triple(score.part_of) + "   of " + std::to_string(score.part_of.gold) + "\n";
  if (score.repeats.gold > 0)
    out +=
        "repeats   P R F1  " + triple(score.repeats) + "   of " + std::to_string(score.repeats.gold) + "\n";
  if (score.sums.gold > 0)
    out += "sums      P R F1  " + triple(score.sums) + "   of " + std::to_string(score.sums.gold) + "\n";
  const double mains = score.documents == 0
                           ? 0
                           : static_cast<double>(score.mains_right) / static_cast<double>(score.documents);
  out += "councils  P R F1  " + triple(score.councils) + "   main exactly right " + places(mains) + "\n";
  if (!findings) return out;
  for (const Finding& finding : score.findings) {
    out += finding.document + ": " + finding.what +
           (finding.context.empty() ? "" : "  …" + finding.context + "…") + "\n";
  }
  return out;
}

std::string score_json(const Score& score) {
  nlohmann::ordered_json json;
  json["documents"] = score.documents;
  json["without_text"] = score.without_text;
  for (const auto& [kind, ratio] : score.found) {
    json["kinds"][kind] = {
        {"gold", ratio.gold}, {"found", ratio_json(ratio)}, {"frame", ratio_json(score.frame.at(kind))}};
  }
  const Ratio all = total(score.found);
  json["kinds"]["all"] = {
      {"gold", all.gold}, {"found", ratio_json(all)}, {"frame", ratio_json(total(score.frame))}};
  json["attributes"] = nlohmann::ordered_json::object();
  json["confusions"] = nlohmann::ordered_json::object();
  for (const auto& [name, attribute] : score.attributes) {
    if (attribute.asked > 0) json["attributes"][name] = accuracy(attribute);
    if (!attribute.confusions.empty()) json["confusions"][name] = attribute.confusions;
  }
  json["links"] = nlohmann::ordered_json::object();
  if (score.part_of.gold > 0) json["links"]["part_of"] = ratio_json(score.part_of);
  if (score.repeats.gold > 0) json["links"]["repeats"] = ratio_json(score.repeats);
  if (score.sums.gold > 0) json["sums"] = ratio_json(score.sums);
  const double mains = score.documents == 0
                           ? 0
                           : static_cast<double>(score.mains_right) / static_cast<double>(score.documents);
  json["councils"] = {{"prf", ratio_json(score.councils)}, {"main", mains}};
  json["findings"] = nlohmann::ordered_json::array();
  for (const Finding& finding : score.findings)
    json["findings"].push_back(
        {{"document", finding.document}, {"what", finding.what}, {"context", finding.context}});
  return json.dump(1) + "\n";
}

}  // namespace townclerk
