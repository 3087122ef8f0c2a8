#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "matang/report/report.hpp"
#include "report/json_reader.hpp"

namespace matang::report {
namespace {

using Json = JsonReader::Json;

constexpr std::size_t most_bytes = std::size_t{1} << 30;  // our choice: far above any real assessment
constexpr int deepest = 16;                               // ours has eight levels

void read_score(JsonReader& r, assess::ScoreRange& s) {
  r.read("low", s.low);
  r.read("high", s.high);
  r.read("possible", s.possible);
  if (s.low < 0 || s.low > s.high || s.high > s.possible) {
    r.fault(r.at("low"), "should not be above high, nor high above possible");
    s = {};
  }
}

void read_sighting(JsonReader& r, facts::Sighting& s) {
  r.read("url", s.url);
  r.read("line", s.line);
  r.read("excerpt", s.excerpt);
}

void read_evidence(JsonReader& r, evidence::Evidence& e) {
  r.read("rubric", e.rubric);
  r.read("indicator", e.indicator);
  r.read_enum("verdict", e.judgement);
  r.read_enum("kind", e.kind);
  r.read("source", e.source);
  r.read_date("date", e.date);
  r.read("locator", e.locator);
  r.read("quotation", e.quotation);
  r.read("note", e.note);
  if (r.has("respondents")) {
    std::int64_t number = 0;
    r.read("respondents", number);
    e.respondents = number;
  }
  r.read("file", e.where.file);
  r.read("line", e.where.line);
  r.read("column", e.where.column);
}

void read_indicator(JsonReader& r, assess::IndicatorResult& i) {
  r.read("group", i.group);
  r.read("id", i.id);
  r.read("title", i.title);
  r.read("question", i.question);
  r.read("advice", i.advice);
  r.read("source", i.source);
  r.read("weight", i.weight);
  r.read_enum("verdict", i.verdict);
  r.object("score", [&](JsonReader& s) { read_score(s, i.score); });
  r.read_enum("basis", i.basis);
  r.list("reasons", i.reasons, [](JsonReader& m, Message& message) { m.message(message); });
  r.read_enum("site_verdict", i.site_verdict);
  if (r.has("evidence_verdict")) {
    assess::Verdict verdict{};
    r.read_enum("evidence_verdict", verdict);
    i.evidence_verdict = verdict;
  }
  r.read("contradiction", i.contradiction);
  r.list("witnesses", i.witnesses, [](JsonReader& w, rules::Witness& witness) {
    w.read("table", witness.table);
    w.read("what", witness.what);
    w.object("seen", [&](JsonReader& s) { read_sighting(s, witness.seen); });
  });
  r.read("witnesses_counted", i.witnesses_counted);
  r.list("evidence", i.evidence, read_evidence);
  r.enums("answered_by", i.answered_by);
}

void read_group(JsonReader& r, assess::GroupResult& g) {
  r.read("id", g.id);
  r.read("title", g.title);
  r.read("text", g.text);
  r.object("score", [&](JsonReader& s) { read_score(s, g.score); });
  r.read("met", g.met);
  r.read("partly", g.partly);
  r.read("not_met", g.not_met);
  r.read("unknown", g.unknown);
  r.read("not_applicable", g.not_applicable);
  r.read("reached", g.reached);
  r.read("may_be_reached", g.may_be_reached);
}

void read_rubric(JsonReader& r, assess::RubricResult& rubric) {
  r.read("id", rubric.id);
  r.read("version", rubric.version);
  r.read("title", rubric.title);
  r.read("text", rubric.text);
  r.read("source", rubric.source);
  r.read("simulation", rubric.simulation);
  r.read_enum("roll_up", rubric.roll_up);
  r.object("score", [&](JsonReader& s) { read_score(s, rubric.score); });
  r.read("assessed", rubric.assessed);
  r.read("highest_stage", rubric.highest_stage);
  r.texts("gaps", rubric.gaps);
  r.read("band_low", rubric.band_low);
  r.read("band_high", rubric.band_high);
  r.read("band_low_title", rubric.band_low_title);
  r.read("band_high_title", rubric.band_high_title);
  r.list("groups", rubric.groups, read_group);
  r.list("indicators", rubric.indicators, read_indicator);
}

void read_finding(JsonReader& r, assess::Finding& f) {
  r.read("id", f.id);
  r.read_enum("severity", f.severity);
  r.read("kind", f.kind);
  r.read("subject", f.subject);
  r.read("url", f.url);
  r.read("found_on", f.found_on);
  r.read("pages", f.pages);
  r.read("detail", f.detail);
  r.read("recommendation", f.recommendation);
  r.read("rubric", f.rubric);
  r.read("indicator", f.indicator);
}

/// One cell by its field's type. Null is absent, {"unknown": why} unknown; anything else of the wrong type a fault.
facts::Value read_cell(JsonReader& r, const Json& json, const facts::FieldInfo& field) {
  using facts::FieldType;
  if (json.is_null()) return facts::Absent{};
  if (json.is_object()) {
    facts::Unknown unknown;
    const auto why = json.find("unknown");
    if (why != json.end() && why->is_string())
      unknown.reason = why->get<std::string>();
    else
      r.fault(r.at(field.name), "should say why it is unknown");
    return unknown;
  }
  switch (field.type) {
    case FieldType::flag:
      if (json.is_boolean()) return json.get<bool>();
      break;
    case FieldType::integer:
      if (json.is_number_integer()) return json.get<std::int64_t>();
      break;
    case FieldType::text:
    case FieldType::choice:
      if (json.is_string()) return json.get<std::string>();
      break;
    case FieldType::list:
      if (json.is_array() && std::all_of(json.begin(), json.end(), [](const Json& item) { return item.is_string(); }))
        return json.get<std::vector<std::string>>();
      break;
    case FieldType::date:
      if (json.is_string())
        if (const auto date = web::parse_iso_date(json.get_ref<const std::string&>())) return *date;
      break;
  }
  r.fault(r.at(field.name), "should be of type " + std::string(spelling(field.type)));
  return facts::Absent{};
}

void read_table(JsonReader& r, facts::Table& table) {
  r.read("name", table.name);
  r.list("fields", table.fields, [](JsonReader& f, facts::FieldInfo& field) {
    f.read("name", field.name);
    f.read_enum("type", field.type);
    if (f.holds("choices")) f.texts("choices", field.choices);
  });
  r.list("rows", table.rows, [&](JsonReader& row_reader, facts::Row& row) {
    for (const facts::FieldInfo& field : table.fields) {
      const Json* cell = row_reader.member(field.name.c_str());
      row.cells.push_back(cell ? read_cell(row_reader, *cell, field) : facts::Value{facts::Absent{}});
    }
    row_reader.object("seen", [&](JsonReader& s) { read_sighting(s, row.seen); });
  });
}

void read_all(JsonReader& r, assess::Assessment& a) {
  r.read("tool_version", a.tool_version);
  std::optional<web::Date> as_of;
  r.read_date("as_of", as_of);
  a.as_of = as_of.value_or(web::Date{});
  r.read("target", a.target);
  r.read("name", a.name);
  r.read("assessable", a.assessable);
  if (r.has("obstacle")) r.read("obstacle", a.obstacle.emplace());
  r.list("rubrics", a.rubrics, read_rubric);
  r.list("findings", a.findings, read_finding);
  r.object("completeness", [&](JsonReader& c) {
    c.read("pages_read", a.completeness.pages_read);
    c.list("gaps", a.completeness.gaps, [](JsonReader& g, facts::Gap& gap) {
      g.read_enum("kind", gap.kind);
      g.read("count", gap.count);
      g.read("navigation", gap.navigation);
      g.read("nearest_depth", gap.nearest_depth);
      g.read("example", gap.example);
    });
  });
  if (const Json* coverage = r.member("coverage"); coverage && !capture::from_json(coverage->dump(), a.coverage))
    r.fault("coverage", "is not an account of a crawl");
  r.list("evidence_files", a.evidence_files, [](JsonReader& f, evidence::EvidenceFile& file) {
    f.read("subject", file.subject);
    f.read("collected_by", file.collected_by);
    f.list("evidence", file.evidence, read_evidence);
    f.read("unanswered", file.unanswered);
  });
  r.list("tables", a.tables, read_table);
}

Location place_of(std::string_view text, std::size_t byte, const std::string& file) {
  byte = std::min(byte == 0 ? 0 : byte - 1, text.size());
  const std::string_view before = text.substr(0, byte);
  const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
  const std::size_t start = before.rfind('\n');
  return {file, line, byte - (start == std::string_view::npos ? 0 : start + 1) + 1};
}

}  // namespace

Result<assess::Assessment> from_json(std::string_view text, const std::string& file_name) {
  const auto refuse = [&](std::string what, std::string hint) {
    return Problem{{file_name, 0, 0}, std::move(what), std::move(hint)};
  };
  if (text.size() > most_bytes) return refuse("this file is larger than any assessment", "give an assessment.json");
  Json json;
  bool too_deep = false;
  try {
    json = Json::parse(text,
                       [&](int depth, Json::parse_event_t, Json&) { return depth <= deepest || !(too_deep = true); });
  } catch (const Json::parse_error& error) {
    return Problem{place_of(text, error.byte, file_name), "this is not JSON",
                   "give the assessment.json an audit wrote"};
  } catch (const Json::exception&) {
    return refuse("this is not JSON we can read", "give the assessment.json an audit wrote");
  }
  const auto format = json.is_object() ? json.find("format") : json.end();
  if (too_deep || !json.is_object() || format == json.end() || *format != "matang-assessment")
    return refuse("this is JSON, but not an assessment", "give the assessment.json an audit wrote");
  const auto version = json.find("schema_version");
  if (version == json.end() || !version->is_number_integer()) return refuse("schema_version is missing", "");
  if (version->get<std::int64_t>() > assess::Assessment::schema_version)
    return refuse("this assessment was written by a newer matang (schema " + version->dump() + ")",
                  "update matang to read it");
  Problems problems;
  assess::Assessment assessment;
  JsonReader reader(json, "", problems, file_name);
  read_all(reader, assessment);
  if (!problems.empty()) return problems;
  return assessment;
}

}  // namespace matang::report
