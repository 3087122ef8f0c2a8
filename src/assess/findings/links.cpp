#include <algorithm>
#include <string>

#include "assess/findings.hpp"

namespace matang::assess {
namespace {

using facts::LinkKind;
using facts::State;

std::string kind_of(const facts::Link& link) {
  const bool foreign = link.kind == LinkKind::external || link.kind == LinkKind::government ||
                       link.kind == LinkKind::social || link.kind == LinkKind::messenger;
  switch (link.state) {
    case State::broken:
    case State::redirect_loop:
      return foreign ? "broken_external_link" : "broken_link";
    case State::not_found:
      return foreign ? "broken_external_link" : "soft_404";
    case State::dead_control:
      return "dead_link";
    default:
      return "";
  }
}

}  // namespace

/// Each broken target once, however many pages link there.
void find_link_faults(const Inputs& inputs, const std::vector<RubricResult>&, FindingList& list) {
  const std::size_t pages_read = inputs.site.completeness.pages_read;
  for (const facts::Link& link : inputs.site.links) {
    const std::string kind = kind_of(link);
    if (kind.empty() || (!link.to.empty() && list.covered(link.to))) continue;
    Finding finding;
    finding.kind = kind;
    finding.pages = static_cast<std::size_t>(std::max<std::int64_t>(link.pages, 1));
    // A fault that most pages show stands in the template, where every visitor meets it (our choice: half of at least
    // four).
    const bool in_template = pages_read >= 4 && finding.pages * 2 > pages_read;
    finding.severity = in_template && kind != "broken_external_link" ? Severity::major : Severity::minor;
    finding.subject = !link.to.empty() ? link.to.text() : link.text + " (" + link.from.text() + ")";
    finding.url = link.to;
    finding.found_on = link.from;
    finding.detail.code = "finding." + kind;
    put(finding.detail, "text", link.text);
    put(finding.detail, "target", link.to.text());
    put(finding.detail, "answer", answer_of(link.status, link.detail));
    put(finding.detail, "page", link.from.text());
    put(finding.detail, "pages", std::to_string(finding.pages));
    finding.recommendation = {"recommendation." + kind, {}};
    list.cover(link.to);
    list.add(std::move(finding));
  }
}

}  // namespace matang::assess
