#include <string>

#include "assess/findings.hpp"

namespace matang::assess {
namespace {

using facts::PageKind;
using facts::State;

std::string kind_of(const facts::Page& page) {
  switch (page.state) {
    case State::broken:
      return "broken_page";
    case State::redirect_loop:
      return "redirect_loop_page";
    case State::not_found:
      return "soft_404";
    case State::empty:
      return "empty_page";
    case State::under_construction:
      return "under_construction_page";
    // An old article is an archive, not a fault: only pages that promise news age.
    case State::stale:
      return page.kind == PageKind::article ? "" : "stale_page";
    default:
      return "";
  }
}

}  // namespace

void find_page_faults(const Inputs& inputs, const std::vector<RubricResult>&, FindingList& list) {
  for (const facts::Page& page : inputs.site.pages) {
    const std::string kind = kind_of(page);
    if (kind.empty() || list.covered(page.url) || list.covered(page.final_url)) continue;
    Finding finding;
    finding.kind = kind;
    finding.severity = page.kind == PageKind::front ? Severity::critical : Severity::minor;
    finding.subject = page.url.text();
    finding.url = page.url;
    finding.found_on = list.linked_from(page.url);
    finding.pages = 1;
    finding.detail.code = "finding." + kind;
    if (const auto* title = std::get_if<std::string>(&page.title)) put(finding.detail, "title", *title);
    put(finding.detail, "target", page.url.text());
    put(finding.detail, "answer", answer_of(page.status, page.detail));
    if (const auto* newest = std::get_if<web::Date>(&page.newest_item))
      put(finding.detail, "newest", web::to_text(*newest));
    put(finding.detail, "page", finding.found_on.text());
    finding.recommendation = {"recommendation." + kind, {}};
    list.cover(page.url);
    list.cover(page.final_url);
    list.add(std::move(finding));
  }
}

}  // namespace matang::assess
