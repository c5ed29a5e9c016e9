#include <iostream>

#include "cli/closing.h"
#include "cli/commands.h"
#include "cli/extract_run.h"
#include "cli/help.h"
#include "model/setup_error.h"

namespace townclerk {
namespace {

// What would be read: kind, where it stands, id, bytes of text; a line each.
int list_inputs(const ExtractOptions& raw, const Rulebook& rulebook) {
  Reader reader(raw.inputs, {FieldNames::parse(raw.map), raw.published, &rulebook.pages}, std::cin);
  Output output(raw.output);
  bool rejected = false;
  while (const auto item = reader.next()) {
    if (const auto* reject = std::get_if<Reject>(&*item)) {
      say_reject(*reject);
      rejected = true;
      continue;
    }
    const auto& document = std::get<Document>(*item);
    output.write(std::string(name_of(reader.content())) + "\t" + document.source +
                 (document.line > 0 ? ":" + std::to_string(document.line) : "") + "\t" + document.id + "\t" +
                 std::to_string(document.text.size()) + "\n");
  }
  output.finish();
  return static_cast<int>(rejected ? ExitCode::rejected : ExitCode::done);
}

}  // namespace

int command_extract(const std::vector<std::string>& arguments) {
  const ExtractOptions raw = parse_extract_options(arguments);
  if (raw.help) {
    std::cout << extract_help();
    return 0;
  }
  try {
    const auto rulebook = load_rulebook(raw.patterns);
    return raw.list_inputs ? list_inputs(raw, *rulebook) : ExtractRun(raw, *rulebook).go();
  } catch (const ClosedPipe&) {
    return 0;
  }
}

}  // namespace townclerk
