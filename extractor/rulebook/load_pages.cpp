// pages.toml: what of a web page is no article.
#include "rulebook/load_tables.h"
#include "rulebook/toml_file.h"

namespace townclerk {

void load_pages(const PatternFiles& files, Rulebook& book) {
  const TomlFile file(files, "pages.toml");
  file.expect_keys(file.root(), {"skip_elements", "skip_words", "skip_roles"});
  const auto read = [&](const char* key, std::unordered_set<std::string>& set) {
    for (std::string& word : file.texts(file.root(), key)) set.insert(std::move(word));
  };
  read("skip_elements", book.pages.skip_elements);
  read("skip_words", book.pages.skip_words);
  read("skip_roles", book.pages.skip_roles);
}

}  // namespace townclerk
