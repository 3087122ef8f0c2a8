#pragma once
#include <optional>
#include <string>
#include <vector>

#include "facts/page/page_view.hpp"

/// The themes a page is read for: each a pure function of the view, in the file named for it.
namespace matang::facts::page {

struct Identity {
  Observed<std::string> title, language, description;
  std::string detected_language;
  std::optional<web::Url> canonical, meta_refresh;
  std::string generator;
  bool viewport = false;
  std::vector<web::Url> feeds;
};
Identity find_identity(const PageView& view);
/// "id", "en" or "": by which language's commonest words a text uses.
std::string detect_language(std::string_view text);

struct Menus {
  std::vector<MenuSeen> items;
  std::vector<bool> nodes;  ///< one a node: stands in a menu
};
Menus find_menus(const PageView& view);

struct Links {
  std::vector<LinkSeen> seen;
  bool truncated = false;
};
Links find_links(const PageView& view, const Menus& menus);

std::vector<DocumentSeen> find_documents(const PageView& view);
std::vector<FormSeen> find_forms(const PageView& view);
std::vector<ChannelSeen> find_channels(const PageView& view, const std::vector<FormSeen>& forms);
std::vector<ConceptSeen> find_concepts(const PageView& view, const Identity& identity);
/// Advertisements for gambling, defacements and default pages; not what warns of them.
std::vector<IntrusionSeen> find_intrusions(const PageView& view, const Identity& identity,
                                           const std::vector<ConceptSeen>& concepts,
                                           const std::vector<LinkSeen>& links);
ScriptNeed find_script_need(const PageView& view);
/// The start of what looks like the page's own text.
std::string find_lead(const PageView& view);
std::string find_main_text(const PageView& view);

struct Dates {
  std::vector<DateSeen> seen;
  PageDate verdict;
};
Dates find_dates(const PageView& view);

}  // namespace matang::facts::page
