// Ids count from 1; part_of, repeats and council name what the record has.
#include <algorithm>
#include <array>
#include <utility>

#include "check/rule.h"

namespace townclerk {

void check_links(const CheckInput& input, CheckReport& report) {
  int expected = 1;
  for (const Figure& figure : input.record.figures) {
    const std::string name = "figure " + std::to_string(figure.id);
    if (figure.id != expected)
      report.add("links", name + " should have the id " + std::to_string(expected) + "; ids count from 1",
                 {figure.id});
    ++expected;
    const std::array<std::pair<const char*, int>, 2> links = {
        {{"part_of", figure.part_of}, {"repeats", figure.repeats}}};
    for (const auto& [key, other] : links) {
      if (other == 0 || (other != figure.id && input.figure(other) != nullptr)) continue;
      report.add("links",
                 name + ": " + key + " names figure " + std::to_string(other) +
                     ", which is not another figure of the record",
                 {figure.id});
    }
    const bool listed =
        figure.council.empty() ||
        std::any_of(input.record.councils.begin(), input.record.councils.end(), [&](const Council& council) {
          return council.gss == figure.council || council.code == figure.council;
        });
    if (!listed)
      report.add("links", name + " names the council " + figure.council + ", which is not among the councils",
                 {figure.id});
  }
}

}  // namespace townclerk
