#include "relate/noun_phrase.h"

#include <algorithm>
#include <array>
#include <span>

#include "unicode/normalise.h"

namespace townclerk {
namespace {

constexpr std::uint32_t kLongestPhrase = 10;

std::string lower(const Article& article, std::uint32_t token) {
  return fold_case(article.word(token));
}

class Finder {
 public:
  Finder(const Article& article, const Rulebook& rulebook, const Numeral& numeral)
      : article_(article),
        lexicon_(rulebook.lexicon),
        first_(numeral.last_token),
        at_(numeral.last_token),
        end_(article.sentences[article.sentence_of[numeral.first_token]].last_token),
        limit_(
            article.end_of_cell(numeral.last_token - 1, std::min(end_, numeral.last_token + kLongestPhrase))),
        one_(numeral.value == Decimal(1)),
        lists_(rulebook.lists),
        occupations_(rulebook.lists.list("occupations")) {}

  NounPhrase run() {
    while (at_ < limit_) {
      if (!step()) break;
    }
    return result_;
  }

 private:
  // Whether the search goes on after the token at at_.
  bool step() {
    const Token& token = article_.tokens[at_];
    if (token.numeral >= 0) return false;
    if (token.kind == TokenKind::symbol) return symbol();
    if (lexicon_.is_job_noun(token.word) || is_losses()) return job_noun();
    const std::uint32_t dotted = after_dotted_fte(article_, at_, end_);
    if (lexicon_.is(token.word, WordClass::fte_word) || dotted > at_) {
      result_.unit = "posts";
      result_.last_token = at_ = std::max(dotted, at_ + 1);
      return true;
    }
    if (!result_.unit.empty()) return after_head();
    const std::string word = lower(article_, at_);
    if (lists_.has("request_nouns", word) && request()) return false;
    if (lexicon_.is(token.word, WordClass::loose_people)) return loose();
    if (lexicon_.is(token.word, WordClass::other_noun)) return other();
    if (word == "of") return partitive();
    if (word == "'s") {
      ++at_;
      return true;
    }
    if (skip_or_so()) return true;
    if (lexicon_.is(token.word, WordClass::phrase_end)) return false;
    ++at_;
    return true;
  }

  bool symbol() {
    const std::string_view sign = article_.word(at_);
    const bool bracketed = sign == "(" && at_ + 2 < end_ && article_.word(at_ + 2) == ")";
    if (bracketed && article_.tokens[at_ + 1].numeral < 0) {
      at_ += 3;
      return true;
    }
    if (!result_.unit.empty()) return false;
    const bool quote = sign == "\"" || sign == "'";
    const bool inside = sign == "-" || sign == "/" || sign == "&" || sign == "+" ||
                        (sign == "," && at_ > 0 && article_.tokens[at_ - 1].numeral < 0);
    if (!quote && !inside) return false;
    ++at_;
    return true;
  }

  // "losses" or "cuts" behind a singular job word: "400 job losses".
  [[nodiscard]] bool is_losses() const {
    const std::string word = lower(article_, at_);
    if (word != "losses" && word != "cuts" && word != "reductions") return false;
    const std::string before = lower(article_, at_ - 1);
    return before == "job" || before == "post" || before == "staff" || before == "staffing" ||
           before == "jobs";
  }

  // "29,832.98 Band D equivalents" are a tax base.
  [[nodiscard]] bool is_tax_base() const {
    return lower(article_, at_) == "equivalents" && at_ >= first_ + 2 && lower(article_, at_ - 2) == "band";
  }

  bool job_noun() {
    if (is_tax_base()) {
      result_.other = "tax-base";
      return false;
    }
    const Token& token = article_.tokens[at_];
    const char* unit = lexicon_.unit_of(token.word);
    if (unit == nullptr)
      unit = lower(article_, at_ - 1).starts_with("post")    ? "posts"
             : lower(article_, at_ - 1).starts_with("staff") ? "people"
                                                             : "jobs";
    // "staff posts", "social workers' jobs": the last noun is the head; "posts" wins over what it is said of.
    result_.unit = unit;
    result_.loose = false;
    result_.other.clear();
    result_.last_token = ++at_;
    if (at_ < end_ && article_.word(at_) == "'" && at_ + 1 < end_ &&
        lexicon_.is_job_noun(article_.tokens[at_ + 1].word))
      ++at_;
    return true;
  }

  // Behind a head, only a further head goes on: "teaching staff jobs", "FTE posts".
  bool after_head() {
    for (std::uint32_t t = at_; t < std::min(limit_, at_ + 2); ++t) {
      const Token& token = article_.tokens[t];
      if (lexicon_.is_job_noun(token.word)) {
        at_ = t;
        return true;
      }
      if (token.kind != TokenKind::word || lexicon_.is(token.word, WordClass::phrase_end) ||
          lexicon_.is(token.word, WordClass::other_noun))
        break;
    }
    return false;
  }

  bool loose() {
    result_.unit = "people";
    result_.loose = true;
    result_.last_token = ++at_;
    if (at_ < end_ && article_.word(at_) == "'s") {  // "old people's homes"
      result_ = {};
      ++at_;
    }
    return true;
  }

  bool other() {
    // "library jobs", "children's social workers": a noun before a job noun or a clitic is no head.
    if (at_ + 1 < limit_ && lower(article_, at_ + 1) == "'s") {
      at_ += 2;
      return true;
    }
    if (is_occupation_pair()) {
      result_.unit = "people";
      result_.last_token = ++at_;
      return true;
    }
    const bool before_job = at_ + 1 < limit_ && (lexicon_.is_job_noun(article_.tokens[at_ + 1].word));
    if (!before_job) {
      const auto reason = lexicon_.other_reasons.find(article_.tokens[at_].word);
      result_.other = reason == lexicon_.other_reasons.end() ? "other-noun" : reason->second;
      return false;
    }
    ++at_;
    return true;
  }

  // "health visitors": two words that are an occupation, though the second alone is not.
  [[nodiscard]] bool is_occupation_pair() const {
    const std::string pair = lower(article_, at_ - 1) + " " + lower(article_, at_);
    return std::find(occupations_.begin(), occupations_.end(), pair) != occupations_.end();
  }

  // "270 or so steel jobs"
  bool skip_or_so() {
    const std::string word = lower(article_, at_);
    if (word != "or" || at_ + 1 >= end_) return false;
    const std::string next = lower(article_, at_ + 1);
    if (next != "so" && next != "more" && next != "thereabouts") return false;
    at_ += 2;
    return true;
  }

  // "140 applications for voluntary redundancy", "12 severance requests" name redundancy, "71 planning
  // applications" do not; what "25 applications" are for hangs on the text.
  bool request() {
    if (names_redundancy()) {
      result_.unit = "redundancies";
      result_.last_token = ++at_;
      return true;
    }
    if (at_ > first_) result_.other = "requests";
    return at_ > first_;
  }

  [[nodiscard]] bool names_redundancy() const {
    constexpr std::uint32_t kFarthest = 8;
    for (std::uint32_t t = first_; t < std::min(end_, at_ + kFarthest); ++t) {
      if (t > at_ && (article_.tokens[t].numeral >= 0 || article_.word(t) == ",")) return false;
      if (lists_.has("redundancy_words", lower(article_, t))) return true;
    }
    return false;
  }

  bool partitive() {
    static constexpr std::array<std::string_view, 10> kDeterminers = {"the", "its", "their", "these", "those",
                                                                      "our", "his", "her",   "your",  "my"};
    if (at_ + 1 >= end_ || one_) return false;
    const std::string next = lower(article_, at_ + 1);
    for (const std::string_view word : kDeterminers) {
      if (next != word) continue;
      if (at_ + 2 < end_ && article_.tokens[at_ + 2].numeral >= 0) return false;
      result_.partitive = true;
      at_ += 2;
      return true;
    }
    return false;
  }

  const Article& article_;
  const Lexicon& lexicon_;
  std::uint32_t first_;  // behind the number
  std::uint32_t at_;
  std::uint32_t end_;
  std::uint32_t limit_;
  bool one_;
  const WordLists& lists_;
  std::span<const std::string> occupations_;
  NounPhrase result_;
};

}  // namespace

std::uint32_t after_dotted_fte(const Article& article, std::uint32_t token, std::uint32_t end) {
  constexpr std::string_view kLetters = "fte";
  std::uint32_t at = token;
  for (std::size_t i = 0; i < kLetters.size(); ++i) {
    if (at >= end || fold_case(article.word(at)) != kLetters.substr(i, 1)) return token;
    ++at;
    if (at < end && article.word(at) == ".")
      ++at;
    else if (i + 1 < kLetters.size())
      return token;
  }
  return at;
}

NounPhrase find_noun_phrase(const Article& article, const Rulebook& rulebook, const Numeral& numeral) {
  return Finder(article, rulebook, numeral).run();
}

}  // namespace townclerk
