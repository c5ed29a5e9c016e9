// One function a command, one file a function. Each takes the words behind the command's name and gives the
// exit code; SetupError for what the user must put right.
#pragma once

#include <string>
#include <vector>

namespace townclerk {

int command_extract(const std::vector<std::string>& arguments);
int command_validate(const std::vector<std::string>& arguments);
int command_explain(const std::vector<std::string>& arguments);
int command_score(const std::vector<std::string>& arguments);
int command_councils(const std::vector<std::string>& arguments);
int command_merge(const std::vector<std::string>& arguments);
int command_patterns(const std::vector<std::string>& arguments);

}  // namespace townclerk
