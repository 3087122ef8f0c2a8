#pragma once
#include <string>
#include <vector>

#include "matang/assess/assessment.hpp"

/// Small assessments for tests of comparisons, built from literals.
namespace matang::compare::test {

inline web::Url url(const std::string& text) { return text.empty() ? web::Url() : web::Url::parse(text).value(); }

inline web::Date day(int year, unsigned month, unsigned of_month) {
  return web::Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{of_month}};
}

/// A site that was read in full.
inline assess::Assessment site(const std::string& home, web::Date as_of = day(2023, 1, 16)) {
  assess::Assessment a;
  a.target = url(home);
  a.name = "Situs " + std::string(a.target.host());
  a.as_of = as_of;
  a.tool_version = "0.1.0";
  a.completeness.pages_read = 10;
  return a;
}

inline facts::Table& table(assess::Assessment& a, const std::string& name, std::vector<facts::FieldInfo> fields) {
  for (facts::Table& each : a.tables)
    if (each.name == name) return each;
  a.tables.push_back({name, std::move(fields), {}});
  return a.tables.back();
}

struct MenuRow {
  std::string path, state = "works", target, host;
  std::vector<std::string> concepts = {};
};
inline void add_menu(assess::Assessment& a, const MenuRow& menu) {
  using facts::FieldType;
  facts::Table& menus = table(a, "menus",
                              {{"path", FieldType::text, {}},
                               {"label", FieldType::text, {}},
                               {"state", FieldType::choice, {}},
                               {"target", FieldType::text, {}},
                               {"host", FieldType::text, {}},
                               {"concepts", FieldType::list, {}}});
  const std::size_t at = menu.path.rfind(" › ");
  const std::string label = at == std::string::npos ? menu.path : menu.path.substr(at + std::string(" › ").size());
  const std::string host = menu.host.empty() ? std::string(a.target.host()) : menu.host;
  facts::Value target = facts::Absent{};
  if (!menu.target.empty()) target = menu.target;
  menus.rows.push_back({{menu.path, label, menu.state, target, host, menu.concepts}, {}});
}

inline void add_page(assess::Assessment& a, const std::string& address, const std::string& title,
                     const std::string& state = "works") {
  using facts::FieldType;
  facts::Table& pages = table(
      a, "pages", {{"url", FieldType::text, {}}, {"title", FieldType::text, {}}, {"state", FieldType::choice, {}}});
  pages.rows.push_back({{address, title, state}, {}});
}

inline void add_document(assess::Assessment& a, const std::string& address, const std::string& label) {
  using facts::FieldType;
  facts::Table& documents = table(a, "documents",
                                  {{"url", FieldType::text, {}},
                                   {"label", FieldType::text, {}},
                                   {"state", FieldType::choice, {}},
                                   {"host", FieldType::text, {}}});
  documents.rows.push_back({{address, label, std::string("document"), std::string(url(address).host())}, {}});
}

inline assess::IndicatorResult indicator(const std::string& id, assess::Verdict verdict, assess::ScoreRange score) {
  assess::IndicatorResult i;
  i.group = id.substr(0, id.find('.'));
  i.id = id;
  i.title = {"Judul " + id, "Title " + id};
  i.verdict = i.site_verdict = verdict;
  i.score = score;
  i.basis = assess::Basis::site;
  return i;
}

inline assess::RubricResult rubric_of(const std::string& id, const std::vector<assess::IndicatorResult>& indicators,
                                      const std::string& version = "1.0") {
  assess::RubricResult r;
  r.id = id;
  r.version = version;
  r.title = {"Instrumen " + id, "Rubric " + id};
  r.assessed = 1;
  for (const assess::IndicatorResult& each : indicators) {
    r.indicators.push_back(each);
    r.score = r.score + each.score;
    if (r.groups.empty() || r.groups.back().id != each.group) {
      r.groups.push_back({});
      r.groups.back().id = each.group;
      r.groups.back().title = {"Unsur " + each.group, "Element " + each.group};
    }
    r.groups.back().score = r.groups.back().score + each.score;
  }
  return r;
}

inline assess::Finding finding(const std::string& kind, const std::string& subject, const std::string& address = "",
                               assess::Severity severity = assess::Severity::major) {
  assess::Finding f;
  f.kind = kind;
  f.subject = subject;
  f.id = kind + "/" + subject;
  f.severity = severity;
  f.url = url(address);
  return f;
}

/// Something a menu leads to could not be read.
inline void make_incomplete(assess::Assessment& a) { a.completeness.gaps = {{facts::GapKind::limits, 5, 3, 1, {}}}; }

}  // namespace matang::compare::test
