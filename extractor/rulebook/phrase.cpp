#include "rulebook/phrase.h"

#include <algorithm>
#include <stdexcept>

#include "unicode/normalise.h"

namespace townclerk {
namespace {

constexpr std::size_t kMostExpansions = 4096;
constexpr int kLongestGap = 12;

// A phrase in the making: each alternative is a sequence of steps.
using Alternatives = std::vector<Phrase>;

Step words_step(std::vector<WordId> words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return {StepKind::words, 0, std::move(words)};
}

class Parser {
 public:
  Parser(std::string_view written, const WordLists& lists, Vocabulary& vocabulary)
      : written_(written), lists_(lists), vocabulary_(vocabulary) {}

  Alternatives parse() {
    Alternatives result = sequence();
    if (at_ < written_.size()) fail("a \")\" without its \"(\"");
    return result;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw std::invalid_argument(what + ", at \"" + std::string(written_.substr(at_)) + "\" of \"" +
                                std::string(written_) + "\"");
  }

  void skip_spaces() {
    while (at_ < written_.size() && written_[at_] == ' ') ++at_;
  }

  Alternatives sequence() {
    Alternatives result = {Phrase()};
    for (skip_spaces(); at_ < written_.size() && written_[at_] != ')' && written_[at_] != '|';
         skip_spaces()) {
      Alternatives item = element();
      if (at_ < written_.size() && written_[at_] == '?') {
        ++at_;
        item.emplace_back();
      }
      result = product(result, item);
    }
    return result;
  }

  Alternatives product(const Alternatives& heads, const Alternatives& tails) const {
    if (heads.size() * tails.size() > kMostExpansions)
      fail("this phrase stands for too many phrases; split it");
    Alternatives result;
    result.reserve(heads.size() * tails.size());
    for (const Phrase& head : heads) {
      for (const Phrase& tail : tails) {
        result.push_back(head);
        result.back().insert(result.back().end(), tail.begin(), tail.end());
      }
    }
    return result;
  }

  Alternatives element() {
    const char c = written_[at_];
    if (c == '(') return group();
    if (c == '<') return list();
    if (written_.substr(at_).starts_with("..")) return gap();
    for (const auto& [sign, kind] : kNumerals) {
      if (written_.substr(at_).starts_with(sign)) {
        at_ += sign.size();
        return {{Step{kind, 0, {}}}};
      }
    }
    return word();
  }

  Alternatives group() {
    ++at_;
    std::vector<WordId> single;
    Alternatives result;
    while (true) {
      for (Phrase& phrase : sequence()) {
        if (phrase.size() == 1 && phrase[0].kind == StepKind::words) {
          single.insert(single.end(), phrase[0].words.begin(), phrase[0].words.end());
        } else {
          result.push_back(std::move(phrase));
        }
      }
      if (at_ >= written_.size()) fail("a \"(\" without its \")\"");
      if (written_[at_++] == ')') break;
    }
    if (!single.empty()) result.push_back({words_step(std::move(single))});
    return result;
  }

  Alternatives list() {
    const std::size_t end = written_.find('>', at_);
    if (end == std::string_view::npos) fail("a \"<\" without its \">\"");
    const std::string_view name = written_.substr(at_ + 1, end - at_ - 1);
    const auto found = lists_.lists.find(name);
    if (found == lists_.lists.end()) fail("no word list of that name in lists.toml");
    at_ = end + 1;
    std::vector<WordId> single;
    Alternatives result;
    for (const std::string& entry : found->second) {
      for (Phrase& phrase : Parser(entry, lists_, vocabulary_).parse()) {
        if (phrase.size() == 1 && phrase[0].kind == StepKind::words) {
          single.insert(single.end(), phrase[0].words.begin(), phrase[0].words.end());
        } else {
          result.push_back(std::move(phrase));
        }
      }
    }
    if (!single.empty()) result.push_back({words_step(std::move(single))});
    return result;
  }

  Alternatives gap() {
    at_ += 2;
    int length = 0;
    bool any = false;
    while (at_ < written_.size() && written_[at_] >= '0' && written_[at_] <= '9') {
      length = length * 10 + (written_[at_++] - '0');
      any = true;
    }
    if (!any || length < 1 || length > kLongestGap) fail("\"..\" wants a number of words from 1 to 12");
    return {{Step{StepKind::gap, length, {}}}};
  }

  Alternatives word() {
    std::string text;
    while (at_ < written_.size() &&
           std::string_view(" ()|?~<>").find(written_[at_]) == std::string_view::npos) {
      if (written_[at_] == '\\' && at_ + 1 < written_.size()) ++at_;
      text.push_back(written_[at_++]);
    }
    if (text.empty()) fail("this sign has no meaning here");
    text = fold_case(text);
    std::vector<WordId> forms;
    if (at_ < written_.size() && written_[at_] == '~') {
      ++at_;
      for (const std::string& form : inflect(text, lists_)) forms.push_back(vocabulary_.add(form));
      return {{words_step(std::move(forms))}};
    }
    // A hyphen or a clitic is a token border in articles, so here too.
    Phrase phrase;
    std::size_t start = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
      const bool hyphen = i < text.size() && text[i] == '-' && text.size() > 1;
      const bool clitic = i > start && text.substr(i) == "'s";
      if (i < text.size() && !hyphen && !clitic) continue;
      if (i > start) phrase.push_back(words_step({vocabulary_.add(text.substr(start, i - start))}));
      start = hyphen ? i + 1 : i;
      if (clitic) {
        phrase.push_back(words_step({vocabulary_.add("'s")}));
        break;
      }
    }
    return {phrase};
  }

  static constexpr std::array<std::pair<std::string_view, StepKind>, 4> kNumerals = {
      {{"£#", StepKind::money},
       {"%#", StepKind::percent},
       {"N#", StepKind::any_number},
       {"#", StepKind::bare}}};

  std::string_view written_;
  const WordLists& lists_;
  Vocabulary& vocabulary_;
  std::size_t at_ = 0;
};

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

}  // namespace

bool WordLists::has(std::string_view name, std::string_view word) const {
  const std::vector<std::string>& words = list(name);
  return std::find(words.begin(), words.end(), word) != words.end();
}

const std::vector<std::string>& WordLists::list(std::string_view name) const {
  static const std::vector<std::string> kNone;
  const auto found = lists.find(name);
  return found == lists.end() ? kNone : found->second;
}

std::vector<std::string> inflect(const std::string& word, const WordLists& lists) {
  std::vector<std::string> forms = {word};
  if (const auto found = lists.inflections.find(word); found != lists.inflections.end()) {
    forms.insert(forms.end(), found->second.begin(), found->second.end());
    return forms;
  }
  const std::size_t length = word.size();
  const char last = word.back();
  const char before = length > 1 ? word[length - 2] : 'a';
  if (last == 'e') {
    const std::string stem = word.substr(0, length - 1);
    forms.insert(forms.end(), {word + "s", word + "d", stem + "ing"});
  } else if (last == 'y' && !is_vowel(before)) {
    const std::string stem = word.substr(0, length - 1);
    forms.insert(forms.end(), {stem + "ies", stem + "ied", word + "ing"});
  } else {
    const bool sibilant =
        last == 's' || last == 'x' || last == 'z' || word.ends_with("sh") || word.ends_with("ch");
    forms.insert(forms.end(), {word + (sibilant ? "es" : "s"), word + "ed", word + "ing"});
  }
  return forms;
}

std::vector<Phrase> compile_phrase(std::string_view written, const WordLists& lists, Vocabulary& vocabulary) {
  std::vector<Phrase> phrases = Parser(written, lists, vocabulary).parse();
  for (const Phrase& phrase : phrases) {
    if (phrase.empty())
      throw std::invalid_argument("\"" + std::string(written) + "\" can be empty: every part may be missing");
    if (phrase.front().kind == StepKind::gap || phrase.back().kind == StepKind::gap) {
      throw std::invalid_argument("\"" + std::string(written) +
                                  "\" begins or ends with a gap, which says nothing");
    }
  }
  return phrases;
}

void PhraseIndex::add(const Phrase& phrase, std::uint32_t owner) {
  const Step& first = phrase.front();
  if (first.kind == StepKind::words) {
    for (const WordId word : first.words) by_word_[word].push_back({phrase, owner});
  } else {
    by_numeral_[first.kind].push_back({phrase, owner});
  }
}

const std::vector<PhraseIndex::Entry>& PhraseIndex::starting_with(WordId word) const {
  const auto found = by_word_.find(word);
  return found == by_word_.end() ? none_ : found->second;
}

const std::vector<PhraseIndex::Entry>& PhraseIndex::starting_with(StepKind numeral) const {
  const auto found = by_numeral_.find(numeral);
  return found == by_numeral_.end() ? none_ : found->second;
}

}  // namespace townclerk
