# Writes OUTPUT, a C++ file that holds every file of PATTERNS_DIR and the record's schema.
# Run as a script: cmake -DPATTERNS_DIR=… -DSCHEMA=… -DOUTPUT=… -P EmbedPatterns.cmake
cmake_minimum_required(VERSION 3.25)
file(GLOB_RECURSE files RELATIVE ${PATTERNS_DIR} ${PATTERNS_DIR}/*.toml ${PATTERNS_DIR}/*.csv)
list(SORT files)
set(entries "")
foreach(name IN LISTS files)
  file(READ ${PATTERNS_DIR}/${name} content)
  string(APPEND entries "    {\"${name}\", R\"~~~~(${content})~~~~\"},\n")
endforeach()
file(READ ${SCHEMA} schema)
file(WRITE ${OUTPUT}.new "#include <array>\n#include \"rulebook/embedded_patterns.h\"\n\nnamespace townclerk {\nnamespace {\nconst EmbeddedFile kFiles[] = {\n${entries}};\n}  // namespace\nstd::span<const EmbeddedFile> embedded_patterns() { return kFiles; }\nstd::string_view embedded_record_schema() { return R\"~~~~(${schema})~~~~\"; }\n}  // namespace townclerk\n")
file(COPY_FILE ${OUTPUT}.new ${OUTPUT} ONLY_IF_DIFFERENT)
