#include "rulebook/phrase.h"

#include <catch2/catch.hpp>
#include <stdexcept>

using namespace townclerk;

namespace {
WordLists lists() {
  WordLists result;
  result.lists["job"] = {"job", "jobs"};
  result.inflections["cut"] = {"cuts", "cutting"};
  return result;
}
std::size_t expansions(const char* written) {
  Vocabulary vocabulary;
  return compile_phrase(written, lists(), vocabulary).size();
}
}  // namespace

TEST_CASE("a written phrase stands for so many phrases") {
  CHECK(expansions("axed") == 1);
  CHECK(expansions("(jobs|posts)") == 1);  // single words are one step
  CHECK(expansions("(jobs|full time posts)") == 2);
  CHECK(expansions("the? <job>") == 2);
  CHECK(expansions("cut ..3 £#") == 1);
}

TEST_CASE("inflections are regular unless the data says otherwise") {
  CHECK(inflect("axe", lists()) == std::vector<std::string>{"axe", "axes", "axed", "axing"});
  CHECK(inflect("cut", lists()) == std::vector<std::string>{"cut", "cuts", "cutting"});
  CHECK(inflect("deny", lists()) == std::vector<std::string>{"deny", "denies", "denied", "denying"});
}

TEST_CASE("a phrase that cannot be is refused in words for the user") {
  for (const char* written :
       {"(jobs", "jobs)", "<nothing>", "..3 jobs", "jobs ..", "jobs ..99 go", "the?", ""}) {
    CAPTURE(written);
    CHECK_THROWS_AS(expansions(written), std::invalid_argument);
  }
}
