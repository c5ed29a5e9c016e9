#include "cli/closing.h"

#include <iostream>

namespace townclerk {

void say_closing(const Counts& counts, const std::string& written) {
  std::cerr << counts.documents << (counts.documents == 1 ? " document in: " : " documents in: ")
            << counts.records << (counts.records == 1 ? " record, " : " records, ") << counts.rejects
            << " rejected; " << counts.figures << " figures, " << counts.warnings << " warnings";
  if (counts.duplicates > 0) std::cerr << ", " << counts.duplicates << " duplicates";
  if (!written.empty()) std::cerr << "; written to " << written;
  std::cerr << '\n';
}

void say_reject(const Reject& reject) {
  std::cerr << "townclerk: " << reject.source << ":"
            << (reject.line > 0 ? std::to_string(reject.line) + ":" : "") << " rejected: " << reject.reason
            << (reject.byte > 0 ? ", at byte " + std::to_string(reject.byte) : "") << '\n';
}

}  // namespace townclerk
