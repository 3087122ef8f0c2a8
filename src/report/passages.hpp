#pragma once
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "matang/assess/assessment.hpp"
#include "report/tally.hpp"

/// Passages that Markdown and HTML have word for word. A `Sheet` is either's: it says sentences and writes paragraphs
/// and bullets; what is marked up differently stays with each.
namespace matang::report {

/// "Stage reached: …", with the gaps and the stages that may yet be reached. `titles` names several stages by their
/// ids.
template <class Sheet, class Titles>
std::string stage_sentence(const Sheet& sheet, const assess::RubricResult& rubric, Titles titles) {
  const auto stage = std::find_if(rubric.groups.begin(), rubric.groups.end(),
                                  [&](const assess::GroupResult& group) { return group.id == rubric.highest_stage; });
  std::string text = stage == rubric.groups.end()
                         ? sheet.say("summary.no_stage")
                         : sheet.set("summary.stage", {{"stage", sheet.text(stage->title)},
                                                       {"number", std::to_string(stage - rubric.groups.begin() + 1)},
                                                       {"of", std::to_string(rubric.groups.size())}});
  if (!rubric.gaps.empty()) text += " " + sheet.set("summary.gap", {{"stages", titles(rubric.gaps)}});
  std::vector<std::string> open;
  for (const assess::GroupResult& group : rubric.groups)
    if (!group.reached && group.may_be_reached) open.push_back(group.id);
  if (!open.empty()) text += " " + sheet.set("summary.open_stages", {{"stages", titles(open)}});
  return text;
}

/// What is hidden from us, and why.
template <class Sheet>
void write_gaps(Sheet& sheet) {
  const auto& gaps = sheet.assessment.completeness.gaps;
  if (gaps.empty()) return;
  sheet.paragraph("unknowns.gaps");
  std::vector<std::string> items;
  for (const facts::Gap& gap : gaps)
    items.push_back(sheet.say("gap." + std::string(spelling(gap.kind)), {{"count", std::to_string(gap.count)},
                                                                         {"navigation", std::to_string(gap.navigation)},
                                                                         {"example", gap.example.text()}}));
  sheet.bullets(items);
}

/// Every address and every indicator is accounted for.
template <class Sheet>
void write_sums(Sheet& sheet) {
  const capture::Coverage& c = sheet.assessment.coverage;
  const std::size_t unvisited = c.unvisited.size();
  const std::size_t sum = c.captured + c.failed + c.excluded + unvisited;
  sheet.out.paragraph(sheet.set("method.url_sum", {{"seen", sheet.number(c.seen)},
                                                   {"captured", sheet.number(c.captured)},
                                                   {"failed", sheet.number(c.failed)},
                                                   {"excluded", sheet.number(c.excluded)},
                                                   {"unvisited", sheet.number(unvisited)}}));
  if (sum != c.seen) sheet.out.paragraph(sheet.set("method.url_mismatch", {{"sum", sheet.number(sum)}}));
  std::map<capture::Unvisited, std::size_t> why;
  for (const capture::UnvisitedUrl& url : c.unvisited) ++why[url.why];
  std::vector<std::string> items;
  for (const auto& [reason, count] : why)
    items.push_back(sheet.word("unvisited", spelling(reason)) + ": " + sheet.number(count));
  if (!items.empty()) {
    sheet.paragraph("method.unvisited");
    sheet.bullets(items);
  }
  const Tally all = tally(sheet.assessment);
  sheet.out.paragraph(sheet.set("method.indicator_sum", {{"all", sheet.number(all.all())},
                                                         {"met", sheet.number(all.met)},
                                                         {"partly", sheet.number(all.partly)},
                                                         {"not_met", sheet.number(all.not_met)},
                                                         {"unknown", sheet.number(all.unknown)}}));
  if (all.not_applicable > 0) sheet.paragraph("results.not_applicable", {{"n", std::to_string(all.not_applicable)}});
}

/// What became of the evidence that was brought.
template <class Sheet>
void write_evidence_used(Sheet& sheet) {
  std::size_t given = 0, used = 0, unanswered = 0;
  for (const evidence::EvidenceFile& file : sheet.assessment.evidence_files) {
    given += file.evidence.size();
    unanswered += file.unanswered;
  }
  for (const assess::RubricResult& rubric : sheet.assessment.rubrics)
    for (const assess::IndicatorResult& indicator : rubric.indicators) used += indicator.evidence.size();
  if (sheet.assessment.evidence_files.empty()) return sheet.paragraph("method.no_evidence");
  sheet.paragraph("method.evidence", {{"given", std::to_string(given)}, {"used", std::to_string(used)}});
  if (used < given) sheet.paragraph("method.evidence_unused", {{"n", std::to_string(given - used)}});
  if (unanswered > 0) sheet.paragraph("method.evidence_unanswered", {{"n", std::to_string(unanswered)}});
}

/// What a host said of crawling, in a few words.
template <class Sheet>
std::string robots_word(const Sheet& sheet, const capture::HostRecord& host) {
  return host.robots_forbids_all   ? sheet.say("robots.forbids_all")
         : host.robots_status == 0 ? sheet.say("robots.none")
                                   : "HTTP " + std::to_string(host.robots_status);
}

/// The limits of the method: the same for every site.
template <class Sheet>
std::vector<std::string> limits_of_method(const Sheet& sheet) {
  std::vector<std::string> limits;
  for (const char* limit : {"method.limit_unseen", "method.limit_scores", "method.limit_blocked", "method.limit_public",
                            "method.limit_evidence"})
    limits.push_back(sheet.say(limit));
  return limits;
}

}  // namespace matang::report
