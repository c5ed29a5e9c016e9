// lists.toml, inflections.toml, glyphs.toml, numbers.toml, units.toml: words and what they are.
#include <array>
#include <stdexcept>

#include "rulebook/load_tables.h"
#include "rulebook/toml_file.h"

namespace townclerk {
namespace {

constexpr std::array<std::pair<std::string_view, WordClass>, 15> kClassNames = {{
    {"jobs", WordClass::jobs_noun},
    {"posts", WordClass::posts_noun},
    {"roles", WordClass::roles_noun},
    {"redundancies", WordClass::redundancies_noun},
    {"people", WordClass::people_noun},
    {"loose_people", WordClass::loose_people},
    {"fte", WordClass::fte_word},
    {"other", WordClass::other_noun},
    {"phrase_end", WordClass::phrase_end},
    {"month", WordClass::month},
    {"weekday", WordClass::weekday},
    {"abbreviation", WordClass::abbreviation},
    {"title", WordClass::title},
    {"service_noun", WordClass::service_noun},
    {"time_unit", WordClass::time_unit},
}};

Decimal decimal_of(const TomlFile& file, const toml::node& node) {
  const auto text = node.value<std::string>();
  const auto value = text ? Decimal::parse(*text) : std::nullopt;
  if (!value) file.fault(node, "write the value in quotes, as an exact decimal: \"0.5\", \"1000000\"");
  return *value;
}

// Calls each(word, decimal) for the table `key`: word = "value".
template <typename Each>
void each_value(const TomlFile& file, std::string_view key, Each each) {
  const toml::table* table = file.table(key);
  if (table == nullptr) file.fault(file.root(), "the table [" + std::string(key) + "] is missing");
  for (const auto& [word, node] : *table) each(word.str(), decimal_of(file, node));
}

template <typename Each>
void each_text(const TomlFile& file, std::string_view key, Each each) {
  const toml::table* table = file.table(key);
  if (table == nullptr) file.fault(file.root(), "the table [" + std::string(key) + "] is missing");
  for (const auto& [word, node] : *table) {
    const auto text = node.template value<std::string>();
    if (!text) file.fault(node, "must be a text in quotes");
    each(word.str(), *text);
  }
}

void mark_words(const TomlFile& file, Rulebook& book, const toml::table& table, std::string_view key,
                WordClass mark) {
  for (const std::string& entry : file.texts(table, key)) {
    std::vector<Phrase> phrases;
    try {
      phrases = compile_phrase(entry, book.lists, book.vocabulary);
    } catch (const std::invalid_argument& error) {
      file.fault(*table.get(key), error.what());
    }
    for (const Phrase& phrase : phrases) {
      if (phrase.size() != 1 || phrase[0].kind != StepKind::words) {
        file.fault(*table.get(key), "\"" + entry + "\" is more than one word; these lists hold single words");
      }
      for (const WordId word : phrase[0].words) book.lexicon.mark(word, mark);
    }
  }
}

}  // namespace

void load_lists(const PatternFiles& files, Rulebook& book) {
  const TomlFile inflections(files, "inflections.toml");
  for (const auto& [word, node] : inflections.root()) {
    (void)node;
    book.lists.inflections[std::string(word.str())] = inflections.texts(inflections.root(), word.str());
  }
  const TomlFile lists(files, "lists.toml");
  for (const auto& [name, node] : lists.root()) {
    (void)node;
    book.lists.lists[std::string(name.str())] = lists.texts(lists.root(), name.str());
  }
}

void load_glyphs(const PatternFiles& files, Rulebook& book) {
  const TomlFile file(files, "glyphs.toml");
  for (const toml::table* glyph : file.tables("glyph")) {
    file.expect_keys(*glyph, {"to", "from"});
    const std::string to = file.text(*glyph, "to");
    for (std::string& from : file.texts(*glyph, "from")) {
      if (from.empty()) file.fault(*glyph, "an empty spelling");
      book.glyphs.add(std::move(from), to);
    }
  }
}

void load_numbers(const PatternFiles& files, Rulebook& book) {
  const TomlFile file(files, "numbers.toml");
  Lexicon& lexicon = book.lexicon;
  Vocabulary& vocabulary = book.vocabulary;
  each_value(file, "words", [&](std::string_view word, Decimal value) {
    lexicon.number_words[vocabulary.add(word)] = {value, false};
  });
  each_value(file, "multipliers", [&](std::string_view word, Decimal value) {
    lexicon.number_words[vocabulary.add(word)] = {value, true};
  });
  each_value(file, "magnitudes",
             [&](std::string_view word, Decimal value) { lexicon.magnitudes[vocabulary.add(word)] = value; });
  each_value(file, "minor_units", [&](std::string_view word, Decimal value) {
    lexicon.minor_units[vocabulary.add(word)] = value;
  });
  each_text(file, "currency_before", [&](std::string_view word, std::string code) {
    lexicon.currency_before[vocabulary.add(word)] = std::move(code);
  });
  each_text(file, "currency_after", [&](std::string_view word, std::string code) {
    lexicon.currency_after[vocabulary.add(word)] = std::move(code);
  });
  for (const toml::table* form : file.tables("form")) {
    file.expect_keys(*form, {"name", "examples", "counterexamples"});
    NumberForm made{file.required_text(*form, "name"), files.display_name(file.name()),
                    static_cast<int>(form->source().begin.line), file.texts(*form, "examples"),
                    file.texts(*form, "counterexamples")};
    if (made.examples.empty() || made.counterexamples.empty()) {
      file.fault(*form, "a number form needs \"examples\" and \"counterexamples\"");
    }
    book.number_forms.push_back(std::move(made));
  }
}

void load_units(const PatternFiles& files, Rulebook& book) {
  const TomlFile file(files, "units.toml");
  const toml::table* classes = file.table("class");
  if (classes == nullptr) file.fault(file.root(), "the table [class] is missing");
  for (const auto& [key, node] : *classes) {
    const WordClass* found = nullptr;
    for (const auto& [name, word_class] : kClassNames) {
      if (name == key.str()) found = &word_class;
    }
    if (found == nullptr) file.fault(node, "no word class of that name");
    mark_words(file, book, *classes, key.str(), *found);
  }
  if (const toml::table* reasons = file.table("reason")) {
    for (const auto& [reason, node] : *reasons) {
      (void)node;
      mark_words(file, book, *reasons, reason.str(), WordClass::other_noun);
      for (const std::string& entry : file.texts(*reasons, reason.str())) {
        for (const Phrase& phrase : compile_phrase(entry, book.lists, book.vocabulary)) {
          for (const WordId word : phrase[0].words)
            book.lexicon.other_reasons[word] = std::string(reason.str());
        }
      }
    }
  }
  const auto numbered = [&](std::string_view key, auto& target, WordClass mark) {
    each_value(file, key, [&](std::string_view word, Decimal value) {
      const WordId id = book.vocabulary.add(word);
      target[id] = static_cast<int>(value.approximate());
      book.lexicon.mark(id, mark);
    });
  };
  numbered("months", book.lexicon.months, WordClass::month);
  numbered("weekdays", book.lexicon.weekdays, WordClass::weekday);
}

}  // namespace townclerk
