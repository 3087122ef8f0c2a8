#include "fuzz.hpp"
#include "matang/facts/page_facts.hpp"

/// First line: a Content-Type; the rest: a page.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace matang;
  static const auto lexicon = lexicon::Lexicon::load(MATANG_LEXICON);
  const auto [type, body] = fuzz::split_line(fuzz::text_of(data, size));
  capture::Capture capture;
  capture.requested = web::Url::parse("https://www.contohkab.go.id/berita/2022/12/").value();
  capture.captured_at = std::chrono::sys_seconds(std::chrono::seconds(1'670'000'000));
  capture.outcome = capture::Response{200, {{{"Content-Type", std::string(type)}}}, web::Bytes(body), false};
  const auto page = facts::read_page(capture, *lexicon);
  for (const auto& link : page.links) fuzz::promise(link.block < page.blocks.size() || page.blocks.empty());
  for (const auto& seen : page.concepts) fuzz::promise(seen.concept_index < lexicon->concepts().size());
  for (const auto& seen : page.dates) fuzz::promise(seen.date.ok());
  return 0;
}
