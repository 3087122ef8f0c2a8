#include <algorithm>
#include <string>

#include "assess/findings.hpp"

namespace matang::assess {
namespace {

using facts::FormPurpose;
using facts::State;

/// Forms whose silent loss costs a citizen something.
bool carries_a_request(FormPurpose purpose) {
  return purpose == FormPurpose::complaint || purpose == FormPurpose::application || purpose == FormPurpose::payment ||
         purpose == FormPurpose::contact;
}

}  // namespace

void find_form_faults(const Inputs& inputs, const std::vector<RubricResult>&, FindingList& list) {
  for (const facts::Form& form : inputs.site.forms) {
    const bool dead = form.state == State::dead_control;
    const bool broken =
        form.state == State::broken || form.state == State::not_found || form.state == State::redirect_loop;
    if (!dead && !broken) continue;
    Finding finding;
    finding.kind = dead ? "dead_form" : "broken_form";
    finding.severity = carries_a_request(form.purpose) ? Severity::critical : Severity::major;
    finding.subject = form.page.text();
    finding.url = dead ? web::Url() : form.action;
    finding.found_on = form.page;
    finding.pages = static_cast<std::size_t>(std::max<std::int64_t>(form.pages, 1));
    finding.detail = {"finding." + finding.kind, {{"purpose", std::string(spelling(form.purpose))}}};
    put(finding.detail, "page", form.page.text());
    put(finding.detail, "action", finding.url.text());
    put(finding.detail, "pages", std::to_string(finding.pages));
    finding.recommendation = {"recommendation." + finding.kind, {{"purpose", std::string(spelling(form.purpose))}}};
    list.add(std::move(finding));
  }
}

}  // namespace matang::assess
