#include "cli/rule_examples.h"

#include <algorithm>

#include "pipeline.h"

namespace townclerk {
namespace {

bool has(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

class Runner {
 public:
  explicit Runner(const Rulebook& rulebook) : rulebook_(rulebook) {}

  ExampleReport run() {
    for (const Cue& cue : rulebook_.cues.cues) run_cue(cue);
    for (const TextPattern& pattern : rulebook_.furniture)
      run_pattern(pattern, [&](const std::string& text) { return pattern.matches_whole(text); });
    for (const auto* patterns : {&rulebook_.dates, &rulebook_.not_numbers}) {
      for (const TextPattern& pattern : *patterns)
        run_pattern(pattern, [&](const std::string& text) { return pattern.occurs_in(text); });
    }
    for (const NumberForm& form : rulebook_.number_forms) run_form(form);
    for (const CheckRule& rule : rulebook_.checks.rules) run_check(rule);
    return std::move(report_);
  }

 private:
  void fault(const std::string& file, int line, std::string what) {
    report_.faults.push_back({file, line, std::move(what)});
  }

  void run_cue(const Cue& cue) {
    ++report_.rules;
    const auto check = [&](const std::string& text, bool wanted) {
      ++report_.examples;
      if (has(spot_only(text, rulebook_).cues, cue.name) == wanted) return;
      fault(cue.file, cue.line,
            "the cue \"" + cue.name + "\" " +
                (wanted ? "does not fire in its example" : "fires in its counterexample") + " \"" + text +
                "\"");
    };
    for (const std::string& text : cue.examples) check(text, true);
    for (const std::string& text : cue.counterexamples) check(text, false);
  }

  template <typename Matches>
  void run_pattern(const TextPattern& pattern, Matches matches) {
    ++report_.rules;
    const auto check = [&](const std::string& text, bool wanted) {
      ++report_.examples;
      if (matches(text) == wanted) return;
      fault(pattern.file, pattern.line,
            "the pattern \"" + pattern.name() + "\" " +
                (wanted ? "does not match its example" : "matches its counterexample") + " \"" + text + "\"");
    };
    for (const std::string& text : pattern.examples) check(text, true);
    for (const std::string& text : pattern.counterexamples) check(text, false);
  }

  void run_check(const CheckRule& rule) {
    ++report_.rules;
    const auto check = [&](const CheckExample& example, bool wanted) {
      ++report_.examples;
      Document document;
      document.text = example.text;
      document.published = example.published;
      const Record record = extract(document, rulebook_);
      const bool fires = std::any_of(record.checks.begin(), record.checks.end(),
                                     [&](const Check& found) { return found.rule == rule.name; });
      if (fires == wanted) return;
      fault(rule.file, rule.line,
            "the check \"" + rule.name + "\" " + (wanted ? "does not fire in" : "fires in") + " \"" +
                example.text + "\"");
    };
    for (const CheckExample& example : rule.fires) check(example, true);
    for (const CheckExample& example : rule.silent) check(example, false);
  }

  void run_form(const NumberForm& form) {
    ++report_.rules;
    const auto check = [&](const std::string& example, bool wanted) {
      ++report_.examples;
      const std::size_t equals = example.rfind(" = ");
      if (equals == std::string::npos)
        return fault(form.file, form.line, "write examples as \"text = value\", not \"" + example + "\"");
      const std::vector<std::string> found = spot_only(example.substr(0, equals), rulebook_).numerals;
      if (has(found, example.substr(equals + 3)) == wanted) return;
      std::string values;
      for (const std::string& value : found) values += " " + value;
      fault(form.file, form.line,
            "the form \"" + form.name + "\": \"" + example + "\" " +
                (wanted ? "does not hold" : "holds, and should not") +
                "; found:" + (values.empty() ? " nothing" : values));
    };
    for (const std::string& example : form.examples) check(example, true);
    for (const std::string& example : form.counterexamples) check(example, false);
  }

  const Rulebook& rulebook_;
  ExampleReport report_;
};

}  // namespace

ExampleReport run_examples(const Rulebook& rulebook) {
  return Runner(rulebook).run();
}

}  // namespace townclerk
