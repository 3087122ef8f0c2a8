#include "facts/site/page_state.hpp"

namespace matang::facts {

Because returns_home_because(const SitePage& page, const SiteHost& host) {
  if (page.is_front() || !host.front || host.front == &page) return std::nullopt;
  // A front page drawn by a script is the same shell as every other page.
  if (script_needed_because(*host.front)) return std::nullopt;
  if (!is_same_content(*page.facts, *host.front->facts, host.shared)) return std::nullopt;
  return "shows the content of the front page";
}

}  // namespace matang::facts
