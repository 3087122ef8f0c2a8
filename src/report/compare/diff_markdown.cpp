#include <algorithm>
#include <map>

#include "matang/report/comparison.hpp"
#include "report/compare/diff_sections.hpp"

namespace matang::report {
namespace comparison {
namespace {

using compare::Change;
using compare::Diff;
using compare::FindingOutcome;
using compare::ItemChanges;
using compare::Outcome;

bool is_guess(const compare::ItemChange& change) {
  return change.matched_by == compare::MatchedBy::words || change.matched_by == compare::MatchedBy::topic;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
  return text;
}

void write_title(Page& page, const Diff& diff) {
  page.out.heading(1, page.say("diff.title", {{"before", diff.before.name}, {"after", diff.after.name}}));
  std::vector<std::vector<std::string>> rows;
  for (const compare::Side* side : {&diff.before, &diff.after})
    rows.push_back({page.say(side == &diff.before ? "diff.before" : "diff.after"), escape(side->name),
                    link(side->target), page.date(side->as_of), page.number(side->pages_read),
                    page.say(side->complete ? "yes" : "no")});
  page.out.table({page.left("diff.column.side"), page.left("column.site"), page.left("fact.address"),
                  page.left("column.as_of"), page.right("fact.pages_read"), page.left("column.complete")},
                 rows);
  if (diff.cautions.empty()) return;
  page.paragraph("diff.cautions");
  std::vector<std::string> items;
  for (const Message& caution : diff.cautions) items.push_back(page.say(caution));
  page.out.bullets(items);
}

/// "2 naik, 1 turun", only what there is; the indicators of all rubrics.
std::string indicators_in_short(const Page& page, const Diff& diff) {
  std::vector<std::string> parts;
  for (const Change change : {Change::rose, Change::fell, Change::may_have_risen, Change::may_have_fallen, Change::same,
                              Change::no_visible_change, Change::cannot_tell, Change::not_comparable}) {
    std::size_t count = 0;
    for (const compare::RubricChange& rubric : diff.rubrics) count += rubric.count(change);
    if (count > 0) parts.push_back(page.number(count) + " " + page.word("change", spelling(change)));
  }
  return parts.empty() ? "" : page.set("diff.summary.indicators", {{"counts", joined(parts)}});
}

std::string menus_in_short(const Page& page, const Diff& diff) {
  const auto portal = std::find_if(diff.holdings.begin(), diff.holdings.end(),
                                   [](const compare::Holding& each) { return each.what == "menus"; });
  if (portal == diff.holdings.end()) return "";
  std::string text =
      page.set(diff.same_host ? "diff.summary.menus" : "diff.summary.menus_portal",
               {{"before", page.number(portal->portal_before)}, {"after", page.number(portal->portal_after)}});
  std::vector<std::string> parts;
  for (const Outcome outcome :
       {Outcome::broken_anew, Outcome::gone_stale, Outcome::still_faulty, Outcome::still_stale, Outcome::repaired,
        Outcome::revived, Outcome::gone, Outcome::not_seen, Outcome::added, Outcome::added_or_unseen}) {
    const auto count = static_cast<std::size_t>(std::count_if(
        diff.menus.changes.begin(), diff.menus.changes.end(),
        [&](const compare::ItemChange& each) { return each.portal && each.outcome == outcome && !is_guess(each); }));
    if (count > 0) parts.push_back(page.number(count) + " " + page.word("outcome", spelling(outcome)));
  }
  const auto guesses =
      static_cast<std::size_t>(std::count_if(diff.menus.changes.begin(), diff.menus.changes.end(), is_guess));
  if (guesses > 0) parts.push_back(page.number(guesses) + " " + page.say("diff.guessed"));
  if (!parts.empty()) text += " " + page.set("diff.summary.of_these", {{"counts", joined(parts)}});
  return text;
}

bool is_fault(facts::State state) {
  using facts::State;
  return state == State::broken || state == State::not_found || state == State::redirect_loop ||
         state == State::dead_control || state == State::empty || state == State::returns_home ||
         state == State::under_construction || state == State::stale;
}

/// Whether the same kinds of fault are there again: what a new portal should have ended.
std::vector<std::string> kinds_of_fault(const Page& page, const ItemChanges& menus) {
  std::vector<std::string> again, fresh, ended;
  for (const compare::StateCount& count : menus.states) {
    if (!is_fault(count.state)) continue;
    const std::string state = page.word("state", spelling(count.state));
    if (count.before > 0 && count.after > 0)
      again.push_back(state + " (" + arrow(page.number(count.before), page.number(count.after)) + ")");
    else
      (count.after > 0 ? fresh : ended)
          .push_back(state + " (" + page.number(std::max(count.before, count.after)) + ")");
  }
  std::vector<std::string> sentences;
  if (!again.empty()) sentences.push_back(page.set("diff.summary.faults_again", {{"kinds", joined(again)}}));
  if (!fresh.empty()) sentences.push_back(page.set("diff.summary.faults_new", {{"kinds", joined(fresh)}}));
  if (!ended.empty()) sentences.push_back(page.set("diff.summary.faults_ended", {{"kinds", joined(ended)}}));
  return sentences;
}

std::string services_in_short(const Page& page, const Diff& diff) {
  compare::Holding all, told;  // all services, and those that only inform
  for (const compare::Holding& holding : diff.holdings) {
    if (holding.what.compare(0, 9, "services.") != 0) continue;
    all.before += holding.before;
    all.after += holding.after;
    all.portal_before += holding.portal_before;
    all.portal_after += holding.portal_after;
    if (holding.what == "services.information") told = holding;
  }
  if (all.before + all.after == 0) return "";
  const auto sentence = [&](std::string_view code, std::size_t before, std::size_t of_before, std::size_t after,
                            std::size_t of_after) {
    return page.set(code, {{"before", page.number(before)},
                           {"of_before", page.number(of_before)},
                           {"after", page.number(after)},
                           {"of_after", page.number(of_after)}});
  };
  std::string text =
      sentence("diff.summary.services", told.portal_before, all.portal_before, told.portal_after, all.portal_after);
  if (all.before != all.portal_before || all.after != all.portal_after)
    text += " " + sentence("diff.summary.services_all", told.before, all.before, told.after, all.after);
  return text;
}

std::string findings_in_short(const Page& page, const Diff& diff) {
  std::vector<std::string> parts;
  for (const std::string_view outcome : spellings<FindingOutcome>) {
    const auto count = std::count_if(diff.findings.begin(), diff.findings.end(),
                                     [&](const auto& each) { return spelling(each.outcome) == outcome; });
    if (count > 0)
      parts.push_back(page.number(static_cast<std::size_t>(count)) + " " + page.word("finding_outcome", outcome));
  }
  return parts.empty() ? page.say("diff.summary.no_findings")
                       : page.set("diff.summary.findings", {{"counts", joined(parts)}});
}

std::string newest_in_short(const Page& page, const Diff& diff) {
  const auto newest = [&](const compare::Side& side) {
    if (!side.newest_content) return page.say("diff.no_date");
    const auto age = (std::chrono::sys_days(side.as_of) - std::chrono::sys_days(*side.newest_content)).count();
    return page.set("diff.newest", {{"date", page.date(*side.newest_content)}, {"days", std::to_string(age)}});
  };
  std::string text = page.set("diff.summary.newest", {{"before", newest(diff.before)}, {"after", newest(diff.after)}});
  if (diff.before.items_last_year && diff.after.items_last_year)
    text += " " + page.set("diff.summary.items", {{"before", page.number(*diff.before.items_last_year)},
                                                  {"after", page.number(*diff.after.items_last_year)}});
  return text;
}

void write_summary(Page& page, const Diff& diff) {
  page.heading(2, "heading.summary");
  std::vector<std::string> items;
  const auto add = [&](std::string sentence) {
    if (!sentence.empty()) items.push_back(std::move(sentence));
  };
  for (const compare::RubricChange& rubric : diff.rubrics) add(rubric_in_short(page, rubric));
  add(indicators_in_short(page, diff));
  add(menus_in_short(page, diff));
  for (std::string& sentence : kinds_of_fault(page, diff.menus)) add(std::move(sentence));
  add(services_in_short(page, diff));
  add(newest_in_short(page, diff));
  add(findings_in_short(page, diff));
  page.out.bullets(items);
}

void write_holdings(Page& page, const Diff& diff) {
  page.heading(2, "diff.heading.holdings");
  std::vector<std::vector<std::string>> rows;
  for (const compare::Holding& holding : diff.holdings) {
    const std::size_t dot = holding.what.find('.');
    const std::string of = holding.what.substr(0, dot);
    std::string what = page.word("holding", of);
    if (dot != std::string::npos) {
      static const std::map<std::string, std::string> enumerations{
          {"services", "level"}, {"forms", "purpose"}, {"channels", "channel"}};
      what += ": " + page.word(enumerations.at(of), holding.what.substr(dot + 1));
    }
    rows.push_back({what, page.number(holding.portal_before), page.number(holding.portal_after),
                    page.number(holding.before), page.number(holding.after)});
  }
  page.out.table(
      {page.left("fact.holdings"), page.right("diff.column.portal_before"), page.right("diff.column.portal_after"),
       page.right("diff.column.all_before"), page.right("diff.column.all_after")},
      rows);
}

void write_method(Page& page, const Diff& diff) {
  page.heading(2, "diff.heading.method");
  std::vector<std::string> items{page.say("diff.method.ranges"), page.say("diff.method.matching"),
                                 page.say("diff.method.gone")};
  if (!diff.same_host) items.push_back(page.say("diff.method.portal"));
  page.out.bullets(items);
}

}  // namespace
}  // namespace comparison

std::string to_markdown(const compare::Diff& diff, const Options& options) {
  markdown::Writer out;
  comparison::Page page{options.language, out};
  comparison::write_title(page, diff);
  comparison::write_summary(page, diff);
  comparison::write_rubrics(page, diff);
  comparison::write_items(page, diff);
  comparison::write_holdings(page, diff);
  comparison::write_findings(page, diff);
  comparison::write_method(page, diff);
  return out.take();
}

}  // namespace matang::report
