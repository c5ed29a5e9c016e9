// engine.toml, strengths.toml and cues/*.toml: attributes, their values, and what speaks for them.
#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "rulebook/load_tables.h"
#include "rulebook/toml_file.h"

namespace townclerk {
namespace {

constexpr std::array<std::pair<std::string_view, Reach>, 6> kReaches = {{{"phrase", Reach::phrase},
                                                                         {"sentence", Reach::sentence},
                                                                         {"paragraph", Reach::paragraph},
                                                                         {"section", Reach::section},
                                                                         {"document", Reach::document},
                                                                         {"lead", Reach::lead}}};

Reach reach_of(const TomlFile& file, const toml::table& cue) {
  const std::string text = file.text(cue, "reach", "sentence");
  for (const auto& [name, reach] : kReaches) {
    if (name == text) return reach;
  }
  file.fault(*cue.get("reach"), "\"reach\" is phrase, sentence, paragraph, section, document or lead");
}

std::vector<Phrase> compile_all(const TomlFile& file, const toml::table& cue, std::string_view key,
                                Rulebook& book) {
  std::vector<Phrase> result;
  for (const std::string& written : file.texts(cue, key)) {
    try {
      for (Phrase& phrase : compile_phrase(written, book.lists, book.vocabulary))
        result.push_back(std::move(phrase));
    } catch (const std::invalid_argument& error) {
      file.fault(*cue.get(key), error.what());
    }
  }
  return result;
}

double parse_strength(const TomlFile& file, const toml::table& cue, std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) {
    file.fault(*cue.get("says"),
               "\"" + std::string(text) + "\" is no strength; write \"jobs.change=cut 3/2\"");
  }
  return value;
}

// "jobs.change=cut 3/2": attribute, value, strength for numbers ahead / behind; one number serves both.
Saying parse_saying(const TomlFile& file, const toml::table& cue, const std::string& written,
                    const CueBook& book) {
  const std::size_t equals = written.find('=');
  const std::size_t space = written.find(' ');
  if (equals == std::string::npos || space == std::string::npos || space < equals) {
    file.fault(*cue.get("says"),
               "write each saying as \"attribute=value ahead/behind\", not \"" + written + "\"");
  }
  const Attribute* attribute = book.find_attribute(std::string_view(written).substr(0, equals));
  if (attribute == nullptr)
    file.fault(*cue.get("says"), "no attribute of that name in engine.toml: " + written);
  const std::string value = written.substr(equals + 1, space - equals - 1);
  const auto at = std::find(attribute->values.begin(), attribute->values.end(), value);
  if (at == attribute->values.end()) {
    file.fault(*cue.get("says"), "the attribute has no value \"" + value + "\" in engine.toml");
  }
  const std::string_view strengths = std::string_view(written).substr(space + 1);
  const std::size_t slash = strengths.find('/');
  Saying saying;
  saying.attribute = static_cast<AttributeId>(attribute - book.attributes.data());
  saying.value = static_cast<ValueId>(at - attribute->values.begin());
  saying.ahead = parse_strength(file, cue, strengths.substr(0, slash));
  saying.behind =
      slash == std::string_view::npos ? saying.ahead : parse_strength(file, cue, strengths.substr(slash + 1));
  return saying;
}

Cue read_cue(const PatternFiles& files, const TomlFile& file, const toml::table& table, Rulebook& book) {
  file.expect_keys(table, {"name", "says", "phrases", "reach", "within", "capitalised", "heads_cells",
                           "signal", "not_after", "not_before", "examples", "counterexamples"});
  Cue cue;
  cue.name = file.required_text(table, "name");
  cue.file = files.display_name(file.name());
  cue.line = static_cast<int>(table.source().begin.line);
  cue.reach = reach_of(file, table);
  cue.within = static_cast<int>(file.number(table, "within", 0));
  if (const toml::node* capitalised = table.get("capitalised"))
    cue.capitalised = capitalised->value_or(false);
  if (const toml::node* heads = table.get("heads_cells")) {
    if (!heads->is_boolean()) file.fault(*heads, "heads_cells is true or false");
    cue.heads_cells = heads->value_or(true);
  }
  cue.signal = file.text(table, "signal");
  for (const std::string& written : file.texts(table, "says")) {
    cue.says.push_back(parse_saying(file, table, written, book.cues));
  }
  if (cue.says.empty()) file.fault(table, "a cue must say something: says = [\"jobs.change=cut 3/2\"]");
  cue.not_after = compile_all(file, table, "not_after", book);
  cue.not_before = compile_all(file, table, "not_before", book);
  cue.examples = file.texts(table, "examples");
  cue.counterexamples = file.texts(table, "counterexamples");
  if (cue.signal.empty() && (cue.examples.empty() || cue.counterexamples.empty())) {
    file.fault(table, "a cue needs \"examples\" and \"counterexamples\"; this one has not both");
  }
  return cue;
}

// Strengths fitted on the corpus by tools/fit_strengths replace the written ones.
void apply_strengths(const PatternFiles& files, Rulebook& book) {
  if (!files.all().contains("strengths.toml")) return;
  const TomlFile file(files, "strengths.toml");
  for (Cue& cue : book.cues.cues) {
    const toml::table* table = file.table(cue.name);
    if (table == nullptr) continue;
    cue.says.clear();
    for (std::size_t a = 0; a < book.cues.attributes.size(); ++a) {
      const Attribute& attribute = book.cues.attributes[a];
      for (std::size_t v = 0; v < attribute.values.size(); ++v) {
        const toml::node* pair = table->get(attribute.name + "=" + attribute.values[v]);
        if (pair == nullptr) continue;
        const toml::array* both = pair->as_array();
        if (both == nullptr || both->size() != 2) file.fault(*pair, "a fitted strength is [ahead, behind]");
        cue.says.push_back({static_cast<AttributeId>(a), static_cast<ValueId>(v), both->get(0)->value_or(0.0),
                            both->get(1)->value_or(0.0)});
      }
    }
  }
  if (const toml::table* bias = file.table("bias")) {
    for (Attribute& attribute : book.cues.attributes) {
      for (std::size_t i = 0; i < attribute.values.size(); ++i) {
        if (const toml::node* node = bias->get(attribute.name + "=" + attribute.values[i])) {
          attribute.bias[i] = node->value_or(0.0);
        }
      }
    }
  }
}

}  // namespace

const Attribute* CueBook::find_attribute(std::string_view name) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [&](const Attribute& attribute) { return attribute.name == name; });
  return found == attributes.end() ? nullptr : &*found;
}

const std::string* CueBook::value_said(std::uint32_t cue, AttributeId attribute) const {
  for (const Saying& saying : cues[cue].says) {
    if (saying.attribute == attribute) return &attributes[attribute].values[saying.value];
  }
  return nullptr;
}

AttributeId CueBook::attribute(std::string_view name) const {
  const Attribute* found = find_attribute(name);
  if (found == nullptr) {
    throw SetupError(ExitCode::usage,
                     "the attribute \"" + std::string(name) + "\" is missing; the program needs it",
                     "engine.toml");
  }
  return static_cast<AttributeId>(found - attributes.data());
}

namespace {

ChoiceWeights read_weights(const PatternFiles& files, const std::string& name) {
  const TomlFile file(files, name);
  ChoiceWeights result{files.display_name(name), {}};
  const toml::table* weights = file.table("weights");
  if (weights == nullptr) file.fault(file.root(), "the table [weights] is missing");
  for (const auto& [feature, node] : *weights) {
    const auto weight = node.value<double>();
    if (!weight) file.fault(node, "a weight is a number");
    result.weight_of.emplace(std::string(feature.str()), *weight);
  }
  return result;
}

}  // namespace

void load_choices(const PatternFiles& files, Rulebook& book) {
  book.mains = read_weights(files, "choices/mains.toml");
  book.owners = read_weights(files, "choices/owners.toml");
  book.periods = read_weights(files, "choices/periods.toml");
  book.parts = read_weights(files, "choices/parts.toml");
  book.repeats = read_weights(files, "choices/repeats.toml");
}

void load_engine(const PatternFiles& files, Rulebook& book) {
  const TomlFile file(files, "engine.toml");
  if (const toml::table* path = file.table("path")) {
    PathCosts& costs = book.path;
    const std::array<std::pair<std::string_view, double*>, 12> fields = {{{"word", &costs.word},
                                                                          {"comma", &costs.comma},
                                                                          {"conjunction", &costs.conjunction},
                                                                          {"dash", &costs.dash},
                                                                          {"colon", &costs.colon},
                                                                          {"semicolon", &costs.semicolon},
                                                                          {"bracket", &costs.bracket},
                                                                          {"numeral", &costs.numeral},
                                                                          {"sentence", &costs.sentence},
                                                                          {"block", &costs.block},
                                                                          {"lead", &costs.lead},
                                                                          {"neighbour", &costs.neighbour}}};
    for (const auto& [key, target] : fields) *target = file.number(*path, key, *target);
  }
  if (const toml::table* clause = file.table("clause")) {
    for (const std::string& border : file.texts(*clause, "borders"))
      book.clause_borders.push_back(book.vocabulary.add(border));
    std::sort(book.clause_borders.begin(), book.clause_borders.end());
  }
  for (const toml::table* table : file.tables("attribute")) {
    file.expect_keys(*table, {"name", "values", "bias"});
    Attribute attribute{file.required_text(*table, "name"), file.texts(*table, "values"), {}};
    if (attribute.values.empty())
      file.fault(*table, "an attribute needs \"values\"; the first is the default");
    attribute.bias.assign(attribute.values.size(), 0.0);
    if (const toml::node* bias = table->get("bias")) {
      if (bias->as_table() == nullptr) file.fault(*bias, "write bias = { value = 1.0 }");
      for (std::size_t i = 0; i < attribute.values.size(); ++i) {
        attribute.bias[i] = file.number(*bias->as_table(), attribute.values[i], 0.0);
      }
    }
    book.cues.attributes.push_back(std::move(attribute));
  }
}

void load_cues(const PatternFiles& files, Rulebook& book) {
  std::vector<std::pair<Cue, std::vector<Phrase>>> read;
  for (const auto& [name, content] : files.all()) {
    if (!name.starts_with("cues/")) continue;
    const TomlFile file(files, name);
    for (const toml::table* table : file.tables("cue")) {
      Cue cue = read_cue(files, file, *table, book);
      std::vector<Phrase> phrases = compile_all(file, *table, "phrases", book);
      if (phrases.empty() == cue.signal.empty())
        file.fault(*table, "a cue needs \"phrases\" or a \"signal\", not both");
      const bool known = std::any_of(read.begin(), read.end(),
                                     [&](const auto& other) { return other.first.name == cue.name; });
      if (known) file.fault(*table, "another cue is named \"" + cue.name + "\" too; names are unique");
      read.emplace_back(std::move(cue), std::move(phrases));
    }
  }
  std::sort(read.begin(), read.end(),
            [](const auto& a, const auto& b) { return a.first.name < b.first.name; });
  for (auto& [cue, phrases] : read) {
    const auto owner = static_cast<std::uint32_t>(book.cues.cues.size());
    for (const Phrase& phrase : phrases) book.cues.index.add(phrase, owner);
    if (!cue.signal.empty()) book.cues.by_signal[cue.signal].push_back(owner);
    book.cues.cues.push_back(std::move(cue));
  }
  apply_strengths(files, book);
}

}  // namespace townclerk
