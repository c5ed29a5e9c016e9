#include <iostream>
#include <map>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/options.h"
#include "cli/output.h"
#include "model/setup_error.h"
#include "pipeline.h"
#include "read/reader.h"
#include "write/explain.h"

namespace townclerk {

int command_explain(const std::vector<std::string>& arguments) {
  std::vector<std::string> inputs;
  std::string format;
  std::string published;
  std::string patterns;
  std::string color = "auto";
  int figure = 0;
  bool help = false;
  options::options_description description;
  description.add_options()("input", options::value(&inputs))("figure", options::value(&figure))(
      "format", options::value(&format))("published", options::value(&published))(
      "patterns", options::value(&patterns))("color", options::value(&color))("help,h",
                                                                              options::bool_switch(&help));
  parse_options(arguments, description, "input");
  if (help) {
    std::cout << explain_help();
    return 0;
  }
  require_date(published);
  if (inputs.empty())
    throw SetupError(ExitCode::usage,
                     "nothing to explain: name a file; `townclerk explain --help` shows how");
  const std::map<std::string, FeatureSort> sorts = {
      {"features", FeatureSort::cues}, {"owners", FeatureSort::owners},   {"mains", FeatureSort::mains},
      {"parts", FeatureSort::parts},   {"periods", FeatureSort::periods}, {"repeats", FeatureSort::repeats},
      {"words", FeatureSort::words},   {"names", FeatureSort::names},     {"context", FeatureSort::context}};
  const bool features = sorts.contains(format);
  const bool json =
      !features &&
      resolve_format(format, "text|json|features|mains|owners|periods|parts|repeats|words|names|context",
                     Format::text) == Format::json;
  const bool colored = resolve_color(color, 1);
  const auto rulebook = load_rulebook(patterns);
  Reader reader(inputs, {FieldNames(), published, &rulebook->pages}, std::cin);
  Output output("");
  bool rejected = false;
  try {
    while (const auto item = reader.next()) {
      if (const auto* reject = std::get_if<Reject>(&*item)) {
        std::cerr << "townclerk: " << reject->source << ": rejected: " << reject->reason << '\n';
        rejected = true;
        continue;
      }
      if (features) {
        output.write(dump_features(std::get<Document>(*item), *rulebook, sorts.at(format)));
        continue;
      }
      const Record record = extract(std::get<Document>(*item), *rulebook);
      const bool known =
          figure == 0 || (figure > 0 && static_cast<std::size_t>(figure) <= record.figures.size());
      if (!known)
        throw SetupError(ExitCode::usage, "there is no figure " + std::to_string(figure) + "; " + record.id +
                                              " has " + std::to_string(record.figures.size()));
      output.write(json ? explain_json(record, figure) : explain_text(record, figure, colored));
    }
    output.finish();
  } catch (const ClosedPipe&) {
    return 0;
  }
  return rejected ? 1 : 0;
}

}  // namespace townclerk
