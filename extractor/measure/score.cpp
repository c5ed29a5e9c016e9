#include "measure/score.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <stdexcept>

#include "unicode/decode.h"

namespace townclerk {
namespace {

using Json = nlohmann::json;
using Names = std::vector<std::string_view>;

const std::map<std::string, Names>& core_attributes() {
  static const std::map<std::string, Names> kCore = {{"jobs", {"qualifier", "change", "status", "council"}},
                                                     {"money", {"qualifier", "role", "per", "council"}},
                                                     {"percent", {"qualifier", "role"}}};
  return kCore;
}
const std::map<std::string, Names>& more_attributes() {
  static const std::map<std::string, Names> kMore = {
      {"jobs", {"unit", "fte", "vacancy", "means", "department", "additional", "period"}},
      {"money", {"currency", "status", "department", "additional", "period"}},
      {"percent", {"department", "council", "period"}}};
  return kMore;
}

struct Place {
  std::uint64_t start = 0;
  std::uint64_t end = 0;
};

// The n-th occurrence of a gold figure's anchor, in code points.
Place place_of(const Json& figure, const std::string& text) {
  const auto anchor = figure.at("anchor").get<std::string>();
  std::size_t at = std::string::npos;
  for (int i = 0; i <= figure.value("n", 0); ++i) {
    at = text.find(anchor, at == std::string::npos ? 0 : at + 1);
    if (at == std::string::npos)
      throw std::invalid_argument("the anchor \"" + anchor + "\" is not in the text so often");
  }
  const std::uint64_t start = count_code_points(std::string_view(text).substr(0, at));
  return {start, start + count_code_points(anchor)};
}

bool close_to(const Json& a, const Json& b) {
  if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
  const double x = a.get<double>();
  return std::abs(x - b.get<double>()) <= 1e-9 * std::max(1.0, std::abs(x));
}

Json member(const Json& object, std::string_view key) {
  const auto found = object.find(key);
  return found == object.end() ? Json() : *found;
}

// The value as text, with its default; "" where there is none.
std::string attribute(const Json& figure, std::string_view key) {
  const Json value = member(figure, key);
  if (value.is_boolean()) return value.get<bool>() ? "true" : "";
  if (value.is_string()) return value.get<std::string>();
  if (key == "qualifier") return "exact";
  return key == "currency" ? "GBP" : "";
}

bool stated(const Json& figure, std::string_view key) {
  const std::string value = attribute(figure, key);
  return !value.empty() && !(key == "qualifier" && value == "exact") &&
         !(key == "currency" && value == "GBP");
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

std::set<std::string> telling_words(const std::string& text) {
  static const std::set<std::string> kEmpty = {"the",         "and",      "of",      "s", "department",
                                               "directorate", "services", "service", ""};
  std::set<std::string> words;
  std::string word;
  for (const char c : lower(text) + " ") {
    if (c >= 'a' && c <= 'z') {
      word.push_back(c);
      continue;
    }
    if (!kEmpty.contains(word)) words.insert(word);
    word.clear();
  }
  return words;
}

bool agrees(std::string_view key, const Json& gold, const Json& found) {
  const std::string g = attribute(gold, key);
  const std::string f = attribute(found, key);
  if (key != "department" || g.empty() || f.empty()) return g == f;
  const std::set<std::string> ours = telling_words(f);
  const std::set<std::string> theirs = telling_words(g);
  return lower(g) == lower(f) || std::any_of(theirs.begin(), theirs.end(),
                                             [&](const std::string& word) { return ours.contains(word); });
}

std::set<std::string> councils_of(const Json& record, bool main_only) {
  std::set<std::string> ids;
  for (const Json& council : record.value("councils", Json::array())) {
    if (main_only && !council.value("main", false)) continue;
    ids.insert(council.contains("gss") ? council["gss"].get<std::string>() : council.value("code", ""));
  }
  return ids;
}

std::uint64_t common(const std::set<std::string>& a, const std::set<std::string>& b) {
  return static_cast<std::uint64_t>(
      std::count_if(a.begin(), a.end(), [&](const std::string& id) { return b.contains(id); }));
}

class DocumentScorer {
 public:
  DocumentScorer(std::string id, const Json& gold, const std::string& text, const Json& record,
                 const Reasons& reasons, Score& score)
      : id_(std::move(id)), gold_(gold), text_(text), record_(record), reasons_(reasons), score_(score) {}

  void run() {
    for (const Json& figure : record_.value("figures", Json::array())) {
      left_.push_back(figure);
      ++score_.found[figure.at("kind")].found;
    }
    int number = 0;
    for (const Json& figure : gold_.at("figures")) one(figure, ++number);
    for (const Json& figure : left_)
      say("spurious " + figure.at("kind").get<std::string>() + " " + figure.at("value").dump(),
          figure.value("text", ""));
    if (gold_.value("links", false)) {
      links("part_of", score_.part_of);
      links("repeats", score_.repeats);
    }
    if (gold_.contains("sums")) sums();
    councils();
  }

 private:
  void say(std::string what, std::string context) {
    score_.findings.push_back({id_, std::move(what), std::move(context)});
  }

  [[nodiscard]] std::string around(const Place& place) const {
    constexpr std::uint64_t kContext = 40;
    std::string slice(slice_code_points(
        text_, static_cast<std::uint32_t>(place.start > kContext ? place.start - kContext : 0),
        static_cast<std::uint32_t>(place.end + kContext)));
    std::replace(slice.begin(), slice.end(), '\n', ' ');
    return slice;
  }

  void one(const Json& gold, int number) {
    const auto kind = gold.at("kind").get<std::string>();
    ++score_.found[kind].gold;
    const Place place = place_of(gold, text_);
    const auto hit = std::find_if(left_.begin(), left_.end(), [&](const Json& figure) {
      const Json& span = figure.contains("number") ? figure["number"] : figure;
      return figure.at("kind") == kind && span.at("start").get<std::uint64_t>() < place.end &&
             place.start < span.at("end").get<std::uint64_t>() &&
             close_to(gold.at("value"), member(figure, "value")) &&
             close_to(member(gold, "value_to"), member(figure, "value_to"));
    });
    const std::string name = kind + " " + gold.at("value").dump();
    if (hit == left_.end()) return say("missed " + name, around(place));
    const Json found = *hit;
    left_.erase(hit);
    pair_[found.value("id", 0)] = number;
    ++score_.found[kind].hit;
    bool whole = true;
    for (const std::string_view key : core_attributes().at(kind))
      whole = compare(kind, key, gold, found, name, place, true) && whole;
    for (const std::string_view key : more_attributes().at(kind))
      compare(kind, key, gold, found, name, place, false);
    score_.frame[kind].hit += whole ? 1 : 0;
  }

  bool compare(const std::string& kind, std::string_view key, const Json& gold, const Json& found,
               const std::string& name, const Place& place, bool core) {
    const bool right = agrees(key, gold, found);
    AttributeScore& attribute_score = score_.attributes[kind + "." + std::string(key)];
    if (core || stated(gold, key) || stated(found, key)) {
      ++attribute_score.asked;
      attribute_score.right += right ? 1 : 0;
    }
    if (!right) {
      const auto said = [&](const Json& figure) {
        return attribute(figure, key).empty() ? std::string("nothing") : attribute(figure, key);
      };
      if (key != "department" && key != "period" && key != "council")
        ++attribute_score.confusions[said(gold) + " → " + said(found)];
      const auto reason = reasons_.find({found.value("id", 0), std::string(key)});
      const std::string why = reason == reasons_.end() ? "" : " (" + reason->second + ")";
      say(name + " " + std::string(key) + ": gold " + said(gold) + ", got " + said(found) + why,
          around(place));
    }
    return right;
  }

  void links(const char* key, Ratio& ratio) {
    std::set<std::pair<int, int>> want;
    std::set<std::pair<int, int>> have;
    int number = 0;
    for (const Json& figure : gold_.at("figures")) {
      ++number;
      if (figure.contains(key)) want.emplace(number, figure[key].get<int>());
    }
    const auto paired = [&](int id) { return pair_.contains(id) ? pair_.at(id) : -id; };
    for (const Json& figure : record_.value("figures", Json::array())) {
      if (figure.contains(key)) have.emplace(paired(figure.value("id", 0)), paired(figure[key].get<int>()));
    }
    ratio.gold += want.size();
    ratio.found += have.size();
    ratio.hit += static_cast<std::uint64_t>(
        std::count_if(want.begin(), want.end(), [&](const auto& link) { return have.contains(link); }));
  }

  // The earliest statement of a fact, as the gold has it; numbers that are no gold figure's stay as they are.
  [[nodiscard]] int fact_of(int number) const {
    const Json& figures = gold_.at("figures");
    if (number < 1 || static_cast<std::size_t>(number) > figures.size()) return number;
    return figures[static_cast<std::size_t>(number) - 1].value("repeats", number);
  }

  void sums() {
    using Key = std::pair<std::set<int>, std::pair<int, bool>>;
    const auto key_of = [&](const Json& sum, const auto& number_of) {
      Key key;
      for (const Json& part : sum.at("parts")) key.first.insert(fact_of(number_of(part.get<int>())));
      key.second = {fact_of(number_of(sum.at("total").get<int>())), sum.at("agrees").get<bool>()};
      return key;
    };
    std::set<Key> want;
    std::set<Key> have;
    for (const Json& sum : gold_.at("sums")) want.insert(key_of(sum, [](int number) { return number; }));
    for (const Json& check : record_.value("checks", Json::array())) {
      if (!check.contains("sum")) continue;
      const Key key = key_of(check["sum"], [&](int id) { return pair_.contains(id) ? pair_.at(id) : -id; });
      have.insert(key);
      if (!want.contains(key)) say("spurious sum", check.value("message", ""));
    }
    for (const Json& sum : gold_.at("sums")) {
      if (!have.contains(key_of(sum, [](int number) { return number; }))) say("missed sum " + sum.dump(), "");
    }
    score_.sums.gold += want.size();
    score_.sums.found += have.size();
    score_.sums.hit += static_cast<std::uint64_t>(
        std::count_if(want.begin(), want.end(), [&](const Key& key) { return have.contains(key); }));
  }

  void councils() {
    const std::set<std::string> gold = councils_of(gold_, false);
    const std::set<std::string> found = councils_of(record_, false);
    score_.councils.gold += gold.size();
    score_.councils.found += found.size();
    score_.councils.hit += common(gold, found);
    const auto list = [](const std::set<std::string>& ids) {
      std::string text;
      for (const std::string& id : ids) text += (text.empty() ? "" : " ") + id;
      return text.empty() ? std::string("none") : text;
    };
    if (gold != found) say("councils: gold " + list(gold) + ", got " + list(found), "");
    const bool right = councils_of(gold_, true) == councils_of(record_, true);
    score_.mains_right += right ? 1 : 0;
    if (!right)
      say("main council: gold " + list(councils_of(gold_, true)) + ", got " +
              list(councils_of(record_, true)),
          "");
  }

  std::string id_;
  const Json& gold_;
  const std::string& text_;
  const Json& record_;
  const Reasons& reasons_;
  Score& score_;
  std::vector<Json> left_;
  std::map<int, int> pair_;
};

}  // namespace

void score_document(const std::string& id, const std::string& gold_json, const std::string& text,
                    const std::string& record_json, const Reasons& reasons, Score& score) {
  const Json gold = Json::parse(gold_json);
  const Json record = record_json.empty() ? Json::object() : Json::parse(record_json);
  ++score.documents;
  if (record_json.empty()) score.findings.push_back({id, "no record", ""});
  DocumentScorer(id, gold, text, record, reasons, score).run();
  for (const auto& [kind, ratio] : score.found) {
    score.frame[kind].gold = ratio.gold;
    score.frame[kind].found = ratio.found;
  }
}

}  // namespace townclerk
