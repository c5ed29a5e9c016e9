# Writes OUTPUT.S, which holds every file of PATTERNS_DIR and the record's schema byte for byte, and OUTPUT.cpp, which names them.
# Run as a script: cmake -DPATTERNS_DIR=… -DSCHEMA=… -DOUTPUT=… -P EmbedPatterns.cmake
cmake_minimum_required(VERSION 3.25)
file(GLOB_RECURSE files RELATIVE ${PATTERNS_DIR} ${PATTERNS_DIR}/*.toml ${PATTERNS_DIR}/*.csv)
list(SORT files)
set(assembly "    .section .rodata\n")
set(externs "")
set(entries "")
function(embed symbol path)
  string(APPEND assembly "    .balign 64\n    .global ${symbol}\n${symbol}:\n    .incbin \"${path}\"\n    .global ${symbol}_end\n${symbol}_end:\n    .byte 0\n")
  string(APPEND externs "extern const char ${symbol};\nextern const char ${symbol}_end;\n")
  set(assembly "${assembly}" PARENT_SCOPE)
  set(externs "${externs}" PARENT_SCOPE)
endfunction()
set(number 0)
foreach(name IN LISTS files)
  set(symbol "townclerk_pattern_${number}")
  math(EXPR number "${number} + 1")
  embed(${symbol} ${PATTERNS_DIR}/${name})
  string(APPEND entries "    {\"${name}\", between(&${symbol}, &${symbol}_end)},\n")
endforeach()
embed(townclerk_record_schema ${SCHEMA})
string(APPEND assembly "    .section .note.GNU-stack,\"\",%progbits\n")
set(code "#include \"rulebook/embedded_patterns.h\"

extern \"C\" {
${externs}}

namespace townclerk {
namespace {

std::string_view between(const char* first, const char* last) { return {first, static_cast<std::size_t>(last - first)}; }

}  // namespace

std::vector<EmbeddedFile> embedded_patterns() {
  return {
${entries}  };
}
std::string_view embedded_record_schema() { return between(&townclerk_record_schema, &townclerk_record_schema_end); }
}  // namespace townclerk
")
# Always anew: the build does not see what the assembly includes.
file(WRITE ${OUTPUT}.S "${assembly}")
file(WRITE ${OUTPUT}.cpp "${code}")
