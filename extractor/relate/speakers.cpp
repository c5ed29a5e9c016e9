#include "relate/speakers.h"

#include <algorithm>
#include <optional>

#include "unicode/normalise.h"

namespace townclerk {
namespace {

constexpr std::uint32_t kLongestName = 8;  // tokens
constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

class SpeakerFinder {
 public:
  SpeakerFinder(const Rulebook& rulebook, const Article& article)
      : lexicon_(rulebook.lexicon), article_(article), verbs_(rulebook.lists.list("say_verbs")) {}

  // Targets in order: what a sentence or a paragraph says is found once.
  [[nodiscard]] std::string of(const Target& target) {
    enter(article_.sentence_of[target.first_token], article_.block_of[target.first_token]);
    if (!in_sentence_.empty()) return in_sentence_;
    return in_quotation(target) ? speaker_of_block() : std::string();
  }

 private:
  void enter(std::uint32_t sentence, std::uint32_t block) {
    if (sentence != sentence_) {
      sentence_ = sentence;
      const Sentence& own = article_.sentences[sentence];
      in_sentence_ = according_to(own);
      if (in_sentence_.empty()) in_sentence_ = subject_in(own);
    }
    if (block != block_) {
      block_ = block;
      in_block_.reset();
      marks_until_ = article_.blocks[block].first_token;
      marks_ = 0;
    }
  }

  // The speaker of a quotation that goes on: named in another sentence of the paragraph.
  const std::string& speaker_of_block() {
    if (in_block_) return *in_block_;
    in_block_.emplace();
    const Block& block = article_.blocks[block_];
    for (std::uint32_t t = block.first_token; t < block.last_token && in_block_->empty();) {
      const Sentence& sentence = article_.sentences[article_.sentence_of[t]];
      *in_block_ = subject_in(sentence);
      t = sentence.last_token;
    }
    return *in_block_;
  }

  [[nodiscard]] std::string word(std::uint32_t token) const { return fold_case(article_.word(token)); }
  [[nodiscard]] std::string slice(std::uint32_t first, std::uint32_t last) const {
    return first < last ? std::string(article_.normal.slice(article_.span_of(first, last))) : std::string();
  }

  [[nodiscard]] std::string according_to(const Sentence& sentence) const {
    for (std::uint32_t t = sentence.first_token; t + 2 < sentence.last_token; ++t) {
      if (word(t) != "according" || word(t + 1) != "to") continue;
      std::uint32_t end = t + 2;
      while (end < sentence.last_token && end < t + 2 + kLongestName &&
             article_.tokens[end].kind == TokenKind::word)
        ++end;
      return slice(t + 2, end);
    }
    return {};
  }

  // "Coun Anderson said", "the authority warned"; also "said Coun Anderson".
  [[nodiscard]] std::string subject_in(const Sentence& sentence) const {
    for (std::uint32_t t = sentence.first_token; t < sentence.last_token; ++t) {
      if (std::find(verbs_.begin(), verbs_.end(), word(t)) == verbs_.end()) continue;
      std::uint32_t first = t;
      while (first > sentence.first_token && t - first < kLongestName && belongs(first - 1)) --first;
      if (first < t && names_someone(first, t)) return slice(first, t);
      std::uint32_t last = t + 1;
      while (last < sentence.last_token && last - t <= kLongestName && article_.tokens[last].capitalised)
        ++last;
      if (last > t + 1) return slice(t + 1, last);
    }
    return {};
  }

  [[nodiscard]] bool belongs(std::uint32_t token) const {
    const Token& t = article_.tokens[token];
    if (t.kind != TokenKind::word)
      return article_.word(token) == "." && token > 0 &&
             lexicon_.is(article_.tokens[token - 1].word, WordClass::abbreviation);
    const std::string text = word(token);
    return text != "and" && text != "but" && text != "that" && text != "who" && text != "which" &&
           text != "as" && text != "have" && text != "has" && text != "had";
  }

  // A pronoun names nobody.
  [[nodiscard]] bool names_someone(std::uint32_t first, std::uint32_t last) const {
    static const std::vector<std::string> kPronouns = {"he", "she", "it", "they", "we", "i", "there", "this"};
    return last - first > 1 || std::find(kPronouns.begin(), kPronouns.end(), word(first)) == kPronouns.end();
  }

  [[nodiscard]] bool in_quotation(const Target& target) {
    for (; marks_until_ < target.first_token; ++marks_until_)
      marks_ += article_.word(marks_until_) == "\"" ? 1 : 0;
    return marks_ % 2 == 1;
  }

  const Lexicon& lexicon_;
  const Article& article_;
  const std::vector<std::string>& verbs_;
  std::uint32_t sentence_ = kNone;
  std::string in_sentence_;
  std::uint32_t block_ = kNone;
  std::optional<std::string> in_block_;
  std::uint32_t marks_until_ = 0;  // quotation marks of the block are counted as far as here
  std::size_t marks_ = 0;
};

}  // namespace

void assign_speakers(const Rulebook& rulebook, const Article& article, const std::vector<Target>& targets,
                     std::vector<Figure>& figures) {
  SpeakerFinder finder(rulebook, article);
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (targets[i].table < 0) figures[i].speaker = finder.of(targets[i]);
  }
}

}  // namespace townclerk
