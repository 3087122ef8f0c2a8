#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "facts/site/site_host.hpp"
#include "facts/site/site_page.hpp"
#include "matang/lexicon/lexicon.hpp"

namespace matang::facts {

/// Why something is so, for the reader; nothing where it is not so.
using Because = std::optional<std::string>;

// One question a file, each asked of a page that answered.
Because not_found_because(const SitePage& page, const SiteHost& host, const lexicon::Lexicon& lexicon);
Because login_because(const SitePage& page);
Because returns_home_because(const SitePage& page, const SiteHost& host);
Because under_construction_because(const SitePage& page, const lexicon::Lexicon& lexicon);
Because empty_because(const SitePage& page, const SiteHost& host, const lexicon::Lexicon& lexicon);
/// Signs that a script would show what the page itself does not.
Because script_needed_because(const SitePage& page);
/// `label`: of the menu item that leads to the page; empty where it is asked for the page itself.
Because stale_because(const SitePage& page, std::string_view label, const lexicon::Lexicon& lexicon, web::Date as_of);

/// The state of a page from what it shows, `stale` apart; the first that applies in the order of `State`. Sets `state`,
/// `detail` and `is_hidden_by_script`.
void decide_content_state(SitePage& page, const SiteHost& host, const lexicon::Lexicon& lexicon);

}  // namespace matang::facts
