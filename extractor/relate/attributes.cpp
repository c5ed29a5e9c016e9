#include "relate/attributes.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "relate/company.h"

namespace townclerk {
namespace {

constexpr double kSameSumShare = 0.5;    // what another statement of the same sum lends
constexpr std::ptrdiff_t kLenders = 12;  // statements on either side: many more must not cost their square

using Attributes = std::vector<std::string_view>;

const Attributes& shared_attributes(Kind kind) {
  static const Attributes kJobs = {"jobs.change", "jobs.status"};
  static const Attributes kMoney = {"money.role", "money.status"};
  static const Attributes kPercent = {"percent.role"};
  return kind == Kind::jobs ? kJobs : kind == Kind::money ? kMoney : kPercent;
}

const Attributes& own_attributes(Kind kind) {
  static const Attributes kJobs = {"qualifier", "additional", "jobs.fte", "jobs.vacancy", "jobs.means",
                                   "jobs.unit", "owner",      "part",     "repeat"};
  static const Attributes kMoney = {"qualifier", "additional", "per", "owner", "part", "repeat"};
  static const Attributes kPercent = {"qualifier", "owner", "part", "repeat"};
  return kind == Kind::jobs ? kJobs : kind == Kind::money ? kMoney : kPercent;
}

void lend(const Decision& from, double share, const char* why, Proof proof, Decision& to) {
  if (share < 0.05) return;
  for (std::size_t v = 0; v < to.values.size(); ++v) {
    const double own = from.values[v].own;
    if (own == 0) continue;
    to.values[v].score += own * share;
    if (proof == Proof::told)
      to.values[v].evidence.push_back({why, "", 0, from.values[v].value, {}, 0, own * share});
  }
}

class FigureMaker {
 public:
  FigureMaker(const Rulebook& rulebook, const Article& article, const Mentions& mentions,
              const Weigher& weigher, const WordEvidence& words, ContextReader& context,
              std::vector<Target>& targets)
      : rulebook_(rulebook),
        article_(article),
        mentions_(mentions),
        weigher_(weigher),
        words_(words),
        context_(context),
        targets_(targets) {}

  std::vector<Figure> run() {
    weigh_all();
    lend_all();
    context_.meet(targets_);
    std::vector<Figure> figures;
    Company company(article_, targets_, figures);
    for (std::size_t i = 0; i < targets_.size(); ++i) {
      targets_[i].company = company.of_next();
      figures.push_back(make(i));
    }
    return figures;
  }

 private:
  void weigh_all() {
    decisions_.resize(targets_.size());
    for (std::size_t i = 0; i < targets_.size(); ++i) {
      for (const std::string_view name : shared_attributes(targets_[i].kind))
        decisions_[i].push_back(weigher_.weigh(name, targets_[i]));
    }
  }

  [[nodiscard]] bool same_list(std::uint32_t block_a, std::uint32_t block_b) const {
    const Block& a = article_.blocks[block_a];
    const Block& b = article_.blocks[block_b];
    return block_b == block_a + 1 && a.kind == b.kind &&
           (a.kind == BlockKind::item || a.kind == BlockKind::row) && a.lead == b.lead;
  }

  void find_same_numbers() {
    for (std::size_t i = 0; i < targets_.size(); ++i) {
      if (may_be_known_again(targets_[i]))
        same_.try_emplace({targets_[i].kind, targets_[i].value}).first->second.push_back(i);
    }
  }

  // The nearest other statements of its number.
  [[nodiscard]] std::vector<std::size_t> same_numbers(std::size_t i) const {
    const auto found = same_.find({targets_[i].kind, targets_[i].value});
    if (found == same_.end()) return {};
    const std::vector<std::size_t>& all = found->second;
    const auto own = std::lower_bound(all.begin(), all.end(), i);
    if (own == all.end() || *own != i) return {};
    std::vector<std::size_t> near(own - std::min(own - all.begin(), kLenders), own);
    near.insert(near.end(), own + 1, own + 1 + std::min(all.end() - own - 1, kLenders));
    return near;
  }

  void lend_all() {
    find_same_numbers();
    const std::vector<std::vector<Decision>> own = decisions_;
    for (std::size_t i = 0; i < targets_.size(); ++i) {
      const Target& target = targets_[i];
      for (const std::size_t j : same_numbers(i)) {
        for (std::size_t a = 0; a < own[i].size(); ++a)
          lend(own[j][a], kSameSumShare, "same number elsewhere", weigher_.proof(), decisions_[i][a]);
      }
      if (target.rule == "no-noun") {
        lend_from_anchor(i);
        continue;
      }
      if (i == 0 || targets_[i - 1].kind != target.kind) continue;
      const bool same_sentence =
          article_.sentence_of[targets_[i - 1].first_token] == article_.sentence_of[target.first_token];
      const bool list =
          same_list(article_.block_of[targets_[i - 1].first_token], article_.block_of[target.first_token]);
      if (!same_sentence && !list) continue;
      const double cost = list ? 1.0
                               : weigher_.path().cost(targets_[i - 1].first_token, targets_[i - 1].last_token,
                                                      target.first_token, target.last_token);
      for (std::size_t a = 0; a < own[i].size(); ++a) {
        lend(decisions_[i - 1][a], rulebook_.path.neighbour * std::exp2(-cost / 2), "the number before it",
             weigher_.proof(), decisions_[i][a]);
      }
    }
  }

  // A number without a noun ("two of which", "parks 12") says of itself little more than the one that it
  // leans on.
  void lend_from_anchor(std::size_t i) {
    constexpr double kAnchorShare = 0.6;
    constexpr std::uint32_t kFarthest = 3;  // blocks
    for (std::size_t j = i; j-- > 0;) {
      if (targets_[j].kind != targets_[i].kind) continue;
      if (article_.block_of[targets_[i].first_token] - article_.block_of[targets_[j].first_token] > kFarthest)
        return;
      for (std::size_t a = 0; a < decisions_[i].size(); ++a)
        lend(decisions_[j][a], kAnchorShare, "the number that it leans on", weigher_.proof(),
             decisions_[i][a]);
      return;
    }
  }

  Figure make(std::size_t i) {
    Target& target = targets_[i];
    Figure figure;
    figure.kind = target.kind;
    figure.value = target.value;
    figure.value_to = target.value_to;
    figure.currency = target.currency;
    figure.rule = target.rule;
    const Numeral& numeral = mentions_.numerals[target.numeral];
    figure.number = numeral.span;  // bytes here; the pipeline turns spans into code points
    std::uint32_t first = target.first_token;
    if (target.found_by) figure.decisions.push_back(*target.found_by);
    const std::vector<WordFeature> words = words_.around(target, mentions_);
    const ContextReading context = context_.read(target);
    for (const std::string_view name : own_attributes(target.kind)) {
      Decision decision = weigher_.weigh(name, target);
      if (name == "jobs.unit") count_by_noun(target, decision);
      words_.add(words, decision);
      context_.add(context, decision);
      Weigher::settle(decision);
      if (name == "qualifier" && Weigher::winner(decision) != "exact") widen(decision, target, first);
      figure.decisions.push_back(std::move(decision));
    }
    for (Decision& decision : decisions_[i]) {
      words_.add(words, decision);
      context_.add(context, decision);
      Weigher::settle(decision);
      figure.decisions.push_back(std::move(decision));
    }
    figure.phrase.span = article_.span_of(first, target.last_token);
    fill(figure);
    return figure;
  }

  void count_by_noun(const Target& target, Decision& decision) const {
    constexpr double kNoun = 3;
    for (WeighedValue& value : decision.values) {
      if (value.value != target.unit) continue;
      value.score += kNoun;
      if (weigher_.proof() == Proof::told)
        value.evidence.push_back({"noun", "", 0, target.unit, {}, 0, kNoun});
    }
  }

  // The phrase takes in a qualifier that stands right before it.
  void widen(const Decision& decision, const Target& target, std::uint32_t& first) const {
    for (const Evidence& evidence : decision.values.front().evidence) {
      for (const CueMatch& match : mentions_.cues) {
        if (match.first_token >= first || target.first_token - match.first_token > 6) continue;
        if (article_.sentence_of[match.first_token] != article_.sentence_of[first]) continue;
        if (article_.normal.origin(article_.span_of(match.first_token, match.last_token)) == evidence.at)
          first = std::min(first, match.first_token);
      }
    }
  }

  static std::string said(const Figure& figure, std::string_view attribute) {
    for (const Decision& decision : figure.decisions) {
      if (decision.attribute == attribute) return Weigher::winner(decision);
    }
    return {};
  }

  static void fill(Figure& figure) {
    const auto unless = [](const std::string& value, std::string_view none) {
      return value == none ? std::string() : value;
    };
    figure.qualifier = said(figure, "qualifier");
    figure.additional = said(figure, "additional") == "yes";
    switch (figure.kind) {
      case Kind::jobs:
        figure.unit = said(figure, "jobs.unit");
        figure.fte = said(figure, "jobs.fte") == "yes";
        figure.change = said(figure, "jobs.change");
        if (figure.change != "none") figure.status = said(figure, "jobs.status");
        if (figure.change == "at_risk") figure.status = "planned";
        figure.vacancy = unless(said(figure, "jobs.vacancy"), "unsaid");
        figure.means = unless(said(figure, "jobs.means"), "unsaid");
        break;
      case Kind::money:
        figure.role = said(figure, "money.role");
        if (figure.role == "saving") figure.status = said(figure, "money.status");
        figure.per = unless(said(figure, "per"), "unsaid");
        break;
      case Kind::percent:
        figure.role = said(figure, "percent.role");
        break;
    }
  }

  const Rulebook& rulebook_;
  const Article& article_;
  const Mentions& mentions_;
  const Weigher& weigher_;
  const WordEvidence& words_;
  ContextReader& context_;
  std::vector<Target>& targets_;
  std::vector<std::vector<Decision>> decisions_;
  std::map<std::pair<Kind, Decimal>, std::vector<std::size_t>> same_;  // targets by their number
};

}  // namespace

std::vector<Figure> make_figures(const Rulebook& rulebook, const Article& article, const Mentions& mentions,
                                 const Weigher& weigher, const WordEvidence& words, ContextReader& context,
                                 std::vector<Target>& targets) {
  return FigureMaker(rulebook, article, mentions, weigher, words, context, targets).run();
}

}  // namespace townclerk
