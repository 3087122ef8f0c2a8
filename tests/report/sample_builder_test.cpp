// The builder of test assessments. Its name ends in _test.cpp so that the build finds it.
#include <chrono>

#include "report/sample.hpp"
#include "support/catch.hpp"

namespace matang::report::test {
namespace {

using namespace std::chrono_literals;
using assess::Basis;
using assess::Severity;
using assess::Verdict;
using facts::State;

web::Url url(const std::string& text) { return web::Url::parse(text).value(); }
const std::string home = "https://www.contohkab.go.id/";

assess::IndicatorResult indicator(std::string group, std::string id, Text title, Verdict verdict,
                                  assess::ScoreRange score, Basis basis) {
  assess::IndicatorResult i;
  i.group = std::move(group);
  i.id = std::move(id);
  i.title = std::move(title);
  i.question = {"Apakah " + i.title.id + "?", "Is it so: " + i.title.en + "?"};
  i.advice = {"Sediakan: " + i.title.id, "Provide: " + i.title.en};
  i.source = "Tabel 2.1";
  i.verdict = verdict;
  i.site_verdict = verdict;
  i.score = score;
  i.basis = basis;
  return i;
}

assess::GroupResult group(std::string id, Text title, assess::ScoreRange score, bool reached, bool may_be) {
  assess::GroupResult g;
  g.id = std::move(id);
  g.title = std::move(title);
  g.score = score;
  g.reached = reached;
  g.may_be_reached = may_be;
  return g;
}

assess::RubricResult stages() {
  assess::RubricResult r;
  r.id = "un-stages-5";
  r.version = "1.0";
  r.title = {"Lima tahap e-government (PBB)", "Five stages of e-government (UN)"};
  r.text = {"Sejauh mana situs sudah melangkah.", "How far the site has come."};
  r.source = "E-Government Survey 2008";
  r.roll_up = rubric::RollUp::stages;
  auto a = indicator("emerging", "emerging.static", {"Informasi statis", "Static information"}, Verdict::met, {2, 2, 2},
                     Basis::site);
  a.witnesses = {{"pages", {url(home + "profil"), 12, "Profil Kabupaten Contoh"}, "Profil; works"},
                 {"pages", {url(home + "sejarah"), 9, "Sejarah"}, "Sejarah; works"},
                 {"pages", {url(home + "visi"), 3, ""}, "Visi; works"}};
  a.witnesses_counted = 31;
  auto b = indicator("interactive", "interactive.forms", {"Formulir unduhan", "Downloadable forms"}, Verdict::not_met,
                     {0, 0, 2}, Basis::site);
  b.reasons = {
      {"not_seen",
       {{"table", "documents"}, {"what", "concepts: form; state: works, stale"}, {"found", "0"}, {"needed", ">= 1"}}}};
  auto c = indicator("transactional", "transactional.channel", {"Kanal dua arah", "Two-way channel"}, Verdict::partly,
                     {1, 1, 2}, Basis::evidence);
  c.site_verdict = Verdict::met;
  c.evidence_verdict = Verdict::partly;
  c.contradiction = true;
  c.reasons = {{"evidence.precedence", {{"site", "met"}, {"evidence", "partly"}}}};
  evidence::Evidence e;
  e.rubric = "un-stages-5";
  e.indicator = c.id;
  e.judgement = evidence::Judgement::partly;
  e.kind = evidence::Kind::interview;
  e.source = "Kepala bidang layanan informatika";
  e.date = web::Date{2023y, std::chrono::January, 17d};
  e.quotation = "Pesan masuk dijawab, tetapi tidak setiap hari.";
  e.respondents = 3;
  e.where = {"evidence.yaml", 12, 3};
  c.evidence = {e};
  auto d = indicator("connected", "connected.agency", {"Layanan terhubung", "Services connected"}, Verdict::unknown,
                     {0, 2, 2}, Basis::none);
  d.reasons = {{"gap.limits", {{"count", "1240"}, {"navigation", "2"}, {"example", home + "opd"}}}};
  d.answered_by = {evidence::Kind::interview, evidence::Kind::document};
  r.indicators = {a, b, c, d};
  r.groups = {group("emerging", {"Kemunculan", "Emerging"}, {2, 2, 2}, true, true),
              group("interactive", {"Interaktif", "Interactive"}, {0, 0, 2}, false, false),
              group("transactional", {"Transaksional", "Transactional"}, {1, 1, 2}, false, false),
              group("connected", {"Terhubung", "Connected"}, {0, 2, 2}, false, true)};
  r.groups[0].met = r.groups[1].not_met = r.groups[2].partly = r.groups[3].unknown = 1;
  r.score = {3, 5, 8};
  r.assessed = 0.75;
  r.highest_stage = "emerging";
  r.gaps = {"interactive"};
  r.band_low = "dasar";
  r.band_high = "lanjut";
  r.band_low_title = {"Dasar", "Basic"};
  r.band_high_title = {"Lanjut", "Advanced"};
  return r;
}

assess::Finding finding(Severity severity, std::string kind, std::string subject, Message detail) {
  assess::Finding f;
  f.id = "0123456789abcdef";
  f.severity = severity;
  f.kind = std::move(kind);
  f.subject = std::move(subject);
  f.url = url(home + "x");
  f.found_on = url(home);
  f.pages = 900;
  f.detail = std::move(detail);
  f.recommendation = {"recommendation." + f.kind, {}};
  return f;
}

template <class Record>
void add_table(assess::Assessment& a, std::string name, const std::vector<Record>& records) {
  a.tables.push_back(facts::table_of(std::move(name), records));
}

std::vector<facts::Menu> menus() {
  std::vector<facts::Menu> all;
  const auto add = [&](std::string path, State state, std::string target, std::int64_t status) {
    facts::Menu m;
    m.path = path;
    m.label = path;
    m.href = target;
    m.state = state;
    m.status = status;
    if (!target.empty()) m.target = url(home + target);
    m.newest_date = facts::Absent{};
    m.detail = facts::Absent{};
    m.seen = {url(home), 4, path};
    all.push_back(m);
  };
  add("Beranda", State::works, "beranda", 200);
  add("Profil", State::none, "", 0);
  add("Profil › Sejarah", State::broken, "sejarah", 404);
  add("Berita", State::stale, "berita", 200);
  all.back().newest_date = web::Date{2021y, std::chrono::December, 5d};
  return all;
}

}  // namespace

assess::Assessment sample() {
  assess::Assessment a;
  a.tool_version = "0.1.0";
  a.as_of = web::Date{2023y, std::chrono::January, 31d};
  a.target = url(home);
  a.name = "Kabupaten Contoh";
  a.coverage.seed = a.target;
  a.coverage.user_agent = "matang/0.1 (+https://example.org/bot)";
  a.coverage.started = std::chrono::sys_days{a.as_of} + 8h;
  a.coverage.ended = a.coverage.started + 25min;
  a.coverage.seen = 1500;
  a.coverage.captured = 1480;
  a.coverage.failed = 12;
  a.coverage.excluded = 6;
  a.coverage.unvisited = {{url(home + "a"), capture::Unvisited::limit_pages, url(home), 3, false},
                          {url(home + "b"), capture::Unvisited::robots, url(home), 2, true}};
  a.coverage.requests = 1650;
  a.coverage.bytes = 52'345'678;
  capture::HostRecord host;
  host.host = "www.contohkab.go.id";
  host.robots_status = 200;
  host.tls = "ok";
  host.requests = 1650;
  host.bytes = 52'345'678;
  a.coverage.hosts = {host};
  a.completeness.pages_read = 1234;
  a.completeness.gaps = {{facts::GapKind::limits, 1240, 2, 3, url(home + "opd")}};
  a.rubrics = {stages()};
  a.findings = {
      finding(Severity::critical, "stale_site", "www.contohkab.go.id",
              {"finding.stale_site", {{"subject", "www.contohkab.go.id"}, {"newest", "2021-12-05"}, {"days", "422"}}}),
      finding(Severity::major, "broken_menu", "Profil › Sejarah",
              {"finding.broken_menu", {{"target", home + "sejarah"}, {"answer", "HTTP 404"}, {"pages", "900"}}}),
      finding(Severity::major, "indicator_not_met", "un-stages-5: interactive.forms",
              {"finding.indicator_not_met", {{"id", "Formulir unduhan"}, {"en", "Downloadable forms"}}}),
      finding(Severity::minor, "broken_link", home + "lama",
              {"finding.broken_link", {{"text", "Arsip"}, {"answer", "HTTP 500"}, {"pages", "1"}}}),
      finding(Severity::info, "blocked", "www.contohkab.go.id",
              {"finding.blocked", {{"pages", "2"}, {"example", home + "admin"}}})};
  a.findings[2].rubric = "un-stages-5";
  a.findings[2].indicator = "interactive.forms";
  a.findings[2].recommendation = {"recommendation.advice", {{"id", "Sediakan formulir"}, {"en", "Provide forms"}}};
  std::vector<facts::Page> pages(2);
  pages[0].url = pages[0].final_url = url(home);
  pages[0].status = 200;
  pages[0].state = State::works;
  pages[0].kind = facts::PageKind::front;
  pages[0].title = std::string("Kabupaten Contoh");
  pages[0].words = std::int64_t{420};
  pages[0].detail = facts::Absent{};
  for (facts::Page& page : pages) page.date_published = page.date_modified = page.newest_item = facts::Absent{};
  pages[0].newest_item = web::Date{2021y, std::chrono::December, 5d};
  pages[1].url = pages[1].final_url = url(home + "kosong");
  pages[1].status = 200;
  pages[1].state = State::empty;
  pages[1].title = facts::Absent{};
  pages[1].words = facts::Unknown{"body truncated at 5 MiB"};
  std::vector<facts::Document> documents(1);
  documents[0].url = url(home + "perda.pdf");
  documents[0].label = "Perda 1/2020";
  documents[0].found_on = url(home);
  documents[0].type = "pdf";
  documents[0].bytes = std::int64_t{81234};
  documents[0].date = web::Date{2020y, std::chrono::March, 2d};
  documents[0].concepts = {"regulation", "document"};
  documents[0].state = State::works;
  std::vector<facts::Form> forms(1);
  forms[0].page = forms[0].action = url(home + "cari");
  forms[0].method = "get";
  forms[0].purpose = facts::FormPurpose::search;
  forms[0].fields = {"q", "jenis"};
  std::vector<facts::Channel> channels(1);
  channels[0].value = "+62711350000";
  channels[0].page = url(home);
  std::vector<facts::Service> services(1);
  services[0].name = "Izin usaha";
  services[0].url = url(home + "izin");
  services[0].level = facts::ServiceLevel::download;
  services[0].components = {"requirements"};
  add_table(a, "pages", pages);
  add_table(a, "menus", menus());
  add_table(a, "documents", documents);
  add_table(a, "forms", forms);
  add_table(a, "channels", channels);
  add_table(a, "services", services);
  add_table(a, "links", std::vector<facts::Link>{});
  a.evidence_files = {{"Kabupaten Contoh", "peneliti", a.rubrics[0].indicators[2].evidence, 4}};
  return a;
}

assess::Assessment unreachable() {
  assess::Assessment a;
  a.tool_version = "0.1.0";
  a.as_of = web::Date{2023y, std::chrono::January, 31d};
  a.target = url(home);
  a.assessable = false;
  a.obstacle = Message{"obstacle.unreachable", {{"url", home}, {"answer", "connection refused"}}};
  a.coverage.seed = a.target;
  a.coverage.seen = 1;
  a.coverage.failed = 1;
  a.completeness.gaps = {{facts::GapKind::failed, 1, 0, 0, url(home)}};
  return a;
}

assess::Assessment hostile() {
  const std::string evil =
      "a|b <script>alert(1)</script> [x](javascript:alert(1)) \xE2\x80\xAE\x1b[31m\n# H\r\n| `c` **d** \xff www.e.id "
      "http://e.id @f";
  assess::Assessment a = sample();
  a.name = evil;
  for (auto& finding : a.findings) {
    finding.subject = evil;
    finding.detail.args.emplace_back("answer", evil);
  }
  a.findings[1].detail.args = {{"target", evil}, {"answer", evil}};
  auto& indicator = a.rubrics[0].indicators[0];
  indicator.title = {evil, evil};
  indicator.witnesses[0].what = evil;
  indicator.witnesses[0].seen.excerpt = evil;
  a.rubrics[0].indicators[2].evidence[0].quotation = evil;
  a.rubrics[0].indicators[2].evidence[0].source = evil;
  for (facts::Table& table : a.tables)
    for (facts::Row& row : table.rows)
      for (facts::Value& cell : row.cells)
        if (auto* text = std::get_if<std::string>(&cell); text && text->compare(0, 4, "http") != 0) *text = evil;
  return a;
}

}  // namespace matang::report::test
