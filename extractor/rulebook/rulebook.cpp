#include "rulebook/rulebook.h"

#include "rulebook/load_tables.h"

namespace townclerk {

std::shared_ptr<const Rulebook> Rulebook::load(const PatternFiles& files) {
  auto book = std::make_shared<Rulebook>();
  book->hash = files.hash();
  load_lists(files, *book);
  load_glyphs(files, *book);
  load_numbers(files, *book);
  load_units(files, *book);
  load_text_patterns(files, *book);
  load_engine(files, *book);
  load_cues(files, *book);
  load_words(files, *book);
  load_choices(files, *book);
  load_checks(files, *book);
  load_pages(files, *book);
  load_gazetteer(files, *book);
  return book;
}

}  // namespace townclerk
