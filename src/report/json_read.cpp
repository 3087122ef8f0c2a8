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

// What `holds` guards came after the first version of the format: an assessment of then is read without it.

void read_number(JsonReader& r, const char* name, std::optional<std::int64_t>& to) {
  if (!r.holds(name) || !r.has(name)) return;
  r.read(name, to.emplace());
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
  read_number(r, "level", e.level);
  if (r.holds("unit")) r.read("unit", e.unit);
  if (r.holds("collected_by")) r.read("collected_by", e.collected_by);
  if (r.holds("confidence") && r.has("confidence")) r.read_enum("confidence", e.confidence.emplace());
  r.read("file", e.where.file);
  r.read("line", e.where.line);
  r.read("column", e.where.column);
}

void read_level(JsonReader& r, assess::LevelRange& level) {
  r.read("low", level.low);
  r.read("high", level.high);
  r.read("lowest", level.lowest);
  r.read("highest", level.highest);
  if (level.lowest > level.low || level.low > level.high || level.high > level.highest) {
    r.fault(r.at("low"), "should be a range within lowest and highest");
    level = {};
  }
}

void read_unit(JsonReader& r, assess::UnitResult& unit) {
  r.read("name", unit.name);
  r.read("url", unit.url);
  r.object("score", [&](JsonReader& s) { read_score(s, unit.score); });
  r.enums("verdicts", unit.verdicts);
}

void read_improvement(JsonReader& r, assess::Improvement& i) {
  r.read("indicator", i.indicator);
  r.read("group", i.group);
  r.read("title", i.title);
  r.read("advice", i.advice);
  r.read_enum("effort", i.effort);
  r.read("by_evidence", i.by_evidence);
  r.object("group_now", [&](JsonReader& s) { read_score(s, i.group_now); });
  r.read("group_then", i.group_then);
  r.read("share_gained", i.share_gained);
}

void read_cadence(JsonReader& r, assess::Cadence& cadence) {
  r.list("months", cadence.months, [](JsonReader& m, assess::Cadence::Month& month) {
    m.read("year", month.year);
    std::int64_t number = 1;
    m.read("month", number);
    if (number < 1 || number > 12)
      m.fault(m.at("month"), "should be 1 to 12");
    else
      month.month = static_cast<unsigned>(number);
    m.read("items", month.items);
  });
  r.read("earlier", cadence.earlier);
  r.read("undated", cadence.undated);
  r.read_date("gap_from", cadence.gap_from);
  r.read_date("gap_to", cadence.gap_to);
  r.read("gap_days", cadence.gap_days);
}

void read_statement(JsonReader& r, assess::RubricResult& rubric) {
  r.object("score_style", [&](JsonReader& s) {
    s.read_enum("as", rubric.score_style.as);
    s.read("decimals", rubric.score_style.decimals);
    s.read("official", rubric.score_style.official);
  });
  r.read_enum("unknown_policy", rubric.unknown_policy);
  r.read("weight_unit", rubric.weight_unit);
  if (rubric.weight_unit < 1) {
    r.fault(r.at("weight_unit"), "should be 1 or more");
    rubric.weight_unit = 1;
  }
  r.list("level_names", rubric.level_names, [](JsonReader& t, Text& text) {
    t.read("id", text.id);
    t.read("en", text.en);
  });
  r.object("stated", [&](JsonReader& s) {
    s.read("low", rubric.stated_low);
    s.read("high", rubric.stated_high);
    s.read("most", rubric.stated_most);
  });
  if (r.has("validity")) r.read("validity", rubric.validity.emplace());
  r.list("left_out", rubric.left_out, [](JsonReader& l, rubric::LeftOut& left_out) {
    l.read("count", left_out.count);
    l.read("what", left_out.what);
  });
  r.read("units_of", rubric.units_of);
  r.list("units", rubric.units, read_unit);
  r.list("improvements", rubric.improvements, read_improvement);
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
  if (r.holds("certainty")) r.read("certainty", i.certainty);
  if (r.holds("effort") && r.has("effort")) r.read_enum("effort", i.effort.emplace());
  if (r.holds("level") && r.has("level")) r.object("level", [&](JsonReader& l) { read_level(l, i.level.emplace()); });
  read_number(r, "site_level", i.site_level);
  read_number(r, "evidence_level", i.evidence_level);
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
  if (r.holds("certainty")) r.read("certainty", rubric.certainty);
  if (r.holds("profile")) r.read("profile", rubric.profile);
  if (r.holds("profile_title")) r.read("profile_title", rubric.profile_title);
  if (r.holds("score_style")) read_statement(r, rubric);
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
  if (r.holds("standing")) r.read_enum("standing", f.standing);
  if (r.holds("ignored_because")) r.read("ignored_because", f.ignored_because);
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
  if (r.holds("body")) r.read("body", a.body);
  if (r.holds("redacted")) r.read("redacted", a.redacted);
  r.read("assessable", a.assessable);
  if (r.has("obstacle")) r.read("obstacle", a.obstacle.emplace());
  r.list("rubrics", a.rubrics, read_rubric);
  r.list("findings", a.findings, read_finding);
  if (r.holds("cadence")) r.object("cadence", [&](JsonReader& c) { read_cadence(c, a.cadence); });
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
