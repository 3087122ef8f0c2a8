#include "assess/units.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "assess/verdict.hpp"

namespace matang::assess {
namespace {

using evidence::Evidence;

constexpr std::size_t most_units = 2000;    // our choice: a ministry's whole catalogue of services
constexpr std::size_t most_witnesses = 20;  // as rules/expression.hpp bounds them

struct Unit {
  std::string name;
  web::Url url;
  std::vector<facts::Row> rows;
};

/// A cell as the name of a unit; "" where it has no value.
std::string name_in(const facts::Row& row, std::size_t column) {
  if (column >= row.cells.size()) return {};
  if (const auto* text = std::get_if<std::string>(&row.cells[column])) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&row.cells[column])) return std::to_string(*number);
  if (const auto* date = std::get_if<web::Date>(&row.cells[column])) return web::to_text(*date);
  return {};
}

std::string name_of(const facts::Table& table, const facts::Row& row) {
  for (const char* field : {"name", "label", "title", "url"})
    if (std::string name = name_in(row, table.index_of(field)); !name.empty()) return name;
  return row.seen.url.text();
}

web::Url address_of(const facts::Table& table, const facts::Row& row) {
  const std::size_t column = table.index_of("url");
  if (column < row.cells.size())
    if (const auto* text = std::get_if<std::string>(&row.cells[column]))
      if (auto url = web::Url::parse(*text)) return *url;
  return row.seen.url;
}

/// Whether a row certainly is one that counts: the question a rule would ask of a table with nothing else in it.
bool counts(const rubric::Units& per, facts::Table& table, const facts::Row& row, facts::Tables& tables) {
  if (per.where.empty()) return true;
  rules::Expression expression;
  expression.of.table = per.table;
  expression.of.where = per.where;
  expression.at_least = 1;
  table.rows.assign(1, row);
  return rules::evaluate(expression, tables).truth == rules::Truth::yes;
}

std::vector<Unit> units_of(const rubric::Units& per, facts::Table& table, const std::vector<facts::Row>& rows,
                           facts::Tables& tables) {
  std::vector<Unit> units;
  std::map<std::string, std::size_t> by_name;
  if (per.last_years > 0)
    for (int back = 1; back <= per.last_years; ++back) {
      const std::string year = std::to_string(static_cast<int>(tables.as_of.year()) - back);
      by_name.emplace(year, units.size());
      units.push_back({year, {}, {}});
    }
  const std::size_t column = per.by.empty() ? facts::Table::npos : table.index_of(per.by);
  for (const facts::Row& row : rows) {
    if (!counts(per, table, row, tables)) continue;
    if (per.by.empty()) {
      if (units.size() < most_units) units.push_back({name_of(table, row), address_of(table, row), {row}});
      continue;
    }
    const std::string name = name_in(row, column);
    if (name.empty()) continue;
    auto found = by_name.find(name);
    if (found == by_name.end()) {
      if (per.last_years > 0 || units.size() >= most_units) continue;
      found = by_name.emplace(name, units.size()).first;
      units.push_back({name, address_of(table, row), {}});
    }
    units[found->second].rows.push_back(row);
  }
  return units;
}

std::vector<Evidence> evidence_about(const std::vector<Evidence>& all, const std::string& indicator,
                                     const std::string& unit) {
  std::vector<Evidence> found;
  for (const Evidence& piece : all)
    if (piece.indicator == indicator && (piece.unit.empty() || piece.unit == unit)) found.push_back(piece);
  return found;
}

/// One indicator over all units.
class Sum {
 public:
  Sum(const rubric::Group& group, const rubric::Indicator& indicator) : result_(described(group, indicator)) {
    result_.verdict = Verdict::not_applicable;
  }

  void add(const IndicatorResult& one) {
    ++counts_[one.verdict];
    result_.score = result_.score + one.score;
    result_.contradiction = result_.contradiction || one.contradiction;
    result_.witnesses_counted += one.witnesses_counted;
    for (const rules::Witness& witness : one.witnesses)
      if (result_.witnesses.size() < most_witnesses) result_.witnesses.push_back(witness);
    for (const Evidence& piece : one.evidence)
      if (std::find(result_.evidence.begin(), result_.evidence.end(), piece) == result_.evidence.end())
        result_.evidence.push_back(piece);
    site_ = site_ || one.basis == Basis::site || one.basis == Basis::both;
    evidence_ = evidence_ || one.basis == Basis::evidence || one.basis == Basis::both;
    if (one.verdict == Verdict::unknown)
      for (const Message& reason : one.reasons)
        if (reasons_.size() < 3 && std::find(reasons_.begin(), reasons_.end(), reason) == reasons_.end())
          reasons_.push_back(reason);
  }

  IndicatorResult take(const std::string& table) {
    std::size_t judged = 0;
    for (const auto& [verdict, count] : counts_)
      if (verdict != Verdict::not_applicable) judged += count;
    const ScoreRange& score = result_.score;
    if (counts_.empty()) {
      result_.verdict = Verdict::unknown;
      result_.reasons.push_back({"unit.none_seen", {{"table", table}}});
    } else if (judged > 0) {
      result_.verdict = counts_[Verdict::unknown] > 0 ? Verdict::unknown
                        : score.low == score.possible ? Verdict::met
                        : score.high == 0             ? Verdict::not_met
                                                      : Verdict::partly;
      result_.reasons.push_back({"unit.counted",
                                 {{"met", std::to_string(counts_[Verdict::met])},
                                  {"partly", std::to_string(counts_[Verdict::partly])},
                                  {"unknown", std::to_string(counts_[Verdict::unknown])},
                                  {"of", std::to_string(judged)},
                                  {"table", table}}});
    }
    result_.reasons.insert(result_.reasons.end(), reasons_.begin(), reasons_.end());
    result_.basis = site_ && evidence_ ? Basis::both : site_ ? Basis::site : evidence_ ? Basis::evidence : Basis::none;
    result_.site_verdict = site_ ? result_.verdict : Verdict::unknown;
    if (evidence_) result_.evidence_verdict = result_.verdict;
    return std::move(result_);
  }

 private:
  IndicatorResult result_;
  std::map<Verdict, std::size_t> counts_;
  std::vector<Message> reasons_;
  bool site_ = false, evidence_ = false;
};

}  // namespace

UnitResults assess_units(const rubric::Rubric& rubric, facts::Tables& tables, const std::vector<Evidence>& evidence) {
  UnitResults results;
  const rubric::Units& per = *rubric.per;
  const auto table = std::find_if(tables.tables.begin(), tables.tables.end(),
                                  [&](const facts::Table& each) { return each.name == per.table; });
  if (table == tables.tables.end()) return results;
  const std::vector<facts::Row> rows = std::move(table->rows);
  std::vector<Unit> units = units_of(per, *table, rows, tables);
  const std::size_t seen = units.size();
  for (const Evidence& piece : evidence)
    if (!piece.unit.empty() &&
        std::none_of(units.begin(), units.end(), [&](const Unit& unit) { return unit.name == piece.unit; }))
      units.push_back({piece.unit, {}, {}});
  if (units.empty() && !evidence.empty()) units.push_back({"", {}, {}});

  std::vector<Sum> sums;
  for (const rubric::Group& group : rubric.groups)
    for (const rubric::Indicator& indicator : group.indicators) sums.emplace_back(group, indicator);
  for (std::size_t u = 0; u < units.size(); ++u) {
    UnitResult result;
    result.name = units[u].name;
    result.url = units[u].url;
    table->rows = units[u].rows;
    std::size_t i = 0;
    for (const rubric::Group& group : rubric.groups)
      for (const rubric::Indicator& indicator : group.indicators) {
        // What only the assessor knows of, the site has not been asked about.
        const rubric::SiteVerdict site = u < seen ? rubric::judge(indicator, tables) : rubric::SiteVerdict{};
        const IndicatorResult one =
            merge(group, indicator, site, evidence_about(evidence, indicator.id, units[u].name));
        result.score = result.score + one.score;
        result.verdicts.push_back(one.verdict);
        sums[i++].add(one);
      }
    results.units.push_back(std::move(result));
  }
  table->rows = rows;
  for (Sum& sum : sums) results.indicators.push_back(sum.take(per.table));
  return results;
}

}  // namespace matang::assess
