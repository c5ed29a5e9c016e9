#include "pipeline.h"

#include <set>

#include "check/checks.h"
#include "relate/attributes.h"
#include "relate/candidates.h"
#include "relate/departments.h"
#include "relate/links.h"
#include "relate/speakers.h"
#include "relate/tables.h"
#include "relate/weigh.h"
#include "resolve/councils.h"
#include "resolve/date_events.h"
#include "resolve/dates.h"
#include "resolve/periods.h"
#include "segment/segment.h"
#include "spot/cues.h"
#include "spot/names.h"
#include "spot/numerals.h"
#include "unicode/decode.h"
#include "version.h"
#include "write/json_writer.h"

namespace townclerk {
namespace {

// Spans of the normalised text become code points of the original.
class Origins {
 public:
  Origins(const Article& article, const Document& document) : article_(article), document_(document) {}

  [[nodiscard]] TextSlice slice(Span bytes) const {
    TextSlice slice;
    slice.in_title = article_.normal.in_title(bytes);
    slice.span = article_.normal.origin(bytes);
    slice.text = std::string(slice_code_points(slice.in_title ? document_.title : document_.text,
                                               slice.span.start, slice.span.end));
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
  const Document& document_;
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

Record begin_record(const Document& document, const Rulebook& rulebook) {
  Record record;
  record.producer_version = kVersion;
  record.patterns_hash = rulebook.hash;
  record.sha256 = sha256_hex(document.text);
  record.id = document.id.empty() ? record.sha256 : document.id;
  record.title = document.title;
  record.url = document.url;
  record.length = count_code_points(document.text);
  return record;
}

}  // namespace

Record extract(const Document& document, const Rulebook& rulebook) {
  Record record = begin_record(document, rulebook);
  Article article = segment(document, rulebook);
  Mentions mentions;
  spot_numerals(rulebook, article, mentions);
  spot_cues(rulebook, article, mentions);
  spot_names(rulebook, article, mentions);

  std::vector<DatedSpan> dates = find_dates(rulebook, article, document.published);
  record.published = document.published;
  if (record.published.empty()) {
    record.published = find_dateline(article, dates);
    if (!record.published.empty()) dates = find_dates(rulebook, article, record.published);
  }

  const Tables tables(article, mentions.numerals);
  const Weigher weigher(rulebook, article, mentions);
  Candidates candidates = find_candidates(rulebook, article, mentions, tables, weigher);
  record.figures = make_figures(rulebook, article, mentions, weigher, candidates.targets);
  for (std::size_t i = 0; i < record.figures.size(); ++i) record.figures[i].id = static_cast<int>(i) + 1;

  assign_departments(rulebook, article, weigher.path(), candidates.targets, record.figures);
  CouncilResult councils =
      resolve_councils(rulebook, article, mentions, record.published, candidates.targets, record.figures);
  record.councils = std::move(councils.councils);
  assign_events(rulebook, article, dates);
  assign_periods(article, dates, candidates.targets, record.figures);
  assign_speakers(rulebook, article, candidates.targets, record.figures);
  link_figures(article, candidates.targets, record.figures);

  const Origins origins(article, document);
  add_input_checks(document, mentions, record);
  record.checks.insert(record.checks.end(), councils.checks.begin(), councils.checks.end());
  origins.convert(record);
  add_dates(article, dates, origins, record);
  for (const auto& [numeral, reason] : candidates.left_out)
    record.left_out.push_back({origins.slice(mentions.numerals[numeral].span), reason});
  run_checks(record, document.text, document.title, record.checks);
  return record;
}

std::string dump_features(const Document& document, const Rulebook& rulebook) {
  Article article = segment(document, rulebook);
  Mentions mentions;
  spot_numerals(rulebook, article, mentions);
  spot_cues(rulebook, article, mentions);
  const Tables tables(article, mentions.numerals);
  const Weigher weigher(rulebook, article, mentions);
  const Candidates candidates = find_candidates(rulebook, article, mentions, tables, weigher);
  std::string lines;
  const auto write = [&](const Target& target, bool weighed) {
    JsonWriter json;
    const Span span = article.normal.origin(mentions.numerals[target.numeral].span);
    json.begin_object()
        .key("id")
        .value(document.id)
        .key("kind")
        .value(name_of(target.kind))
        .key("start")
        .value(static_cast<std::int64_t>(span.start));
    json.key("end")
        .value(static_cast<std::int64_t>(span.end))
        .key("value")
        .value(target.value)
        .key("weighed")
        .value(weighed)
        .key("cues")
        .begin_array();
    for (const Weigher::Feature& feature : weigher.features(target)) {
      json.begin_array()
          .value(rulebook.cues.cues[feature.cue].name)
          .value(static_cast<std::int64_t>(feature.ahead ? 0 : 1))
          .rounded(feature.proximity)
          .end_array();
    }
    lines += json.end_array().end_object().take() + "\n";
  };
  for (const Target& target : candidates.targets) write(target, false);
  for (const Target& target : candidates.weighed) write(target, true);
  return lines;
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
