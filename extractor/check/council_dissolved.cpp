// A council that was abolished before the article was published.
#include "check/rule.h"

namespace townclerk {

void check_council_dissolved(const CheckInput& input, CheckReport& report) {
  const std::string& published = input.record.published;
  if (published.empty()) return;
  for (const Council& council : input.record.councils) {
    for (const RegisterEntry& entry : input.rulebook.gazetteer.councils) {
      const bool same = council.gss.empty() ? entry.code == council.code : entry.gss == council.gss;
      if (!same || entry.end.empty() || published < entry.end) continue;
      std::string heirs;
      for (const std::string& heir : entry.successors)
        heirs += (heirs.empty() ? "; its area is now " : ", ") + heir;
      report.add("council-dissolved",
                 council.name + " was abolished on " + entry.end + ", before this was published" + heirs);
    }
  }
}

}  // namespace townclerk
