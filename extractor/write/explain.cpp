#include "write/explain.h"

#include <algorithm>
#include <cmath>

#include "write/json_writer.h"
#include "write/record_table.h"

namespace townclerk {
namespace {

constexpr double kTellingWeight = 0.25;

std::string weight_text(double weight) {
  const auto hundredths = static_cast<long>(std::lround(weight * 100));
  const std::string digits = std::to_string(std::labs(hundredths) + 1000).substr(1);
  return (hundredths < 0 ? "-" : "+") + std::to_string(std::labs(hundredths) / 100) + "." +
         digits.substr(digits.size() - 2);
}

std::string where(const Evidence& evidence) {
  if (evidence.file.empty()) return evidence.cue;
  const std::string line = evidence.line > 0 ? ":" + std::to_string(evidence.line) : "";
  std::string text = evidence.cue + " (" + evidence.file + line + ")";
  if (evidence.at.empty() && evidence.distance == 0) return text + ": " + evidence.trigger;
  text += " \"" + evidence.trigger + "\"";
  if (evidence.distance > 0) return text + ", " + std::to_string(evidence.distance) + " words before";
  if (evidence.distance < 0) return text + ", " + std::to_string(-evidence.distance) + " words behind";
  return text + ", at the number";
}

// The winner's reasons and those of its two nearest rivals; what hardly weighed is left to the JSON form.
void explain_decision(const Decision& decision, std::string& out) {
  constexpr std::size_t kRivals = 2;
  const WeighedValue& won = decision.values.front();
  out += "    " + decision.attribute + " = " + won.value + "\n";
  for (std::size_t v = 0; v < std::min(decision.values.size(), kRivals + 1); ++v) {
    const WeighedValue& value = decision.values[v];
    for (const Evidence& evidence : value.evidence) {
      if (std::abs(evidence.weight) < kTellingWeight) continue;
      const std::string verdict = v == 0 ? "won" : "lost";
      const std::string sense = evidence.weight < 0 ? " against " : " for ";
      out.append("      ").append(verdict).append(v == 0 ? "  " : " ").append(weight_text(evidence.weight));
      out.append(sense).append(value.value).append(": ").append(where(evidence)).append("\n");
    }
  }
}

bool worth_telling(const Decision& decision) {
  for (const WeighedValue& value : decision.values) {
    for (const Evidence& evidence : value.evidence) {
      // What every number begins with tells nothing.
      if (std::abs(evidence.weight) >= kTellingWeight && evidence.cue != kBaseEvidence) return true;
    }
  }
  return false;
}

}  // namespace

std::string explain_text(const Record& record, int only, bool color) {
  const char* bold = color ? "\033[1m" : "";
  const char* off = color ? "\033[0m" : "";
  std::string out;
  for (const Figure& figure : record.figures) {
    if (only != 0 && figure.id != only) continue;
    out += std::string(bold) + "#" + std::to_string(figure.id) + " " + readable_value(figure) + off + "  \"" +
           figure.phrase.text + "\" at " + std::to_string(figure.phrase.span.start) + "–" +
           std::to_string(figure.phrase.span.end) + "\n";
    out += "    number form " + figure.rule + (figure.unit.empty() ? "" : ", unit " + figure.unit) + "\n";
    for (const Decision& decision : figure.decisions) {
      if (worth_telling(decision)) explain_decision(decision, out);
    }
    if (!figure.council.empty()) out += "    council = " + figure.council + "\n";
    if (!figure.department.empty()) out += "    department = " + figure.department + "\n";
    if (!figure.period.empty()) out += "    period = " + figure.period + "\n";
    if (figure.part_of != 0) out += "    part of #" + std::to_string(figure.part_of) + "\n";
    if (figure.repeats != 0) out += "    repeats #" + std::to_string(figure.repeats) + "\n";
  }
  if (only != 0) return out;
  if (!record.left_out.empty()) out += std::string(bold) + "numbers that are no figures" + off + "\n";
  for (const LeftOut& left : record.left_out) {
    out += "    \"" + left.slice.text + "\" at " + std::to_string(left.slice.span.start) + ": " +
           left.reason + "\n";
  }
  return out;
}

std::string explain_json(const Record& record, int only) {
  JsonWriter json;
  json.begin_object().key("id").value(record.id).key("figures").begin_array();
  for (const Figure& figure : record.figures) {
    if (only != 0 && figure.id != only) continue;
    json.begin_object()
        .key("id")
        .value(static_cast<std::int64_t>(figure.id))
        .key("kind")
        .value(name_of(figure.kind))
        .key("text")
        .value(figure.phrase.text);
    json.key("start")
        .value(static_cast<std::int64_t>(figure.number.start))
        .key("end")
        .value(static_cast<std::int64_t>(figure.number.end));
    json.key("value").value(figure.value).key("form").value(figure.rule).member("unit", figure.unit);
    json.key("decisions").begin_array();
    for (const Decision& decision : figure.decisions) {
      json.begin_object()
          .key("attribute")
          .value(decision.attribute)
          .key("value")
          .value(decision.values.front().value)
          .key("weighed")
          .begin_array();
      for (const WeighedValue& value : decision.values) {
        json.begin_object()
            .key("value")
            .value(value.value)
            .key("score")
            .rounded(value.score)
            .key("evidence")
            .begin_array();
        for (const Evidence& evidence : value.evidence) {
          json.begin_object()
              .key("cue")
              .value(evidence.cue)
              .member("file", evidence.file)
              .key("line")
              .value(static_cast<std::int64_t>(evidence.line));
          json.key("trigger")
              .value(evidence.trigger)
              .key("start")
              .value(static_cast<std::int64_t>(evidence.at.start))
              .key("end")
              .value(static_cast<std::int64_t>(evidence.at.end));
          json.key("distance")
              .value(static_cast<std::int64_t>(evidence.distance))
              .key("weight")
              .rounded(evidence.weight)
              .end_object();
        }
        json.end_array().end_object();
      }
      json.end_array().end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().key("left_out").begin_array();
  for (const LeftOut& left : record.left_out) {
    json.begin_object()
        .key("text")
        .value(left.slice.text)
        .key("start")
        .value(static_cast<std::int64_t>(left.slice.span.start));
    json.key("end")
        .value(static_cast<std::int64_t>(left.slice.span.end))
        .key("reason")
        .value(left.reason)
        .end_object();
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

}  // namespace townclerk
