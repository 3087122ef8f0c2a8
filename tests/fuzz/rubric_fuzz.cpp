#include "fuzz.hpp"
#include "matang/rubric/rubric.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace matang;
  const auto rubric =
      rubric::read_text(fuzz::text_of(data, size), "fuzz.yaml", {{"news", "complaint"}, {{"service", {"complaint"}}}});
  if (!rubric) {
    for (const auto& problem : rubric.error()) fuzz::promise(!to_text(problem).empty());
    return 0;
  }
  fuzz::promise(!rubric->id.empty() && !rubric->groups.empty());
  rubric::run_cases(*rubric);
  return 0;
}
