#include "pipeline.h"

#include <algorithm>
#include <set>

#include "check/checks.h"
#include "check/summary.h"
#include "extraction.h"
#include "relate/attributes.h"
#include "relate/departments.h"
#include "relate/speakers.h"
#include "resolve/date_events.h"
#include "segment/segment.h"
#include "spot/cues.h"
#include "spot/names.h"
#include "spot/numerals.h"
#include "unicode/decode.h"
#include "version.h"

namespace townclerk {
namespace {

// Spans of the normalised text become code points of the original.
class Origins {
 public:
  Origins(const Article& article, const Document& document)
      : article_(article), text_(document.text), title_(document.title) {}

  [[nodiscard]] TextSlice slice(Span bytes) const {
    TextSlice slice;
    slice.in_title = article_.normal.in_title(bytes);
    slice.span = article_.normal.origin(bytes);
    slice.text = std::string((slice.in_title ? title_ : text_).slice(slice.span.start, slice.span.end));
    return slice;
  }
  void convert(Record& record) const {
    for (Figure& figure : record.figures) {
      figure.phrase = slice(figure.phrase.span);
      figure.number = article_.normal.origin(figure.number);
    }
    for (Council& council : record.councils) {
      for (TextSlice& mention : council.mentions) mention = slice(mention.span);
    }
    for (Check& check : record.checks) {
      if (check.at) check.at = article_.normal.origin(*check.at);
    }
  }

 private:
  const Article& article_;
  CodePointIndex text_;
  CodePointIndex title_;
};

void add_dates(const Article& article, const std::vector<DatedSpan>& dates, const Origins& origins,
               Record& record) {
  for (const DatedSpan& dated : dates) {
    if (dated.in_furniture || dated.sort == DateSort::duration || dated.mention.value.empty()) continue;
    record.dates.push_back(
        {origins.slice(article.span_of(dated.mention.first_token, dated.mention.last_token)),
         dated.mention.value, dated.mention.event});
  }
}

void add_input_checks(const Document& document, const Mentions& mentions, Record& record) {
  for (const std::string& note : document.decoding_notes)
    record.checks.push_back({"encoding", Severity::info, note, {}, std::nullopt});
  for (const NumeralFault& fault : mentions.faults)
    record.checks.push_back({fault.rule, Severity::info, fault.message, {}, fault.span});
}

// Of a sentence without end what stands near: else each of its figures would carry all of it.
Span sentence_around(const Article& article, std::uint32_t token) {
  constexpr std::uint32_t kFarthest = 200;  // tokens on either side
  const Sentence& sentence = article.sentences[article.sentence_of[token]];
  return article.span_of(std::max(sentence.first_token, token - std::min(token, kFarthest)),
                         std::min(sentence.last_token, token + kFarthest));
}

Mentions spot(const Rulebook& rulebook, Article& article) {
  Mentions mentions;
  spot_numerals(rulebook, article, mentions);
  spot_cues(rulebook, article, mentions);
  spot_names(rulebook, article, mentions);
  return mentions;
}

}  // namespace

Record begin_record(const Document& document, const Rulebook& rulebook) {
  Record record;
  record.producer_version = kVersion;
  record.patterns_hash = rulebook.hash;
  record.sha256 = sha256_hex(document.text);
  record.id = document.id.empty() ? record.sha256 : document.id;
  record.title = document.title;
  record.url = document.url;
  record.duplicate_of = document.duplicate_of;
  record.length = count_code_points(document.text);
  return record;
}

Extraction::Extraction(const Document& document, const Rulebook& rulebook, Proof proof)
    : document_(document),
      rulebook_(rulebook),
      article_(segment(document, rulebook)),
      mentions_(spot(rulebook, article_)),
      tables_(rulebook, article_, mentions_.numerals),
      weigher_(rulebook, article_, mentions_, proof),
      words_(rulebook, article_, proof),
      context_(rulebook, article_, mentions_, proof),
      candidates_(find_candidates(rulebook, article_, mentions_, tables_, weigher_, words_, context_)) {}

Record Extraction::record() {
  Record record = begin_record(document_, rulebook_);
  date(record);
  CouncilResult councils = make_figures_of_councils(record);
  record.councils = std::move(councils.councils);
  set_periods(record);
  assign_speakers(rulebook_, article_, candidates_.targets, record.figures);
  link_figures(rulebook_, article_, candidates_.targets, context_, words_.proof(), record.figures);

  const Origins origins(article_, document_);
  for (std::size_t i = 0; i < record.figures.size(); ++i) {
    record.figures[i].sentence =
        origins.slice(sentence_around(article_, candidates_.targets[i].first_token)).text;
  }
  add_input_checks(document_, mentions_, record);
  record.checks.insert(record.checks.end(), councils.checks.begin(), councils.checks.end());
  origins.convert(record);
  add_dates(article_, dates_, origins, record);
  for (const auto& [numeral, reason] : candidates_.left_out)
    record.left_out.push_back({origins.slice(mentions_.numerals[numeral].span), reason});
  run_checks(record, rulebook_, document_.text, record.checks);
  record.summary = summarise(record, rulebook_.bounds);
  return record;
}

void Extraction::date(Record& record) {
  dates_ = find_dates(rulebook_, article_, document_.published);
  record.published = document_.published;
  if (!record.published.empty()) return;
  record.published = find_dateline(article_, dates_);
  if (!record.published.empty()) dates_ = find_dates(rulebook_, article_, record.published);
}

CouncilResult Extraction::make_figures_of_councils(Record& record) {
  record.figures =
      make_figures(rulebook_, article_, mentions_, weigher_, words_, context_, candidates_.targets);
  for (std::size_t i = 0; i < record.figures.size(); ++i) record.figures[i].id = static_cast<int>(i) + 1;
  assign_departments(rulebook_, article_, weigher_.path(), candidates_.targets, record.figures);
  return resolve_councils(rulebook_, article_, mentions_, weigher_.path(), words_, context_, record.published,
                          candidates_.targets, record.figures);
}

WeighedPeriods Extraction::set_periods(Record& record, bool kept) {
  assign_events(rulebook_, article_, dates_);
  return assign_periods(rulebook_, article_, dates_, candidates_.targets, record.published, words_.proof(),
                        kept, record.figures);
}

Record extract(const Document& document, const Rulebook& rulebook, Proof proof) {
  return Extraction(document, rulebook, proof).record();
}

Spotted spot_only(std::string_view text, const Rulebook& rulebook) {
  Document document;
  document.text = std::string(text);
  Article article = segment(document, rulebook);
  // An example is prose, whatever it looks like.
  for (Block& block : article.blocks) block.kind = BlockKind::paragraph;
  Mentions mentions;
  spot_numerals(rulebook, article, mentions);
  spot_cues(rulebook, article, mentions);
  std::set<std::string> cues;
  for (const CueMatch& match : mentions.cues) cues.insert(rulebook.cues.cues[match.cue].name);
  Spotted spotted{{cues.begin(), cues.end()}, {}};
  for (const Numeral& numeral : mentions.numerals) {
    if (*numeral.reason != '\0') continue;
    spotted.numerals.push_back(numeral.value.to_string() +
                               (numeral.value_to ? ".." + numeral.value_to->to_string() : ""));
  }
  return spotted;
}

}  // namespace townclerk
