#include "rulebook/rulebook.h"

#include <future>

#include "rulebook/load_tables.h"

namespace townclerk {

std::shared_ptr<const Rulebook> Rulebook::load(const PatternFiles& files) {
  auto book = std::make_shared<Rulebook>();
  // What needs no numbers of words goes on beside the rest: half of the time of loading.
  auto beside = std::async(std::launch::async, [&files, &book] {
    book->hash = files.hash();
    load_text_patterns(files, *book);
    load_choices(files, *book);
    load_checks(files, *book);
    load_pages(files, *book);
  });
  load_lists(files, *book);
  load_glyphs(files, *book);
  load_numbers(files, *book);
  load_units(files, *book);
  load_engine(files, *book);
  load_cues(files, *book);
  load_words(files, *book);
  load_context(files, *book);
  load_gazetteer(files, *book);
  beside.get();
  return book;
}

}  // namespace townclerk
