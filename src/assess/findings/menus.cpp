#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "assess/findings.hpp"

namespace matang::assess {
namespace {

using facts::State;

struct Fault {
  std::string_view kind;
  Severity severity;
  bool covers_target;  ///< the target itself is at fault, so links and pages need not tell it again
};

std::optional<Fault> fault_of(const facts::Menu& menu) {
  switch (menu.state) {
    case State::broken:
      return Fault{"broken_menu", Severity::major, true};
    case State::not_found:
      return Fault{"not_found_menu", Severity::major, true};
    case State::redirect_loop:
      return Fault{"redirect_loop_menu", Severity::major, true};
    case State::dead_control:
      return Fault{"dead_menu", Severity::major, false};
    case State::empty:
      return Fault{"empty_menu", Severity::major, true};
    case State::returns_home:
      return Fault{"returns_home_menu", Severity::major, true};
    case State::stale:
      return Fault{"stale_menu", Severity::major, true};
    case State::under_construction:
      return Fault{"under_construction_menu", Severity::minor, true};
    case State::leaves_site:
      // Not this body's site, but its menu all the same. A refusal (401, 403, 429) proves nothing.
      if (menu.status >= 400 && menu.status != 401 && menu.status != 403 && menu.status != 429)
        return Fault{"unreachable_menu", Severity::minor, true};
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

std::string date_text(const facts::Observed<web::Date>& date) {
  const auto* value = std::get_if<web::Date>(&date);
  return value ? web::to_text(*value) : std::string();
}

std::string subject_of(const facts::Menu& menu, const facts::SiteFacts& site) {
  return menu.host.empty() || menu.host == site.home.host() ? menu.path : menu.host + ": " + menu.path;
}

/// What the menu's parent is called: siblings share it.
std::string parent_of(const facts::Menu& menu) {
  const std::size_t cut = menu.path.size() >= menu.label.size() ? menu.path.size() - menu.label.size() : 0;
  return menu.host + '\n' + std::string(spelling(menu.place)) + '\n' + menu.path.substr(0, cut);
}

Finding finding_of(const facts::Menu& menu, const facts::SiteFacts& site, std::string_view kind, Severity severity) {
  Finding finding;
  finding.severity = severity;
  finding.kind = kind;
  finding.subject = subject_of(menu, site);
  finding.url = menu.target;
  finding.found_on = menu.seen.url;
  finding.pages = static_cast<std::size_t>(std::max<std::int64_t>(menu.pages, 1));
  finding.detail.code = "finding." + finding.kind;
  put(finding.detail, "menu", menu.path);
  put(finding.detail, "target", menu.target.text());
  put(finding.detail, "answer", answer_of(menu.status, menu.detail));
  put(finding.detail, "newest", date_text(menu.newest_date));
  put(finding.detail, "pages", std::to_string(finding.pages));
  finding.recommendation = {"recommendation." + finding.kind, {{"menu", menu.path}}};
  return finding;
}

}  // namespace

void find_menu_faults(const Inputs& inputs, const std::vector<RubricResult>&, FindingList& list) {
  const facts::SiteFacts& site = inputs.site;
  std::map<std::pair<std::string, web::Url>, const facts::Menu*> first_to_lead_there;
  for (const facts::Menu& menu : site.menus) {
    if (const std::optional<Fault> fault = fault_of(menu)) {
      list.add(finding_of(menu, site, fault->kind, fault->severity));
      if (fault->covers_target) {
        list.cover(menu.target);
        if (const auto written = web::Url::resolve(menu.seen.url, menu.href)) list.cover(*written);
      }
      continue;
    }
    // Two labels side by side that open one page: at most one of them can keep its promise.
    if (menu.state != State::works || menu.target.empty() || menu.target == site.home) continue;
    const auto [place, is_first] = first_to_lead_there.try_emplace({parent_of(menu), menu.target}, &menu);
    if (is_first || place->second->label == menu.label) continue;
    Finding finding = finding_of(menu, site, "misleading_menu", Severity::minor);
    put(finding.detail, "other", place->second->path);
    list.add(std::move(finding));
  }
}

}  // namespace matang::assess
