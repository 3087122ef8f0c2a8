#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// site_generator DIRECTORY PAGES: writes the site of a town that does not exist, and what is true of it, the same on
/// every machine.
///   DIRECTORY/site       what a server serves: pages of about 50 KB, small PDFs, robots.txt, sitemap.xml
///   DIRECTORY/truth.csv  kind,path: every page, document and broken target, percent-encoded
/// Page 0 is the front page, 1 to 60 are what the menu leads to, the others are news and services. Each page links to
/// the whole menu, to its parent and eight children in a tree (so that every page can be reached), and to others. One
/// page only the sitemap names. Paths under /rusak/ answer 500 and under /ditutup/ 410: the server's configuration sees
/// to that.
namespace {

namespace fs = std::filesystem;

constexpr std::size_t menu_size = 60;
constexpr std::size_t page_bytes = 50'000;
constexpr std::size_t children = 8;
constexpr std::size_t other_links = 36;

class Dice {  // raw engine output: distributions differ between standard libraries
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  template <class Range>
  const auto& one_of(const Range& range) {
    return range[below(std::size(range))];
  }

 private:
  std::mt19937_64 engine_;
};

constexpr std::array<std::string_view, 24> subjects = {"Bupati",
                                                       "Dinas Kesehatan",
                                                       "Dinas Pendidikan",
                                                       "Warga Kecamatan Hulu",
                                                       "Puskesmas Induk",
                                                       "Pemerintah Kabupaten",
                                                       "Dinas Sosial",
                                                       "Camat Hilir",
                                                       "Bappeda",
                                                       "Inspektorat",
                                                       "Dinas Perhubungan",
                                                       "Kelompok Tani",
                                                       "Sekretaris Daerah",
                                                       "Dinas Kominfo",
                                                       "Satpol PP",
                                                       "Dinas Pertanian",
                                                       "BPBD",
                                                       "Pelaku UMKM",
                                                       "PKK",
                                                       "Karang Taruna",
                                                       "DPRD",
                                                       "Disdukcapil",
                                                       "Perpustakaan Daerah",
                                                       "RSUD"};
constexpr std::array<std::string_view, 16> verbs = {"meresmikan",   "membuka",     "membahas",  "meninjau",
                                                    "menyalurkan",  "mengumumkan", "menggelar", "memperbaiki",
                                                    "menyiapkan",   "melaporkan",  "mendata",   "menyelenggarakan",
                                                    "mengevaluasi", "menata",      "memantau",  "mendampingi"};
constexpr std::array<std::string_view, 20> objects = {"jalan penghubung antardesa",
                                                      "posyandu terpadu",
                                                      "musyawarah perencanaan pembangunan",
                                                      "bantuan benih padi",
                                                      "pelatihan usaha kecil",
                                                      "layanan kependudukan keliling",
                                                      "pasar rakyat",
                                                      "jaringan irigasi",
                                                      "vaksinasi anak sekolah",
                                                      "pameran kerajinan",
                                                      "saluran air bersih",
                                                      "lomba desa",
                                                      "gerakan menanam pohon",
                                                      "rapat koordinasi anggaran",
                                                      "perbaikan jembatan gantung",
                                                      "sosialisasi pajak bumi dan bangunan",
                                                      "festival budaya",
                                                      "bank sampah",
                                                      "layanan perizinan",
                                                      "posko siaga banjir"};
constexpr std::array<std::string_view, 12> places = {"di Desa Sumber Rejo", "di alun-alun",          "di balai kota",
                                                     "di Kecamatan Hulu",   "di tepi Sungai Jernih", "di Pasar Baru",
                                                     "di Gedung Serbaguna", "di Desa Karang Anyar",  "di aula dinas",
                                                     "di terminal lama",    "di sekolah dasar",      "di dermaga"};
constexpr std::array<std::string_view, 12> months = {"Januari",   "Februari", "Maret",    "April",
                                                     "Mei",       "Juni",     "Juli",     "Agustus",
                                                     "September", "Oktober",  "November", "Desember"};
constexpr std::array<std::string_view, 12> menu_themes = {"Beranda Dinas",    "Profil",   "Layanan",   "Berita",
                                                          "Informasi Publik", "Anggaran", "Regulasi",  "Pengaduan",
                                                          "Wisata",           "Ekonomi",  "Kesehatan", "Pendidikan"};

std::string numbered(std::string_view name, std::size_t number) { return std::string(name) + std::to_string(number); }

std::string percent_encoded(std::string_view path) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string text;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7f) {
      text += c;
    } else {
      text += '%';
      text += hex[byte >> 4];
      text += hex[byte & 15];
    }
  }
  return text;
}

/// Where a page stands, as its file is called. Every 25th has blanks in its address, every 25th letters beyond ASCII.
std::string path_of(std::size_t page) {
  if (page == 0) return "/";
  if (page <= menu_size) return numbered("/menu/bagian-", page) + "/";
  const std::string number = std::to_string(page);
  if (page % 25 == 3) return "/berita/pengumuman lelang no " + number + ".html";
  if (page % 25 == 7) return "/berita/kafé-désa-" + number + ".html";
  const std::size_t month = page % 12 + 1;
  return "/berita/2022/" + std::string(month < 10 ? "0" : "") + std::to_string(month) + "/kabar-" + number + ".html";
}
std::string document_path(std::size_t document) {
  return document % 4 == 0 ? numbered("/unduh/Laporan Kinerja ", document) + ".pdf"
                           : numbered("/unduh/dokumen-", document) + ".pdf";
}
std::string broken_path(std::size_t target) {
  switch (target % 4) {
    case 0:
      return numbered("/rusak/layanan-", target);
    case 1:
      return numbered("/ditutup/pengumuman ", target) + ".html";
    case 2:
      return numbered("/unduh/tidak-ada-", target) + ".pdf";
    default:
      return numbered("/berita/hilang-", target) + ".html";
  }
}

std::string sentence(Dice& dice) {
  std::string text(dice.one_of(subjects));
  for (const std::string_view part : {dice.one_of(verbs), dice.one_of(objects), dice.one_of(places)})
    text.append(" ").append(part);
  return text;
}

std::string icon(Dice& dice) {
  std::string text = R"(<svg class="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d="M)";
  for (int i = 0; i < 24; ++i) text += std::to_string(dice.below(1600)) + (i % 2 ? " L" : ",");
  return text + R"(0 0Z" fill="currentColor"/></svg>)";
}

std::string date(Dice& dice) {
  return numbered("", dice.below(28) + 1) + " " + std::string(dice.one_of(months)) + " 2022";
}

/// What every page shares: style, script and a drop-down menu of five items under each of twelve.
struct Template {
  std::string head, menu, foot;
};

Template make_template() {
  Dice dice(1);
  Template shared;
  shared.head = "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>\n";
  for (std::size_t i = 0; shared.head.size() < 6'000; ++i)
    shared.head += numbered(".kotak-", i) + numbered("{margin:", dice.below(40)) +
                   numbered("px;padding:", dice.below(40)) + "px;color:#1a3c5e}\n";
  shared.head += "</style>\n<script>\n";
  for (std::size_t i = 0; shared.head.size() < 12'000; ++i)
    shared.head += numbered("window.atur", i) + numbered("=function(a){if(a<", dice.below(900)) +
                   "&&a>0){return '<a href=\"/x\">'+a+'</a>'}};\n";
  shared.head += "</script>\n";

  shared.menu = "<header><nav class=\"navbar\"><ul class=\"nav menu\">\n";
  for (std::size_t theme = 0; theme < menu_themes.size(); ++theme) {
    const std::string name(menu_themes[theme]);
    shared.menu +=
        "<li class=\"dropdown\"><a href=\"#\" class=\"dropdown-toggle\">" + name + "</a><ul class=\"dropdown-menu\">\n";
    for (std::size_t item = 1; item <= menu_size / menu_themes.size(); ++item) {
      const std::size_t page = theme * (menu_size / menu_themes.size()) + item;
      shared.menu +=
          "<li><a href=\"" + path_of(page) + "\">" + icon(dice) + " " + name + numbered(" ", item) + "</a></li>\n";
    }
    shared.menu += "</ul></li>\n";
  }
  shared.menu += "</ul></nav></header>\n";
  shared.foot =
      "<footer><p>Jalan Merdeka No. 1. Telepon (0711) 350000. <a "
      "href=\"mailto:humas@contohkab.go.id\">humas@contohkab.go.id</a>"
      " <a href=\"tel:+62711350000\">Telepon</a> <a href=\"javascript:void(0)\">Ke "
      "atas</a></p></footer>\n</body></html>\n";
  return shared;
}

std::string link(const std::string& href, const std::string& text) {
  return "<li><a href=\"" + href + "\">" + text + "</a></li>\n";
}

struct Site {
  std::size_t pages;
  std::size_t documents() const { return pages / 20 + 1; }
  std::size_t hidden() const { return pages - 1; }  ///< the page that no page links to
};

std::string page_text(const Site& site, const Template& shared, std::size_t page) {
  Dice dice(1000 + page);
  const std::string title = sentence(dice);
  std::string text = "<!doctype html>\n<html lang=\"id\"><head><meta charset=\"utf-8\"><title>" + title +
                     numbered(" (", page) + ") - Kabupaten Contoh</title>\n" + shared.head + "</head>\n<body>\n" +
                     shared.menu + "<main><h1>" + title + "</h1>\n<p class=\"tanggal\">Diterbitkan: " + date(dice) +
                     "</p>\n<ul class=\"terkait\">\n";
  // An address is written raw on some pages and percent-encoded on others, as content systems do; both are one page.
  const auto add = [&](const std::string& path) {
    text += link(dice.below(2) ? path : percent_encoded(path), sentence(dice));
  };
  if (page > 0) add(path_of((page - 1) / children));
  for (std::size_t child = page * children + 1; child <= page * children + children; ++child)
    if (child < site.hidden()) add(path_of(child));
  for (std::size_t i = 0; i < other_links; ++i) add(path_of(dice.below(site.hidden())) + (i % 12 == 5 ? "#isi" : ""));
  add(document_path(page % site.documents()));
  // One link in a hundred is broken; two pages share each target.
  if (page != site.hidden()) add(broken_path(page / 4));
  text += "</ul>\n<article id=\"isi\">\n";
  while (text.size() + shared.foot.size() + 800 < page_bytes) {
    text += "<p>" + icon(dice) + " Pada " + date(dice) + ", ";
    for (int i = 0; i < 5; ++i) text += sentence(dice) + ". ";
    text += "</p>\n";
  }
  return text + "</article></main>\n" + shared.foot;
}

std::string pdf(std::size_t number) {
  const std::string stream = "BT /F1 12 Tf 72 720 Td (Dokumen " + std::to_string(number) + ") Tj ET\n";
  const std::array<std::string, 5> objects_of = {
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
      "<</Length " + std::to_string(stream.size()) + ">>stream\n" + stream + "endstream",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
  std::string text = "%PDF-1.4\n", table = "xref\n0 6\n0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects_of.size(); ++i) {
    const std::string at = std::to_string(text.size());
    table += std::string(10 - at.size(), '0') + at + " 00000 n \n";
    text += std::to_string(i + 1) + " 0 obj" + objects_of[i] + "endobj\n";
  }
  const std::string begins = std::to_string(text.size());
  return text + table + "trailer<</Size 6/Root 1 0 R>>\nstartxref\n" + begins + "\n%%EOF\n";
}

void write(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << text;
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

void write_site(const fs::path& root, const Site& site) {
  const Template shared = make_template();
  std::string truth = "kind,path\n";
  const auto tell = [&](std::string_view kind, const std::string& path) {
    truth.append(kind).append(",") += percent_encoded(path) + "\n";
  };
  const fs::path served = root / "site";
  for (std::size_t page = 0; page < site.pages; ++page) {
    const std::string path = path_of(page);
    write(served / (path.substr(1) + (path.back() == '/' ? "index.html" : "")), page_text(site, shared, page));
    tell("page", path);
  }
  for (std::size_t i = 0; i < site.documents(); ++i) {
    write(served / document_path(i).substr(1), pdf(i));
    tell("document", document_path(i));
  }
  for (std::size_t i = 0; i <= (site.hidden() - 1) / 4; ++i) tell("broken", broken_path(i));
  write(served / "robots.txt", "User-agent: *\nDisallow: /admin/\n");
  write(served / "sitemap.xml",
        "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>@ORIGIN@" +
            percent_encoded(path_of(site.hidden())) + "</loc></url></urlset>\n");
  write(root / "truth.csv", truth);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t pages = argc == 3 ? std::strtoul(argv[2], nullptr, 10) : 0;
  if (pages <= 2 * menu_size) {
    std::fputs("Usage: site_generator DIRECTORY PAGES (more than 120)\n", stderr);
    return 2;
  }
  try {
    write_site(argv[1], {pages});
  } catch (const std::exception& error) {
    std::fprintf(stderr, "site_generator: %s\n", error.what());
    return 1;
  }
}
