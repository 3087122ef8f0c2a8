#include <vector>

#include "reading.hpp"

using namespace matang;
using namespace matang::facts;

namespace {

const std::string text =
    "<p>Wali kota membuka rapat kerja bersama seluruh kepala dinas di balai kota dan menyampaikan rencana kerja tahun "
    "depan "
    "kepada para peserta yang hadir dari semua kecamatan di kota ini serta dari kantor pusat.</p>";

std::string verdict(const std::string& html, std::string_view url = "https://kota.go.id/berita/rapat") {
  const auto date = page_of(html, url).date;
  std::string out = date.published ? web::to_text(*date.published) : "-";
  if (date.modified) out += " " + web::to_text(*date.modified);
  return out + " " + std::string(spelling(date.cue));
}

}  // namespace

TEST_CASE("a page's date comes from the best cue there is", "[facts][dates]") {
  struct Row {
    std::string name, html, expected;
  };
  const std::vector<Row> rows = {
      {"JSON-LD",
       "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\": "
       "\"2022-12-05T08:00:00+07:00\",\"dateModified\":\"2022-12-06\"}</script>" +
           text,
       "2022-12-05 2022-12-06 json_ld"},
      {"broken JSON-LD", "<script type='application/ld+json'>{,\"datePublished\":\"2022-12-05\" \"x</script>" + text,
       "2022-12-05 json_ld"},
      {"Open Graph", "<meta property='article:published_time' content='2022-12-05T01:02:03Z'>" + text,
       "2022-12-05 meta"},
      {"microdata", "<h1>Rapat</h1><span itemprop=datePublished content='2022-12-05'>Senin</span>" + text,
       "2022-12-05 microdata"},
      {"time element", "<h1>Rapat</h1><time datetime='2022-12-05'>kemarin dulu</time>" + text, "2022-12-05 time"},
      {"labelled", "<h1>Rapat kerja</h1><p>Diposting: Senin, 5 Desember 2022 10:30 WIB</p>" + text,
       "2022-12-05 visible_labelled"},
      {"below the heading", "<h1>Rapat kerja</h1><p>Humas | 5 Des 2022</p>" + text, "2022-12-05 visible"},
      {"updated is another date", "<h1>Rapat kerja</h1><p>Diperbarui: 6 Desember 2022</p>" + text,
       "- 2022-12-06 visible_labelled"},
  };
  for (const auto& row : rows) {
    INFO(row.name);
    CHECK(verdict(row.html) == row.expected);
  }
  CHECK(verdict("<h1>Rapat</h1>" + text, "https://kota.go.id/2022/12/05/rapat") == "2022-12-05 url");
}

TEST_CASE("clocks, laws, events and copyright are no dates of a page", "[facts][dates]") {
  for (const auto& html : std::vector<std::string>{
           "<header><span id=clock>Rabu, 1 Februari 2023</span></header><h1>Profil kota</h1>" + text,
           "<h1>Profil kota</h1>" + text + "<footer>Hak cipta 5 Desember 2022</footer>",
           "<h1>Profil kota</h1><p>Hari ini: 1 Februari 2023</p>" + text,
           "<h1>Profil kota</h1>" + text +
               "<p>Sesuai Undang-Undang Nomor 14 Tahun 2008 yang berlaku sejak lama di seluruh wilayah.</p>",
           "<h1>Agenda</h1><p>Acara: 5 Maret 2023</p>" + text}) {
    INFO(html);
    CHECK(verdict(html) == "- none");
  }
}

TEST_CASE("every date of the main part is kept, for listings", "[facts][dates]") {
  const auto page = page_of(
      "<h2>Berita</h2><ul><li>Rapat kerja <span class=date>5 Desember 2022</span></li><li>Pasar murah <span class=date>"
      "4 Desember 2022</span></li><li>Agenda 5 Maret 2024</li></ul>");
  std::size_t events = 0, others = 0;
  for (const auto& seen : page.dates) ++(seen.role == DateRole::event ? events : others);
  CHECK(events == 1);
  CHECK(others == 2);
}
