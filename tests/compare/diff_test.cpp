#include "matang/compare/diff.hpp"

#include <algorithm>

#include "compare/diff_parts.hpp"
#include "compare/sites.hpp"
#include "support/catch.hpp"

using namespace matang;
using namespace matang::compare;
using namespace matang::compare::test;
using assess::ScoreRange;
using assess::Verdict;

namespace {

const ItemChange* change_of_item(const ItemChanges& items, const std::string& name) {
  for (const ItemChange& change : items.changes)
    if ((change.after && change.after->name == name) || (!change.after && change.before->name == name)) return &change;
  return nullptr;
}

const FindingChange* change_of_finding(const Diff& changes, const std::string& kind, const std::string& subject) {
  for (const FindingChange& change : changes.findings)
    if (change.finding.kind == kind && change.finding.subject == subject) return &change;
  return nullptr;
}

}  // namespace

TEST_CASE("a range rose or fell only where the two do not overlap", "[compare][diff]") {
  struct Row {
    ScoreRange before, after;
    Change expect;
  };
  const auto row = GENERATE(values<Row>({
      {{0, 0, 2}, {2, 2, 2}, Change::rose},
      {{2, 2, 2}, {1, 1, 2}, Change::fell},
      {{1, 1, 2}, {1, 1, 2}, Change::same},
      {{1, 1, 2}, {50, 50, 100}, Change::same},  // the same share of another weight
      {{1, 1, 3}, {2, 2, 6}, Change::same},
      {{0, 2, 2}, {2, 2, 2}, Change::may_have_risen},  // unknown before: it may have been met already
      {{2, 2, 2}, {0, 2, 2}, Change::may_have_fallen},
      {{0, 1, 2}, {1, 2, 2}, Change::may_have_risen},  // ranges that touch
      {{0, 1, 4}, {2, 3, 4}, Change::rose},
      {{0, 2, 2}, {0, 2, 2}, Change::no_visible_change},
      {{0, 2, 2}, {1, 1, 2}, Change::cannot_tell},  // inside the former range
      {{0, 0, 0}, {2, 2, 2}, Change::not_comparable},
      {{1, 1, 2}, {0, 0, 0}, Change::not_comparable},
  }));
  INFO(row.before.low << "-" << row.before.high << " " << row.after.low << "-" << row.after.high);
  CHECK(change_of(row.before, row.after) == row.expect);
}

TEST_CASE("what does not apply, another version or another scale is not compared", "[compare][diff]") {
  auto before = site("https://www.a.go.id/", day(2022, 1, 1)), after = site("https://a.go.id/");
  auto level = indicator("b.level", Verdict::partly, {2, 3, 5});
  level.level = assess::LevelRange{2, 3, 1, 5};
  auto higher = level;
  higher.level = assess::LevelRange{4, 4, 1, 5};
  before.rubrics = {
      rubric_of("r", {indicator("a.one", Verdict::met, {2, 2, 2}), indicator("a.two", Verdict::met, {2, 2, 2}), level,
                      indicator("b.old", Verdict::met, {2, 2, 2})})};
  auto elsewhere = indicator("a.two", Verdict::not_applicable, {0, 0, 0});
  after.rubrics = {rubric_of("r", {indicator("a.one", Verdict::not_met, {0, 0, 2}), elsewhere, higher,
                                   indicator("b.new", Verdict::met, {2, 2, 2})})};
  const Diff changes = diff(before, after);
  REQUIRE(changes.rubrics.size() == 1);
  const RubricChange& r = changes.rubrics.front();
  REQUIRE(r.indicators.size() == 3);
  CHECK(r.indicators[0].change == Change::fell);
  CHECK(r.indicators[1].change == Change::not_comparable);
  CHECK(r.indicators[2].change == Change::rose);
  CHECK(r.only_before == std::vector<std::string>{"b.old"});
  CHECK(r.only_after == std::vector<std::string>{"b.new"});
  CHECK(changes.worse() == 1);
  CHECK(changes.same_host);

  after.rubrics[0].version = "2.0";
  const Diff versions = diff(before, after);
  CHECK(versions.rubrics[0].change == Change::not_comparable);
  CHECK(versions.worse() == 0);  // another version's verdict proves no fall
  CHECK(std::any_of(versions.cautions.begin(), versions.cautions.end(),
                    [](const Message& each) { return each.code == "diff.caution.version"; }));
}

TEST_CASE("a score that leaves unknowns out is never certain", "[compare][diff]") {
  auto before = site("https://a.go.id/", day(2022, 1, 1)), after = site("https://a.go.id/");
  before.rubrics = {rubric_of("r", {indicator("a.one", Verdict::not_met, {0, 0, 2})})};
  after.rubrics = {rubric_of("r", {indicator("a.one", Verdict::met, {2, 2, 2})})};
  CHECK(diff(before, after).rubrics[0].change == Change::rose);
  after.rubrics[0].unknown_policy = rubric::UnknownPolicy::exclude;
  after.rubrics[0].assessed = 0.5;
  CHECK(diff(before, after).rubrics[0].change == Change::may_have_risen);
}

TEST_CASE("stages are compared as the range that unknowns leave", "[compare][diff]") {
  auto before = site("https://a.go.id/", day(2022, 1, 1)), after = site("https://a.go.id/");
  before.rubrics = {
      rubric_of("r", {indicator("a.x", Verdict::met, {2, 2, 2}), indicator("b.x", Verdict::unknown, {0, 2, 2}),
                      indicator("c.x", Verdict::met, {2, 2, 2})})};
  before.rubrics[0].roll_up = rubric::RollUp::stages;
  auto& groups = before.rubrics[0].groups;
  groups[0].reached = groups[0].may_be_reached = true;
  groups[1].may_be_reached = true;
  groups[2].reached = groups[2].may_be_reached = true;
  after.rubrics = before.rubrics;
  after.rubrics[0].groups[1].reached = true;
  const Diff changes = diff(before, after);
  const RubricChange& r = changes.rubrics[0];
  CHECK(r.stage_before.low == "a");
  CHECK(r.stage_before.high == "c");
  CHECK(r.stage_after.low == "c");
  CHECK(*r.stage_change == Change::may_have_risen);
}

TEST_CASE("menus are recognised across hosts, and it is said by what", "[compare][diff]") {
  auto before = site("https://hallo.kota.go.id/", day(2022, 4, 16)), after = site("https://www.kota.go.id/");
  add_menu(before, {"Beranda", "works", "https://hallo.kota.go.id/", ""});
  add_menu(before, {"Harga Bahan Pokok", "stale", "https://hallo.kota.go.id/harga/", "", {"price"}});
  add_menu(before,
           {"Pelayanan › Pajak Bumi dan Bangunan", "works", "https://hallo.kota.go.id/pbb/", "", {"tax", "service"}});
  add_menu(before, {"Pelayanan › Izin Usaha", "broken", "https://hallo.kota.go.id/izin/", "", {"service"}});
  add_menu(before, {"Wisata", "works", "https://hallo.kota.go.id/wisata/", ""});
  add_menu(before, {"Kabar Kota", "works", "https://hallo.kota.go.id/berita/", ""});
  add_menu(before, {"Pengumuman", "works", "https://hallo.kota.go.id/umum/", ""});
  add_menu(before, {"Induk", "", "", ""});  // opens its children only
  add_menu(after, {"Beranda", "works", "https://www.kota.go.id/", ""});
  add_menu(after, {"Informasi Harga Bahan Pokok", "empty", "https://www.kota.go.id/info/harga/", "", {"price"}});
  add_menu(after, {"Layanan › Informasi PBB", "works", "https://www.kota.go.id/info/pbb/", "", {"tax", "service"}});
  add_menu(after, {"Layanan › Perizinan › Izin Usaha", "works", "https://www.kota.go.id/izin-usaha/", "", {"service"}});
  add_menu(after, {"Siaran Pers", "stale", "https://www.kota.go.id/berita/", ""});
  add_menu(after, {"Pengumuman", "dead_control", "", ""});
  add_menu(after, {"Peraturan", "works", "https://jdih.kota.go.id/", "jdih.kota.go.id"});
  const Diff changes = diff(before, after);
  struct Row {
    std::string name;
    Outcome outcome;
    MatchedBy how;
  };
  for (const Row& row : std::vector<Row>{{"Beranda", Outcome::unchanged, MatchedBy::path},
                                         {"Informasi Harga Bahan Pokok", Outcome::broken_anew, MatchedBy::words},
                                         {"Layanan › Informasi PBB", Outcome::unchanged, MatchedBy::topic},
                                         {"Layanan › Perizinan › Izin Usaha", Outcome::repaired, MatchedBy::label},
                                         {"Siaran Pers", Outcome::gone_stale, MatchedBy::address},
                                         {"Pengumuman", Outcome::broken_anew, MatchedBy::path},
                                         {"Wisata", Outcome::gone, MatchedBy::none},
                                         {"Peraturan", Outcome::added, MatchedBy::none}}) {
    INFO(row.name);
    const ItemChange* change = change_of_item(changes.menus, row.name);
    REQUIRE(change != nullptr);
    CHECK(spelling(change->outcome) == spelling(row.outcome));
    CHECK(spelling(change->matched_by) == spelling(row.how));
  }
  CHECK(change_of_item(changes.menus, "Layanan › Informasi PBB")->topic == "tax");
  CHECK_FALSE(change_of_item(changes.menus, "Peraturan")->portal);
  CHECK(changes.menus.before == 7);
  CHECK(changes.menus.after == 7);
  CHECK_FALSE(changes.same_host);
  CHECK(changes.broken_anew() == 1);  // "Pengumuman"; the guess by words proves nothing
}

TEST_CASE("on one host a renamed menu is known by its address before its label", "[compare][diff]") {
  auto before = site("https://a.go.id/", day(2022, 1, 1)), after = site("https://a.go.id/");
  add_menu(before, {"Berita", "works", "https://a.go.id/berita/", ""});
  add_menu(after, {"Info › Berita", "works", "https://a.go.id/kabar/", ""});
  add_menu(after, {"Warta", "broken", "https://a.go.id/berita", ""});
  const Diff changes = diff(before, after);
  CHECK(change_of_item(changes.menus, "Warta")->outcome == Outcome::broken_anew);
  CHECK(change_of_item(changes.menus, "Warta")->matched_by == MatchedBy::address);
  CHECK(change_of_item(changes.menus, "Info › Berita")->outcome == Outcome::added);
}

TEST_CASE("each pair of states has its outcome", "[compare][diff]") {
  struct Row {
    std::string before, after;
    Outcome expect;
  };
  const auto row = GENERATE(values<Row>({{"works", "works", Outcome::unchanged},
                                         {"works", "sibling", Outcome::unchanged},
                                         {"works", "broken", Outcome::broken_anew},
                                         {"stale", "not_found", Outcome::broken_anew},
                                         {"document", "empty", Outcome::broken_anew},
                                         {"empty", "dead_control", Outcome::still_faulty},
                                         {"returns_home", "works", Outcome::repaired},
                                         {"broken", "stale", Outcome::repaired},
                                         {"works", "stale", Outcome::gone_stale},
                                         {"stale", "stale", Outcome::still_stale},
                                         {"stale", "works", Outcome::revived},
                                         {"broken", "not_checked", Outcome::cannot_tell},
                                         {"blocked", "works", Outcome::cannot_tell}}));
  auto before = site("https://a.go.id/", day(2022, 1, 1)), after = site("https://a.go.id/");
  add_menu(before, {"M", row.before, "https://a.go.id/m", ""});
  add_menu(after, {"M", row.after, "https://a.go.id/m", ""});
  INFO(row.before << " to " << row.after);
  CHECK(spelling(diff(before, after).menus.changes.at(0).outcome) == spelling(row.expect));
}

TEST_CASE("what an incomplete crawl does not show is not gone, and what it did not show is not new",
          "[compare][diff]") {
  auto before = site("https://a.go.id/", day(2022, 1, 1)), after = site("https://a.go.id/");
  add_menu(before, {"Lama", "works", "https://a.go.id/lama", ""});
  add_menu(after, {"Baru", "works", "https://a.go.id/baru", ""});
  before.findings = {finding("broken_menu", "Lama")};
  after.findings = {finding("no_https", "a.go.id")};
  const bool old_incomplete = GENERATE(false, true), new_incomplete = GENERATE(false, true);
  if (old_incomplete) make_incomplete(before);
  if (new_incomplete) make_incomplete(after);
  const Diff changes = diff(before, after);
  CHECK(change_of_item(changes.menus, "Lama")->outcome == (new_incomplete ? Outcome::not_seen : Outcome::gone));
  CHECK(change_of_item(changes.menus, "Baru")->outcome == (old_incomplete ? Outcome::added_or_unseen : Outcome::added));
  CHECK(change_of_finding(changes, "broken_menu", "Lama")->outcome ==
        (new_incomplete ? FindingOutcome::not_seen : FindingOutcome::gone));
  CHECK(changes.new_findings() == (old_incomplete ? 0 : 1));
}

TEST_CASE("findings are fixed, gone with their menu, still there in another form, or new", "[compare][diff]") {
  auto before = site("https://hallo.kota.go.id/", day(2022, 4, 16)), after = site("https://kota.go.id/");
  for (const char* name : {"Diperbaiki", "Dihapus", "Harga Bahan Pokok", "Tetap"})
    add_menu(before, {name, "broken", "https://hallo.kota.go.id/" + std::string(name).substr(0, 4), ""});
  add_menu(after, {"Diperbaiki", "works", "https://kota.go.id/a", ""});
  add_menu(after, {"Informasi Harga Bahan Pokok", "empty", "https://kota.go.id/b", ""});
  add_menu(after, {"Tetap", "broken", "https://kota.go.id/c", ""});
  add_menu(after, {"Baru", "dead_control", "", ""});
  before.findings = {finding("broken_menu", "Diperbaiki"),       finding("broken_menu", "Dihapus"),
                     finding("stale_menu", "Harga Bahan Pokok"), finding("broken_menu", "Tetap"),
                     finding("no_https", "hallo.kota.go.id"),    finding("indicator_not_met", "r: a.one"),
                     finding("indicator_not_met", "r: a.two"),   finding("indicator_not_met", "r: a.three")};
  after.findings = {finding("empty_menu", "Informasi Harga Bahan Pokok"),
                    finding("broken_menu", "Tetap"),
                    finding("dead_menu", "Baru"),
                    finding("no_https", "kota.go.id"),
                    finding("indicator_partly", "r: a.two"),
                    finding("indicator_not_met", "r: a.four")};
  for (auto* side : {&before, &after})
    for (assess::Finding& each : side->findings)
      if (each.kind.rfind("indicator", 0) == 0) {
        each.rubric = "r";
        each.indicator = each.subject.substr(3);
      }
  before.rubrics = {rubric_of(
      "r", {indicator("a.one", Verdict::not_met, {0, 0, 2}), indicator("a.two", Verdict::not_met, {0, 0, 2}),
            indicator("a.three", Verdict::not_met, {0, 0, 2}), indicator("a.four", Verdict::unknown, {0, 2, 2})})};
  after.rubrics = {rubric_of(
      "r", {indicator("a.one", Verdict::met, {2, 2, 2}), indicator("a.two", Verdict::partly, {1, 1, 2}),
            indicator("a.three", Verdict::unknown, {0, 2, 2}), indicator("a.four", Verdict::not_met, {0, 0, 2})})};
  const Diff changes = diff(before, after);
  struct Row {
    std::string kind, subject;
    FindingOutcome expect;
    std::string former;
  };
  for (const Row& row :
       std::vector<Row>{{"broken_menu", "Diperbaiki", FindingOutcome::fixed, ""},
                        {"broken_menu", "Dihapus", FindingOutcome::gone, ""},
                        {"empty_menu", "Informasi Harga Bahan Pokok", FindingOutcome::still, "stale_menu"},
                        {"broken_menu", "Tetap", FindingOutcome::still, ""},
                        {"dead_menu", "Baru", FindingOutcome::fresh, ""},
                        {"no_https", "kota.go.id", FindingOutcome::still, ""},
                        {"indicator_not_met", "r: a.one", FindingOutcome::fixed, ""},
                        {"indicator_partly", "r: a.two", FindingOutcome::still, "indicator_not_met"},
                        {"indicator_not_met", "r: a.three", FindingOutcome::not_seen, ""},
                        {"indicator_not_met", "r: a.four", FindingOutcome::new_or_unseen, ""}}) {
    INFO(row.kind << " " << row.subject);
    const FindingChange* change = change_of_finding(changes, row.kind, row.subject);
    REQUIRE(change != nullptr);
    CHECK(spelling(change->outcome) == spelling(row.expect));
    CHECK(change->former_kind == row.former);
  }
  CHECK(changes.findings.size() == 10);
  CHECK(changes.new_findings() == 1);
  after.findings[2].standing = assess::Standing::ignored;
  CHECK(diff(before, after).new_findings() == 0);
}

TEST_CASE("pages and documents move with their portal", "[compare][diff]") {
  auto before = site("https://hallo.kota.go.id/", day(2022, 4, 16)), after = site("https://kota.go.id/");
  add_page(before, "https://hallo.kota.go.id/profil/", "Profil");
  add_page(before, "https://hallo.kota.go.id/x/visi", "Visi dan Misi");
  add_page(before, "https://hallo.kota.go.id/wisata", "Kota");
  add_page(before, "https://dinas.kota.go.id/profil", "Profil Dinas");
  add_page(after, "https://kota.go.id/profil/index.html", "Tentang", "empty");
  add_page(after, "https://kota.go.id/visi-misi", "Visi dan Misi");
  add_page(after, "https://kota.go.id/berita", "Kota");
  add_page(after, "https://kota.go.id/agenda", "Kota");
  add_document(before, "https://hallo.kota.go.id/files/rencana-strategis-2021.pdf", "Unduh");
  add_document(before, "https://hallo.kota.go.id/files/1.pdf", "Unduh");
  add_document(after, "https://cdn.kota.go.id/Rencana-Strategis-2021.pdf", "Renstra");
  const Diff changes = diff(before, after);
  CHECK(change_of_item(changes.pages, "Tentang")->outcome == Outcome::broken_anew);
  CHECK(change_of_item(changes.pages, "Tentang")->matched_by == MatchedBy::address);
  CHECK(change_of_item(changes.pages, "Visi dan Misi")->matched_by == MatchedBy::label);
  CHECK(change_of_item(changes.pages, "Profil Dinas")->outcome == Outcome::gone);
  CHECK(changes.pages.count(Outcome::added) == 2);  // a title that stands twice tells nothing
  CHECK(change_of_item(changes.documents, "Renstra")->matched_by == MatchedBy::label);
  CHECK(changes.documents.count(Outcome::gone) == 1);
}

TEST_CASE("an assessment beside itself shows no change", "[compare][diff]") {
  auto one = site("https://a.go.id/");
  for (const char* name : {"Berita", "Berita", "Profil › Berita", "Kontak"})
    add_menu(one, {name, "stale", "https://a.go.id/berita", ""});
  one.findings = {finding("stale_menu", "Berita"), finding("dead_link", "x (https://a.go.id/)")};
  one.rubrics = {
      rubric_of("r", {indicator("a.one", Verdict::met, {2, 2, 2}), indicator("a.two", Verdict::unknown, {0, 2, 2})})};
  const Diff changes = diff(one, one);
  CHECK(changes.menus.count(Outcome::still_stale) == 4);
  CHECK(changes.menus.changes.size() == 4);
  CHECK(std::all_of(changes.findings.begin(), changes.findings.end(),
                    [](const auto& each) { return each.outcome == FindingOutcome::still; }));
  CHECK(changes.worse() + changes.broken_anew() + changes.new_findings() == 0);
}

TEST_CASE("labels are compared without case, punctuation and fillers", "[compare][diff]") {
  CHECK(label_key("  LAPOR! ") == "lapor");
  CHECK(label_key("Cek-Antrian (DPMPTSP)") == "cek antrian dpmptsp");
  CHECK(label_key("…") == "\xE2\x80\xA6");
  CHECK(words_key("Informasi Harga Bahan Pokok") == words_key("Harga bahan pokok"));
  CHECK(words_key("Informasi Layanan").empty());
}
