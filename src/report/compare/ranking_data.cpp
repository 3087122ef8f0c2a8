#include <nlohmann/json.hpp>

#include "matang/report/comparison.hpp"
#include "report/csv_writer.hpp"
#include "report/plain.hpp"

namespace matang::report {
namespace {

void write_row(CsvWriter& csv, const compare::League& league, const compare::RankedSite& site, std::string_view part,
               const compare::Rank& rank, const assess::ScoreRange& score, Language language) {
  const auto number = [&](std::size_t n) {
    if (n == 0)
      csv.text("");
    else
      csv.number(static_cast<std::int64_t>(n));
  };
  csv.text(league.id);
  csv.text(site.version);
  csv.text(part);
  number(rank.from);
  number(rank.to);
  csv.text(site.name);
  csv.text(site.target.text());
  csv.text(site.group);
  csv.text(web::to_text(site.as_of));
  if (score.possible == 0) {
    csv.text("");
    csv.text("");
  } else {
    csv.decimal(score.low_share());
    csv.decimal(score.high_share());
  }
  number(part.empty() ? site.rank_in_group.from : 0);
  number(part.empty() ? site.rank_in_group.to : 0);
  const bool stage = part.empty() && league.roll_up == rubric::RollUp::stages && site.score.possible > 0;
  csv.text(stage ? (site.stage_low == 0 ? "" : league.groups.at(site.stage_low - 1)) : "");
  csv.text(stage ? (site.stage_high == 0 ? "" : league.groups.at(site.stage_high - 1)) : "");
  csv.decimal(site.assessed);
  std::string remarks;
  for (const Message& remark : site.remarks) remarks += (remarks.empty() ? "" : " ") + say(remark, language);
  csv.text(remarks);
  csv.text(site.file);
  csv.end_row();
}

}  // namespace

std::string to_csv(const compare::Ranking& ranking, const Options& options) {
  CsvWriter csv(options);
  for (const std::string_view column :
       {"rubric", "version", "part", "rank_from", "rank_to", "name", "target", "group", "as_of", "score_low",
        "score_high", "group_rank_from", "group_rank_to", "stage_low", "stage_high", "assessed", "remarks", "file"})
    csv.text(column);
  csv.end_row();
  for (const compare::League& league : ranking.leagues)
    for (const compare::RankedSite& site : league.sites) {
      write_row(csv, league, site, "", site.rank, site.score, options.language);
      for (std::size_t g = 0; g < site.groups.size(); ++g)
        write_row(csv, league, site, league.groups[g], site.groups[g].rank, site.groups[g].score, options.language);
    }
  return csv.take();
}

std::string to_json(const compare::Ranking& ranking) {
  using Json = nlohmann::ordered_json;
  const auto rank_json = [](const compare::Rank& rank) {
    return rank.from == 0 ? Json(nullptr) : Json{{"from", rank.from}, {"to", rank.to}};
  };
  const auto score_json = [](const assess::ScoreRange& score) {
    return Json{{"low", score.low}, {"high", score.high}, {"possible", score.possible}};
  };
  const auto messages_json = [](const std::vector<Message>& messages) {
    Json list = Json::array();
    for (const Message& message : messages) {
      Json args = Json::object();
      for (const auto& [name, value] : message.args) args[name] = valid_utf8(value);
      list.push_back({{"code", message.code}, {"args", args}});
    }
    return list;
  };
  Json leagues = Json::array();
  for (const compare::League& league : ranking.leagues) {
    Json sites = Json::array();
    for (const compare::RankedSite& site : league.sites) {
      Json parts = Json::array();
      for (std::size_t g = 0; g < site.groups.size(); ++g)
        parts.push_back({{"group", league.groups[g]},
                         {"rank", rank_json(site.groups[g].rank)},
                         {"score", score_json(site.groups[g].score)},
                         {"reached", site.groups[g].reached},
                         {"may_be_reached", site.groups[g].may_be_reached}});
      sites.push_back({{"name", valid_utf8(site.name)},
                       {"target", site.target.text()},
                       {"file", valid_utf8(site.file)},
                       {"group", valid_utf8(site.group)},
                       {"as_of", web::to_text(site.as_of)},
                       {"version", site.version},
                       {"rank", rank_json(site.rank)},
                       {"rank_in_group", rank_json(site.rank_in_group)},
                       {"score", score_json(site.score)},
                       {"stated_low", site.stated_low},
                       {"stated_high", site.stated_high},
                       {"stage_low", site.stage_low},
                       {"stage_high", site.stage_high},
                       {"assessed", site.assessed},
                       {"parts", parts},
                       {"remarks", messages_json(site.remarks)}});
    }
    leagues.push_back({{"rubric", league.id},
                       {"profile", league.profile},
                       {"version", league.version},
                       {"title", {{"id", valid_utf8(league.title.id)}, {"en", valid_utf8(league.title.en)}}},
                       {"groups", league.groups},
                       {"pairs", league.pairs},
                       {"undecided_pairs", league.undecided_pairs},
                       {"sites", sites}});
  }
  const Json json{{"format", "matang-ranking"},
                  {"schema_version", 1},
                  {"notes", messages_json(ranking.notes)},
                  {"leagues", leagues}};
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace matang::report
