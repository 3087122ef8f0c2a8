#include "fuzz.hpp"
#include "matang/evidence/evidence.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace matang;
  const auto file = evidence::read_text(fuzz::text_of(data, size), "fuzz.yaml");
  if (!file) return fuzz::promise(!file.error().empty()), 0;
  for (const auto& piece : file->evidence) fuzz::promise(piece.date && piece.date->ok() && !piece.indicator.empty());
  const auto blank = evidence::read_text(evidence::form(file->subject, {}), "form.yaml");
  fuzz::promise(blank && blank->subject == file->subject);  // a form reads back, whatever the site is called
  return 0;
}
