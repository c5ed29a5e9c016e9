#include "read/duplicates.h"

#include <catch2/catch.hpp>

using namespace townclerk;

namespace {

// Sentences of invented news, by number, so that texts share as many as a test wants.
std::string sentences(int from, int to) {
  std::string text;
  for (int n = from; n < to; ++n) {
    const std::string number = std::to_string(n);
    text.append("Ward ").append(number).append(" of the borough loses its library number ").append(number);
    text.append(" after a vote on item ").append(number).append(" of the evening. ");
  }
  return text;
}

std::string marked(DuplicateFinder& finder, const std::string& id, const std::string& text) {
  Document document;
  document.id = id;
  document.text = text;
  finder.mark(document);
  return document.duplicate_of;
}

}  // namespace

TEST_CASE("the same text is a duplicate, whatever its case, breaks and marks") {
  DuplicateFinder finder;
  const std::string text = sentences(0, 20);
  CHECK(marked(finder, "a", text).empty());
  CHECK(marked(finder, "b", text) == "a");
  CHECK(marked(finder, "c", "WARD 0 OF" + text.substr(9) + "\n\n--") == "a");
  CHECK(marked(finder, "a", text).empty());
}

TEST_CASE("nearly the same is a duplicate, half the same is not") {
  DuplicateFinder finder;
  CHECK(marked(finder, "a", sentences(0, 30)).empty());
  CHECK(marked(finder, "cut", sentences(0, 28)) == "a");
  CHECK(marked(finder, "led", "Another paper, another headline. " + sentences(0, 30)) == "a");
  CHECK(marked(finder, "half", sentences(0, 15)).empty());
  CHECK(marked(finder, "other", sentences(15, 45)).empty());
}

TEST_CASE("a duplicate of a duplicate names the first") {
  DuplicateFinder finder;
  marked(finder, "a", sentences(0, 40));
  CHECK(marked(finder, "b", sentences(1, 40)) == "a");
  CHECK(marked(finder, "c", sentences(1, 40)) == "a");
}

TEST_CASE("a few words are never duplicates") {
  DuplicateFinder finder;
  CHECK(marked(finder, "a", "Essex County Council will cut 40 posts.").empty());
  CHECK(marked(finder, "b", "Essex County Council will cut 40 posts.").empty());
}

TEST_CASE("what is too long ago is forgotten") {
  DuplicateFinder finder(2);
  marked(finder, "a", sentences(0, 20));
  marked(finder, "b", sentences(100, 120));
  marked(finder, "c", sentences(200, 220));
  CHECK(marked(finder, "d", sentences(100, 120)) == "b");
  CHECK(marked(finder, "e", sentences(0, 20)).empty());
}

TEST_CASE("a document without an id goes by its sha256") {
  DuplicateFinder finder;
  marked(finder, "", sentences(0, 20));
  CHECK(marked(finder, "b", sentences(0, 20)).size() == 64);
}
