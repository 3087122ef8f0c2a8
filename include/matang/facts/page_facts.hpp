#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "matang/capture/capture.hpp"
#include "matang/facts/observed.hpp"
#include "matang/facts/shared_list.hpp"
#include "matang/lexicon/lexicon.hpp"
#include "matang/spelling.hpp"
#include "matang/web/date.hpp"
#include "matang/web/url.hpp"

/// What one page shows. Everything here is taken from one capture alone, by pure functions; what only the whole site
/// can tell (template or own content, states, freshness) is in site_facts.hpp.
namespace matang::facts {

using lexicon::ConceptIndex;

enum class Place { header, main, aside, footer };

/// A run of a page's content: a paragraph, a list item, a table cell row, a heading, an image. Blocks carry hashes, so
/// that the site stage can learn which of them many pages share (the template) without keeping any text.
struct Block {
  enum class Kind : std::uint8_t { text, heading, list_item, table_row, media, frame, form_field };
  std::uint64_t hash = 0;   ///< of the folded text (or the address, for media); stable across runs and machines
  std::uint32_t words = 0;  ///< outside links
  std::uint32_t link_words = 0;
  std::uint32_t line = 0;
  Kind kind = Kind::text;
  Place place = Place::main;
  friend bool operator==(const Block&, const Block&) = default;
};

struct LinkSeen {
  std::string href;  ///< as written (UTF-8)
  web::Url target;   ///< resolved; empty where the href is none ("", "#", "javascript:…", malformed)
  std::string text;  ///< text, aria-label, title or image alt
  Place place = Place::main;
  bool in_menu = false;
  std::uint32_t line = 0;
  std::uint32_t block = 0;  ///< index into blocks
  friend bool operator==(const LinkSeen&, const LinkSeen&) = default;
};

/// One item of a navigation menu. Items stand in document order; `path` makes the tree.
struct MenuSeen {
  enum class Control : std::uint8_t {
    link,   ///< leads somewhere
    group,  ///< a label over children; opening them is all it does
    dead    ///< can be clicked, has no destination and no children: "#", "", "javascript:void(0)", a button without
            ///< action
  };
  std::vector<std::string> path;  ///< labels from the menu's root down to and with this item
  std::string href;               ///< as written
  web::Url target;                ///< empty unless `control` is link
  Place place = Place::header;
  Control control = Control::link;
  bool script = false;  ///< the control has a script handler we cannot follow: dead only by what HTML says
  std::uint32_t line = 0;
  friend bool operator==(const MenuSeen&, const MenuSeen&) = default;
};

enum class DateCue {
  json_ld,
  meta,
  microdata,
  time_element,
  visible_labelled,
  visible,
  url,
  sitemap,
  feed,
  last_modified,
  none
};
enum class DateRole { published, modified, event, mention };

struct DateSeen {
  web::Date date;
  DateRole role = DateRole::mention;
  DateCue cue = DateCue::visible;
  bool ambiguous = false;  ///< day and month could be exchanged; the site decides the order
  std::uint32_t line = 0;
  std::uint32_t block = 0;
  std::string excerpt;
  friend bool operator==(const DateSeen&, const DateSeen&) = default;
};

/// The page's own verdict on its dates; the site stage may still correct the day/month order.
struct PageDate {
  std::optional<web::Date> published, modified;
  DateCue cue = DateCue::none;  ///< of the published date, else of the modified one
  friend bool operator==(const PageDate&, const PageDate&) = default;
};

struct DocumentSeen {
  web::Url url;
  std::string label;
  std::string type;  ///< "pdf", "docx", "xlsx", "zip", "gdrive" …, by extension or host; the answer may correct it
  std::uint32_t line = 0;
  std::uint32_t block = 0;
  friend bool operator==(const DocumentSeen&, const DocumentSeen&) = default;
};

enum class FormPurpose {
  search,
  login,
  complaint,
  application,
  lookup,
  contact,
  comment,
  newsletter,
  survey,
  payment,
  other
};

struct FormSeen {
  web::Url action;     ///< resolved; the page itself where none is given
  std::string method;  ///< "get", "post", "embed" for a frame or link to a form provider
  FormPurpose purpose = FormPurpose::other;
  std::vector<std::string> fields;  ///< labels, else names, of what a person fills in
  bool inert = false;               ///< no action, no submit, no script: sends nothing
  std::uint32_t line = 0;
  std::uint32_t block = 0;
  std::string excerpt;
  friend bool operator==(const FormSeen&, const FormSeen&) = default;
};

enum class ChannelKind { phone, email, whatsapp, social, live_chat, complaint_system, contact_form, address };

struct ChannelSeen {
  ChannelKind kind = ChannelKind::phone;
  std::string value;  ///< normalised: "+62711350000", "112", "a@b.go.id", "https://instagram.com/x"
  std::uint32_t line = 0;
  std::uint32_t block = 0;
  std::string excerpt;
  friend bool operator==(const ChannelSeen&, const ChannelSeen&) = default;
};

/// A concept of the lexicon met on the page.
struct ConceptSeen {
  enum class Where : std::uint8_t { title, heading, text, link, address };
  ConceptIndex concept_index = 0;
  Where where = Where::text;
  std::uint32_t line = 0;
  std::uint32_t block = 0;  ///< for heading, text and link
  std::string excerpt;
  friend bool operator==(const ConceptSeen&, const ConceptSeen&) = default;
};

/// Something on a page that its owner did not put there, or forgot there.
struct IntrusionSeen {
  enum class Kind : std::uint8_t {
    gambling,     ///< a link, a hidden text or a page of its own that advertises gambling
    defacement,   ///< "hacked by …" as the page's own heading
    default_page  ///< what the server or a programme was delivered with
  };
  Kind kind = Kind::gambling;
  bool hidden = false;  ///< styled so that visitors do not see it
  bool weak = false;    ///< proves nothing alone: two of them on one page do
  web::Url target;  ///< where an advertising link leads; the page itself where the whole page advertises; else empty
  std::uint32_t line = 0;
  std::uint32_t block = 0;
  std::string excerpt;
  friend bool operator==(const IntrusionSeen&, const IntrusionSeen&) = default;
};

/// Signs that the page shows more, or anything, only after a script has run.
struct ScriptNeed {
  bool empty_body = false;       ///< scripts and (almost) no text
  bool framework_mount = false;  ///< #app, #root, ng-app …, empty
  bool menu_by_script = false;   ///< placeholders filled by fetch or .load
  std::string sign;              ///< what was seen, for the reader
  friend bool operator==(const ScriptNeed&, const ScriptNeed&) = default;
};

struct PageFacts {
  // Identity
  std::uint64_t number;            ///< of its capture
  web::Url url;                    ///< requested
  web::Url base;                   ///< what references resolve against (<base>, else url)
  bool readable;                   ///< HTML (or text) that could be read; false leaves all below empty
  std::string unreadable_because;  ///< "not HTML: application/pdf"
  bool truncated;                  ///< body or tree cut: absence proves nothing
  std::string media_type;          ///< as the answer says, corrected by the first bytes
  std::string encoding;
  // What it says of itself
  Observed<std::string> title;
  Observed<std::string> language;  ///< <html lang>, lower-case primary subtag
  std::string detected_language;   ///< "id", "en", or "" where too little text
  Observed<std::string> description;
  std::optional<web::Url> canonical, meta_refresh;
  std::string generator;
  bool viewport;                ///< has a mobile viewport
  std::vector<web::Url> feeds;  ///< <link rel=alternate> feeds
  // Content
  std::vector<Block> blocks;
  std::uint32_t words;  ///< of the whole page
  std::string lead;     ///< at most 300 bytes of what looks like the page's own text
  ScriptNeed script_need;
  // Records
  std::vector<LinkSeen> links;
  SharedList<MenuSeen> menus;
  std::vector<DateSeen> dates;
  PageDate date;
  std::vector<DocumentSeen> documents;
  std::vector<FormSeen> forms;
  std::vector<ChannelSeen> channels;
  std::vector<ConceptSeen> concepts;
  std::vector<IntrusionSeen> intrusions;
  std::size_t images, images_without_alt;
};

/// Extracts everything from one capture. Pure: no I/O, no clock, no globals, no exception for any input. `today` is the
/// day of capture, against which "2 hari yang lalu" is read. Redirects and failures give a PageFacts with readable ==
/// false.
/// Where `main_text` is given it receives the page's text apart from header, footer and aside, a block a line.
PageFacts read_page(const capture::Capture& capture, const lexicon::Lexicon& lexicon, std::string* main_text = nullptr);

}  // namespace matang::facts

namespace matang {
template <>
inline constexpr auto spellings<facts::Place> = std::array<std::string_view, 4>{"header", "main", "aside", "footer"};
template <>
inline constexpr auto spellings<facts::DateCue> =
    std::array<std::string_view, 11>{"json_ld", "meta", "microdata",     "time", "visible_labelled", "visible", "url",
                                     "sitemap", "feed", "last_modified", "none"};
template <>
inline constexpr auto spellings<facts::DateRole> =
    std::array<std::string_view, 4>{"published", "modified", "event", "mention"};
template <>
inline constexpr auto spellings<facts::FormPurpose> =
    std::array<std::string_view, 11>{"search",  "login",      "complaint", "application", "lookup", "contact",
                                     "comment", "newsletter", "survey",    "payment",     "other"};
template <>
inline constexpr auto spellings<facts::ChannelKind> = std::array<std::string_view, 8>{
    "phone", "email", "whatsapp", "social", "live_chat", "complaint_system", "contact_form", "address"};
}  // namespace matang
