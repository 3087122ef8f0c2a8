#include <vector>

#include "reading.hpp"

using namespace matang;
using namespace matang::facts;

namespace {

// "header link Profil > Sejarah [/sejarah]", one line a menu item.
std::vector<std::string> menu_lines(const PageFacts& page) {
  std::vector<std::string> lines;
  for (const auto& item : page.menus) {
    std::string line = std::string(spelling(item.place));
    line += item.control == MenuSeen::Control::link    ? " link "
            : item.control == MenuSeen::Control::group ? " group "
                                                       : " dead ";
    for (std::size_t i = 0; i < item.path.size(); ++i) line += (i == 0 ? "" : " > ") + item.path[i];
    lines.push_back(line + " [" + item.href + "]");
  }
  return lines;
}

struct Row {
  std::string name, html;
  std::vector<std::string> items;
};

const std::string text =
    "<p>Pemerintah kota melayani warga setiap hari kerja di kantor dan melalui situs ini, dengan rincian syarat, biaya "
    "dan "
    "waktu yang dapat dibaca pada halaman masing-masing layanan.</p>";

const std::vector<Row> menus = {
    {"a nav with nested lists",
     "<nav><ul><li><a href=/>Beranda</a></li><li><a href=#>Profil</a><ul><li><a href=/sejarah>Sejarah</a></li>"
     "<li><a href=/visi>Visi</a></li></ul></li></ul></nav>",
     {"header link Beranda [/]", "header group Profil [#]", "header link Profil > Sejarah [/sejarah]",
      "header link Profil > Visi [/visi]"}},
    {"a drop-down of Bootstrap",
     "<nav class='navbar'><button class='navbar-toggler' data-toggle='collapse' data-target='#n'>Menu</button>"
     "<div id=n class='collapse navbar-collapse'><ul class='navbar-nav'><li class='nav-item dropdown'>"
     "<a class='nav-link dropdown-toggle' href='#' data-toggle='dropdown'>Layanan</a><div class='dropdown-menu'>"
     "<a class='dropdown-item' href='/ktp'>KTP</a><a class='dropdown-item' href='/kk'>KK</a></div></li>"
     "<li class='nav-item'><a class='nav-link' href='/kontak'>Kontak</a></li></ul></div></nav>",
     {"header group Layanan [#]", "header link Layanan > KTP [/ktp]", "header link Layanan > KK [/kk]",
      "header link Kontak [/kontak]"}},
    {"WordPress, with a parent that leads somewhere and a toggle for small screens",
     "<div class='main-navigation'><ul id='primary-menu' class='menu'><li class='menu-item menu-item-has-children'>"
     "<a href='/profil'>Profil</a><button class='sub-menu-toggle'>Buka</button><ul class='sub-menu'><li "
     "class='menu-item'>"
     "<a href='/visi'>Visi</a></li></ul></li><li class='menu-item'><a href='/berita'>Berita</a></li></ul></div>",
     {"header link Profil [/profil]", "header link Profil > Visi [/visi]", "header link Berita [/berita]"}},
    {"drop-downs by hand: a button beside a box, no list",
     "<div class='topnav'><a href='/'>Beranda</a><div class='dropdown'><button class='dropbtn' "
     "onclick='t(1)'>Profil</button>"
     "<div class='dropdown-content'><a href='/a'>Visi</a><a href='/b'>Misi</a></div></div>"
     "<a href='javascript:void(0)' class='icon' onclick='m()'>&#9776;</a></div>",
     {"header link Beranda [/]", "header group Profil []", "header link Profil > Visi [/a]",
      "header link Profil > Misi [/b]"}},
    {"a mega menu: column headings are a level",
     "<nav><ul><li><a href='#'>Layanan</a><div class='mega-menu'><div class=col><h5>Kependudukan</h5><ul><li><a "
     "href=/ktp>KTP</a>"
     "</li></ul></div><div class=col><h5>Perizinan</h5><ul><li><a href=/izin>Izin</a></li></ul></div></div></li>"
     "<li><a href=/kontak>Kontak</a></li></ul></nav>",
     {"header group Layanan [#]", "header group Layanan > Kependudukan []",
      "header link Layanan > Kependudukan > KTP [/ktp]", "header group Layanan > Perizinan []",
      "header link Layanan > Perizinan > Izin [/izin]", "header link Kontak [/kontak]"}},
    {"text without a link over its children",
     "<ul class='menu'><li>Profil<ul><li><a href=/a>Visi</a></li><li><a href=/b>Misi</a></li></ul></li></ul>",
     {"header group Profil []", "header link Profil > Visi [/a]", "header link Profil > Misi [/b]"}},
    {"controls that lead nowhere",
     "<nav><a href='/a'>Ada</a><a href='#'>Investasi</a><a href=''>Kosong</a><a "
     "href='javascript:void(0)'>Batal</a></nav>",
     {"header link Ada [/a]", "header dead Investasi [#]", "header dead Kosong []",
      "header dead Batal [javascript:void(0)]"}},
    {"a script that names its address leads there",
     "<nav><a href='#' onclick=\"location.href='/harga'\">Harga</a><a href='/b'>Berita</a></nav>",
     {"header link Harga [#]", "header link Berita [/b]"}},
    {"you are here: the empty link of the page itself",
     "<nav><a href='#'>Beranda</a><a href='/b'>Berita</a></nav>",
     {"header link Beranda [#]", "header link Berita [/b]"}},
    {"labels from aria-label, title and image alt",
     "<nav><a href=/a aria-label='Pencarian'></a><a href=/b title='Peta'><i></i></a><a href=/c><img src=x.png "
     "alt='Statistik'></a></nav>",
     {"header link Pencarian [/a]", "header link Peta [/b]", "header link Statistik [/c]"}},
    {"a phone's copy of the menu is the same menu",
     "<nav class=desktop><ul><li><a href=#>Profil</a><ul><li><a href=/a>Visi</a></li></ul></li><li><a "
     "href=/b>Berita</a></li></ul></nav>"
     "<div class='mobile-menu'><ul><li><a href=#>Profil</a></li><li><a href=/a>Visi</a></li><li><a "
     "href=/b>Berita</a></li></ul></div>",
     {"header group Profil [#]", "header link Profil > Visi [/a]", "header link Berita [/b]"}},
    {"a row of links without any class, and a table for layout",
     "<div class=header><table><tr><td><a href=a.html>Beranda</a></td><td><a href=b.html>Profil</a></td><td><a "
     "href=c.html>"
     "Berita</a></td></tr></table></div>" +
         text,
     {"header link Beranda [a.html]", "header link Profil [b.html]", "header link Berita [c.html]"}},
    {"a column of links beside the text",
     "<table><tr><td><a href=a.html>Beranda</a><br><a href=b.html>Profil</a><br><a href=c.html>Berita</a><br>"
     "<a href=d.html>Kontak</a></td><td><h2>Selamat datang</h2>" +
         text + text + "</td></tr></table>",
     {"aside link Beranda [a.html]", "aside link Profil [b.html]", "aside link Berita [c.html]",
      "aside link Kontak [d.html]"}},
    {"the footer's links",
     "<h2>Isi</h2>" + text +
         "<footer><h4>Tautan</h4><ul><li><a href=/a>PPID</a></li><li><a href=/b>JDIH</a></li><li><a "
         "href=/c>LPSE</a></li></ul></footer>",
     {"footer link PPID [/a]", "footer link JDIH [/b]", "footer link LPSE [/c]"}},
    {"social icons that lead nowhere",
     "<h2>Isi</h2>" + text +
         "<footer><div class='social-icons'><a href='#'><i class='fa-brands fa-facebook'></i></a>"
         "<a href='https://instagram.com/kota'><i class='fa-brands fa-instagram'></i></a></div></footer>",
     {"footer dead facebook [#]"}},
    {"the logo is an item only where nothing else leads home",
     "<nav><a class=navbar-brand href='/'><img src=l.png alt='Kota'></a><a href='/a'>Profil</a><a "
     "href='/b'>Berita</a></nav>",
     {"header link Kota [/]", "header link Profil [/a]", "header link Berita [/b]"}},
    {"anchors of a one-page site work",
     "<nav><a href='#layanan'>Layanan</a><a href='#kontak'>Kontak</a></nav><section id=layanan><h2>Layanan</h2>" +
         text + "</section><section id=kontak>" + text + "</section>",
     {"header link Layanan [#layanan]", "header link Kontak [#kontak]"}},
    {"tiles of services on the front page",
     "<section><h2>Layanan</h2><div class=row><div class=col><a href=/ktp><img src=k.png "
     "alt='gambar'><p>KTP</p></a></div>"
     "<div class=col><a href=/kk><img src=l.png alt='gambar'><p>KK</p></a></div><div class=col><a href='#'><img "
     "src=m.png>"
     "<p>Akta</p></a></div></div></section>" +
         text,
     {"main link KTP [/ktp]", "main link KK [/kk]", "main dead Akta [#]"}},
};

const std::vector<Row> no_menus = {
    {"breadcrumb",
     "<nav aria-label='breadcrumb'><ol class=breadcrumb><li><a href=/>Beranda</a></li><li><a "
     "href=/a>Profil</a></li></ol></nav>",
     {}},
    {"pagination",
     "<nav class='navigation pagination'><a href='?p=1'>1</a><a href='?p=2'>2</a><a href='?p=3'>3</a></nav>",
     {}},
    {"tag cloud",
     "<aside><div class='tagcloud'><a href=/t/a>apbd</a><a href=/t/b>pajak</a><a href=/t/c>warga</a></div></aside>",
     {}},
    {"language switch",
     "<header><ul class='language-switcher'><li><a href=/id>ID</a></li><li><a href=/en>EN</a></li><li><a "
     "href=/ar>AR</a></li></ul></header>",
     {}},
    {"share buttons",
     "<footer><ul class='share-buttons'><li><a href='https://www.facebook.com/sharer/sharer.php?u=x'>Facebook</a></li>"
     "<li><a href='https://twitter.com/intent/tweet?url=x'>Twitter</a></li><li><a "
     "href='https://wa.me/?text=x'>WhatsApp</a></li></ul></footer>",
     {}},
    {"tabs",
     "<ul class='nav nav-tabs'><li><a href='#a' data-toggle='tab'>Visi</a></li><li><a href='#b' "
     "data-toggle='tab'>Misi</a></li></ul>"
     "<div id=a>" +
         text + "</div><div id=b>" + text + "</div>",
     {}},
    {"carousel",
     "<div id=c class='carousel slide'><a href='#c' data-slide='prev'>Sebelumnya</a><a href='#c' "
     "data-slide='next'>Berikutnya</a><a href=/x>X</a></div>",
     {}},
    {"skip link", "<a class='skip-link' href='#isi'>Lewati ke konten</a><div id=isi>" + text + "</div>", {}},
    {"dated news cards",
     "<div class=row><div class=col><a href=/1><img src=a.png><h3>Wali kota buka rapat</h3></a><span>12 Desember "
     "2022</span></div>"
     "<div class=col><a href=/2><img src=b.png><h3>Pasar dibuka lagi</h3></a><span>11 Desember 2022</span></div>"
     "<div class=col><a href=/3><img src=c.png><h3>Jalan diperbaiki</h3></a><span>10 Desember 2022</span></div></div>",
     {}},
    {"latest posts beside the text",
     "<aside><div class='widget_recent_entries'><ul><li><a href=/1>Wali kota membuka rapat kerja tahunan dinas</a></li>"
     "<li><a href=/2>Warga menerima bantuan pangan dari pemerintah kota</a></li><li><a href=/3>Jalan utama kota "
     "selesai diperbaiki tahun ini</a></li></ul></div></aside>",
     {}},
    {"links inside an article",
     "<article><p>Baca <a href=/a>peraturan</a>, <a href=/b>lampiran</a> dan <a href=/c>keputusan</a> "
     "ini.</p></article>",
     {}},
};

}  // namespace

TEST_CASE("menus are read as the tree a visitor sees", "[facts][menus]") {
  for (const auto& row : menus) {
    INFO(row.name);
    CHECK(menu_lines(page_of("<title>Kota</title><body>" + row.html)) == row.items);
  }
}

TEST_CASE("lists of links that are no menus stay out", "[facts][menus]") {
  for (const auto& row : no_menus) {
    INFO(row.name);
    CHECK(menu_lines(page_of("<title>Kota</title><body>" + row.html)).empty());
  }
}

TEST_CASE("tiles are menus on a front page only", "[facts][menus]") {
  const auto tiles = menus.back().html;
  CHECK(page_of(tiles, "https://kota.go.id/").menus.size() == 3);
  auto inner = captured(tiles, "https://kota.go.id/dinas/layanan/daftar");
  inner.depth = 2;
  CHECK(read_page(inner, test_lexicon()).menus.empty());
}

TEST_CASE("links know their place and whether a menu holds them", "[facts][links]") {
  const auto page = page_of(
      "<header><nav><a href=/a>A satu</a><a href=/b>B dua</a></nav></header><main><p>Lihat <a href=/c>c</a></p></main>"
      "<aside><a href=/d>d</a></aside><footer><a href=mailto:x@kota.go.id>surat</a></footer>");
  REQUIRE(page.links.size() == 5);
  const Place places[] = {Place::header, Place::header, Place::main, Place::aside, Place::footer};
  for (std::size_t i = 0; i < 5; ++i) CHECK(page.links[i].place == places[i]);
  CHECK(page.links[0].in_menu);
  CHECK_FALSE(page.links[2].in_menu);
  CHECK(page.links[2].target.text() == "https://kota.go.id/c");
}
