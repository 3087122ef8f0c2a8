#include "assess/cadence.hpp"

#include <algorithm>
#include <vector>

namespace matang::assess {
namespace {

constexpr int most_months = 60;  // our choice: five years fit a chart

int month_number(web::Date date) {
  return static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

}  // namespace

Cadence cadence_of(const facts::SiteFacts& site, web::Date as_of) {
  Cadence cadence;
  std::vector<web::Date> dates;
  const auto take = [&](const facts::Observed<web::Date>& observed) {
    const auto* date = std::get_if<web::Date>(&observed);
    if (date == nullptr || !date->ok())
      ++cadence.undated;
    else if (*date <= as_of)  // an announced event is no update
      dates.push_back(*date);
  };
  for (const facts::Page& page : site.pages)
    if (page.kind == facts::PageKind::article && page.status >= 200 && page.status < 300) take(page.date_published);
  for (const facts::Document& document : site.documents)
    if (document.date_is_last_modified)
      ++cadence.undated;
    else
      take(document.date);
  if (dates.empty()) return cadence;
  std::sort(dates.begin(), dates.end());

  const int last = month_number(as_of);
  const int first = std::max(month_number(dates.front()), last - most_months + 1);
  for (int month = first; month <= last; ++month)
    cadence.months.push_back({month / 12, static_cast<unsigned>(month % 12 + 1), 0});
  for (const web::Date date : dates) {
    const int at = month_number(date) - first;
    if (at < 0)
      ++cadence.earlier;
    else
      ++cadence.months[static_cast<std::size_t>(at)].items;
  }
  for (std::size_t i = 0; i < dates.size(); ++i) {
    const web::Date next = i + 1 < dates.size() ? dates[i + 1] : as_of;
    const auto days = (std::chrono::sys_days(next) - std::chrono::sys_days(dates[i])).count();
    if (days <= cadence.gap_days) continue;
    cadence.gap_days = days;
    cadence.gap_from = dates[i];
    cadence.gap_to = next;
  }
  return cadence;
}

}  // namespace matang::assess
