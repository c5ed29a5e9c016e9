// The text is the one that the record was made of.
#include "check/rule.h"
#include "rulebook/pattern_files.h"
#include "unicode/decode.h"

namespace townclerk {

void check_document(const CheckInput& input, CheckReport& report) {
  if (!input.text) return;
  if (input.record.length != count_code_points(*input.text))
    report.add("document", "the text has another length than document.length says");
  if (input.record.sha256 != sha256_hex(*input.text))
    report.add("document", "the text has another SHA-256 than document.sha256 says");
}

}  // namespace townclerk
