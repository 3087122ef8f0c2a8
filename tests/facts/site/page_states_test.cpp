#include "facts/site/site_builder.hpp"
#include "support/catch.hpp"

using namespace matang;
using namespace matang::facts;
using namespace matang::facts::test;
using capture::FailureKind;
using capture::Unvisited;

namespace {

SiteBuilder ordinary_site() {
  SiteBuilder site;
  SiteBuilder::frame(site.page("https://kota.go.id/", 0))
      .title("Beranda - Kota Contoh")
      .heading("Kabar utama")
      .block("Sambutan kepala daerah bagi semua warga.");
  site.filler(6);
  return site;
}

}  // namespace

TEST_CASE("an address without content is told apart by how it answers", "[states]") {
  SiteBuilder site = ordinary_site();
  site.answer("https://kota.go.id/404", 404);
  site.answer("https://kota.go.id/410", 410);
  site.answer("https://kota.go.id/500", 500);
  site.answer("https://kota.go.id/403", 403);
  site.answer("https://kota.go.id/429", 429);
  site.answer("https://kota.go.id/302", 302);
  site.fail("https://kota.go.id/dns", FailureKind::name_not_resolved);
  site.fail("https://kota.go.id/tls", FailureKind::tls);
  site.fail("https://kota.go.id/slow", FailureKind::timed_out);
  site.fail("https://kota.go.id/stopped", FailureKind::interrupted);
  site.fail("https://kota.go.id/loop", FailureKind::redirect_loop);
  site.fail("https://kota.go.id/many", FailureKind::too_many_redirects);
  site.redirect("https://kota.go.id/a", "https://kota.go.id/b");
  site.redirect("https://kota.go.id/b", "https://kota.go.id/a");
  site.redirect("https://kota.go.id/self", "https://kota.go.id/self");
  site.redirect("https://kota.go.id/pindah", "https://lain.com/");
  site.answer("https://kota.go.id/berkas", 200).headers.fields = {{"Content-Type", "application/pdf"}};
  const SiteFacts facts = site.build();
  struct Row {
    std::string address, state;
  };
  for (const Row& row : std::vector<Row>{{"404", "broken"},
                                         {"410", "broken"},
                                         {"500", "broken"},
                                         {"403", "blocked"},
                                         {"429", "blocked"},
                                         {"302", "broken"},
                                         {"dns", "broken"},
                                         {"tls", "broken"},
                                         {"slow", "broken"},
                                         {"stopped", "not_checked"},
                                         {"loop", "redirect_loop"},
                                         {"many", "redirect_loop"},
                                         {"a", "redirect_loop"},
                                         {"b", "redirect_loop"},
                                         {"self", "redirect_loop"},
                                         {"pindah", "leaves_site"},
                                         {"berkas", "document"}}) {
    INFO(row.address);
    CHECK(state_of(facts, "https://kota.go.id/" + row.address) == row.state);
  }
  CHECK(detail_of(page_at(facts, "https://kota.go.id/404")->detail) == "HTTP 404");
  CHECK(std::holds_alternative<Unknown>(page_at(facts, "https://kota.go.id/404")->words));
}

TEST_CASE("what a host shows for an address that cannot exist is not found, whatever the status", "[states]") {
  SiteBuilder site = ordinary_site();
  SiteBuilder::frame(site.probe("https://kota.go.id/matang-x1", 200))
      .title("Maaf - Kota Contoh")
      .heading("Maaf")
      .block("Yang dicari sudah dipindahkan.");
  for (const char* name : {"h1", "h2", "h3", "h4", "h5", "h6", "h7"})  // many: they must not become the template
    SiteBuilder::frame(site.page(std::string("https://kota.go.id/") + name))
        .title("Maaf - Kota Contoh")
        .heading("Maaf")
        .block("Yang dicari sudah dipindahkan.");
  SiteBuilder::frame(site.page("https://kota.go.id/bilang"))
      .title("Halaman tidak ditemukan - Kota Contoh")
      .block("Periksa kembali alamat.");
  SiteBuilder::frame(site.page("https://kota.go.id/judul")).heading("Page not found").block("Sorry.");
  SiteBuilder::frame(site.page("https://kota.go.id/artikel"))
      .heading("Mengapa pesan page not found muncul")
      .block(
          "Pesan itu muncul bila alamat yang diketik keliru atau bila halaman sudah dihapus oleh pengelola situs. "
          "Warga dapat memeriksa "
          "kembali ejaan alamat, memakai mesin pencari, atau menghubungi petugas yang setiap hari kerja menjawab "
          "pertanyaan melalui telepon "
          "maupun surat. Tulisan ini menjelaskan cara membaca pesan itu langkah demi langkah dan apa yang sebaiknya "
          "dilakukan sesudahnya "
          "supaya keperluan tetap selesai tanpa harus datang ke kantor.");
  const SiteFacts facts = site.build();
  CHECK(state_of(facts, "https://kota.go.id/h1") == "not_found");
  CHECK(state_of(facts, "https://kota.go.id/h7") == "not_found");
  CHECK(state_of(facts, "https://kota.go.id/bilang") == "not_found");
  CHECK(state_of(facts, "https://kota.go.id/judul") == "not_found");
  CHECK(state_of(facts, "https://kota.go.id/artikel") == "works");
  CHECK(state_of(facts, "https://kota.go.id/isi/1") == "works");
  CHECK(page_at(facts, "https://kota.go.id/matang-x1") == nullptr);
}

TEST_CASE("a host that answers every wrong address with its front page returns home", "[states]") {
  SiteBuilder site = ordinary_site();
  const auto front_again = [&](PageBuilder& page) {
    SiteBuilder::frame(page)
        .title("Beranda - Kota Contoh")
        .heading("Kabar utama")
        .block("Sambutan kepala daerah bagi semua warga.");
  };
  front_again(site.probe("https://kota.go.id/matang-x1", 200));
  front_again(site.page("https://kota.go.id/dinas"));
  front_again(site.page("https://kota.go.id/index.php"));
  site.redirect("https://kota.go.id/lama", "https://kota.go.id/");
  site.redirect("https://kota.go.id/beranda", "https://kota.go.id/");
  const SiteFacts facts = site.build();
  CHECK(state_of(facts, "https://kota.go.id/") == "works");
  CHECK(state_of(facts, "https://kota.go.id/dinas") == "returns_home");
  CHECK(state_of(facts, "https://kota.go.id/lama") == "returns_home");
  CHECK(state_of(facts, "https://kota.go.id/index.php") == "works");
  CHECK(state_of(facts, "https://kota.go.id/beranda") == "no row");  // another name of the front page
}

TEST_CASE("a page is empty where nothing is its own, and only there", "[states]") {
  SiteBuilder site = ordinary_site();
  const auto page = [&](std::string name) -> PageBuilder& {
    return SiteBuilder::frame(site.page("https://kota.go.id/" + name)).title("Harga " + name + " - Kota Contoh");
  };
  page("kosong");
  page("judul").heading("Harga Pokok").link("Beranda", "/");
  page("ulang").block("Harga ulang").heading("Harga");
  page("tanggal").heading("Harga").block("20 Januari 2023").date(day(2023, 1, 20));
  page("belum").heading("Harga").block("Belum ada data.");
  page("isian")
      .heading("Layanan")
      .block("Lorem ipsum dolor sit amet consectetur")
      .block("Lorem ipsum dolor sit amet elit")
      .image("https://kota.go.id/x.png");
  page("angka").block("112");
  page("kalimat").block("Harga ditetapkan setiap Senin.");
  page("gambar").image("https://kota.go.id/struktur.png");
  page("bingkai").block("", Block::Kind::frame);
  page("tabel").block("Beras 12000", Block::Kind::table_row);
  page("berkas").document("Unduh", "/a.pdf", "pdf");
  page("formulir").form(FormPurpose::contact);
  page("tautan").link("Rencana kerja", "/rencana").link("Rencana aksi", "/aksi");
  page("telepon").channel(ChannelKind::phone, "+62711350000");
  for (const char* name : {"putih", "data"}) {
    PageFacts& facts = site.page(std::string("https://kota.go.id/") + name).facts();
    facts.readable = false;
    facts.unreadable_because = "not HTML";
  }
  site.records.back().body_bytes = 10;
  const SiteFacts facts = site.build();
  CHECK(state_of(facts, "https://kota.go.id/putih") == "empty");
  CHECK(state_of(facts, "https://kota.go.id/data") == "works");
  for (const char* name : {"kosong", "judul", "ulang", "tanggal", "belum", "isian"}) {
    INFO(name << ": " << detail_of(page_at(facts, std::string("https://kota.go.id/") + name)->detail));
    CHECK(state_of(facts, std::string("https://kota.go.id/") + name) == "empty");
  }
  for (const char* name :
       {"angka", "kalimat", "gambar", "bingkai", "tabel", "berkas", "formulir", "tautan", "telepon"}) {
    INFO(name << ": " << detail_of(page_at(facts, std::string("https://kota.go.id/") + name)->detail));
    CHECK(state_of(facts, std::string("https://kota.go.id/") + name) == "works");
  }
}

TEST_CASE("on a site of a few pages nothing in the main part is taken for template", "[states]") {
  SiteBuilder site;
  for (const char* address : {"https://kota.go.id/", "https://kota.go.id/a", "https://kota.go.id/b"})
    site.page(address).heading("Selamat datang").block("Kami melayani warga setiap hari kerja.").footer("Hak cipta");
  site.page("https://kota.go.id/c").title("C").footer("Hak cipta");
  const SiteFacts facts = site.build();
  CHECK(state_of(facts, "https://kota.go.id/") == "works");
  CHECK(state_of(facts, "https://kota.go.id/c") == "empty");
}

TEST_CASE("what stands in the footer of some pages is template on a page where the footer is not told apart",
          "[states]") {
  SiteBuilder site;
  for (const char* name : {"a", "b"})
    site.page(std::string("https://kota.go.id/") + name)
        .block("Isi halaman " + std::string(name))
        .footer("Jalan Contoh nomor satu");
  site.page("https://kota.go.id/pendek").block("Jalan Contoh nomor satu");
  CHECK(state_of(site.build(), "https://kota.go.id/pendek") == "empty");
}

TEST_CASE("content that was taken for a footer is content, where no other page repeats it", "[states]") {
  SiteBuilder site = ordinary_site();
  const auto page = [&](std::string name) -> PageBuilder& {
    return SiteBuilder::frame(site.page("https://kota.go.id/" + name));
  };
  page("isian").form(FormPurpose::contact).facts().blocks.back().place = Place::footer;
  page("uraian").footer(
      "Kantor kami buka setiap hari kerja mulai pukul delapan pagi sampai pukul empat sore untuk semua warga.");
  page("hitungan").footer("Pengunjung 1234");
  const SiteFacts facts = site.build();
  CHECK(state_of(facts, "https://kota.go.id/isian") == "works");
  CHECK(state_of(facts, "https://kota.go.id/uraian") == "works");
  CHECK(state_of(facts, "https://kota.go.id/hitungan") == "empty");
}

TEST_CASE("a page that a script would fill is not checked, and leaves a gap", "[states]") {
  SiteBuilder site = ordinary_site();
  PageBuilder& page = SiteBuilder::frame(site.page("https://kota.go.id/aplikasi"));
  page.facts().script_need = {true, true, false, "empty <div id=app>"};
  PageBuilder& filled =
      SiteBuilder::frame(site.page("https://kota.go.id/terisi")).block("Isi sudah ada di sini tanpa skrip.");
  filled.facts().script_need = {false, true, false, "empty <div id=app>"};
  const SiteFacts facts = site.build();
  CHECK(state_of(facts, "https://kota.go.id/aplikasi") == "not_checked");
  CHECK_THAT(detail_of(page_at(facts, "https://kota.go.id/aplikasi")->detail), Contains("<div id=app>"));
  CHECK(page_at(facts, "https://kota.go.id/aplikasi")->needs_script);
  CHECK(state_of(facts, "https://kota.go.id/terisi") == "works");
  REQUIRE(facts.completeness.gaps.size() == 1);
  CHECK(facts.completeness.gaps[0].kind == GapKind::script);
  CHECK(facts.completeness.gaps[0].count == 1);
}

TEST_CASE("a page cut short is not called empty", "[states]") {
  SiteBuilder site = ordinary_site();
  SiteBuilder::frame(site.page("https://kota.go.id/besar")).facts().truncated = true;
  const SiteFacts facts = site.build();
  CHECK(state_of(facts, "https://kota.go.id/besar") == "not_checked");
  CHECK(std::holds_alternative<Unknown>(page_at(facts, "https://kota.go.id/besar")->date_published));
}

TEST_CASE("under construction is a short notice, not a long text that mentions one", "[states]") {
  SiteBuilder site = ordinary_site();
  const auto page = [&](std::string name) -> PageBuilder& {
    return SiteBuilder::frame(site.page("https://kota.go.id/" + name));
  };
  for (const char* name : {"g1", "g2", "g3", "g4", "g5"})
    page(name).heading("Galeri " + std::string(name)).block("Halaman ini sedang dibangun.");
  page("judul").heading("Under construction").image("https://kota.go.id/helm.png");
  page("jembatan")
      .heading("Jembatan baru")
      .block(
          "Jembatan di hilir sungai sedang dibangun sejak awal tahun oleh dinas pekerjaan umum bersama warga dan "
          "direncanakan selesai "
          "sebelum musim hujan tiba. Selama pekerjaan berlangsung, kendaraan berat diminta memakai jalan lingkar di "
          "sebelah timur kota.");
  const SiteFacts facts = site.build();
  CHECK(state_of(facts, "https://kota.go.id/g1") == "under_construction");
  CHECK(state_of(facts, "https://kota.go.id/g5") == "under_construction");
  CHECK(state_of(facts, "https://kota.go.id/judul") == "under_construction");
  CHECK(state_of(facts, "https://kota.go.id/jembatan") == "works");
}

TEST_CASE("a password form is a login where it is the main thing", "[states]") {
  SiteBuilder site = ordinary_site();
  SiteBuilder::frame(site.page("https://kota.go.id/masuk")).heading("Masuk").form(FormPurpose::login, "", {"Sandi"});
  SiteBuilder::frame(site.page("https://kota.go.id/daftar"))
      .form(FormPurpose::login, "", {"Sandi ini"})
      .form(FormPurpose::application);
  const SiteFacts facts = site.build();
  CHECK(state_of(facts, "https://kota.go.id/masuk") == "login");
  CHECK(page_at(facts, "https://kota.go.id/masuk")->kind == PageKind::login);
  CHECK(state_of(facts, "https://kota.go.id/daftar") == "works");
}

TEST_CASE("a page is stale by the policy of what it is about, where it lists items or a menu leads to it", "[states]") {
  SiteBuilder site = ordinary_site();
  struct Row {
    std::string name, label;
    int year;
    unsigned month;
    std::string state;
  };
  const std::vector<Row> rows = {{"a", "Berita", 2022, 12, "stale"},
                                 {"b", "Berita", 2023, 1, "works"},
                                 {"c", "Peluang Investasi", 2021, 6, "stale"},
                                 {"d", "Peluang Investasi", 2022, 6, "works"},
                                 {"e", "Sejarah", 2010, 1, "works"},
                                 {"f", "Lainnya", 2010, 1, "works"},
                                 {"berita/x", "", 2010, 1, "works"}};
  for (const Row& row : rows) {
    PageBuilder& page = SiteBuilder::frame(site.page("https://kota.go.id/" + row.name));
    page.heading("Daftar " + row.name)
        .block("Keterangan pendek " + row.name, Block::Kind::list_item)
        .date(day(row.year, row.month, 10));
    if (!row.label.empty()) site.pages.front().menu({row.label}, "/" + row.name);
  }
  // A listing needs no menu.
  PageBuilder& listing = SiteBuilder::frame(site.page("https://kota.go.id/berita"));
  for (int i = 0; i < 5; ++i) {
    const std::string n = std::to_string(i);
    listing.link("Judul kabar " + n, "/kabar/" + n)
        .block("Ringkas " + n, Block::Kind::list_item)
        .date(day(2022, 11, 1 + static_cast<unsigned>(i)));
  }
  const SiteFacts facts = site.build();
  for (const Row& row : rows) {
    INFO(row.name);
    CHECK(state_of(facts, "https://kota.go.id/" + row.name) == row.state);
  }
  CHECK(page_at(facts, "https://kota.go.id/berita")->kind == PageKind::listing);
  CHECK(state_of(facts, "https://kota.go.id/berita") == "stale");
  CHECK(detail_of(page_at(facts, "https://kota.go.id/berita")->detail) ==
        "newest item 2022-11-05; News may be 14 days old");
}

TEST_CASE("clocks, dates to come and dates in running text do not make a page fresh", "[dates]") {
  SiteBuilder site = ordinary_site();
  for (PageBuilder& page : site.pages)
    page.block("Jumat, 20 Januari 2023 pukul " + page.facts().url.text()).date(day(2023, 1, 20));
  PageBuilder& page = SiteBuilder::frame(site.page("https://kota.go.id/berita"));
  page.heading("Berita").block("Jumat, 20 Januari 2023 pukul 9").date(day(2023, 1, 20));
  page.block("Kabar lama", Block::Kind::list_item).date(day(2021, 5, 1));
  page.block("Lomba akan datang", Block::Kind::list_item).date(day(2023, 8, 17), DateRole::event);
  page.block(
          "Keputusan itu, yang ditetapkan pada tanggal dua belas Januari tahun ini oleh wali kota, mulai berlaku bagi "
          "semua warga kota.")
      .date(day(2023, 1, 12));
  page.footer("Diperbarui").date(day(2023, 1, 19));
  site.pages.front().menu({"Berita"}, "/berita");
  const SiteFacts facts = site.build();
  CHECK(page_at(facts, "https://kota.go.id/berita")->newest_item == Observed<web::Date>(day(2021, 5, 1)));
  CHECK(state_of(facts, "https://kota.go.id/berita") == "stale");
}

TEST_CASE("an agenda with events to come is fresh", "[dates]") {
  SiteBuilder site = ordinary_site();
  SiteBuilder::frame(site.page("https://kota.go.id/acara"))
      .heading("Agenda")
      .block("Rapat", Block::Kind::list_item)
      .date(day(2023, 2, 3), DateRole::event);
  site.pages.front().menu({"Agenda"}, "/acara");
  const SiteFacts facts = site.build();
  CHECK(state_of(facts, "https://kota.go.id/acara") == "works");
}

TEST_CASE("the day comes first, unless the host's unambiguous dates put the month first", "[dates]") {
  const std::string witness = GENERATE(as<std::string>{}, "25/12/2022", "12/25/2022");
  SiteBuilder site = ordinary_site();
  SiteBuilder::frame(site.page("https://kota.go.id/x"))
      .block("Satu " + witness, Block::Kind::list_item)
      .date(day(2022, 12, 25), DateRole::mention, DateCue::visible, false, "Satu " + witness);
  SiteBuilder::frame(site.page("https://kota.go.id/y"))
      .block("Dua 01/10/2022", Block::Kind::list_item)
      .date(day(2022, 10, 1), DateRole::mention, DateCue::visible, true, "Dua 01/10/2022");
  const SiteFacts facts = site.build();
  const web::Date expected = witness[0] == '1' ? day(2022, 1, 10) : day(2022, 10, 1);
  CHECK(page_at(facts, "https://kota.go.id/y")->newest_item == Observed<web::Date>(expected));
}

TEST_CASE("an address that only leads on has a row where a visitor would call it another page", "[pages]") {
  SiteBuilder site = ordinary_site();
  site.redirect("https://kota.go.id/tentang", "https://kota.go.id/tentang/");
  auto& hop = site.page("https://kota.go.id/tentang/").block("Tentang kota ini, panjang lebar.");
  site.records.back().redirected_from = url("https://kota.go.id/tentang");
  hop.title("Tentang");
  site.redirect("https://kota.go.id/lama", "https://kota.go.id/baru");
  site.page("https://kota.go.id/baru").block("Isi baru.").title("Baru");
  site.records.back().redirected_from = url("https://kota.go.id/lama");
  const SiteFacts facts = site.build();
  CHECK(state_of(facts, "https://kota.go.id/tentang") == "no row");
  CHECK(state_of(facts, "https://kota.go.id/tentang/") == "works");
  CHECK(state_of(facts, "https://kota.go.id/lama") == "works");
  CHECK(page_at(facts, "https://kota.go.id/lama")->final_url == url("https://kota.go.id/baru"));
  CHECK(state_of(facts, "https://kota.go.id/baru") == "no row");
}

TEST_CASE("a page that is nothing but a meta refresh leads on", "[pages]") {
  SiteBuilder site = ordinary_site();
  site.page("https://kota.go.id/masuk-sini").block("Sebentar").facts().meta_refresh = url("https://kota.go.id/hilang");
  site.answer("https://kota.go.id/hilang", 404);
  CHECK(state_of(site.build(), "https://kota.go.id/masuk-sini") == "broken");
}
