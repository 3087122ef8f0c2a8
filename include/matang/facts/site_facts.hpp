#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "matang/capture/capture.hpp"
#include "matang/capture/coverage.hpp"
#include "matang/facts/page_facts.hpp"
#include "matang/facts/table.hpp"
#include "matang/lexicon/lexicon.hpp"

/// What the whole site shows: what is template and what is a page's own, the state of every page and menu, what is
/// stale.
namespace matang::facts {

/// One each, the first that applies in this order. Documented for users in docs/states.md.
enum class State {
  not_checked,
  blocked,
  redirect_loop,
  dead_control,
  broken,
  not_found,
  leaves_site,
  sibling,
  document,
  login,
  returns_home,
  under_construction,
  empty,
  stale,
  works,
  none  ///< a menu label that only opens its children: it has no state of its own; written as an empty cell
};

enum class PageKind { front, listing, article, service, profile, document, form, login, other };
enum class LinkKind { internal, sibling, government, external, document, mail, phone, messenger, social, script };
enum class ServiceLevel { information, download, interaction, transaction };

struct Page {
  web::Url url, final_url;
  std::int64_t status = 0;  ///< 0: no HTTP answer
  State state = State::not_checked;
  PageKind kind = PageKind::other;
  Observed<std::string> title, language;
  Observed<std::int64_t> words;  ///< of the page's own content
  Observed<web::Date> date_published, date_modified;
  std::string date_source;  ///< DateCue; "" where there is none
  std::int64_t depth = 0;
  // beyond the contract's columns
  std::string host;
  std::vector<std::string> concepts;  ///< what the page is about: title, headings, address, own text
  bool in_menu = false;
  bool needs_script = false;
  Observed<web::Date> newest_item;  ///< newest dated item of its own content: what a listing is as fresh as
  std::int64_t bytes = 0, milliseconds = 0;
  Observed<std::string> detail;  ///< why this state: "HTTP 404", "newest item 2021-06-01; news may be 14 days old"
  Sighting seen;
};

struct Menu {
  std::string path;  ///< labels from the root, joined by " › "
  std::string label, href;
  Place place = Place::header;
  State state = State::none;
  web::Url target;  ///< where it leads, after redirects
  std::int64_t status = 0;
  Observed<web::Date> newest_date;
  Observed<std::string> detail;
  // beyond the contract's columns
  std::int64_t level = 1;             ///< 1: top
  std::int64_t pages = 0;             ///< on how many pages it stands, at least
  std::string host;                   ///< of the site whose menu it is
  std::vector<std::string> concepts;  ///< of its label, address and target
  Sighting seen;
};

struct Document {
  web::Url url;
  std::string label;
  web::Url found_on;
  std::string type;
  Observed<std::int64_t> bytes;
  Observed<web::Date> date;
  std::vector<std::string> concepts;
  State state = State::not_checked;
  std::string host;
  std::int64_t pages = 0;
  bool date_is_last_modified = false;  ///< `date` is only the server's word
  Observed<std::int64_t> year =
      Absent{};  ///< the latest year its label or file name names, up to that of as-of: "LKjIP 2022"
  Sighting seen;
};

struct Form {
  web::Url page, action;
  std::string method;
  FormPurpose purpose = FormPurpose::other;
  std::vector<std::string> fields;
  std::string host;
  State state = State::not_checked;  ///< of the action where it was captured, else not_checked; dead_control when inert
  std::vector<std::string> concepts;
  std::int64_t pages = 0;
  bool sibling = false;  ///< stands on, or sends to, another host of the same government
  Sighting seen;
};

struct Channel {
  ChannelKind kind = ChannelKind::phone;
  std::string value;
  web::Url page;
  std::int64_t pages = 0;
  std::string host;
  Sighting seen;
};

struct Service {
  std::string name;
  web::Url url;
  ServiceLevel level = ServiceLevel::information;
  std::vector<std::string> components;  ///< service-standard components its page states (UU 25/2009 article 21)
  std::vector<std::string> missing;
  std::string host;
  std::vector<std::string> concepts;
  State state = State::works;
  Sighting seen;
};

/// One row a distinct target; `from` is the page nearest the front that links there.
struct Link {
  web::Url from, to;
  std::string text;
  Place place = Place::main;
  LinkKind kind = LinkKind::internal;
  std::int64_t status = 0;
  State state = State::not_checked;
  std::string host;                   ///< of the target
  std::vector<std::string> concepts;  ///< of the target's address: "complaint_system" for lapor.go.id
  std::int64_t pages = 0;             ///< how many pages link there
  Observed<std::string> detail;
  Sighting seen;
};

/// An agency, district or village whose site the assessor wants looked for: the denominator no website states.
struct ListedAgency {
  std::string name, kind;  ///< kind is the user's own word: "OPD", "kecamatan"
  web::Url url;            ///< empty where it has no site, as far as the list knows
  friend bool operator==(const ListedAgency&, const ListedAgency&) = default;
};

struct Agency {
  std::string name, kind;
  web::Url url;
  std::string host;
  Observed<bool> linked = Absent{};  ///< a page of another host of the site links there
  State state = State::not_checked;  ///< of its address; not_found where the list knows none
  Sighting seen;
};

/// Something on the site that its owner did not put there, or forgot there. One row a page where it shows, the nearest
/// to the front; what the template repeats is told once.
struct Intrusion {
  enum class Kind { gambling, defacement, placeholder, default_page };
  Kind kind = Kind::gambling;
  web::Url page;           ///< nearest the front on which it shows
  std::int64_t pages = 1;  ///< on how many it shows
  std::int64_t items = 1;  ///< how many links, texts or pages it is made of
  bool hidden = false;     ///< some of it is styled so that visitors do not see it
  web::Url target;         ///< where the first of its links leads; empty where none does
  Sighting seen;
};

/// What is hidden from us, and why: the reason a negative may be unknown.
enum class GapKind { limits, robots, blocked, failed, script, truncated, interrupted, offline };
struct Gap {
  GapKind kind;
  std::size_t count = 0;
  std::size_t navigation = 0;  ///< of these, how many a menu leads to
  int nearest_depth = 0;
  web::Url example;
  friend bool operator==(const Gap&, const Gap&) = default;
};

/// Whether the capture is complete enough to call something absent. Complete enough (our choice): nothing that a menu
/// leads to is hidden, the front page was read, and at most 2 % of the site's linked pages are hidden.
struct Completeness {
  std::size_t pages_read = 0;
  bool front_read = true;
  std::vector<Gap> gaps;  ///< sorted by kind
  bool complete_enough() const;
  /// The same, asking only about pages at most `depth` clicks from the front page.
  bool complete_enough(int depth) const;
};

struct SiteFacts {
  web::Url home;
  std::string name;         ///< of the government, from the front page's title
  std::vector<Page> pages;  ///< sorted by address, as all tables
  std::vector<Menu> menus;  ///< in menu order: host, place, document order
  std::vector<Document> documents;
  std::vector<Form> forms;
  std::vector<Channel> channels;
  std::vector<Service> services;
  std::vector<Link> links;
  std::vector<Agency> agencies;  ///< of the assessor's list, in its order
  Completeness completeness;
  Observed<web::Date> newest_content;  ///< newest genuine item of the site
  std::vector<Intrusion> intrusions;   ///< sorted by kind and page
  Observed<std::int64_t> gambling_links =
      std::int64_t{0};                         ///< links, hidden texts and pages that advertise gambling, each once
  Observed<web::Date> tls_expires = Absent{};  ///< last day of the front host's certificate; absent where it has no TLS
  bool https = false;                          ///< the front page was reached over TLS with a valid certificate
};

/// Every page of a site and its account, reduced to what the site shows. Pure; the order of `pages` and `records` does
/// not matter. `as_of`: the day staleness is counted from. `agencies`: the assessor's list; may be empty.
SiteFacts site_facts(std::vector<PageFacts> pages, std::vector<capture::CaptureRecord> records,
                     const capture::Coverage& coverage, const lexicon::Lexicon& lexicon, web::Date as_of,
                     const std::vector<ListedAgency>& agencies = {});

/// The site's tables, with `site` (one row: home, name, newest_content, https, pages, hosts, tls_expires,
/// gambling_links) as the last. `names` in
/// this order: pages menus documents forms channels services links agencies site.
struct Tables {
  std::vector<Table> tables;
  Completeness completeness;
  web::Date as_of{};
  const Table* find(std::string_view name) const;
};
Tables tables_of(const SiteFacts& site, web::Date as_of);
/// The same tables without rows: what rules are type-checked against before any page is fetched.
Tables empty_tables();

template <>
inline constexpr auto fields<Page> = std::tuple{field("url", &Page::url),
                                                field("final_url", &Page::final_url),
                                                field("status", &Page::status),
                                                field("state", &Page::state),
                                                field("kind", &Page::kind),
                                                field("title", &Page::title),
                                                field("language", &Page::language),
                                                field("words", &Page::words),
                                                field("date_published", &Page::date_published),
                                                field("date_modified", &Page::date_modified),
                                                field("date_source", &Page::date_source),
                                                field("depth", &Page::depth),
                                                field("host", &Page::host),
                                                field("concepts", &Page::concepts),
                                                field("in_menu", &Page::in_menu),
                                                field("needs_script", &Page::needs_script),
                                                field("newest_item", &Page::newest_item),
                                                field("bytes", &Page::bytes),
                                                field("milliseconds", &Page::milliseconds),
                                                field("detail", &Page::detail)};
template <>
inline constexpr auto fields<Menu> =
    std::tuple{field("path", &Menu::path),        field("label", &Menu::label),
               field("href", &Menu::href),        field("place", &Menu::place),
               field("state", &Menu::state),      field("target", &Menu::target),
               field("status", &Menu::status),    field("newest_date", &Menu::newest_date),
               field("detail", &Menu::detail),    field("level", &Menu::level),
               field("pages", &Menu::pages),      field("host", &Menu::host),
               field("concepts", &Menu::concepts)};
template <>
inline constexpr auto fields<Document> = std::tuple{
    field("url", &Document::url),           field("label", &Document::label), field("found_on", &Document::found_on),
    field("type", &Document::type),         field("bytes", &Document::bytes), field("date", &Document::date),
    field("concepts", &Document::concepts), field("state", &Document::state), field("host", &Document::host),
    field("pages", &Document::pages),       field("year", &Document::year)};
template <>
inline constexpr auto fields<Form> =
    std::tuple{field("page", &Form::page),       field("action", &Form::action),     field("method", &Form::method),
               field("purpose", &Form::purpose), field("fields", &Form::fields),     field("host", &Form::host),
               field("state", &Form::state),     field("concepts", &Form::concepts), field("pages", &Form::pages),
               field("sibling", &Form::sibling)};
template <>
inline constexpr auto fields<Channel> =
    std::tuple{field("kind", &Channel::kind), field("value", &Channel::value), field("page", &Channel::page),
               field("pages", &Channel::pages), field("host", &Channel::host)};
template <>
inline constexpr auto fields<Service> =
    std::tuple{field("name", &Service::name),         field("url", &Service::url),
               field("level", &Service::level),       field("components", &Service::components),
               field("missing", &Service::missing),   field("host", &Service::host),
               field("concepts", &Service::concepts), field("state", &Service::state)};
template <>
inline constexpr auto fields<Agency> =
    std::tuple{field("name", &Agency::name), field("kind", &Agency::kind),     field("url", &Agency::url),
               field("host", &Agency::host), field("linked", &Agency::linked), field("state", &Agency::state)};
template <>
inline constexpr auto fields<Link> =
    std::tuple{field("from", &Link::from),   field("to", &Link::to),        field("text", &Link::text),
               field("place", &Link::place), field("kind", &Link::kind),    field("status", &Link::status),
               field("state", &Link::state), field("host", &Link::host),    field("concepts", &Link::concepts),
               field("pages", &Link::pages), field("detail", &Link::detail)};

}  // namespace matang::facts

namespace matang {
template <>
inline constexpr auto spellings<facts::State> = std::array<std::string_view, 16>{
    "not_checked", "blocked", "redirect_loop", "dead_control",       "broken", "not_found", "leaves_site", "sibling",
    "document",    "login",   "returns_home",  "under_construction", "empty",  "stale",     "works",       ""};
template <>
inline constexpr auto spellings<facts::PageKind> = std::array<std::string_view, 9>{
    "front", "listing", "article", "service", "profile", "document", "form", "login", "other"};
template <>
inline constexpr auto spellings<facts::LinkKind> = std::array<std::string_view, 10>{
    "internal", "sibling", "government", "external", "document", "mail", "phone", "messenger", "social", "script"};
template <>
inline constexpr auto spellings<facts::ServiceLevel> =
    std::array<std::string_view, 4>{"information", "download", "interaction", "transaction"};
template <>
inline constexpr auto spellings<facts::GapKind> = std::array<std::string_view, 8>{
    "limits", "robots", "blocked", "failed", "script", "truncated", "interrupted", "offline"};
}  // namespace matang
