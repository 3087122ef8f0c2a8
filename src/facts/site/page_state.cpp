#include "facts/site/page_state.hpp"

namespace matang::facts {

Because script_needed_because(const SitePage& page) {
  const ScriptNeed& need = page.facts->script_need;
  if (!need.empty_body && !need.framework_mount && !need.menu_by_script) return std::nullopt;
  return "what it shows is filled in by a script" + (need.sign.empty() ? std::string() : ": " + need.sign);
}

void decide_content_state(SitePage& page, const SiteHost& host, const lexicon::Lexicon& lexicon) {
  const auto set = [&](State state, Because&& why) {
    if (!why) return false;
    page.state = state;
    page.detail = std::move(*why);
    return true;
  };
  if (!page.facts->readable) {
    // A blank answer is a blank page; a feed or plain data is what it is.
    page.state = page.record->body_bytes == 0 ? State::empty : State::works;
    page.detail = page.facts->unreadable_because;
    return;
  }
  Because nothing_own = empty_because(page, host, lexicon);
  if (nothing_own) {
    // A page cut short or drawn by a script may hold anything: that nothing was seen proves nothing.
    if (page.facts->truncated && set(State::not_checked, "the page was cut before any content of its own")) return;
    if (Because script = script_needed_because(page)) {
      page.is_hidden_by_script = true;
      set(State::not_checked, std::move(script));
      return;
    }
  }
  if (set(State::not_found, not_found_because(page, host, lexicon))) return;
  if (set(State::login, login_because(page))) return;
  if (set(State::returns_home, returns_home_because(page, host))) return;
  if (set(State::under_construction, under_construction_because(page, lexicon))) return;
  // A front page may be made of nothing but what its host's pages share; it is empty only where it shows nothing at
  // all.
  if (!page.is_front() || page.facts->blocks.empty()) set(State::empty, std::move(nothing_own));
}

}  // namespace matang::facts
