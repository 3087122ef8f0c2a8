#include "reading.hpp"

using namespace matang;
using namespace matang::facts;

TEST_CASE("a page says what it is", "[facts][identity]") {
  const auto page = page_of(
      "<!doctype html><html lang='id-ID'><head><title> Kota\n Contoh </title><base href='/portal/'>"
      "<meta name=description content='Situs resmi'><meta name=generator content='WordPress 6.0'>"
      "<meta name=viewport content='width=device-width'><link rel=canonical href='/portal/beranda'>"
      "<link rel=alternate type='application/rss+xml' href='feed'><meta http-equiv=refresh content=\"0; "
      "url='home.html'\">"
      "</head><body><svg><title>ikon</title></svg><img src=a.png><img src=b.png alt=''></body></html>");
  REQUIRE(page.readable);
  CHECK(page.number == 7);
  CHECK(page.title == Observed<std::string>("Kota Contoh"));
  CHECK(page.language == Observed<std::string>("id"));
  CHECK(page.description == Observed<std::string>("Situs resmi"));
  CHECK(page.generator == "WordPress 6.0");
  CHECK(page.viewport);
  CHECK(page.base.text() == "https://kota.go.id/portal/");
  REQUIRE(page.canonical.has_value());
  CHECK(page.canonical->text() == "https://kota.go.id/portal/beranda");
  REQUIRE(page.meta_refresh.has_value());
  CHECK(page.meta_refresh->text() == "https://kota.go.id/portal/home.html");
  REQUIRE(page.feeds.size() == 1);
  CHECK(page.images == 2);
  CHECK(page.images_without_alt == 1);
}

TEST_CASE("what is not there is absent, not empty", "[facts][identity]") {
  const auto page = page_of("<p>x</p>");
  CHECK(page.title == Observed<std::string>(Absent{}));
  CHECK(page.language == Observed<std::string>(Absent{}));
}

TEST_CASE("only pages are read", "[facts][identity]") {
  struct Row {
    std::string name, type, body;
    bool readable;
    std::string media_type;
  };
  const std::vector<Row> rows = {
      {"a page", "text/html", "<p>x</p>", true, "text/html"},
      {"no type at all", "", "<!DOCTYPE html><p>x</p>", true, "text/html"},
      {"XHTML", "application/xhtml+xml", "<?xml version='1.0'?><html><p>x</p></html>", true, "application/xhtml+xml"},
      {"text", "text/plain", "a < b & c", true, "text/plain"},
      {"a page sent as plain text", "text/plain", "<html><p>x</p>", true, "text/html"},
      {"a PDF", "application/pdf", "%PDF-1.4", false, "application/pdf"},
      {"a PDF that says it is a page", "text/html", "%PDF-1.4", false, "application/pdf"},
      {"an answer of an interface saved as a page", "text/html", "{\"id\":1}", false, "application/json"},
      {"a feed saved as a page", "text/html", "<?xml version=\"1.0\"?><rss version=\"2.0\"></rss>", false,
       "application/rss+xml"},
      {"an image", "image/png", "\x89PNG\r\n", false, "image/png"}};
  for (const auto& row : rows) {
    INFO(row.name);
    const auto page = read_page(captured(row.body, "https://kota.go.id/", row.type), test_lexicon());
    CHECK(page.readable == row.readable);
    CHECK(page.media_type == row.media_type);
    CHECK(page.unreadable_because.empty() == row.readable);
  }
  CHECK(read_page(captured("a < b <p>tag", "https://kota.go.id/", "text/plain"), test_lexicon()).lead ==
        "a < b <p>tag");
}

TEST_CASE("failures and redirects are unreadable and say why", "[facts][identity]") {
  auto capture = captured("");
  capture.outcome = capture::FetchFailure{capture::FailureKind::refused, "connection refused"};
  auto page = read_page(capture, test_lexicon());
  CHECK_FALSE(page.readable);
  CHECK(page.unreadable_because == "no answer: connection refused");
  CHECK(std::holds_alternative<Unknown>(page.title));
  capture = captured("<p>Moved</p>");
  std::get<capture::Response>(capture.outcome).status = 302;
  CHECK_FALSE(read_page(capture, test_lexicon()).readable);
  std::get<capture::Response>(capture.outcome).status = 404;
  CHECK(read_page(capture, test_lexicon()).readable);
}

TEST_CASE("the language is told by its commonest words", "[facts][identity]") {
  CHECK(page_of(
            "<p>Pemerintah kota yang melayani warga dengan baik untuk semua dan tidak akan berhenti pada hari ini.</p>")
            .detected_language == "id");
  CHECK(page_of("<p>The council is here for you and it will be open to all of the people in the town.</p>")
            .detected_language == "en");
  CHECK(page_of("<ul><li>Home<li>Profil<li>Kontak</ul>").detected_language.empty());
}

TEST_CASE("blocks hash what is read, not how it is marked up", "[facts][blocks]") {
  const auto a = page_of("<h1>Judul</h1><p>Satu <b>dua</b>\n tiga.</p><img src='/l.png'>", "https://kota.go.id/a/b");
  const auto b =
      page_of("<h1 class=x>JUDUL</h1><div><p>Satu dua tiga.</p></div><img src='../l.png'>", "https://kota.go.id/c/d");
  REQUIRE(a.blocks.size() == 3);
  REQUIRE(b.blocks.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) CHECK(a.blocks[i].hash == b.blocks[i].hash);
  CHECK(a.blocks[0].kind == Block::Kind::heading);
  CHECK(a.blocks[2].kind == Block::Kind::media);
  CHECK(a.words == 4);
  const auto linked = page_of("<p>Baca <a href=/x>aturan ini</a> dulu</p>");
  REQUIRE(linked.blocks.size() == 1);
  CHECK(linked.blocks[0].words == 2);
  CHECK(linked.blocks[0].link_words == 2);
}

TEST_CASE("a concept is seen where it stands", "[facts][concepts]") {
  const auto page = page_of(
      "<title>Pengaduan masyarakat</title><h2>Pengaduan</h2><p>Salurkan pengaduan masyarakat di sini.</p>"
      "<p>pengaduan</p><p>masyarakat</p><a href=/x>Pengaduan</a>",
      "https://kota.go.id/pengaduan");
  std::vector<int> wheres;
  for (const auto& seen : page.concepts) wheres.push_back(static_cast<int>(seen.where));
  using Where = ConceptSeen::Where;
  CHECK(wheres == std::vector<int>{static_cast<int>(Where::title), static_cast<int>(Where::address),
                                   static_cast<int>(Where::text), static_cast<int>(Where::heading),
                                   static_cast<int>(Where::link)});
}

TEST_CASE("a page that needs scripts says so", "[facts][script]") {
  const auto app = page_of("<body><div id='app'></div><script src=/app.js></script></body>");
  CHECK(app.script_need.framework_mount);
  CHECK(app.script_need.empty_body);
  CHECK_FALSE(app.script_need.sign.empty());
  const auto menu =
      page_of("<body><div id='menu'></div><p>Isi</p><script>$('#menu').load('menu.html');</script></body>");
  CHECK(menu.script_need.menu_by_script);
  const auto plain = page_of("<body><p>Halaman pendek</p></body>");
  CHECK(plain.script_need == ScriptNeed{});
}
