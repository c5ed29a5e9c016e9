#include "read/source.h"

#include <iterator>

namespace townclerk {

bool read_all(std::istream& in, std::string& bytes) {
  try {
    bytes.append(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  } catch (const std::ios_base::failure&) {
    in.setstate(std::ios_base::badbit);
    return false;
  }
  return !in.bad();
}

bool read_line(std::istream& in, std::string& line) {
  line.clear();
  if (!std::getline(in, line)) return false;
  if (line.ends_with('\r')) line.pop_back();
  return true;
}

}  // namespace townclerk
