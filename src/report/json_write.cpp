#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "matang/report/report.hpp"
#include "report/plain.hpp"
#include "report/renderers.hpp"

namespace matang::report {
namespace {

using Json = nlohmann::ordered_json;  // keys in the order written: the same bytes every time

Json json_of(std::string_view text) { return valid_utf8(text); }
Json json_of(const web::Url& url) { return url.text(); }
Json json_of(const Text& text) { return {{"id", json_of(text.id)}, {"en", json_of(text.en)}}; }
Json json_of(web::Date date) { return date.ok() ? Json(web::to_text(date)) : Json(nullptr); }
Json json_of(const assess::ScoreRange& s) { return {{"low", s.low}, {"high", s.high}, {"possible", s.possible}}; }

template <class E>
Json json_of_enum(E value) {
  return std::string(spelling(value));
}

Json json_of(const Message& message) {
  Json args = Json::array();  // pairs, since their order is kept and a name may come twice
  for (const auto& [name, value] : message.args) args.push_back({json_of(name), json_of(value)});
  return {{"code", json_of(message.code)}, {"args", std::move(args)}};
}

Json json_of(const facts::Sighting& seen) {
  return {{"url", json_of(seen.url)}, {"line", seen.line}, {"excerpt", json_of(seen.excerpt)}};
}

Json json_of(const evidence::Evidence& e);
Json json_of(const rules::Witness& witness);
Json json_of(const assess::IndicatorResult& i);
Json json_of(const assess::GroupResult& g);
Json json_of(const assess::RubricResult& r);
Json json_of(const assess::Finding& f);
Json json_of(const facts::Gap& g);
Json json_of(const evidence::EvidenceFile& file);
Json json_of(const rubric::LeftOut& l);
Json json_of(const assess::UnitResult& u);
Json json_of(const assess::Improvement& i);

template <class T, class One>
Json list_of(const std::vector<T>& items, One one) {
  Json list = Json::array();
  for (const T& item : items) list.push_back(one(item));
  return list;
}
template <class T>
Json list_of(const std::vector<T>& items) {
  return list_of(items, [](const T& item) { return json_of(item); });
}

struct CellToJson {
  Json operator()(const facts::Absent&) const { return nullptr; }
  Json operator()(const facts::Unknown& unknown) const { return {{"unknown", json_of(unknown.reason)}}; }
  Json operator()(bool value) const { return value; }
  Json operator()(std::int64_t value) const { return value; }
  Json operator()(const std::string& value) const { return json_of(value); }
  Json operator()(const std::vector<std::string>& values) const {
    return list_of(values, [](const std::string& value) { return json_of(value); });
  }
  Json operator()(const web::Date& value) const { return json_of(value); }
};

/// The service levels of SPBE's maturity model (PermenPANRB 59/2020, levels of service capability 1 to 3) beside ours;
/// what a website shows never proves level 4 or 5.
const char* spbe_level(std::string_view level) {
  if (level == "transaction") return "3 transaksi";
  if (level == "interaction" || level == "download") return "2 interaksi";
  return "1 informasi";
}

Json json_of(const facts::Table& table) {
  Json fields = list_of(table.fields, [](const facts::FieldInfo& field) {
    Json json{{"name", json_of(field.name)}, {"type", json_of_enum(field.type)}};
    if (!field.choices.empty()) json["choices"] = field.choices;
    return json;
  });
  Json rows = Json::array();
  for (const facts::Row& row : table.rows) {
    Json json = Json::object();
    for (std::size_t i = 0; i < table.fields.size() && i < row.cells.size(); ++i) {
      const std::string& name = table.fields[i].name;
      json[name] = std::visit(CellToJson{}, row.cells[i]);
      const auto* level = std::get_if<std::string>(&row.cells[i]);
      if (table.name == "services" && name == "level" && level) json["spbe_level"] = spbe_level(*level);
    }
    json["seen"] = json_of(row.seen);
    rows.push_back(std::move(json));
  }
  return {{"name", json_of(table.name)}, {"fields", std::move(fields)}, {"rows", std::move(rows)}};
}

/// A file's own name: where it lay on the assessor's machine concerns nobody, and would differ from run to run.
std::string base_name(const std::string& path) { return path.substr(path.find_last_of("/\\") + 1); }

Json json_of(const evidence::Evidence& e) {
  return {{"rubric", json_of(e.rubric)},
          {"indicator", json_of(e.indicator)},
          {"verdict", json_of_enum(e.judgement)},
          {"level", e.level ? Json(*e.level) : Json(nullptr)},
          {"kind", json_of_enum(e.kind)},
          {"source", json_of(e.source)},
          {"date", e.date ? json_of(*e.date) : Json(nullptr)},
          {"locator", json_of(e.locator)},
          {"quotation", json_of(e.quotation)},
          {"note", json_of(e.note)},
          {"respondents", e.respondents ? Json(*e.respondents) : Json(nullptr)},
          {"unit", json_of(e.unit)},
          {"collected_by", json_of(e.collected_by)},
          {"confidence", e.confidence ? json_of_enum(*e.confidence) : Json(nullptr)},
          {"file", json_of(base_name(e.where.file))},
          {"line", e.where.line},
          {"column", e.where.column}};
}

Json json_of(const evidence::EvidenceFile& file) {
  return {{"subject", json_of(file.subject)},
          {"collected_by", json_of(file.collected_by)},
          {"evidence", list_of(file.evidence)},
          {"unanswered", file.unanswered}};
}

Json json_of(const rules::Witness& witness) {
  return {{"table", json_of(witness.table)}, {"what", json_of(witness.what)}, {"seen", json_of(witness.seen)}};
}

Json json_of(const assess::LevelRange& l) {
  return {{"low", l.low}, {"high", l.high}, {"lowest", l.lowest}, {"highest", l.highest}};
}

Json json_of(const assess::UnitResult& u) {
  return {{"name", json_of(u.name)},
          {"url", json_of(u.url)},
          {"score", json_of(u.score)},
          {"verdicts", list_of(u.verdicts, [](assess::Verdict verdict) { return json_of_enum(verdict); })}};
}

Json json_of(const assess::Improvement& i) {
  return {{"indicator", json_of(i.indicator)}, {"group", json_of(i.group)},        {"title", json_of(i.title)},
          {"advice", json_of(i.advice)},       {"effort", json_of_enum(i.effort)}, {"by_evidence", i.by_evidence},
          {"group_now", json_of(i.group_now)}, {"group_then", i.group_then},       {"share_gained", i.share_gained}};
}

Json json_of(const rubric::LeftOut& l) { return {{"count", l.count}, {"what", json_of(l.what)}}; }

Json json_of(const rubric::ScoreStyle& style) {
  return {{"as", json_of_enum(style.as)}, {"decimals", style.decimals}, {"official", style.official}};
}

Json json_of(const assess::Cadence& c) {
  return {{"months", list_of(c.months,
                             [](const assess::Cadence::Month& month) {
                               return Json{{"year", month.year}, {"month", month.month}, {"items", month.items}};
                             })},
          {"earlier", c.earlier},
          {"undated", c.undated},
          {"gap_from", c.gap_from ? json_of(*c.gap_from) : Json(nullptr)},
          {"gap_to", c.gap_to ? json_of(*c.gap_to) : Json(nullptr)},
          {"gap_days", c.gap_days}};
}

Json json_of(const assess::IndicatorResult& i) {
  return {{"group", json_of(i.group)},
          {"id", json_of(i.id)},
          {"title", json_of(i.title)},
          {"question", json_of(i.question)},
          {"advice", json_of(i.advice)},
          {"source", json_of(i.source)},
          {"certainty", json_of(i.certainty)},
          {"weight", i.weight},
          {"effort", i.effort ? json_of_enum(*i.effort) : Json(nullptr)},
          {"verdict", json_of_enum(i.verdict)},
          {"level", i.level ? json_of(*i.level) : Json(nullptr)},
          {"site_level", i.site_level ? Json(*i.site_level) : Json(nullptr)},
          {"evidence_level", i.evidence_level ? Json(*i.evidence_level) : Json(nullptr)},
          {"score", json_of(i.score)},
          {"basis", json_of_enum(i.basis)},
          {"reasons", list_of(i.reasons)},
          {"site_verdict", json_of_enum(i.site_verdict)},
          {"evidence_verdict", i.evidence_verdict ? json_of_enum(*i.evidence_verdict) : Json(nullptr)},
          {"contradiction", i.contradiction},
          {"witnesses", list_of(i.witnesses)},
          {"witnesses_counted", i.witnesses_counted},
          {"evidence", list_of(i.evidence)},
          {"answered_by", list_of(i.answered_by, [](evidence::Kind kind) { return json_of_enum(kind); })}};
}

Json json_of(const assess::GroupResult& g) {
  return {{"id", json_of(g.id)},
          {"title", json_of(g.title)},
          {"text", json_of(g.text)},
          {"score", json_of(g.score)},
          {"met", g.met},
          {"partly", g.partly},
          {"not_met", g.not_met},
          {"unknown", g.unknown},
          {"not_applicable", g.not_applicable},
          {"reached", g.reached},
          {"may_be_reached", g.may_be_reached}};
}

Json json_of(const assess::RubricResult& r) {
  return {{"id", json_of(r.id)},
          {"version", json_of(r.version)},
          {"title", json_of(r.title)},
          {"text", json_of(r.text)},
          {"source", json_of(r.source)},
          {"certainty", json_of(r.certainty)},
          {"profile", json_of(r.profile)},
          {"profile_title", json_of(r.profile_title)},
          {"simulation", r.simulation},
          {"score_style", json_of(r.score_style)},
          {"unknown_policy", json_of_enum(r.unknown_policy)},
          {"weight_unit", r.weight_unit},
          {"level_names", list_of(r.level_names)},
          {"stated", {{"low", r.stated_low}, {"high", r.stated_high}, {"most", r.stated_most}}},
          {"validity", r.validity ? json_of(*r.validity) : Json(nullptr)},
          {"left_out", list_of(r.left_out)},
          {"units_of", json_of(r.units_of)},
          {"units", list_of(r.units)},
          {"improvements", list_of(r.improvements)},
          {"roll_up", json_of_enum(r.roll_up)},
          {"score", json_of(r.score)},
          {"assessed", r.assessed},
          {"highest_stage", json_of(r.highest_stage)},
          {"gaps", list_of(r.gaps, [](const std::string& id) { return json_of(id); })},
          {"band_low", json_of(r.band_low)},
          {"band_high", json_of(r.band_high)},
          {"band_low_title", json_of(r.band_low_title)},
          {"band_high_title", json_of(r.band_high_title)},
          {"groups", list_of(r.groups)},
          {"indicators", list_of(r.indicators)}};
}

Json json_of(const assess::Finding& f) {
  return {{"id", json_of(f.id)},
          {"severity", json_of_enum(f.severity)},
          {"kind", json_of(f.kind)},
          {"subject", json_of(f.subject)},
          {"url", json_of(f.url)},
          {"found_on", json_of(f.found_on)},
          {"pages", f.pages},
          {"detail", json_of(f.detail)},
          {"recommendation", json_of(f.recommendation)},
          {"rubric", json_of(f.rubric)},
          {"indicator", json_of(f.indicator)},
          {"standing", json_of_enum(f.standing)},
          {"ignored_because", json_of(f.ignored_because)}};
}

Json json_of(const facts::Gap& g) {
  return {{"kind", json_of_enum(g.kind)},
          {"count", g.count},
          {"navigation", g.navigation},
          {"nearest_depth", g.nearest_depth},
          {"example", json_of(g.example)}};
}

}  // namespace

std::string to_json(const assess::Assessment& a) {
  Json tables = Json::array();
  for (const facts::Table& table : a.tables) tables.push_back(json_of(table));
  const Json json = {
      {"format", "matang-assessment"},
      {"schema_version", assess::Assessment::schema_version},
      {"tool_version", json_of(a.tool_version)},
      {"as_of", json_of(a.as_of)},
      {"target", json_of(a.target)},
      {"name", json_of(a.name)},
      {"body", json_of(a.body)},
      {"redacted", a.redacted},
      {"assessable", a.assessable},
      {"obstacle", a.obstacle ? json_of(*a.obstacle) : Json(nullptr)},
      {"rubrics", list_of(a.rubrics)},
      {"findings", list_of(a.findings)},
      {"cadence", json_of(a.cadence)},
      {"completeness", {{"pages_read", a.completeness.pages_read}, {"gaps", list_of(a.completeness.gaps)}}},
      // capture/ knows how to write its own account; here it only moves in.
      {"coverage", Json::parse(capture::to_json(a.coverage), nullptr, /*allow_exceptions=*/false)},
      {"evidence_files", list_of(a.evidence_files)},
      {"tables", std::move(tables)}};
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Files render_json(const assess::Assessment& assessment, const Options&) {
  return {{"assessment.json", to_json(assessment)}};
}

}  // namespace matang::report
