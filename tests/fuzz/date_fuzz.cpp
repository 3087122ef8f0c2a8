#include "fuzz.hpp"
#include "matang/web/date.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace matang;
  using namespace std::chrono_literals;
  const auto text = fuzz::text_of(data, size);
  const web::Date today = 2023y / std::chrono::January / 31;
  for (const auto& mention : web::find_dates(text, today))
    fuzz::promise(mention.date.ok() && mention.begin < mention.end && mention.end <= size);
  if (const auto in_path = web::find_date_in_path(text, today)) fuzz::promise(in_path->date.ok());
  if (const auto date = web::parse_iso_date(text)) fuzz::promise(web::parse_iso_date(web::to_text(*date)) == date);
  for (const auto& instant : {web::parse_http_date(text), web::parse_iso_instant(text)})
    if (instant) fuzz::promise(web::parse_iso_instant(web::to_iso_instant(*instant)) == instant);
  return 0;
}
