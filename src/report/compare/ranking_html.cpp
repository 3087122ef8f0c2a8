#include <fmt/format.h>

#include <algorithm>

#include "matang/report/comparison.hpp"
#include "report/compare/html_page.hpp"
#include "report/compare/ranking_text.hpp"

namespace matang::report {
namespace comparison {
namespace {

using compare::League;
using compare::RankedSite;
using html::Sheet;

std::string anchor(std::size_t league, std::size_t site) { return fmt::format("site-{}-{}", league, site); }

/// A column a stage or element, as high as what is certain, hatched to what is possible.
std::string columns_of(const RankedSite& site) {
  constexpr double height = 56;
  const double count = static_cast<double>(std::max<std::size_t>(site.groups.size(), 1));
  std::string svg =
      fmt::format("<svg width=\"100%\" height=\"{:.0f}\" aria-hidden=\"true\" focusable=\"false\">", height);
  for (std::size_t g = 0; g < site.groups.size(); ++g) {
    const assess::ScoreRange& score = site.groups[g].score;
    const auto rect = [&](std::string_view look, double from, double to) {
      if (to <= from) return std::string();
      return fmt::format("<rect class=\"{}\" x=\"{:.2f}%\" y=\"{:.2f}\" width=\"{:.2f}%\" height=\"{:.2f}\"/>", look,
                         (static_cast<double>(g) + 0.08) / count * 100, height * (1 - to), 84 / count,
                         height * (to - from));
    };
    if (score.possible == 0) continue;
    svg +=
        rect("lost", 0, 1) + rect("earned", 0, score.low_share()) + rect("open", score.low_share(), score.high_share());
  }
  return svg + "</svg>";
}

/// The same for who cannot see it.
std::string said(const Sheet& sheet, const League& league, const RankedSite& site) {
  std::string text;
  for (std::size_t g = 0; g < site.groups.size(); ++g)
    text += (text.empty() ? "" : "; ") + sheet.text(league.group_titles[g]) + " " +
            range_text(sheet.language, site.groups[g].score);
  return text;
}

void write_tiles(HtmlPage& page, const League& league, std::size_t number, const std::string* group) {
  const Sheet& sheet = page.sheet();
  std::vector<std::string> tiles;
  for (std::size_t i = 0; i < league.sites.size(); ++i) {
    const RankedSite& site = league.sites[i];
    if (group != nullptr && site.group != *group) continue;
    const std::string score = score_text(sheet.language, league, site);
    std::string tile = "<p class=\"site\"><a href=\"#" + anchor(number, i) + "\">" + html::isolated(site.name, 60) +
                       "</a></p>" + columns_of(site) + spoken(said(sheet, league, site)) + "<p class=\"place\">" +
                       (site.rank.from == 0 ? sheet.say("rank.tile.unranked")
                                            : sheet.set("rank.tile.rank", {{"rank", rank_text(site.rank)}})) +
                       (score.empty() ? "" : "<br><b>" + score + "</b>") + "</p>";
    if (!site.remarks.empty())
      tile += "<p class=\"place\"><span class=\"mark warn\"><span aria-hidden=\"true\">△</span> " +
              sheet.say("rank.column.remarks") + ": " + sheet.number(site.remarks.size()) + "</span></p>";
    tiles.push_back(std::move(tile));
  }
  page.out().list(tiles, "ul", "tiles");
}

void write_overview(HtmlPage& page, const League& league, const std::vector<std::string>& groups, std::size_t number) {
  const Sheet& sheet = page.sheet();
  page.out().heading(3, sheet.say("rank.heading.overview"));
  std::string parts;
  for (const Text& title : league.group_titles) parts += (parts.empty() ? "" : ", ") + sheet.text(title);
  page.out().paragraph(sheet.set("rank.tile.key", {{"parts", parts}}), "note");
  if (!has_groups(league)) {
    write_tiles(page, league, number, nullptr);
    return;
  }
  std::vector<std::string> all = groups;
  all.emplace_back();  // those that the list does not name come last
  for (const std::string& group : all) {
    if (std::none_of(league.sites.begin(), league.sites.end(), [&](const auto& site) { return site.group == group; }))
      continue;
    page.out().heading(4, group.empty() ? sheet.say("rank.tile.other") : html::isolated(group, 80));
    write_tiles(page, league, number, &group);
  }
}

void write_table(HtmlPage& page, const League& league, std::size_t number) {
  const Sheet& sheet = page.sheet();
  const bool stages = league.roll_up == rubric::RollUp::stages, grouped = has_groups(league);
  const bool scored = league.score_style.as != rubric::ScoreStyle::As::none;
  html::Table table;
  table.id = fmt::format("league-{}-table", number);
  table.caption = sheet.text(league.title);
  table.look = "stack";
  table.head_column = 1;
  table.columns = {sheet.column("rank.column.rank", "number"), sheet.column("column.site", "wide"),
                   sheet.column("column.as_of")};
  if (grouped) table.columns.push_back(sheet.column("rank.column.group"));
  if (stages) table.columns.push_back(sheet.column("column.stage", "wide"));
  if (scored) table.columns.push_back(sheet.column("column.score", "number"));
  if (scored) table.columns.push_back(sheet.column("column.bar"));
  table.columns.push_back(sheet.column("rank.column.assessed", "number"));
  table.columns.push_back(sheet.column("rank.column.remarks", "wide"));
  for (std::size_t i = 0; i < league.sites.size(); ++i) {
    const RankedSite& site = league.sites[i];
    const bool has_score = site.score.possible > 0;
    html::Row row;
    row.id = anchor(number, i);
    row.cells = {rank_text(site.rank), html::link(site.name, site.target), date_text(sheet.language, site.as_of)};
    if (grouped)
      row.cells.emplace_back(html::isolated(site.group, 80) +
                             (site.rank_in_group.from == 0 ? "" : " (" + rank_text(site.rank_in_group) + ")"));
    if (stages) row.cells.emplace_back(html::escape(stage_text(sheet.language, league, site)));
    if (scored) row.cells.emplace_back(score_text(sheet.language, league, site));
    if (scored) row.cells.emplace_back(has_score ? html::bar(site.score) : std::string());
    row.cells.emplace_back(has_score ? percent_text(sheet.language, site.assessed) : std::string());
    std::string remarks;
    for (const Message& remark : site.remarks) remarks += (remarks.empty() ? "" : " ") + sheet.say(remark);
    row.cells.emplace_back(std::move(remarks));
    table.rows.push_back(std::move(row));
  }
  page.out().table(table);
}

void write_parts(HtmlPage& page, const League& league, std::size_t number) {
  if (league.groups.empty()) return;
  const Sheet& sheet = page.sheet();
  page.out().heading(3, sheet.say(league.roll_up == rubric::RollUp::stages ? "rank.by_stage" : "rank.by_element"));
  html::Table table;
  table.id = fmt::format("league-{}-parts", number);
  table.caption = sheet.say("rank.parts_key");
  table.columns = {sheet.column("column.site", "wide")};
  for (const Text& title : league.group_titles) table.columns.push_back({sheet.text(title), "number"});
  for (const RankedSite& site : league.sites) {
    html::Row row;
    row.cells = {html::isolated(site.name, 80)};
    for (const compare::RankedGroup& group : site.groups)
      row.cells.emplace_back(group.score.possible == 0
                                 ? std::string()
                                 : range_text(sheet.language, group.score) + " (" + rank_text(group.rank) + ")");
    table.rows.push_back(std::move(row));
  }
  page.out().table(table);
}

}  // namespace
}  // namespace comparison

std::string to_html(const compare::Ranking& ranking, const Options& options) {
  using namespace comparison;
  HtmlPage page(options.language, "rank.title");
  const html::Sheet& sheet = page.sheet();
  std::vector<std::pair<std::string, std::string>> contents;
  for (std::size_t i = 0; i < ranking.leagues.size(); ++i)
    contents.emplace_back(fmt::format("league-{}", i), sheet.text(ranking.leagues[i].title));
  page.begin("rank.intro", ranking.notes, contents);
  if (ranking.leagues.empty()) page.out().paragraph(sheet.say("rank.none"));
  for (std::size_t i = 0; i < ranking.leagues.size(); ++i) {
    const compare::League& league = ranking.leagues[i];
    page.begin_section(contents[i].first, contents[i].second);
    if (league.simulation) page.out().paragraph(sheet.say("summary.simulation"), "note");
    if (is_unranked(league)) page.out().paragraph(sheet.say("rank.unranked"));
    if (league.by_stage) page.out().paragraph(sheet.say("rank.ranked_by_stage"));
    if (league.pairs > 0)
      page.out().paragraph(
          sheet.say("rank.decided", {{"decided", std::to_string(league.pairs - league.undecided_pairs)},
                                     {"pairs", std::to_string(league.pairs)}}));
    write_overview(page, league, ranking.site_groups, i);
    page.out().heading(3, sheet.say("rank.heading.table"));
    write_table(page, league, i);
    write_parts(page, league, i);
    page.end_section();
  }
  return page.end();
}

}  // namespace matang::report
