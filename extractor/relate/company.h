// What is said of the figures before a figure, as signals for its words (relate/word_features.h): numbers of
// one sentence, list or column mostly mean the same, a story goes on as it began. Covered by
// tests/unit/relate/company_test.cpp.
#pragma once

#include <string>
#include <vector>

#include "model/article.h"
#include "model/record.h"
#include "relate/target.h"

namespace townclerk {

// "after-sentence:cut", "leans-on:approved" … for targets[at], whose forerunners are made: figures holds
// them, in the targets' order.
std::vector<std::string> company_of(const Article& article, const std::vector<Target>& targets,
                                    const std::vector<Figure>& figures, std::size_t at);

}  // namespace townclerk
