#include <algorithm>
#include <string>

#include "assess/findings.hpp"

namespace matang::assess {

void find_document_faults(const Inputs& inputs, const std::vector<RubricResult>&, FindingList& list) {
  using facts::State;
  for (const facts::Document& document : inputs.site.documents) {
    const bool broken =
        document.state == State::broken || document.state == State::not_found || document.state == State::redirect_loop;
    if ((!broken && document.state != State::empty) || list.covered(document.url)) continue;
    Finding finding;
    finding.kind = broken ? "broken_document" : "empty_document";
    finding.severity = broken ? Severity::major : Severity::minor;
    finding.subject = document.url.text();
    finding.url = document.url;
    finding.found_on = document.found_on;
    finding.pages = static_cast<std::size_t>(std::max<std::int64_t>(document.pages, 1));
    finding.detail.code = "finding." + finding.kind;
    put(finding.detail, "label", document.label);
    put(finding.detail, "url", document.url.text());
    put(finding.detail, "page", document.found_on.text());
    put(finding.detail, "pages", std::to_string(finding.pages));
    finding.recommendation = {"recommendation." + finding.kind, {}};
    list.cover(document.url);
    list.add(std::move(finding));
  }
}

}  // namespace matang::assess
