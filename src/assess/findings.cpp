#include "assess/findings.hpp"

#include <algorithm>
#include <tuple>

#include "assess/hash.hpp"

namespace matang::assess {

const std::vector<FindingTheme>& finding_themes() {
  static const std::vector<FindingTheme> themes{
      find_menu_faults,  // first: what a menu leads to is told as the menu's fault
      find_form_faults, find_document_faults,   find_link_faults,
      find_page_faults,  // after links, which know where a page is linked from
      find_intrusions,   // after pages: an empty page is told as such
      find_site_faults, find_failed_indicators,
  };
  return themes;
}

FindingList::FindingList(const facts::SiteFacts& site) : home_(site.home) {
  for (const facts::Page& page : site.pages)
    if (!page.final_url.empty() && page.final_url != page.url) finals_.emplace(page.url, page.final_url);
  for (const facts::Link& link : site.links)
    if (!link.to.empty()) linked_from_.emplace(link.to, link.from);
}

void FindingList::add(Finding finding) {
  const auto [place, is_new] = index_.try_emplace({finding.kind, finding.subject, finding.url}, findings_.size());
  if (is_new) {
    findings_.push_back(std::move(finding));
    return;
  }
  Finding& first = findings_[place->second];
  first.pages = std::max(first.pages, finding.pages);
  first.severity = std::min(first.severity, finding.severity);
}

void FindingList::cover(const web::Url& url) {
  if (url.empty()) return;
  const auto home = home_.without_fragment();
  if (url.without_fragment() != home) covered_.insert(url.without_fragment());
  const auto final_url = finals_.find(url);
  if (final_url != finals_.end() && final_url->second.without_fragment() != home)
    covered_.insert(final_url->second.without_fragment());
}

bool FindingList::covered(const web::Url& url) const { return covered_.count(url.without_fragment()) != 0; }

const web::Url& FindingList::linked_from(const web::Url& url) const {
  static const web::Url nowhere;
  const auto found = linked_from_.find(url);
  return found == linked_from_.end() ? nowhere : found->second;
}

std::vector<Finding> FindingList::take() {
  std::sort(findings_.begin(), findings_.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.severity, a.kind, a.subject, a.url) < std::tie(b.severity, b.kind, b.subject, b.url);
  });
  std::set<std::string> used;
  for (Finding& finding : findings_) {
    finding.id = stable_id(finding.kind, finding.subject);
    // Two faults under one name (a menu that stands twice and leads to two broken places): the address tells them
    // apart.
    if (!used.insert(finding.id).second) {
      finding.id = stable_id(finding.kind, finding.subject + '\n' + finding.url.text());
      used.insert(finding.id);
    }
  }
  index_.clear();
  return std::move(findings_);
}

std::vector<Finding> findings_of(const Inputs& inputs, const std::vector<RubricResult>& rubrics) {
  FindingList list(inputs.site);
  for (const FindingTheme theme : finding_themes()) theme(inputs, rubrics, list);
  return list.take();
}

std::string answer_of(std::int64_t status, const facts::Observed<std::string>& detail) {
  if (status >= 400) return "HTTP " + std::to_string(status);
  const auto* text = std::get_if<std::string>(&detail);
  return text ? *text : std::string();
}

void put(Message& message, std::string name, std::string value) {
  if (!value.empty()) message.args.emplace_back(std::move(name), std::move(value));
}

}  // namespace matang::assess
