#include <algorithm>

#include "matang/report/comparison.hpp"
#include "report/compare/page.hpp"
#include "report/compare/ranking_text.hpp"

namespace matang::report {
namespace comparison {
namespace {

using compare::League;
using compare::RankedSite;

std::string name_of(const RankedSite& site) { return link(site.name, site.target); }

void write_table(Page& page, const League& league, const std::string* only_group) {
  const bool stages = league.roll_up == rubric::RollUp::stages;
  const bool scored = league.score_style.as != rubric::ScoreStyle::As::none;
  const bool grouped = only_group == nullptr && has_groups(league);
  std::vector<Column> columns{page.right("rank.column.rank"), page.left("column.site"), page.left("column.as_of")};
  if (grouped) columns.push_back(page.left("rank.column.group"));
  if (stages) columns.push_back(page.left("column.stage"));
  if (scored) columns.push_back(page.right("column.score"));
  if (scored) columns.push_back(page.left("column.bar"));
  columns.push_back(page.right("rank.column.assessed"));
  columns.push_back(page.right("rank.column.remarks"));
  std::vector<std::vector<std::string>> rows;
  std::vector<const RankedSite*> sites;
  for (const RankedSite& site : league.sites)
    if (only_group == nullptr || site.group == *only_group) sites.push_back(&site);
  if (only_group != nullptr)
    std::stable_sort(sites.begin(), sites.end(), [](const RankedSite* a, const RankedSite* b) {
      const auto key = [](const RankedSite& site) { return site.rank_in_group.from == 0; };
      return key(*a) != key(*b) ? key(*b) : a->rank_in_group.from < b->rank_in_group.from;
    });
  for (const RankedSite* site : sites) {
    std::vector<std::string> row{rank_text(only_group == nullptr ? site->rank : site->rank_in_group), name_of(*site),
                                 page.date(site->as_of)};
    if (grouped) row.push_back(escape(site->group));
    if (stages) row.push_back(escape(stage_text(page.language, league, *site)));
    if (scored) row.push_back(score_text(page.language, league, *site));
    if (scored) row.push_back(site->score.possible == 0 ? "" : bar_text(site->score));
    row.push_back(site->score.possible == 0 ? "" : percent_text(page.language, site->assessed));
    row.push_back(site->remarks.empty() ? "" : page.number(site->remarks.size()));
    rows.push_back(std::move(row));
  }
  page.out.table(columns, rows);
}

void write_parts(Page& page, const League& league) {
  if (league.groups.empty()) return;
  page.out.heading(3, page.say(league.roll_up == rubric::RollUp::stages ? "rank.by_stage" : "rank.by_element"));
  page.paragraph("rank.parts_key");
  std::vector<Column> columns{page.left("column.site")};
  for (const Text& title : league.group_titles) columns.push_back({page.text(title), Align::right});
  std::vector<std::vector<std::string>> rows;
  for (const RankedSite& site : league.sites) {
    std::vector<std::string> row{name_of(site)};
    for (const compare::RankedGroup& group : site.groups)
      row.push_back(
          group.score.possible == 0 ? "" : range_text(page.language, group.score) + " (" + rank_text(group.rank) + ")");
    rows.push_back(std::move(row));
  }
  page.out.table(columns, rows);
}

void write_remarks(Page& page, const League& league) {
  std::vector<std::string> items;
  for (const RankedSite& site : league.sites) {
    if (site.remarks.empty()) continue;
    std::string text = "**" + escape(site.name) + ".**";
    for (const Message& remark : site.remarks) text += " " + page.say(remark);
    items.push_back(std::move(text));
  }
  if (items.empty()) return;
  page.out.heading(3, page.say("rank.heading.remarks"));
  page.paragraph("rank.remarks_intro");
  page.out.bullets(items);
}

}  // namespace
}  // namespace comparison

std::string to_markdown(const compare::Ranking& ranking, const Options& options) {
  using namespace comparison;
  markdown::Writer out;
  Page page{options.language, out};
  page.heading(1, "rank.title");
  page.paragraph("rank.intro");
  std::vector<std::string> notes;
  for (const Message& note : ranking.notes) notes.push_back(page.say(note));
  page.out.bullets(notes);
  if (ranking.leagues.empty()) page.paragraph("rank.none");
  for (const compare::League& league : ranking.leagues) {
    out.heading(2, page.text(league.title));
    if (league.simulation) out.paragraph("> **" + page.say("note") + "** " + page.say("summary.simulation"));
    if (is_unranked(league)) page.paragraph("rank.unranked");
    if (league.by_stage) page.paragraph("rank.ranked_by_stage");
    if (league.pairs > 0)
      page.paragraph("rank.decided", {{"decided", std::to_string(league.pairs - league.undecided_pairs)},
                                      {"pairs", std::to_string(league.pairs)}});
    write_table(page, league, nullptr);
    if (!is_unranked(league)) page.paragraph("results.bar_key");
    write_parts(page, league);
    for (const std::string& group : ranking.site_groups)
      if (std::any_of(league.sites.begin(), league.sites.end(),
                      [&](const auto& site) { return site.group == group; })) {
        out.heading(3, page.say("rank.heading.group", {{"group", group}}));
        write_table(page, league, &group);
      }
    write_remarks(page, league);
  }
  return out.take();
}

}  // namespace matang::report
