#include "facts/site/site_builder.hpp"
#include "support/catch.hpp"

using namespace matang;
using namespace matang::facts;
using namespace matang::facts::test;
using capture::Purpose;
using capture::Unvisited;

namespace {

SiteBuilder ordinary_site() {
  SiteBuilder site;
  SiteBuilder::frame(site.page("https://kota.go.id/", 0)).title("Beranda - Kota Contoh").block("Sambutan bagi warga.");
  site.filler(6);
  return site;
}

template <class Row>
const Row* find(const std::vector<Row>& rows, web::Url Row::*member, std::string_view address) {
  const web::Url wanted = url(address);
  const auto it = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.*member == wanted; });
  return it == rows.end() ? nullptr : &*it;
}

}  // namespace

TEST_CASE("a table knows its fields by name", "[tables]") {
  const Tables tables = empty_tables();
  std::vector<std::string> names;
  for (const Table& table : tables.tables) names.push_back(table.name);
  CHECK(names == std::vector<std::string>{"pages", "menus", "documents", "forms", "channels", "services", "links",
                                          "agencies", "site"});
  const Table* menus = tables.find("menus");
  REQUIRE(menus);
  CHECK(menus->rows.empty());
  CHECK(menus->index_of("state") == 4);
  CHECK(menus->index_of("nothing") == Table::npos);
  CHECK(menus->find("nothing") == nullptr);
  REQUIRE(menus->find("state"));
  CHECK(menus->find("state")->type == FieldType::choice);
  CHECK(tables.find("nothing") == nullptr);
  std::vector<std::string> fields;
  for (const FieldInfo& field : tables.find("site")->fields) fields.push_back(field.name);
  CHECK(fields == std::vector<std::string>{"home", "name", "newest_content", "https", "pages", "hosts", "tls_expires",
                                           "gambling_links"});
}

TEST_CASE("the tables of a site carry its rows, in the contract's spellings", "[tables]") {
  SiteBuilder site = ordinary_site();
  site.page("https://dinas.kota.go.id/").block("Dinas kami.");
  const SiteFacts facts = site.build();
  const Tables tables = tables_of(facts, site.as_of);
  const Table* pages = tables.find("pages");
  REQUIRE(pages);
  CHECK(pages->rows.size() == facts.pages.size());
  CHECK(pages->rows[0].cells[pages->index_of("state")] == Value{std::string("works")});
  const Table* one = tables.find("site");
  REQUIRE(one->rows.size() == 1);
  CHECK(one->rows[0].cells[one->index_of("name")] == Value{std::string("Kota Contoh")});
  CHECK(one->rows[0].cells[one->index_of("hosts")] ==
        Value{std::vector<std::string>{"dinas.kota.go.id", "kota.go.id"}});
  CHECK(one->rows[0].cells[one->index_of("https")] == Value{true});
}

TEST_CASE("documents are one row an address, their type as the answer tells it", "[documents]") {
  SiteBuilder site = ordinary_site();
  auto& page = SiteBuilder::frame(site.page("https://kota.go.id/dokumen")).heading("Peraturan Daerah");
  page.document("Laporan 12 Desember 2021", "/a.pdf", "pdf")
      .document("Unduh", "/b.pdf", "pdf")
      .document("Hilang", "/c.pdf", "pdf");
  page.document("Palsu", "/d.pdf", "pdf").document("Belum", "/e.pdf", "pdf").link("Lampiran", "/download/7");
  SiteBuilder::frame(site.page("https://kota.go.id/lain")).document("Laporan lagi", "/a.pdf#page=2", "pdf");
  const auto answer = [&](std::string_view address, int status,
                          std::vector<std::pair<std::string, std::string>> headers) {
    site.answer(address, status, Purpose::link_check).headers.fields = std::move(headers);
  };
  answer("https://kota.go.id/a.pdf", 200, {{"Content-Type", "application/pdf"}, {"Content-Length", "12345"}});
  answer("https://kota.go.id/b.pdf", 200,
         {{"Content-Type", "application/octet-stream"},
          {"Content-Disposition", "attachment; filename=\"b.DOCX\""},
          {"Last-Modified", "Wed, 05 Jan 2022 08:00:00 GMT"}});
  answer("https://kota.go.id/c.pdf", 404, {});
  answer("https://kota.go.id/d.pdf", 200, {{"Content-Type", "text/html"}});
  answer("https://kota.go.id/download/7", 200, {{"Content-Type", "application/vnd.ms-excel"}});
  const SiteFacts facts = site.build();
  CHECK(facts.documents.size() == 6);
  const Document* a = find(facts.documents, &Document::url, "https://kota.go.id/a.pdf");
  REQUIRE(a);
  CHECK(a->state == State::document);
  CHECK(a->bytes == Observed<std::int64_t>(12345));
  CHECK(a->date == Observed<web::Date>(day(2021, 12, 12)));
  CHECK(a->pages == 2);
  const Document* b = find(facts.documents, &Document::url, "https://kota.go.id/b.pdf");
  CHECK(b->type == "docx");
  CHECK(b->date == Observed<web::Date>(day(2022, 1, 5)));
  CHECK(b->concepts == std::vector<std::string>{"regulation"});  // of its page: its own name says nothing
  CHECK(find(facts.documents, &Document::url, "https://kota.go.id/c.pdf")->state == State::broken);
  CHECK(find(facts.documents, &Document::url, "https://kota.go.id/d.pdf")->state == State::not_found);
  CHECK(find(facts.documents, &Document::url, "https://kota.go.id/e.pdf")->state == State::not_checked);
  const Document* file = find(facts.documents, &Document::url, "https://kota.go.id/download/7");
  REQUIRE(file);
  CHECK(file->type == "xls");
  CHECK(file->label == "Lampiran");
}

TEST_CASE("a form repeated by the template is one form", "[forms]") {
  SiteBuilder site = ordinary_site();
  for (PageBuilder& page : site.pages) page.form(FormPurpose::search, "/cari", {"Kata kunci"});
  SiteBuilder::frame(site.page("https://kota.go.id/aduan")).form(FormPurpose::complaint);
  SiteBuilder::frame(site.page("https://kota.go.id/mati"))
      .form(FormPurpose::contact, "/kirim")
      .facts()
      .forms.back()
      .inert = true;
  SiteBuilder::frame(site.page("https://kota.go.id/surat"))
      .form(FormPurpose::application, "https://surat.kota.go.id/kirim", {"NIK"});
  site.answer("https://surat.kota.go.id/kirim", 405, Purpose::link_check);
  const SiteFacts facts = site.build();
  REQUIRE(facts.forms.size() == 4);
  const auto of = [&](FormPurpose purpose) {
    return *std::find_if(facts.forms.begin(), facts.forms.end(),
                         [&](const Form& form) { return form.purpose == purpose; });
  };
  CHECK(of(FormPurpose::search).pages == 7);
  CHECK(of(FormPurpose::search).page == url("https://kota.go.id/"));
  CHECK(of(FormPurpose::search).state == State::not_checked);
  CHECK(of(FormPurpose::complaint).state == State::works);
  CHECK(of(FormPurpose::contact).state == State::dead_control);
  CHECK(of(FormPurpose::application).state == State::not_checked);  // 405 to our GET says nothing of the POST
  CHECK(of(FormPurpose::application).sibling);
  CHECK_FALSE(of(FormPurpose::complaint).sibling);
}

TEST_CASE("channels are one row a value, seen nearest to the front", "[channels]") {
  SiteBuilder site = ordinary_site();
  for (PageBuilder& page : site.pages) page.channel(ChannelKind::phone, "+62711350000");
  site.pages.back().channel(ChannelKind::email, "a@kota.go.id");
  const SiteFacts facts = site.build();
  REQUIRE(facts.channels.size() == 2);
  CHECK(facts.channels[0].value == "+62711350000");
  CHECK(facts.channels[0].pages == 7);
  CHECK(facts.channels[0].page == url("https://kota.go.id/"));
}

TEST_CASE("links are one row a target, with kind and state", "[links]") {
  SiteBuilder site = ordinary_site();
  auto& page = SiteBuilder::frame(site.page("https://kota.go.id/tautan"));
  struct Row {
    std::string href, kind, state;
  };
  const std::vector<Row> rows = {{"https://kota.go.id/isi/1", "internal", "works"},
                                 {"https://kota.go.id/hilang", "internal", "broken"},
                                 {"https://dinas.kota.go.id/", "sibling", "not_checked"},
                                 {"https://lapor.go.id/", "government", "works"},
                                 {"https://example.com/", "external", "blocked"},
                                 {"https://mati.example.com/", "external", "broken"},
                                 {"https://www.instagram.com/kota", "social", "not_checked"},
                                 {"https://wa.me/62811", "messenger", "not_checked"},
                                 {"mailto:a@kota.go.id", "mail", "works"},
                                 {"tel:112", "phone", "works"}};
  for (const Row& row : rows) page.link("Ke " + row.href, row.href);
  page.link("Lagi", "/isi/1#bawah").link("Mati", "#").link("Skrip", "javascript:buka()");
  site.answer("https://kota.go.id/hilang", 404);
  site.answer("https://lapor.go.id/", 200, Purpose::link_check);
  site.answer("https://example.com/", 403, Purpose::link_check);
  site.fail("https://mati.example.com/", capture::FailureKind::timed_out, Purpose::link_check);
  const SiteFacts facts = site.build();
  for (const Row& row : rows) {
    INFO(row.href);
    const Link* link = find(facts.links, &Link::to, row.href);
    REQUIRE(link);
    CHECK(spelling(link->kind) == row.kind);
    CHECK(spelling(link->state) == row.state);
  }
  CHECK(find(facts.links, &Link::to, "https://kota.go.id/kontak")->pages == 8);
  CHECK(find(facts.links, &Link::to, "https://kota.go.id/kontak")->from == url("https://kota.go.id/"));
  const auto dead =
      std::find_if(facts.links.begin(), facts.links.end(), [](const Link& link) { return link.text == "Mati"; });
  REQUIRE(dead != facts.links.end());
  CHECK(dead->state == State::dead_control);
  const auto script =
      std::find_if(facts.links.begin(), facts.links.end(), [](const Link& link) { return link.text == "Skrip"; });
  REQUIRE(script != facts.links.end());
  CHECK(script->state == State::not_checked);
}

TEST_CASE("a service reaches the level of what it offers", "[services]") {
  SiteBuilder site = ordinary_site();
  const auto service = [&](std::string name) -> PageBuilder& {
    site.pages.front().menu({"Layanan Publik", name}, "/layanan/" + name);
    return SiteBuilder::frame(site.page("https://kota.go.id/layanan/" + name)).heading("Pelayanan " + name);
  };
  site.pages.front().group({"Layanan Publik"});
  service("keterangan").block("Persyaratan: bawa surat pengantar. Biaya: tidak ada.");
  service("unduhan").document("Formulir permohonan pindah", "/f.pdf", "pdf");
  service("tanya").channel(ChannelKind::whatsapp, "+62811000111");
  service("cek").form(FormPurpose::lookup);
  service("ajukan").form(FormPurpose::application, "", {"NIK"});
  service("pintu").link("Ajukan sekarang", "/layanan/ajukan");
  site.pages.front().menu({"Layanan Publik", "Si Surat"}, "https://surat.kota.go.id/");
  site.page("https://surat.kota.go.id/").block("Surat daring.").menu({"Buat surat"}, "/buat");
  site.page("https://surat.kota.go.id/buat").form(FormPurpose::application, "", {"Nama lengkap"});
  site.pages.front().menu({"Profil"}, "/isi/1");
  const SiteFacts facts = site.build();
  struct Row {
    std::string url, level;
  };
  for (const Row& row : std::vector<Row>{{"https://kota.go.id/layanan/keterangan", "information"},
                                         {"https://kota.go.id/layanan/unduhan", "download"},
                                         {"https://kota.go.id/layanan/tanya", "interaction"},
                                         {"https://kota.go.id/layanan/cek", "interaction"},
                                         {"https://kota.go.id/layanan/ajukan", "transaction"},
                                         {"https://kota.go.id/layanan/pintu", "transaction"},
                                         {"https://surat.kota.go.id/", "transaction"}}) {
    INFO(row.url);
    const Service* found = find(facts.services, &Service::url, row.url);
    REQUIRE(found);
    CHECK(spelling(found->level) == row.level);
  }
  CHECK(find(facts.services, &Service::url, "https://kota.go.id/isi/1") == nullptr);
  const Service* information = find(facts.services, &Service::url, "https://kota.go.id/layanan/keterangan");
  CHECK(information->components == std::vector<std::string>{"requirements", "fee"});
  CHECK(information->missing.empty());
  CHECK(find(facts.services, &Service::url, "https://kota.go.id/layanan/cek")->missing.size() == 2);
}

TEST_CASE("the newest content is the newest genuine item", "[dates]") {
  SiteBuilder site = ordinary_site();
  site.pages[1].published(day(2022, 3, 4));
  site.pages[2].published(day(2023, 1, 19), DateCue::last_modified);
  site.pages[3].published(day(2024, 1, 1));
  const SiteFacts facts = site.build();
  CHECK(facts.newest_content == Observed<web::Date>(day(2022, 3, 4)));
  CHECK(ordinary_site().build().newest_content == Observed<web::Date>(Absent{}));
}

TEST_CASE("only what is hidden is a gap", "[completeness]") {
  SiteBuilder site = ordinary_site();
  site.filler(1);
  site.answer("https://kota.go.id/404", 404);
  site.answer("https://kota.go.id/500", 500);
  site.fail("https://kota.go.id/dns", capture::FailureKind::name_not_resolved);
  site.unvisited("https://kota.go.id/admin", Unvisited::robots);  // linked nowhere
  site.unvisited("https://kota.go.id/kalender?b=9", Unvisited::trap, false, "https://kota.go.id/");
  site.unvisited("https://lain.com/", Unvisited::limit_time, false, "https://kota.go.id/");
  CHECK(site.build().completeness.gaps.empty());
  CHECK(site.build().completeness.complete_enough());

  SECTION("a menu leads to it") {
    site.unvisited("https://kota.go.id/data", Unvisited::robots, true, "https://kota.go.id/");
    const Completeness seen = site.build().completeness;
    REQUIRE(seen.gaps.size() == 1);
    CHECK(seen.gaps[0] == Gap{GapKind::robots, 1, 1, 2, url("https://kota.go.id/data")});
    CHECK_FALSE(seen.complete_enough());
    CHECK(seen.complete_enough(1));
  }
  SECTION("the site refuses us, or does not answer for now") {
    site.answer("https://kota.go.id/x", 403);
    site.fail("https://kota.go.id/y", capture::FailureKind::timed_out);
    const Completeness seen = site.build().completeness;
    REQUIRE(seen.gaps.size() == 2);
    CHECK(seen.gaps[0].kind == GapKind::blocked);
    CHECK(seen.gaps[1].kind == GapKind::failed);
  }
  SECTION("at most two in a hundred") {
    site.unvisited("https://kota.go.id/z", Unvisited::limit_depth, false, "https://kota.go.id/isi/1");
    CHECK_FALSE(site.build().completeness.complete_enough());
    for (int i = 10; i < 60; ++i)
      site.page("https://kota.go.id/lagi/" + std::to_string(i)).block("Isi lagi " + std::to_string(i));
    CHECK(site.build().completeness.complete_enough());
  }
}

TEST_CASE("without a front page nothing can be called absent", "[completeness]") {
  SiteBuilder site;
  site.answer("https://kota.go.id/", 500, Purpose::page, 0);
  const SiteFacts facts = site.build();
  CHECK_FALSE(facts.completeness.complete_enough());
  CHECK(facts.completeness.pages_read == 0);
  CHECK(std::holds_alternative<Unknown>(facts.newest_content));
  CHECK(state_of(facts, "https://kota.go.id/") == "broken");
  CHECK(SiteBuilder().build().pages.empty());
}

TEST_CASE("the order in which pages and records arrive does not show", "[determinism]") {
  SiteBuilder site = ordinary_site();
  for (PageBuilder& page : site.pages)
    page.menu({"Beranda"}, "/")
        .menu({"Layanan"}, "/layanan")
        .menu({"Mati"}, "#")
        .form(FormPurpose::search, "/cari", {"Kata"})
        .channel(ChannelKind::phone, "112");
  SiteBuilder::frame(site.page("https://kota.go.id/layanan"))
      .title("Layanan")
      .form(FormPurpose::application)
      .document("Formulir permohonan", "/f.pdf", "pdf");
  site.page("https://dinas.kota.go.id/").block("Dinas kami.").menu({"Pusat"}, "https://kota.go.id/");
  site.redirect("https://kota.go.id/lama", "https://kota.go.id/");
  site.answer("https://kota.go.id/f.pdf", 404, Purpose::link_check);
  site.answer("https://kota.go.id/f.pdf", 200, Purpose::page).headers.fields = {{"Content-Type", "application/pdf"}};
  site.fail("https://kota.go.id/y", capture::FailureKind::timed_out);
  const Tables expected = tables_of(site.build(), site.as_of);
  for (unsigned seed = 1; seed <= 5; ++seed) {
    const Tables shuffled = tables_of(site.build(seed), site.as_of);
    CHECK(shuffled.tables == expected.tables);
    CHECK(shuffled.completeness.gaps == expected.completeness.gaps);
  }
}
