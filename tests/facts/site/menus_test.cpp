#include "facts/site/site_builder.hpp"
#include "support/catch.hpp"

using namespace matang;
using namespace matang::facts;
using namespace matang::facts::test;

namespace {

/// A site whose every page carries the same header.
template <class AddMenu>
SiteBuilder site_with(AddMenu add_menu) {
  SiteBuilder site;
  SiteBuilder::frame(site.page("https://kota.go.id/", 0)).title("Kota Contoh").block("Sambutan bagi warga.");
  site.filler(5);
  for (PageBuilder& page : site.pages) add_menu(page);
  return site;
}

}  // namespace

TEST_CASE("a menu item is one row however many pages repeat it", "[menus]") {
  SiteBuilder site = site_with([](PageBuilder& page) {
    page.menu({"Beranda"}, "/").group({"Profil"}).menu({"Profil", "Sejarah"}, "/sejarah").menu({"Berita"}, "/berita");
    page.menu({"Sejarah"}, "/sejarah");                 // the mobile copy, flattened
    page.menu({"SEJARAH"}, "/sejarah", Place::footer);  // the footer's copy
    page.menu({"Peta situs"}, "/peta", Place::footer);
  });
  const SiteFacts facts = site.build();
  std::vector<std::string> paths;
  for (const Menu& menu : facts.menus) paths.push_back(menu.path);
  CHECK(paths == std::vector<std::string>{"Beranda", "Profil", "Profil › Sejarah", "Berita", "Peta situs"});
  const Menu* history = menu_at(facts, "Profil › Sejarah");
  REQUIRE(history);
  CHECK(history->pages == 6);
  CHECK(history->level == 2);
  CHECK(history->place == Place::header);
  CHECK(menu_at(facts, "Profil")->state == State::none);
  CHECK(history->seen.url == url("https://kota.go.id/"));
}

TEST_CASE("an item that is dead only on the page it leads to is not dead", "[menus]") {
  SiteBuilder site = site_with([](PageBuilder& page) {
    page.menu({"Informasi"}, page.facts().url == url("https://kota.go.id/isi/2") ? "" : "/isi/2");
    page.menu({"Antrian"}, "#");
  });
  site.pages.front().menus().back().script = true;
  const SiteFacts facts = site.build();
  CHECK(facts.menus.size() == 2);
  CHECK(menu_state(facts, "Informasi") == "works");
  CHECK(menu_state(facts, "Antrian") == "dead_control");
  CHECK_THAT(detail_of(menu_at(facts, "Antrian")->detail), Contains("script"));
}

TEST_CASE("the state of an item is that of where it leads", "[menus]") {
  SiteBuilder site = site_with([](PageBuilder& page) {
    page.menu({"Beranda"}, "/")
        .menu({"Isi"}, "/isi/1")
        .menu({"Bagian"}, "/isi/1#bawah")
        .menu({"Rusak"}, "/rusak")
        .menu({"Tertutup"}, "/tertutup")
        .menu({"Pindah"}, "/pindah")
        .menu({"Lain"}, "https://lapor.go.id/")
        .menu({"Lain rusak"}, "https://mati.example.com/")
        .menu({"Lain belum"}, "https://belum.example.com/")
        .menu({"Saudara"}, "https://dinas.kota.go.id/")
        .menu({"Saudara rusak"}, "https://mati.kota.go.id/")
        .menu({"Saudara belum"}, "https://jauh.kota.go.id/")
        .menu({"Berkas"}, "/berkas.pdf")
        .menu({"Surat"}, "mailto:a@kota.go.id")
        .menu({"Batas"}, "/batas")
        .menu({"Pengembang"}, "http://localhost/layanan")
        .menu({"Informasi Dinas"}, "/");
  });
  site.answer("https://kota.go.id/rusak", 404);
  site.answer("https://kota.go.id/tertutup", 403);
  site.redirect("https://kota.go.id/pindah", "https://kota.go.id/");
  site.answer("https://lapor.go.id/", 200, capture::Purpose::link_check);
  site.answer("https://mati.example.com/", 500, capture::Purpose::link_check);
  site.page("https://dinas.kota.go.id/").block("Dinas kami.");
  site.fail("https://mati.kota.go.id/", capture::FailureKind::name_not_resolved, capture::Purpose::link_check);
  site.answer("https://kota.go.id/berkas.pdf", 200).headers.fields = {{"Content-Type", "application/pdf"}};
  site.unvisited("https://kota.go.id/batas", capture::Unvisited::limit_pages, true, "https://kota.go.id/");
  const SiteFacts facts = site.build();
  struct Row {
    std::string path, state, detail;
  };
  for (const Row& row : std::vector<Row>{{"Beranda", "works", ""},
                                         {"Isi", "works", ""},
                                         {"Bagian", "works", ""},
                                         {"Rusak", "broken", "HTTP 404"},
                                         {"Tertutup", "blocked", "HTTP 403"},
                                         {"Pindah", "returns_home", ""},
                                         {"Lain", "leaves_site", "HTTP 200"},
                                         {"Lain rusak", "leaves_site", "HTTP 500"},
                                         {"Lain belum", "leaves_site", "not asked for"},
                                         {"Saudara", "sibling", "dinas.kota.go.id"},
                                         {"Saudara rusak", "broken", "name not resolved"},
                                         {"Saudara belum", "not_checked", ""},
                                         {"Berkas", "document", ""},
                                         {"Surat", "works", "mailto"},
                                         {"Batas", "not_checked", "limit of pages"},
                                         {"Pengembang", "dead_control", "localhost"},
                                         {"Informasi Dinas", "returns_home", ""}}) {
    INFO(row.path);
    CHECK(menu_state(facts, row.path) == row.state);
    if (const Menu* menu = menu_at(facts, row.path)) CHECK_THAT(detail_of(menu->detail), Contains(row.detail));
  }
  CHECK(menu_at(facts, "Bagian")->target == url("https://kota.go.id/isi/1#bawah"));
  CHECK(menu_at(facts, "Pindah")->target == url("https://kota.go.id/"));
  CHECK(menu_at(facts, "Rusak")->status == 404);
}

TEST_CASE("what an item's label promises decides whether its page is stale", "[menus]") {
  SiteBuilder site = site_with([](PageBuilder& page) { page.menu({"Berita"}, "/warta").menu({"Sejarah"}, "/warta"); });
  SiteBuilder::frame(site.page("https://kota.go.id/warta"))
      .block("Pasar dibuka", Block::Kind::list_item)
      .date(day(2020, 4, 13));
  const SiteFacts facts = site.build();
  CHECK(menu_state(facts, "Berita") == "stale");
  CHECK(menu_state(facts, "Sejarah") == "works");
  CHECK(menu_at(facts, "Berita")->newest_date == Observed<web::Date>(day(2020, 4, 13)));
}

TEST_CASE("menus of sibling hosts keep their host and stand behind", "[menus]") {
  SiteBuilder site = site_with([](PageBuilder& page) { page.menu({"Zona"}, "/isi/1"); });
  site.page("https://a.kota.go.id/").block("Dinas kami melayani.").menu({"Zona"}, "https://kota.go.id/isi/1");
  const SiteFacts facts = site.build();
  REQUIRE(facts.menus.size() == 2);
  CHECK(facts.menus[0].host == "kota.go.id");
  CHECK(facts.menus[1].host == "a.kota.go.id");
  CHECK(facts.menus[1].state == State::sibling);
}

TEST_CASE("hostile menus are bounded", "[menus]") {
  SiteBuilder site = site_with([](PageBuilder&) {});
  PageBuilder& front = site.pages.front();
  for (int i = 0; i < 20000; ++i) front.menu({"Sama"}, "/x" + std::to_string(i));
  front.menu(std::vector<std::string>(5000, "dalam"), "/y");
  CHECK(site.build().menus.size() <= 64);
}
