#include "facts/site/dates.hpp"

#include <algorithm>
#include <array>

namespace matang::facts {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The first number group of a numeric date: positive where it must be the day, negative where it must be the month.
int order_vote(std::string_view text) {
  int vote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_digit(text[i]) || (i > 0 && is_digit(text[i - 1]))) continue;
    std::array<unsigned, 3> numbers{};
    std::size_t at = i, count = 0;
    for (; count < 3; ++count) {
      const std::size_t begin = at;
      while (at < text.size() && at - begin < 4 && is_digit(text[at]))
        numbers[count] = numbers[count] * 10 + static_cast<unsigned>(text[at++] - '0');
      if (at == begin || (count < 2 && at - begin > 2)) break;
      if (count < 2 && (at >= text.size() || (text[at] != '/' && text[at] != '-' && text[at] != '.'))) break;
      if (count < 2) ++at;
    }
    if (count < 3 || numbers[0] == 0 || numbers[1] == 0) continue;
    if (numbers[0] > 12 && numbers[0] <= 31 && numbers[1] <= 12) ++vote;
    if (numbers[1] > 12 && numbers[1] <= 31 && numbers[0] <= 12) --vote;
  }
  return vote;
}

web::Date exchanged(web::Date date) {
  return {date.year(), std::chrono::month{static_cast<unsigned>(date.day())},
          std::chrono::day{static_cast<unsigned>(date.month())}};
}

/// The visitor's today may be a day ahead of UTC's.
bool is_today(web::Date date, const SitePage& page) {
  const auto ahead = sys_days{date} - sys_days{page.captured_on()};
  return ahead == days{0} || ahead == days{1};
}

bool is_written_on_page(DateCue cue) { return cue >= DateCue::microdata && cue <= DateCue::visible; }

bool shows_today(const SitePage& page) {
  return std::any_of(page.facts->dates.begin(), page.facts->dates.end(),
                     [&](const DateSeen& date) { return date.cue == DateCue::visible && is_today(date.date, page); });
}

/// An item's date stands in a row, a list item or a line of its own; a date in running text is what the text is about.
bool is_item(const Block& block, DateRole role) {
  constexpr std::uint32_t line_words = 12;  // our choice
  return role != DateRole::mention || block.kind == Block::Kind::table_row || block.kind == Block::Kind::list_item ||
         block.words <= line_words;
}

bool trusts(DateCue cue) { return cue != DateCue::last_modified && cue != DateCue::sitemap && cue != DateCue::none; }

}  // namespace

void settle_day_month_order(SiteHost& host) {
  long vote = 0;
  for (const SitePage* page : host.pages)
    for (const DateSeen& date : page->facts->dates)
      if (!date.ambiguous && is_written_on_page(date.cue)) vote += order_vote(date.excerpt);
  if (vote >= 0) return;
  for (SitePage* page : host.pages) {
    PageDate& own = page->facts->date;
    for (DateSeen& date : page->facts->dates) {
      if (!date.ambiguous) continue;
      const web::Date as_read = date.date;
      date.date = exchanged(as_read);
      if (!date.date.ok()) {
        date.date = as_read;
        continue;
      }
      if (own.cue != date.cue) continue;
      if (date.role == DateRole::published && own.published == as_read) own.published = date.date;
      if (date.role == DateRole::modified && own.modified == as_read) own.modified = date.date;
    }
  }
}

void find_newest_items(SiteHost& host, const lexicon::Lexicon& lexicon) {
  // A clock is what shows today on many pages; a host of few pages can't tell, there a lone line is taken for one.
  std::size_t showing = 0;
  for (const SitePage* page : host.pages) showing += shows_today(*page) ? 1U : 0U;
  const bool has_clock = showing >= 3 && showing * 10 > host.pages.size() * 4;
  const bool is_small = host.pages.size() < Template::least_pages;
  const auto agenda = lexicon.find("agenda");
  for (SitePage* page : host.pages) {
    const bool about_events = agenda && std::binary_search(page->about.begin(), page->about.end(), *agenda);
    for (const DateSeen& date : page->facts->dates) {
      if (!is_written_on_page(date.cue) || !page->own.has(date.block)) continue;
      const Block& block = page->facts->blocks[date.block];
      const bool is_event = date.role == DateRole::event || (about_events && date.role == DateRole::mention);
      if (is_event ? !about_events : !is_item(block, date.role)) continue;
      if (!is_event && sys_days{date.date} > sys_days{page->captured_on()} + days{1}) continue;
      const bool lone_line = block.kind == Block::Kind::text && block.words <= 8 && block.link_words == 0;
      if (date.cue == DateCue::visible && is_today(date.date, *page) && (has_clock || (is_small && lone_line)))
        continue;
      if (!page->newest_item || *page->newest_item < date.date) {
        page->newest_item = date.date;
        page->has_events = is_event;
      }
    }
  }
}

std::optional<web::Date> genuine_published(const SitePage& page) {
  const PageDate& date = page.facts->date;
  if (!date.published || !trusts(date.cue) || sys_days{*date.published} > sys_days{page.captured_on()} + days{1})
    return std::nullopt;
  return date.published;
}

std::optional<web::Date> genuine_modified(const SitePage& page) {
  const PageDate& date = page.facts->date;
  if (!date.modified || sys_days{*date.modified} > sys_days{page.captured_on()} + days{1}) return std::nullopt;
  // `cue` is the published date's where there is one: ask the dates themselves where the modified one comes from.
  const bool is_trusted = std::any_of(page.facts->dates.begin(), page.facts->dates.end(), [&](const DateSeen& seen) {
    return seen.role == DateRole::modified && seen.date == *date.modified && trusts(seen.cue);
  });
  return is_trusted || (!date.published && trusts(date.cue)) ? date.modified : std::nullopt;
}

}  // namespace matang::facts
