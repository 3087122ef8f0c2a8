// What an assessor hands in is a file of anybody's making: a CSV, or a ZIP archive of XML.
#include "fuzz.hpp"
#include "matang/evidence/evidence.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace matang;
  const auto bytes = fuzz::text_of(data, size);
  for (const auto& file : {evidence::read_csv(bytes, "f.csv"), evidence::read_xlsx(bytes, "f.xlsx")}) {
    if (!file) {
      fuzz::promise(!file.error().empty());
      continue;
    }
    for (const auto& piece : file->evidence) fuzz::promise(!piece.indicator.empty() && piece.date && piece.date->ok());
    // What was read can be written and read again, within what a YAML file may hold.
    const std::string yaml = evidence::to_yaml(*file);
    if (yaml.size() < 1u << 20) fuzz::promise(evidence::read_text(yaml, "f.yaml").has_value());
  }
  return 0;
}
