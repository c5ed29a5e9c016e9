// The program's version; the schema's stands in model/record.h.
#pragma once

namespace townclerk {

inline constexpr const char* kVersion = "0.1.0";

}  // namespace townclerk
