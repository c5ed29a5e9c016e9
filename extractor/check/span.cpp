// Every slice is the text at its place, inside the document; figures are in order.
#include "check/rule.h"
#include "unicode/decode.h"

namespace townclerk {
namespace {

class Spans {
 public:
  Spans(const CheckInput& input, CheckReport& report)
      : input_(input), report_(report), text_(input.text.value_or("")), title_(input.record.title) {}

  void one(const TextSlice& slice, const std::string& what, const std::vector<int>& ids) {
    const std::uint32_t limit = slice.in_title ? title_.length() : input_.record.length;
    if (slice.span.start >= slice.span.end || slice.span.end > limit) {
      report_.add("span",
                  what + ": " + place(slice.span) + " is not inside the document of " +
                      std::to_string(limit) + " code points",
                  ids);
      return;
    }
    if (count_code_points(slice.text) != slice.span.length()) {
      report_.add("span", what + ": the text \"" + slice.text + "\" is not as long as its span", ids);
      return;
    }
    if (!input_.text && !slice.in_title) return;
    const std::string_view there = (slice.in_title ? title_ : text_).slice(slice.span.start, slice.span.end);
    if (there != slice.text)
      report_.add("span",
                  what + ": the text says \"" + std::string(there) + "\" there, not \"" + slice.text + "\"",
                  ids, slice.span);
  }

  void figures() {
    const Figure* last = nullptr;
    for (const Figure& figure : input_.record.figures) {
      const std::string name = "figure " + std::to_string(figure.id);
      one(figure.phrase, name, {figure.id});
      const Span& phrase = figure.phrase.span;
      if (figure.number.empty() || figure.number.start < phrase.start || figure.number.end > phrase.end)
        report_.add("span", "the number of " + name + " is not inside its phrase", {figure.id});
      const bool title_after_text = last != nullptr && figure.phrase.in_title && !last->phrase.in_title;
      const bool same_part = last != nullptr && figure.phrase.in_title == last->phrase.in_title;
      if (title_after_text || (same_part && figure.number.start < last->number.start))
        report_.add("span", name + " stands before the one ahead of it; figures are in order of start",
                    {figure.id});
      last = &figure;
    }
  }

 private:
  static std::string place(Span span) { return std::to_string(span.start) + "–" + std::to_string(span.end); }

  const CheckInput& input_;
  CheckReport& report_;
  CodePointIndex text_;
  CodePointIndex title_;
};

}  // namespace

void check_span(const CheckInput& input, CheckReport& report) {
  Spans spans(input, report);
  spans.figures();
  for (const Council& council : input.record.councils) {
    for (const TextSlice& mention : council.mentions) spans.one(mention, "a mention of " + council.name, {});
  }
  for (const RecordDate& date : input.record.dates) spans.one(date.slice, "a date", {});
}

}  // namespace townclerk
