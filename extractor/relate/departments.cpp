#include "relate/departments.h"

#include <algorithm>
#include <map>
#include <optional>

#include "unicode/normalise.h"

namespace townclerk {
namespace {

struct Service {
  std::uint32_t first_token;
  std::uint32_t last_token;
};

class DepartmentFinder {
 public:
  DepartmentFinder(const Rulebook& rulebook, const Article& article)
      : lexicon_(rulebook.lexicon),
        article_(article),
        services_(rulebook.lists.list("services")),
        links_(rulebook.lists.list("service_links")) {
    std::sort(services_.begin(), services_.end());
    std::sort(links_.begin(), links_.end());
  }

  // Services named in a sentence, from left to right.
  [[nodiscard]] std::vector<Service> in_sentence(const Sentence& sentence) const {
    std::vector<Service> found;
    for (std::uint32_t t = sentence.first_token; t < sentence.last_token;) {
      const std::uint32_t end = longest_service(t, sentence.last_token);
      if (end == t) {
        ++t;
        continue;
      }
      // "planning, libraries and culture" are one department where their words join.
      if (!found.empty() && joins(found.back().last_token, t)) {
        found.back().last_token = end;
      } else {
        found.push_back({t, end});
      }
      t = end;
    }
    return found;
  }

 private:
  [[nodiscard]] std::string word(std::uint32_t token) const { return fold_case(article_.word(token)); }

  // "adult care services": a known service, with "department", "services" … after it; or capitalised
  // words before such a noun ("Growth and Environment directorate").
  [[nodiscard]] std::uint32_t longest_service(std::uint32_t first, std::uint32_t end) const {
    std::uint32_t best = first;
    std::string text;
    for (std::uint32_t t = first; t < std::min(end, first + 6); ++t) {
      const std::string here = word(t);
      text += text.empty() || here == "'s" ? here : " " + here;
      if (std::binary_search(services_.begin(), services_.end(), text)) best = t + 1;
    }
    while (best > first && best < end && (lexicon_.is(article_.tokens[best].word, WordClass::service_noun)))
      ++best;
    if (best > first) return best;
    if (article_.tokens[first].kind != TokenKind::word ||
        lexicon_.is(article_.tokens[first].word, WordClass::phrase_end))
      return first;
    for (std::uint32_t t = first + 1; t < std::min(end, first + 6); ++t) {
      if (lexicon_.is(article_.tokens[t].word, WordClass::service_noun) && is_head(t)) return t + 1;
      const bool inner = article_.tokens[t].capitalised || word(t) == "and" || word(t) == "," ||
                         word(t) == "&" || word(t) == "'s";
      if (!inner || !article_.tokens[first].capitalised) break;
    }
    if (lexicon_.is(article_.tokens[first].word, WordClass::service_noun)) return first;
    if (first + 1 < end && lexicon_.is(article_.tokens[first + 1].word, WordClass::service_noun) &&
        is_head(first + 1) && !generic(first))
      return first + 2;
    return first;
  }

  // "department" names one; "service" alone may be anything, so it wants a known word before it.
  [[nodiscard]] bool is_head(std::uint32_t token) const {
    const std::string here = word(token);
    return here == "department" || here == "directorate" || here == "dept" || here == "team" ||
           here == "unit" || here == "service";
  }
  [[nodiscard]] bool generic(std::uint32_t token) const {
    static const std::vector<std::string> kGeneric = {
        "the",        "this",       "that",   "each",      "every", "a",          "whole",  "its",
        "their",      "single",     "same",   "one",       "new",   "another",    "public", "council",
        "any",        "own",        "our",    "per",       "of",    "and",        "no",     "other",
        "leadership", "management", "senior", "finance's", "in",    "customer's", "better", "good",
        "free",       "best",       "'s",     "front",     "line",  "frontline"};
    return std::find(kGeneric.begin(), kGeneric.end(), word(token)) != kGeneric.end();
  }

  [[nodiscard]] bool joins(std::uint32_t before, std::uint32_t next) const {
    if (next < before || next - before > 2) return false;
    for (std::uint32_t t = before; t < next; ++t) {
      if (!std::binary_search(links_.begin(), links_.end(), word(t))) return false;
    }
    return true;
  }

  const Lexicon& lexicon_;
  const Article& article_;
  std::vector<std::string> services_;
  std::vector<std::string> links_;
};

class Assigner {
 public:
  Assigner(const Rulebook& rulebook, const Article& article, const Path& path)
      : lists_(rulebook.lists), article_(article), path_(path), finder_(rulebook, article) {}

  void assign(const std::vector<Target>& targets, std::vector<Figure>& figures) {
    for (std::size_t i = 0; i < targets.size(); ++i) {
      if (!targets[i].label_tokens.empty() && !targets[i].total_row) {
        figures[i].department = label(targets[i]);
        continue;
      }
      const std::uint32_t s = article_.sentence_of[targets[i].first_token];
      std::optional<Service> service = nearest(targets[i], figures[i], article_.sentences[s]);
      if (!service && figures[i].kind != Kind::percent) service = only_one(s);
      if (service) figures[i].department = slice(service->first_token, service->last_token);
    }
  }

 private:
  const std::vector<Service>& services_of(std::uint32_t s) {
    const auto [at, added] = services_.try_emplace(s);
    if (added) at->second = finder_.in_sentence(article_.sentences[s]);
    return at->second;
  }
  [[nodiscard]] std::string slice(std::uint32_t first, std::uint32_t last) const {
    return std::string(article_.normal.slice(article_.span_of(first, last)));
  }
  [[nodiscard]] bool is(std::uint32_t token, std::string_view list) const {
    return lists_.has(list, fold_case(article_.word(token)));
  }

  // A row's label without its number ("2. Libraries"); none where it names no service but, say, a council's
  // total.
  [[nodiscard]] std::string label(const Target& target) const {
    std::uint32_t first = target.label_tokens.front();
    const std::uint32_t last = target.label_tokens.back() + 1;
    while (first < last && (article_.tokens[first].kind != TokenKind::word)) ++first;
    return first < last ? slice(first, last) : std::string();
  }

  // "in adult care", "from ‘growth and environment’": quotes do not part a service from its preposition.
  [[nodiscard]] bool placed(const Service& service, const Sentence& sentence) const {
    std::uint32_t t = service.first_token;
    while (t > sentence.first_token && (article_.word(t - 1) == "'" || article_.word(t - 1) == "\"")) --t;
    return t > sentence.first_token && is(t - 1, "service_prepositions");
  }

  [[nodiscard]] std::optional<Service> nearest(const Target& target, const Figure& figure,
                                               const Sentence& sentence) {
    double least = 1.5;  // halvings beyond which a service is another's
    constexpr double kNotPlaced = 0.8;
    std::optional<Service> best;
    for (const Service& service : services_of(article_.sentence_of[target.first_token])) {
      const bool inside = service.first_token < target.last_token && target.first_token < service.last_token;
      if (inside && figure.kind != Kind::jobs) continue;
      const double cost =
          path_.cost(service.first_token, service.last_token, target.first_token, target.last_token) +
          (placed(service, sentence) || service.first_token == sentence.first_token ? 0 : kNotPlaced);
      if (cost >= least) continue;
      least = cost;
      best = service;
    }
    return best;
  }

  // A sentence that speaks of one service alone speaks of it throughout; "these changes" take it up again.
  [[nodiscard]] std::optional<Service> only_one(std::uint32_t s) {
    constexpr std::uint32_t kOpening = 4;
    const Sentence& sentence = article_.sentences[s];
    const std::vector<Service>& here = services_of(s);
    if (here.size() == 1 && placed(here.front(), sentence)) return here.front();
    if (!here.empty() || s == 0) return std::nullopt;
    const Sentence& before = article_.sentences[s - 1];
    if (sentence.block > before.block + 1) return std::nullopt;
    for (std::uint32_t t = sentence.first_token;
         t < std::min(sentence.last_token, sentence.first_token + kOpening); ++t) {
      if (!is(t, "taking_up")) continue;
      const std::vector<Service>& there = services_of(s - 1);
      if (there.size() == 1 && placed(there.front(), before)) return there.front();
    }
    return std::nullopt;
  }

  const WordLists& lists_;
  const Article& article_;
  const Path& path_;
  DepartmentFinder finder_;
  std::map<std::uint32_t, std::vector<Service>> services_;  // by sentence, of those that were asked for
};

}  // namespace

void assign_departments(const Rulebook& rulebook, const Article& article, const Path& path,
                        const std::vector<Target>& targets, std::vector<Figure>& figures) {
  Assigner(rulebook, article, path).assign(targets, figures);
}

}  // namespace townclerk
