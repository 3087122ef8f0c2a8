#include "facts/site/page_state.hpp"

namespace matang::facts {

Because login_because(const SitePage& page) {
  // Our choice: with this much beside it, the password form is a box on a page that says something else.
  constexpr std::uint32_t little = 80;
  if (page.is_front() || page.own.logins == 0 || page.own.forms > 0 || page.own.body_words > little ||
      page.own.table_rows > 2 || page.own.documents > 0)
    return std::nullopt;
  return "asks for a password before it shows anything";
}

}  // namespace matang::facts
