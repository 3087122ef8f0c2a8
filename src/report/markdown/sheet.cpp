#include <algorithm>
#include <map>

#include "report/markdown/sections.hpp"
#include "report/plain.hpp"

namespace matang::report::markdown {

std::string Sheet::say(const Message& message) const {
  return report::say(message, language, [](std::string_view value) { return link_text(value, 100); });
}

std::string Sheet::say(std::string_view code, Args args) const {
  return say(Message{std::string(code), std::move(args)});
}

std::string Sheet::set(std::string_view code, Args args) const {
  return report::say({std::string(code), std::move(args)}, language,
                     [](std::string_view value) { return std::string(value); });
}

std::string Sheet::word(std::string_view enumeration, std::string_view value) const {
  const std::string_view known = phrase(language, std::string(enumeration) + "." + std::string(value));
  return known.empty() ? escape(value) : std::string(known);
}

std::string Sheet::what(std::string_view witness, std::size_t characters) const {
  const std::string text = shortened(plain(witness), characters);
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("; ", at), text.size());
    const std::string part = text.substr(at, end - at);
    std::string known;
    if (at > 0)  // the first cell is a title or label of the site's own
      for (const std::string_view enumeration : {"state", "channel", "purpose", "level"})
        if (known.empty()) known = phrase(language, std::string(enumeration) + "." + part);
    shown += (at > 0 ? "; " : "") + (known.empty() ? link_text(part, characters) : known);
    at = end + 2;
  }
  return shown;
}

void Sheet::capped(std::size_t shown, std::size_t all, std::string_view file) {
  if (shown < all)
    out.paragraph(say("table.capped",
                      {{"shown", std::to_string(shown)}, {"all", std::to_string(all)}, {"file", std::string(file)}}));
}

std::vector<FindingGroup> grouped(const std::vector<assess::Finding>& findings) {
  std::vector<FindingGroup> groups;
  std::map<std::pair<assess::Severity, std::string>, std::size_t> index;
  for (const assess::Finding& finding : findings) {
    const auto [place, is_new] = index.try_emplace({finding.severity, finding.kind}, groups.size());
    if (is_new) groups.push_back({finding.severity, finding.kind, {}});
    groups[place->second].findings.push_back(&finding);
  }
  std::stable_sort(groups.begin(), groups.end(), [](const FindingGroup& a, const FindingGroup& b) {
    if (a.severity != b.severity) return a.severity < b.severity;
    return a.findings.size() > b.findings.size();
  });
  return groups;
}

std::vector<FindingGroup> to_do(const std::vector<assess::Finding>& findings) {
  std::vector<FindingGroup> groups = grouped(findings);
  for (FindingGroup& group : groups)
    std::erase_if(group.findings, [](const auto* finding) { return finding->standing == assess::Standing::ignored; });
  std::erase_if(groups, [](const FindingGroup& group) { return group.findings.empty(); });
  return groups;
}

const assess::IndicatorResult* indicator_of(const assess::Assessment& assessment, const assess::Finding& finding) {
  for (const assess::RubricResult& rubric : assessment.rubrics) {
    if (rubric.id != finding.rubric) continue;
    for (const assess::IndicatorResult& indicator : rubric.indicators)
      if (indicator.id == finding.indicator) return &indicator;
  }
  return nullptr;
}

std::string subject_of(const Sheet& sheet, const assess::Finding& finding) {
  if (const auto* indicator = indicator_of(sheet.assessment, finding)) return sheet.text(indicator->title);
  return link_text(finding.subject, 70);
}

Tally tally(const std::vector<assess::GroupResult>& groups) {
  Tally tally;
  for (const assess::GroupResult& group : groups) {
    tally.met += group.met;
    tally.partly += group.partly;
    tally.not_met += group.not_met;
    tally.unknown += group.unknown;
    tally.not_applicable += group.not_applicable;
  }
  return tally;
}

Tally tally(const assess::Assessment& assessment) {
  std::vector<assess::GroupResult> all;
  for (const assess::RubricResult& rubric : assessment.rubrics)
    all.insert(all.end(), rubric.groups.begin(), rubric.groups.end());
  return tally(all);
}

}  // namespace matang::report::markdown
