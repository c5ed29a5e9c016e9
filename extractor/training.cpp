// What the fitting tools read. They see the program's own reading of each article, so that what they fit is
// what it lacks.
#include <algorithm>
#include <map>
#include <tuple>

#include "extraction.h"
#include "pipeline.h"
#include "relate/context_text.h"
#include "write/json_writer.h"

namespace townclerk {
namespace {

// One number, where it stands in the original text.
JsonWriter& begin_number(JsonWriter& json, const Article& article, const Mentions& mentions,
                         const Target& target) {
  const Span span = article.normal.origin(mentions.numerals[target.numeral].span);
  return json.begin_object()
      .key("kind")
      .value(name_of(target.kind))
      .key("start")
      .value(static_cast<std::int64_t>(span.start))
      .key("end")
      .value(static_cast<std::int64_t>(span.end))
      .key("value")
      .value(target.value);
}

template <typename Name>
void write_choices(JsonWriter& json, const std::vector<Choice>& choices, Name name) {
  json.key("choices").begin_array();
  for (const Choice& choice : choices) {
    json.begin_object().key("of").value(choice.candidate == kNoChoice ? std::string("none")
                                                                      : name(choice.candidate));
    json.key("features").begin_object();
    for (const ChoiceFeature& feature : choice.features) json.key(feature.name).rounded(feature.value);
    json.end_object().end_object();
  }
  json.end_array();
}

void write_scores(JsonWriter& json, const Decision& decision) {
  json.key(decision.attribute).begin_object();
  for (const WeighedValue& value : decision.values) json.key(value.value).rounded(value.score);
  json.end_object();
}

// A word that stands twice at one place says what it says once, where it says most.
void write_words(JsonWriter& json, const WordFeatures& words, std::vector<WordFeature> features) {
  const std::vector<WordFeature> standing = words.standing(WordFeatures::Keep::all);
  features.insert(features.end(), standing.begin(), standing.end());
  std::map<std::tuple<WordPlace, std::string, std::string>, double> most;
  for (const WordFeature& feature : features) {
    double& value = most[{feature.place, words.first_text(feature), words.second_text(feature)}];
    value = std::max(value, feature.value);
  }
  json.key("words").begin_array();
  for (const auto& [word, value] : most)
    json.begin_array()
        .value(name_of(std::get<0>(word)))
        .value(std::get<1>(word))
        .value(std::get<2>(word))
        .rounded(value)
        .end_array();
  json.end_array();
}

}  // namespace

std::string Extraction::cue_features_of(const Target& target, bool weighed) const {
  JsonWriter json;
  begin_number(json, article_, mentions_, target).key("id").value(document_.id);
  json.key("weighed").value(weighed).key("cues").begin_array();
  for (const Weigher::Feature& feature : weigher_.features(target)) {
    json.begin_array()
        .value(rulebook_.cues.cues[feature.cue].name)
        .value(static_cast<std::int64_t>(feature.ahead ? 0 : 1))
        .rounded(feature.proximity)
        .end_array();
  }
  return json.end_array().end_object().take() + "\n";
}

std::string Extraction::cue_features() const {
  std::string lines;
  for (const Target& target : candidates_.targets) lines += cue_features_of(target, false);
  for (const Target& target : candidates_.weighed) lines += cue_features_of(target, true);
  return lines;
}

// One line a council.
std::string Extraction::main_choices() {
  Record record = begin_record(document_, rulebook_);
  date(record);
  std::string lines;
  for (const std::vector<Choice>& choices : make_figures_of_councils(record).mains) {
    JsonWriter json;
    json.begin_object().key("id").value(document_.id);
    write_choices(json, choices, [&](std::int32_t c) {
      return rulebook_.gazetteer.councils[static_cast<std::size_t>(c)].identity();
    });
    lines += json.end_object().take() + "\n";
  }
  return lines;
}

std::string Extraction::owner_choices() {
  Record record = begin_record(document_, rulebook_);
  date(record);
  const CouncilResult councils = make_figures_of_councils(record);
  std::string lines;
  for (std::size_t i = 0; i < record.figures.size(); ++i) {
    JsonWriter json;
    begin_number(json, article_, mentions_, candidates_.targets[i]).key("id").value(document_.id);
    write_choices(json, councils.owners[i], [&](std::int32_t c) {
      return rulebook_.gazetteer.councils[static_cast<std::size_t>(c)].identity();
    });
    lines += json.end_object().take() + "\n";
  }
  return lines;
}

std::string Extraction::period_choices() {
  Record record = begin_record(document_, rulebook_);
  date(record);
  make_figures_of_councils(record);
  const WeighedPeriods weighed = set_periods(record, true);
  const PeriodFeatures features(rulebook_, article_, dates_, candidates_.targets, record.figures,
                                record.published);
  std::string lines;
  for (std::size_t i = 0; i < record.figures.size(); ++i) {
    JsonWriter json;
    begin_number(json, article_, mentions_, candidates_.targets[i]).key("id").value(document_.id);
    json.key("link").value(features.link_to_previous(i));
    std::vector<Choice> choices;
    choices.reserve(weighed[i].size());
    for (const PeriodFeatures::Candidate& candidate : weighed[i]) choices.push_back(candidate.choice);
    write_choices(json, choices,
                  [&](std::int32_t c) { return weighed[i][static_cast<std::size_t>(c)].value; });
    lines += json.end_object().take() + "\n";
  }
  return lines;
}

std::string Extraction::link_choices(bool parts) {
  Record record = begin_record(document_, rulebook_);
  date(record);
  make_figures_of_councils(record);
  set_periods(record);
  const WeighedLinks links =
      link_figures(rulebook_, article_, candidates_.targets, context_, Proof::left_out, record.figures);
  std::string lines;
  for (std::size_t i = 0; i < record.figures.size(); ++i) {
    JsonWriter json;
    begin_number(json, article_, mentions_, candidates_.targets[i]).key("id").value(document_.id);
    write_choices(json, parts ? links.parts[i] : links.repeats[i], [&](std::int32_t c) {
      // With the fact that it states: "7/1" is figure 7, which repeats figure 1.
      const int original = record.figures[static_cast<std::size_t>(c)].repeats;
      return std::to_string(c + 1) + "/" + std::to_string(original == 0 ? c + 1 : original);
    });
    lines += json.end_object().take() + "\n";
  }
  return lines;
}

std::string dump_features(const Document& document, const Rulebook& rulebook, FeatureSort sort) {
  Extraction extraction(document, rulebook);
  switch (sort) {
    case FeatureSort::cues:
      return extraction.cue_features();
    case FeatureSort::mains:
      return extraction.main_choices();
    case FeatureSort::owners:
      return extraction.owner_choices();
    case FeatureSort::periods:
      return extraction.period_choices();
    case FeatureSort::words:
      return extraction.word_features();
    case FeatureSort::names:
      return extraction.name_features();
    case FeatureSort::context:
      return extraction.context();
    case FeatureSort::parts:
    case FeatureSort::repeats:
      break;
  }
  return extraction.link_choices(sort == FeatureSort::parts);
}

// The words around each number, beside what the cues say of it: what tools/fit_words learns from.
std::string Extraction::word_features() {
  Record record = begin_record(document_, rulebook_);
  date(record);
  make_figures_of_councils(record);
  std::string lines;
  for (const bool weighed : {false, true}) {
    const std::vector<Target>& targets = weighed ? candidates_.weighed : candidates_.targets;
    for (std::size_t i = 0; i < targets.size(); ++i) {
      JsonWriter json;
      begin_number(json, article_, mentions_, targets[i]).key("id").value(document_.id);
      json.key("weighed").value(weighed).key("scores").begin_object();
      if (weighed) {
        write_scores(json, weigher_.weigh("jobs.figure", targets[i]));
      } else {
        for (const Decision& decision : record.figures[i].decisions) {
          if (rulebook_.cues.find_attribute(decision.attribute) != nullptr) write_scores(json, decision);
        }
      }
      json.end_object();
      const WordFeatures& words = words_.words();
      write_words(json, words,
                  words.around(targets[i], mentions_.numerals[targets[i].numeral], WordFeatures::Keep::all));
      lines += json.end_object().take() + "\n";
    }
  }
  return lines;
}

// The article as the context net reads it, and what of it each number sees: what tools/fit_context learns
// from.
std::string Extraction::context() {
  Record record = begin_record(document_, rulebook_);
  date(record);
  const CouncilResult councils = make_figures_of_councils(record);
  const ContextText text(article_, mentions_);
  JsonWriter json;
  json.begin_object().key("id").value(document_.id).key("tokens").begin_array();
  for (const ContextToken& token : text.tokens()) json.value((token.capital ? "^" : "") + token.text);
  json.end_array().key("listed").begin_array();
  for (const ListedCouncil& listed : councils.listed)
    json.begin_object()
        .key("council")
        .value(rulebook_.gazetteer.councils[listed.council].identity())
        .key("main")
        .value(listed.main)
        .end_object();
  std::map<std::int32_t, std::int64_t> position = {{kNoCouncil, 0}};
  for (const ListedCouncil& listed : councils.listed)
    position.emplace(static_cast<std::int32_t>(listed.council), static_cast<std::int64_t>(position.size()));
  json.end_array().key("scene").begin_array();
  for (const OwnerMention& mention : councils.scene) {
    const std::int64_t place = text.place_of(mention.last_token - 1);
    json.value(place)
        .value(position.at(mention.owner))
        .value(static_cast<std::int64_t>(mention.sort))
        .value(static_cast<std::int64_t>(mention.agent));
  }
  json.end_array().key("numbers").begin_array();
  for (const bool weighed : {false, true}) {
    for (const Target& target : weighed ? candidates_.weighed : candidates_.targets) {
      begin_number(json, article_, mentions_, target)
          .key("weighed")
          .value(weighed)
          .key("facts")
          .begin_array();
      for (const std::string& fact : ContextText::facts(target)) json.value(fact);
      json.end_array()
          .key("opened")
          .value(target.found_by.has_value())
          .key("sentence")
          .value(static_cast<std::int64_t>(article_.sentence_of[target.first_token]))
          .key("block")
          .value(static_cast<std::int64_t>(article_.block_of[target.first_token]))
          .key("sights")
          .begin_array();
      for (const ContextSight& sight : text.sights(target))
        json.value(static_cast<std::int64_t>(sight.token)).value(static_cast<std::int64_t>(sight.relation));
      json.end_array().end_object();
    }
  }
  return json.end_array().end_object().take() + "\n";
}

// The words around each bare name of a place: for its attribute tools/fit_words learns from them too.
std::string Extraction::name_features() {
  Record record = begin_record(document_, rulebook_);
  date(record);
  const CouncilResult councils = make_figures_of_councils(record);
  std::string lines;
  for (const WeighedName& name : councils.names) {
    const CouncilMention& mention = councils.mentions[name.mention];
    if (mention.candidates.size() != 1) continue;
    JsonWriter json;
    json.begin_object()
        .key("id")
        .value(document_.id)
        .key("council")
        .value(rulebook_.gazetteer.councils[mention.candidates.front()].identity());
    const WordFeatures& words = words_.words();
    write_words(json, words, features_of(words, name, mention, WordFeatures::Keep::all));
    lines += json.end_object().take() + "\n";
  }
  return lines;
}

}  // namespace townclerk
