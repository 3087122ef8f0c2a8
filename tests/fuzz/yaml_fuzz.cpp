#include "fuzz.hpp"
#include "matang/yaml/document.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace matang;
  const auto text = fuzz::text_of(data, size);
  const auto document = yaml::read_text(text, "fuzz.yaml", {64u << 10, 64, 10'000});
  fuzz::promise(document || !document.error().empty());
  if (!document || document->kind != yaml::Node::Kind::scalar) return 0;
  const auto again = yaml::read_text(yaml::quote(document->scalar), "quoted.yaml");
  fuzz::promise(again && again->scalar == document->scalar);  // what we write we read back
  Problems problems;
  yaml::as_integer(*document, problems);
  yaml::as_number(*document, problems);
  yaml::as_flag(*document, problems);
  return 0;
}
