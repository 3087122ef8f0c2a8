#include <algorithm>
#include <array>
#include <set>

#include "facts/page/date_markup.hpp"
#include "facts/page/fold.hpp"
#include "facts/page/themes.hpp"
#include "matang/web/charset.hpp"
#include "matang/web/date.hpp"

namespace matang::facts::page {
namespace {

using std::chrono::sys_days;

constexpr std::size_t max_dates = 3000, longest_block = 20'000;  // our choices

struct Visible {
  DateSeen seen;
  bool day_known = true;
  bool relative = false;
  bool labelled = false;       ///< "Diposting:", "Published on"
  bool dated_by_name = false;  ///< in an element called date, time, byline
  bool short_block = false;
  bool leading = false;  ///< begins its block
};

bool says_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return has_word(text, word); });
}

DateRole role_by_words(std::string_view before) {
  if (says_any(before, {"diperbarui", "diperbaharui", "terakhir diubah", "terakhir diperbarui", "last updated",
                        "updated", "update", "last modified", "modified", "diubah", "pembaruan", "aktualisiert",
                        "dimutakhirkan", "dimodifikasi", "stand", "geändert"}))
    return DateRole::modified;
  if (says_any(before, {"dipublikasikan", "diterbitkan", "diposting", "diposkan",    "dipublish", "published",
                        "publish",        "posted",      "posted on", "terbit",      "publikasi", "ditulis",
                        "dibuat",         "created",     "tayang",    "diunggah",    "rilis",     "veröffentlicht",
                        "erstellt",       "publié",      "publicado", "geschrieben", "written",   "gepostet",
                        "date",           "tanggal",     "datum",     "pubblicato"}))
    return DateRole::published;
  // What happens on a day, and what a law or a term is dated with, is no publication.
  if (says_any(before, {"pada hari", "pelaksanaan", "acara", "berlangsung", "deadline", "batas akhir", "paling lambat",
                        "sampai dengan", "s/d", "hingga", "mulai tanggal", "periode", "lahir", "tmt", "event", "jadwal",
                        "until", "born", "registered"}))
    return DateRole::event;
  return DateRole::mention;
}

bool is_no_update(const PageView& view, std::uint32_t block, std::string_view text) {
  const auto place = view.blocks[block].place;
  if (place == Place::header) return true;  // the clock
  if (contains_ignoring_case(text, "hari ini") || contains_ignoring_case(text, "copyright") ||
      contains_ignoring_case(text, "hak cipta") || text.find("\xC2\xA9") != std::string_view::npos)
    return true;
  return place == Place::footer;
}

/// Marks per block of elements that are called clocks, counters, comments, or dates.
struct BlockNames {
  std::vector<bool> dated, barred;
};
BlockNames names_of_blocks(const PageView& view) {
  BlockNames names{std::vector<bool>(view.blocks.size()), std::vector<bool>(view.blocks.size())};
  std::uint32_t barred_until = 0, dated_until = 0;
  for (std::uint32_t i = 0; i < view.size(); ++i) {
    const auto name = view.names[i];
    const auto size = view.end(i) - i;
    const bool part = 3 * size < 2 * view.size();
    if (part && name.any({Name::clock, Name::counter, Name::comment, Name::related, Name::archive}))
      barred_until = std::max(barred_until, view.end(i));
    if (name.has(Name::date) && size < 40) dated_until = std::max(dated_until, view.end(i));
    if (view.nodes()[i].kind != web::Node::Kind::text) continue;
    const auto block = view.block_of[i];
    if (block >= view.blocks.size()) continue;
    if (i < barred_until) names.barred[block] = true;
    if (i < dated_until) names.dated[block] = true;
  }
  return names;
}

std::vector<Visible> visible_dates(const PageView& view, const BlockNames& names) {
  std::vector<Visible> found;
  for (std::uint32_t block = 0; block < view.blocks.size() && found.size() < max_dates; ++block) {
    const auto text = view.text_of_block(block).substr(0, longest_block);
    if (text.size() < 6 || names.barred[block]) continue;
    if (std::none_of(text.begin(), text.end(), is_digit) && text.size() > 60) continue;
    for (const auto& mention : web::find_dates(text, view.today)) {
      Visible visible;
      const auto from = mention.begin > 40 ? mention.begin - 40 : 0;
      const auto before = text.substr(from, mention.begin - from);
      visible.seen.date = mention.date;
      visible.seen.ambiguous = mention.ambiguous;
      visible.seen.line = view.blocks[block].line;
      visible.seen.block = block;
      visible.seen.excerpt =
          one_line(web::valid_utf8(text.substr(from, std::min(text.size(), mention.end + 60) - from)), 160);
      visible.seen.role = role_by_words(before);
      const bool future = sys_days{mention.date} > sys_days{view.today} + std::chrono::days{1};
      if (future) visible.seen.role = DateRole::event;
      visible.labelled = visible.seen.role == DateRole::published || visible.seen.role == DateRole::modified;
      visible.seen.cue = visible.labelled ? DateCue::visible_labelled : DateCue::visible;
      visible.day_known = mention.day_known;
      visible.relative = mention.relative;
      visible.dated_by_name = names.dated[block];
      visible.short_block = view.blocks[block].words + view.blocks[block].link_words <= 25;
      visible.leading = count_words(text.substr(0, mention.begin)) <= 2;
      if (is_no_update(view, block, text)) {
        // Kept as a mention where it may be read, never as an update.
        if (!future) visible.seen.role = DateRole::mention;
        visible.labelled = visible.dated_by_name = visible.short_block = false;
        if (view.blocks[block].place != Place::footer) continue;
      }
      found.push_back(std::move(visible));
    }
  }
  return found;
}

/// The heading the page is about: one that its title repeats, else the first h1 of the main part.
std::optional<std::uint32_t> main_heading(const PageView& view) {
  std::string title;
  for (std::uint32_t i = 0; i < view.size() && title.empty(); ++i)
    if (view.tags[i] == Tag::title && i + 1 < view.end(i)) title = folded(view.nodes()[i + 1].text);
  std::optional<std::uint32_t> first;
  for (std::uint32_t i = 0; i < view.size(); ++i) {
    if (!is_heading(view.tags[i]) || view.places[i] == Place::footer || view.places[i] == Place::aside) continue;
    const auto text = folded(view.text_of(i).substr(0, 300));
    if (count_words(text) >= 3 && !title.empty() && title.find(text.substr(0, 40)) != std::string::npos)
      return view.block_index(i);
    if (!first && view.tags[i] == Tag::h1 && view.places[i] == Place::main && !text.empty())
      first = view.block_index(i);
  }
  return first;
}

std::optional<web::Date> first_of(const std::vector<DateSeen>& markup, DateCue cue, DateRole role) {
  for (const auto& seen : markup)
    if (seen.cue == cue && seen.role == role) return seen.date;
  return std::nullopt;
}

class Judge {
 public:
  Judge(const PageView& view, const std::vector<DateSeen>& markup, const std::vector<Visible>& visible)
      : view_(view), markup_(markup), visible_(visible) {}

  PageDate verdict() {
    const auto in_path = web::find_date_in_path(view_.url.path(), view_.today);
    // What is republished keeps the address of its first day, or says so in one of its forms: the earliest counts.
    for (const auto cue : {DateCue::meta, DateCue::json_ld})
      if (const auto date = first_of(markup_, cue, DateRole::published)) take_earlier(*date, cue);
    if (in_path && in_path->day_known && !is_upload_path()) take_earlier(in_path->date, DateCue::url);
    if (const auto date = first_of(markup_, DateCue::microdata, DateRole::published)) take(*date, DateCue::microdata);
    // What a front page shows are the dates of its items.
    const bool lists = view_.front && view_.url.path().size() <= 1;
    if (!verdict_.published && !lists) visible_or_timed();
    read_modified();
    return verdict_;
  }

 private:
  void visible_or_timed() {
    near_heading(true);
    if (!verdict_.published) time_elements();
    if (!verdict_.published) near_heading(false);
    if (!verdict_.published) before_text();
    if (!verdict_.published) named_or_labelled();
    if (!verdict_.published) alone();
  }

  void read_modified() {
    for (const auto cue : {DateCue::json_ld, DateCue::meta, DateCue::microdata, DateCue::time_element})
      if (const auto date = first_of(markup_, cue, DateRole::modified); date && !verdict_.modified) {
        verdict_.modified = date;
        if (!verdict_.published) verdict_.cue = cue;
      }
    if (!verdict_.modified)
      for (const auto& visible : visible_)
        if (visible.seen.role == DateRole::modified && visible.day_known && visible.short_block) {
          verdict_.modified = visible.seen.date;
          if (!verdict_.published) verdict_.cue = DateCue::visible_labelled;
          break;
        }
  }

  void take(web::Date date, DateCue cue) {
    if (verdict_.published) return;
    verdict_.published = date;
    verdict_.cue = cue;
  }

  void take_earlier(web::Date date, DateCue cue) {
    if (verdict_.published && *verdict_.published <= date) return;
    verdict_.published = date;
    verdict_.cue = cue;
  }

  bool is_upload_path() const { return contains_ignoring_case(view_.url.path(), "/uploads/"); }

  bool usable(const Visible& v) const {
    return v.day_known && v.seen.role != DateRole::event && v.seen.role != DateRole::modified &&
           sys_days{v.seen.date} <= sys_days{view_.today} + std::chrono::days{1};
  }

  /// Bylines stand just below or above the heading.
  void near_heading(bool sure) {
    const auto heading = main_heading(view_);
    if (!heading) return;
    const Visible* best = nullptr;
    int best_distance = 0;
    for (const auto& v : visible_) {
      if (!usable(v) || !v.short_block || view_.blocks[v.seen.block].place == Place::aside) continue;
      if (sure && !v.labelled && !v.dated_by_name) continue;
      const int distance = static_cast<int>(v.seen.block) - static_cast<int>(*heading);
      if (distance < -4 || distance > (sure ? 14 : 8)) continue;
      if (distance > 0 && crosses_heading(*heading, v.seen.block)) continue;
      const int cost = distance >= 0 ? distance : 2 - 2 * distance;
      if (best == nullptr || cost < best_distance) {
        best = &v;
        best_distance = cost;
      }
    }
    if (best != nullptr) take(best->seen.date, best->seen.cue);
  }

  bool crosses_heading(std::uint32_t from, std::uint32_t to) const {
    int headings = 0;
    for (auto block = from + 1; block < to; ++block) headings += view_.blocks[block].kind == Block::Kind::heading;
    return headings > 1;
  }

  void time_elements() {
    const DateSeen* first = nullptr;
    std::set<web::Date> all;
    for (const auto& seen : markup_) {
      if (seen.cue != DateCue::time_element || seen.role == DateRole::modified) continue;
      const auto place = seen.block < view_.blocks.size() ? view_.blocks[seen.block].place : Place::main;
      if (place == Place::aside || place == Place::footer) continue;
      all.insert(seen.date);
      if (seen.role == DateRole::published && (first == nullptr || first->role != DateRole::published)) first = &seen;
      if (first == nullptr) first = &seen;
    }
    // Many times are a list of articles: none of them is the page's own.
    if (first != nullptr && (all.size() <= 6 || first->role == DateRole::published))
      take(first->date, DateCue::time_element);
  }

  void named_or_labelled() {
    std::set<web::Date> days;
    const Visible* first = nullptr;
    for (const auto& v : visible_) {
      if (!usable(v) || !v.short_block || !(v.labelled || v.dated_by_name)) continue;
      if (view_.blocks[v.seen.block].place != Place::main) continue;
      days.insert(v.seen.date);
      if (first == nullptr || (v.labelled && !first->labelled)) first = &v;
    }
    if (first != nullptr && (days.size() <= 3)) take(first->seen.date, first->seen.cue);
  }

  /// A line that is hardly more than a date, shortly before the text begins.
  void before_text() {
    std::size_t text = view_.blocks.size();
    for (std::size_t i = 0; i < view_.blocks.size() && text == view_.blocks.size(); ++i)
      if (view_.blocks[i].place == Place::main && view_.blocks[i].words >= 30) text = i;
    if (text == view_.blocks.size()) return;
    const Visible* nearest = nullptr;
    for (const auto& v : visible_) {
      if (!usable(v) || v.seen.block >= text || v.seen.block + 8 < text || v.seen.date == view_.today) continue;
      const auto& block = view_.blocks[v.seen.block];
      if (block.place != Place::main || block.words + block.link_words > (v.leading ? 12 : 16)) continue;
      nearest = &v;
    }
    if (nearest != nullptr) take(nearest->seen.date, nearest->seen.cue);
  }

  /// One short line with a date on a page with a text to read: a byline without a name.
  void alone() {
    std::set<web::Date> days;
    const Visible* first = nullptr;
    for (const auto& v : visible_) {
      if (!usable(v) || view_.blocks[v.seen.block].place != Place::main || v.relative) continue;
      const auto& block = view_.blocks[v.seen.block];
      if (block.words + block.link_words > 10) continue;
      days.insert(v.seen.date);
      if (first == nullptr) first = &v;
    }
    if (first != nullptr && days.size() == 1 && view_.words > 100) take(first->seen.date, first->seen.cue);
  }

  const PageView& view_;
  const std::vector<DateSeen>& markup_;
  const std::vector<Visible>& visible_;
  PageDate verdict_;
};

}  // namespace

Dates find_dates(const PageView& view) {
  Dates dates;
  const auto names = names_of_blocks(view);
  auto markup = dates_in_markup(view);
  auto visible = visible_dates(view, names);
  dates.verdict = Judge(view, markup, visible).verdict();
  dates.seen = std::move(markup);
  if (const auto in_path = web::find_date_in_path(view.url.path(), view.today))
    dates.seen.push_back(
        {in_path->date, DateRole::published, DateCue::url, in_path->ambiguous, 0, 0, one_line(view.url.path())});
  for (auto& v : visible) {
    if (!v.day_known && v.seen.role == DateRole::published) v.seen.role = DateRole::mention;
    dates.seen.push_back(std::move(v.seen));
  }
  return dates;
}

}  // namespace matang::facts::page
