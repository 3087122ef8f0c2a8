#include <string>

#include "assess/findings.hpp"

namespace matang::assess {
namespace {

using Kind = facts::Intrusion::Kind;

std::string kind_of(Kind kind) {
  switch (kind) {
    case Kind::gambling:
      return "gambling";
    case Kind::defacement:
      return "defaced";
    case Kind::placeholder:
      return "placeholder";
    case Kind::default_page:
      return "default_page";
  }
  return "";
}

Severity severity_of(Kind kind) {
  if (kind == Kind::placeholder) return Severity::minor;
  return kind == Kind::default_page ? Severity::major : Severity::critical;
}

}  // namespace

/// What others put on the site, and what was left on it from its making: one finding a page, the template's once.
void find_intrusions(const Inputs& inputs, const std::vector<RubricResult>&, FindingList& list) {
  for (const facts::Intrusion& intrusion : inputs.site.intrusions) {
    const bool left_over = intrusion.kind == Kind::placeholder || intrusion.kind == Kind::default_page;
    if (left_over && list.covered(intrusion.page)) continue;  // told already: an empty page, an empty menu
    Finding finding;
    finding.kind = kind_of(intrusion.kind);
    finding.severity = severity_of(intrusion.kind);
    finding.subject = intrusion.page.text();
    finding.url = intrusion.page;
    finding.found_on = intrusion.page;
    finding.pages = static_cast<std::size_t>(intrusion.pages);
    finding.detail.code = "finding." + finding.kind;
    put(finding.detail, "items", std::to_string(intrusion.items));
    put(finding.detail, "text", intrusion.seen.excerpt);
    put(finding.detail, "target", intrusion.target.text());
    if (intrusion.seen.line != 0) put(finding.detail, "line", std::to_string(intrusion.seen.line));
    if (intrusion.hidden) put(finding.detail, "hidden", "yes");
    put(finding.detail, "pages", std::to_string(intrusion.pages));
    finding.recommendation = {"recommendation." + finding.kind, {}};
    list.add(std::move(finding));
  }
}

}  // namespace matang::assess
