// The help texts: each teaches by example.
#pragma once

#include <string>

namespace townclerk {

std::string general_help();
std::string extract_help();
std::string merge_help();
std::string validate_help();
std::string explain_help();
std::string patterns_help();
std::string score_help();
std::string councils_help();
// Program, schema and pattern hash.
std::string version_text();

}  // namespace townclerk
