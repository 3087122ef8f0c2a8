#include "facts/page/date_markup.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "facts/page/fold.hpp"
#include "matang/web/date.hpp"

namespace matang::facts::page {
namespace {

using std::chrono::sys_days;

constexpr std::size_t max_markup = 400;  // our choice: dates kept of one page's markup

bool is_plausible(web::Date date, web::Date today) {
  // A page cannot have appeared before the web did; tomorrow allows for time zones.
  return date.ok() && date >= web::Date{std::chrono::year{1995}, std::chrono::January, std::chrono::day{1}} &&
         sys_days{date} <= sys_days{today} + std::chrono::days{1};
}

struct MetaName {
  std::string_view name;
  DateRole role;
};
constexpr auto meta_names = std::to_array<MetaName>({{"article:published_time", DateRole::published},
                                                     {"og:article:published_time", DateRole::published},
                                                     {"og:published_time", DateRole::published},
                                                     {"og:pubdate", DateRole::published},
                                                     {"datepublished", DateRole::published},
                                                     {"date", DateRole::published},
                                                     {"dc.date", DateRole::published},
                                                     {"dc.date.issued", DateRole::published},
                                                     {"dc.date.created", DateRole::published},
                                                     {"dcterms.created", DateRole::published},
                                                     {"dcterms.date", DateRole::published},
                                                     {"dcterms.issued", DateRole::published},
                                                     {"dc.created", DateRole::published},
                                                     {"publishdate", DateRole::published},
                                                     {"publish-date", DateRole::published},
                                                     {"publish_date", DateRole::published},
                                                     {"pubdate", DateRole::published},
                                                     {"pub_date", DateRole::published},
                                                     {"published_time", DateRole::published},
                                                     {"publication_date", DateRole::published},
                                                     {"publication-date", DateRole::published},
                                                     {"article.published", DateRole::published},
                                                     {"article:published", DateRole::published},
                                                     {"article:publication_date", DateRole::published},
                                                     {"article_date_original", DateRole::published},
                                                     {"sailthru.date", DateRole::published},
                                                     {"parsely-pub-date", DateRole::published},
                                                     {"cxenseparse:recs:publishtime", DateRole::published},
                                                     {"citation_publication_date", DateRole::published},
                                                     {"citation_online_date", DateRole::published},
                                                     {"citation_date", DateRole::published},
                                                     {"bt:pubdate", DateRole::published},
                                                     {"shareaholic:article_published_time", DateRole::published},
                                                     {"created", DateRole::published},
                                                     {"originalpublicationdate", DateRole::published},
                                                     {"rnews:datepublished", DateRole::published},
                                                     {"dcsext.articlefirstpublished", DateRole::published},
                                                     {"vr:published_time", DateRole::published},
                                                     {"time", DateRole::published},
                                                     {"timestamp", DateRole::published},
                                                     {"displaydate", DateRole::published},
                                                     {"gentime", DateRole::published},
                                                     {"mediator_published_time", DateRole::published},
                                                     {"article:created", DateRole::published},
                                                     {"release_date", DateRole::published},
                                                     {"last-modified", DateRole::modified},
                                                     {"lastmod", DateRole::modified},
                                                     {"modified", DateRole::modified},
                                                     {"article:modified_time", DateRole::modified},
                                                     {"og:updated_time", DateRole::modified},
                                                     {"og:modified_time", DateRole::modified},
                                                     {"dcterms.modified", DateRole::modified},
                                                     {"dc.date.modified", DateRole::modified},
                                                     {"datemodified", DateRole::modified},
                                                     {"revised", DateRole::modified},
                                                     {"updated_time", DateRole::modified},
                                                     {"lastmodified", DateRole::modified},
                                                     {"last_modified", DateRole::modified},
                                                     {"utime", DateRole::modified},
                                                     {"shareaholic:article_modified_time", DateRole::modified},
                                                     {"article:updated", DateRole::modified}});

std::optional<DateRole> role_of_name(std::string_view name) {
  for (const auto& meta : meta_names)
    if (equals_ignoring_case(name, meta.name)) return meta.role;
  return std::nullopt;
}

std::optional<DateRole> role_of_itemprop(std::string_view itemprop) {
  if (has_word(itemprop, "datepublished") || has_word(itemprop, "datecreated") || has_word(itemprop, "uploaddate") ||
      has_word(itemprop, "dateissued"))
    return DateRole::published;
  if (has_word(itemprop, "datemodified") || has_word(itemprop, "dateupdate")) return DateRole::modified;
  return std::nullopt;
}

class Reader {
 public:
  explicit Reader(const PageView& view) : view_(view) {}

  std::vector<DateSeen> read() {
    for (std::uint32_t i = 0; i < view_.size() && seen_.size() < max_markup; ++i) {
      switch (view_.tags[i]) {
        case Tag::meta:
          read_meta(i);
          break;
        case Tag::script:
          read_script(i);
          break;
        case Tag::time:
          read_time(i);
          break;
        case Tag::none:
          if (view_.nodes()[i].tag == "abbr" || view_.nodes()[i].tag == "data") read_element(i);
          break;
        default:
          if (view_.nodes()[i].kind == web::Node::Kind::element) read_element(i);
          break;
      }
    }
    return std::move(seen_);
  }

 private:
  void add(std::uint32_t node, DateRole role, DateCue cue, std::string_view text) {
    const auto date = date_value(text, view_.today);
    if (!date || !is_plausible(*date, view_.today)) return;
    seen_.push_back({*date, role, cue, false, view_.line(node), view_.block_index(node), one_line(text, 120)});
  }

  void read_meta(std::uint32_t i) {
    const auto content = view_.attribute(i, "content");
    if (content.size() < 6 || content.size() > 100) return;
    if (const auto role = role_of_itemprop(view_.attribute(i, "itemprop")))
      return add(i, *role, DateCue::microdata, content);
    for (const auto attribute : {"property", "name", "http-equiv"}) {
      const auto name = view_.attribute(i, attribute);
      if (name.empty()) continue;
      // <meta http-equiv="last-modified"> and "date" describe the server's answer, often its moment.
      if (const auto role = role_of_name(name)) {
        const bool header = std::string_view(attribute) == "http-equiv";
        return add(i, header ? DateRole::modified : *role, DateCue::meta, content);
      }
    }
  }

  /// Tolerant: broken JSON, several documents, state objects of frameworks all say "datePublished": "…".
  void read_script(std::uint32_t i) {
    if (i + 1 >= view_.end(i)) return;
    const auto type = view_.attribute(i, "type");
    const auto text = view_.nodes()[i + 1].text;
    const bool linked_data = contains_ignoring_case(type, "ld+json");
    if (!linked_data && text.size() > 300'000) return;
    for (const auto& [key, role] : {std::pair{std::string_view("\"datePublished\""), DateRole::published},
                                    std::pair{std::string_view("\"dateCreated\""), DateRole::published},
                                    std::pair{std::string_view("\"uploadDate\""), DateRole::mention},
                                    std::pair{std::string_view("\"dateModified\""), DateRole::modified}}) {
      std::size_t count = 0;
      for (auto at = text.find(key); at != std::string_view::npos && count < 20; at = text.find(key, at + 1), ++count) {
        auto value = at + key.size();
        while (value < text.size() && (is_blank(text[value]) || text[value] == ':')) ++value;
        if (value >= text.size() || text[value] != '"') continue;
        const auto close = text.find('"', value + 1);
        if (close == std::string_view::npos || close - value > 60) continue;
        add(i, role, DateCue::json_ld, text.substr(value + 1, close - value - 1));
      }
    }
  }

  void read_time(std::uint32_t i) {
    const auto itemprop = role_of_itemprop(view_.attribute(i, "itemprop"));
    auto value = view_.attribute(i, "datetime");
    if (value.empty()) value = view_.attribute(i, "content");
    auto role = itemprop.value_or(DateRole::mention);
    const auto classes = view_.attribute(i, "class");
    if (!itemprop &&
        (has_word(classes, "published") || has_word(classes, "entry-date") || view_.has_attribute(i, "pubdate")))
      role = DateRole::published;
    else if (!itemprop && (has_word(classes, "updated") || has_word(classes, "modified")))
      role = DateRole::modified;
    if (date_value(value, view_.today))
      add(i, role, itemprop ? DateCue::microdata : DateCue::time_element, value);
    else
      add(i, role, DateCue::time_element, view_.text_of(i));
  }

  void read_element(std::uint32_t i) {
    const auto itemprop = view_.attribute(i, "itemprop");
    if (!itemprop.empty()) {
      if (const auto role = role_of_itemprop(itemprop)) {
        auto value = view_.attribute(i, "content");
        if (value.empty()) value = view_.attribute(i, "datetime");
        if (value.empty()) value = view_.text_of(i).substr(0, 100);
        add(i, *role, DateCue::microdata, value);
      }
      return;
    }
    if (view_.nodes()[i].tag == "abbr") {
      const auto classes = view_.attribute(i, "class");
      if (has_word(classes, "published") || has_word(classes, "date-published") || has_word(classes, "date"))
        add(i, DateRole::published, DateCue::microdata, view_.attribute(i, "title"));
    }
  }

  const PageView& view_;
  std::vector<DateSeen> seen_;
};

}  // namespace

std::vector<DateSeen> dates_in_markup(const PageView& view) { return Reader(view).read(); }

std::optional<web::Date> date_value(std::string_view text, web::Date today) {
  text = trimmed(text);
  if (text.size() < 6 || text.size() > 120) return std::nullopt;
  if (const auto iso = web::parse_iso_date(text)) return iso;
  // ISO 8601 basic, "20221205" and "20221205T103000".
  if (text.size() >= 8 && std::all_of(text.begin(), text.begin() + 8, is_digit) &&
      (text.size() == 8 || !is_digit(text[8]))) {
    const auto number = [&](std::size_t from, std::size_t count) {
      int value = 0;
      for (auto i = from; i < from + count; ++i) value = value * 10 + (text[i] - '0');
      return value;
    };
    const web::Date date{std::chrono::year{number(0, 4)}, std::chrono::month{static_cast<unsigned>(number(4, 2))},
                         std::chrono::day{static_cast<unsigned>(number(6, 2))}};
    if (date.ok()) return date;
  }
  if (const auto mentions = web::find_dates(text, today); !mentions.empty() && mentions.front().day_known)
    return mentions.front().date;
  return std::nullopt;
}

}  // namespace matang::facts::page
