#include <algorithm>

#include "facts/page/gambling_words.hpp"
#include "facts/page/reading.hpp"
#include "support/catch.hpp"

using namespace matang;
using namespace matang::facts;

namespace {

const lexicon::Lexicon& shipped_lexicon() {
  static const auto lexicon = lexicon::Lexicon::load(std::string(MATANG_SOURCE_DIR) + "/rubrics/lexicon.yaml");
  REQUIRE(lexicon.has_value());
  return *lexicon;
}

std::vector<IntrusionSeen> intrusions_of(std::string title, std::string body,
                                         std::string_view url = "https://kota.go.id/") {
  const std::string around =
      "<header><nav><a href=\"/\">Beranda</a><a href=\"/hukum\">Produk Hukum</a></nav></header><main>" +
      std::move(body) + "</main><footer>Dinas Komunikasi dan Informatika Kota Contoh</footer>";
  return read_page(captured("<html lang=id><title>" + std::move(title) + "</title><body>" + around, url),
                   shipped_lexicon())
      .intrusions;
}

/// "none"; else kinds with "hidden" and "weak", in order, each once.
std::string told(const std::vector<IntrusionSeen>& seen) {
  std::string text;
  for (const IntrusionSeen& one : seen) {
    std::string word = one.kind == IntrusionSeen::Kind::gambling     ? "gambling"
                       : one.kind == IntrusionSeen::Kind::defacement ? "defacement"
                                                                     : "default_page";
    if (one.hidden) word += " hidden";
    if (one.weak) word += " weak";
    if (text.find(word) == std::string::npos) text += (text.empty() ? "" : ", ") + word;
  }
  return text.empty() ? "none" : text;
}

}  // namespace

TEST_CASE("advertisements for gambling are told from what warns of them", "[intrusions]") {
  struct Row {
    std::string name, title, body, expected;
  };
  const std::string article =
      "<article><h1>Sosialisasi Bahaya Judi Online</h1><p>Pemerintah kota menyosialisasikan bahaya judi online dan "
      "slot "
      "online kepada pelajar. Situs judi, agen judi dan bandar togel kian marak.</p></article>";
  const auto row = GENERATE_COPY(values<Row>({
      // injected
      {"a link to such a host", "Kota Contoh", "<a href='https://slot-gacor88.example/'>daftar</a>", "gambling"},
      {"without any text", "Kota Contoh", "<a href='https://slotgacor.example/'></a>", "gambling"},
      {"a slogan as link", "Kota Contoh", "<a href='https://x.example/a'>Situs Slot Gacor Maxwin Hari Ini</a>",
       "gambling"},
      {"hidden by display", "Kota Contoh",
       "<p>Selamat datang.</p><div style='display: none'><a href='https://x.example/'>slot "
       "gacor</a></div><p>Berita.</p>",
       "gambling hidden"},
      {"hidden off the screen", "Kota Contoh",
       "<p>a</p><div style='position:absolute;left:-9999px'><a href='https://x.example/'>togel "
       "online</a></div><p>b</p>",
       "gambling hidden"},
      {"hidden by size", "Kota Contoh", "<p>a</p><p style='font-size:0px'>slot gacor, situs togel, maxwin</p><p>b</p>",
       "gambling hidden"},
      {"a hidden list in the template", "Kota Contoh",
       "<p>Layanan warga</p><ul style='height:0;overflow:hidden'><li><a href='https://a.example/1'>slot gacor</a>"
       "<li><a href='https://b.example/2'>rtp live</a></ul><p>Berita</p>",
       "gambling hidden"},
      {"one short link proves little", "Kota Contoh", "<a href='https://x.example/a'>slot gacor</a>", "gambling weak"},
      {"a dense text", "Kota Contoh",
       "<p>slot gacor, situs togel, sbobet, rtp live, bandar slot, maxwin, scatter hitam</p>", "gambling"},
      {"a page that sells", "SLOT GACOR: Situs Togel Resmi - Dinas Kominfo Kota Contoh",
       "<h1>Slot Gacor Gampang Menang</h1><p>Daftar akun slot sekarang dan raih maxwin.</p>", "gambling"},
      // others speak of it
      {"a warning", "Sosialisasi Bahaya Judi Online", article, "none"},
      {"a title of warning that names brands", "Waspada Slot Gacor dan Togel Online", article, "none"},
      {"news on blocking", "Pemblokiran Situs Judi",
       "<h1>Kementerian memblokir situs judi dan situs slot</h1><p>Ribuan situs slot, situs togel, sbobet dan rtp live "
       "telah diblokir.</p>",
       "none"},
      {"a link to the ministry", "Kota Contoh",
       "<a href='https://www.komdigi.go.id/berita/1'>Situs Judi dan Slot Gacor Ditutup</a>", "none"},
      {"a link to a newspaper", "Kota Contoh",
       "<a href='https://koran.example/1'>Polisi tangkap bandar togel dan agen slot</a>", "none"},
      {"a link in a warning", "Kota Contoh",
       "<p>Jauhi tautan seperti <a href='https://x.example/'>slot gacor</a> yang merugikan keluarga.</p>", "none"},
      {"a hidden tab with an article", "Kota Contoh",
       "<p>Tab</p><div style='display:none'>Polisi menangkap agen judi dan bandar togel.</div><p>a</p><p>b</p><p>c</p>",
       "none"},
      {"a hidden menu", "Kota Contoh",
       "<ul style='display:none'><li><a href='https://a.example/'>Portal Berita</a></ul>", "none"},
      {"queue slots", "Ambil slot online antrean paspor", "<p>Pilih slot online yang tersedia.</p>", "none"},
      {"a song bird", "Lomba burung gacor", "<p>Burung gacor tampil di alun-alun.</p>", "none"},
      {"social media", "Kota Contoh", "<a href='https://www.facebook.com/x'>slot gacor maxwin</a>", "none"},
      {"the own archive", "Kota Contoh", "<a href='https://www.kota.go.id/tag/slot'>slot gacor maxwin</a>", "none"},
      {"one phrase in a title", "Apa Itu RTP Live?", "<p>Penjelasan rtp live dan slot gacor bagi orang tua.</p>",
       "none"},
      {"faded in by a script", "Kota Contoh",
       "<div style='opacity:0'>" + article + "<a href='https://a.example/'>Berita</a></div>", "none"},
      {"nearly opaque", "Kota Contoh", "<p>x</p><p style='opacity:0.9;font-size:0.8em'>togel online dan slot gacor</p>",
       "none"},
  }));
  INFO(row.name);
  const auto seen = intrusions_of(row.title, row.body);
  for (const auto& one : seen) INFO(one.excerpt);
  CHECK(told(seen) == row.expected);
}

TEST_CASE("a defaced page boasts; news of a defacement does not", "[intrusions]") {
  struct Row {
    std::string title, body, expected;
  };
  const auto row = GENERATE(values<Row>({
      {"Hacked by Anu", "<p>greetz</p>", "defacement"},
      {"[+] HACKED BY ANU TEAM [+]", "", "defacement"},
      {"Hacked By Anu - Dinas Contoh", "", "defacement"},
      {"Dinas Contoh", "<h1>Hacked by Anu</h1>", "defacement"},
      {"Situs dinas diretas oleh orang tak dikenal", "<p>Pengelola memulihkan situs.</p>", "none"},
      {"Cara mengatasi tulisan hacked by", "<p>Panduan bagi pengelola.</p>", "none"},
      {"Kota Contoh", "<p>Tulisan hacked by sempat muncul.</p>", "none"},
      {"Diretas oleh orang tak dikenal, situs dinas kini telah pulih", "<p>Berita.</p>", "none"},
  }));
  INFO(row.title);
  CHECK(told(intrusions_of(row.title, row.body, "https://kota.go.id/berita/1")) == row.expected);
}

TEST_CASE("a default page is one at the front of a host", "[intrusions]") {
  CHECK(told(intrusions_of("Welcome to nginx!",
                           "<h1>Welcome to nginx!</h1><p>Further configuration is required.</p>")) == "default_page");
  CHECK(told(intrusions_of("Kota Contoh", "<p>Kami memakai nginx.</p>")) == "none");
  CHECK(told(intrusions_of("Panduan: Welcome to nginx", "<p>Cara memasang.</p>",
                           "https://kota.go.id/dokumen/panduan/2023/nginx")) == "none");
}

TEST_CASE("a host's name tells of gambling only where it can mean nothing else", "[intrusions]") {
  for (const char* host : {"slot-gacor88.example", "www.judi-online.example", "togel4d.example", "maxwin.example"})
    CHECK(page::is_gambling_host(host));
  for (const char* host : {"kota.go.id", "toto.example", "casino.example", "slot.example", "gacor.example",
                           "burung-gacor.example", "timeslot.example"})
    CHECK_FALSE(page::is_gambling_host(host));
}
