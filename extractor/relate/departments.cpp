#include "relate/departments.h"

#include <algorithm>

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

}  // namespace

void assign_departments(const Rulebook& rulebook, const Article& article, const Path& path,
                        const std::vector<Target>& targets, std::vector<Figure>& figures) {
  const DepartmentFinder finder(rulebook, article);
  const auto slice = [&](std::uint32_t first, std::uint32_t last) {
    return std::string(article.normal.slice(article.span_of(first, last)));
  };
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const Target& target = targets[i];
    if (!target.label_tokens.empty() && !target.total_row) {
      figures[i].department = slice(target.label_tokens.front(), target.label_tokens.back() + 1);
      continue;
    }
    double nearest = 1.5;  // halvings beyond which a service is another's
    const Sentence& sentence = article.sentences[article.sentence_of[target.first_token]];
    for (const Service& service : finder.in_sentence(sentence)) {
      if (service.first_token < target.last_token && target.first_token < service.last_token &&
          figures[i].kind != Kind::jobs)
        continue;
      double cost = path.cost(service.first_token, service.last_token, target.first_token, target.last_token);
      if (service.first_token > sentence.first_token) {
        const std::string before = fold_case(article.word(service.first_token - 1));
        const bool placed = before == "in" || before == "from" || before == "within" || before == "for" ||
                            before == "on" || before == "off" || before == "across" || before == "the" ||
                            before == "its";
        if (!placed) cost += 0.8;
      }
      if (cost >= nearest) continue;
      nearest = cost;
      figures[i].department = slice(service.first_token, service.last_token);
    }
  }
}

}  // namespace townclerk
