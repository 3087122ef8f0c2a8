// The lexicon we ship: what other parts rely on, and how precise its phrases are.
#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <vector>

#include "matang/lexicon/lexicon.hpp"
#include "support/catch.hpp"

using namespace matang;
using lexicon::Lexicon;

namespace {

const Lexicon& shipped() {
  static const Lexicon lexicon = [] {
    auto read = Lexicon::load(MATANG_SOURCE_DIR "/rubrics/lexicon.yaml");
    std::string faults;
    if (!read)
      for (const Problem& problem : read.error()) faults += to_text(problem) + "\n";
    INFO(faults);
    REQUIRE(read);
    return *std::move(read);
  }();
  return lexicon;
}

std::set<std::string> concepts_in(std::string_view text) {
  std::set<std::string> ids;
  for (const auto& match : shipped().match(text)) ids.insert(shipped().concepts()[match.concept_index].id);
  return ids;
}

std::string listed(const std::set<std::string>& ids) {
  std::string text;
  for (const std::string& id : ids) text += " " + id;
  return text;
}

}  // namespace

TEST_CASE("the shipped lexicon has every concept other parts rely on", "[lexicon]") {
  struct Row {
    std::string group;
    std::vector<std::string> ids;
  };
  const std::vector<Row> rows{
      {"",
       {"complaint",
        "download_form",
        "application",
        "payment",
        "lookup",
        "booking",
        "regulation",
        "plan",
        "budget",
        "performance_report",
        "financial_report",
        "sop",
        "statistics",
        "tender",
        "announcement",
        "form",
        "news",
        "agenda",
        "price",
        "investment",
        "procurement",
        "ppid",
        "jdih",
        "open_data",
        "jobs",
        "tourism",
        "health",
        "education",
        "population",
        "license",
        "tax",
        "social",
        "emergency",
        "gallery",
        "profile",
        "history",
        "vision",
        "organisation",
        "officials",
        "contact",
        "faq",
        "search",
        "login",
        "sitemap_page",
        "service",
        "service_standard",
        "online_service",
        "digital_signature",
        "smart_city",
        "spbe",
        "api",
        "sso",
        "partnership",
        "covid",
        "disaster",
        "survey",
        "newsletter",
        "comment"}},
      {"state",
       {"under_construction", "not_found", "nothing_here", "server_error", "forbidden", "default_page", "suspended"}},
      {"component",
       {"legal_basis", "requirements", "procedure", "time", "fee", "product", "facilities", "staff_competence",
        "internal_supervision", "complaint_handling", "number_of_staff", "service_guarantee", "security_guarantee",
        "performance_evaluation"}},
      {"national", {"lapor", "jdihn", "lpse", "sirup", "oss", "satu_data", "bps", "ppid_national", "mpp"}},
      {"compromise", {"gambling"}}};
  for (const Row& row : rows)
    for (const std::string& id : row.ids) {
      INFO(id);
      const auto index = shipped().find(id);
      REQUIRE(index);
      if (!row.group.empty()) CHECK(shipped().is_in(*index, row.group));
    }
  for (const Row& row : {rows[1], rows[2]}) {  // closed lists: rules count their members
    const auto members =
        std::count_if(shipped().concepts().begin(), shipped().concepts().end(), [&](const lexicon::Concept& its) {
          return std::find(its.groups.begin(), its.groups.end(), row.group) != its.groups.end();
        });
    CHECK(static_cast<std::size_t>(members) == row.ids.size());
  }
}

TEST_CASE("every concept has both titles, a group, and every policy both reasons", "[lexicon]") {
  for (const auto& its : shipped().concepts()) {
    INFO(its.id);
    CHECK_FALSE(its.title_id.empty());
    CHECK_FALSE(its.title_en.empty());
    CHECK_FALSE(its.groups.empty());
    if (!its.freshness) continue;
    CHECK(its.freshness->reason_id.size() > 15);
    CHECK(its.freshness->reason_en.size() > 15);
  }
}

TEST_CASE("freshness policies are those the documentation states", "[lexicon]") {
  struct Row {
    std::string id;
    int days;
  };  // 0: never stale
  const auto row = GENERATE(values<Row>({{"news", 14},
                                         {"announcement", 30},
                                         {"agenda", 30},
                                         {"price", 7},
                                         {"covid", 7},
                                         {"jobs", 30},
                                         {"statistics", 365},
                                         {"investment", 365},
                                         {"budget", 365},
                                         {"performance_report", 400},
                                         {"plan", 0},
                                         {"profile", 0},
                                         {"history", 0},
                                         {"vision", 0},
                                         {"regulation", 0},
                                         {"organisation", 0}}));
  INFO(row.id);
  const auto& policy = shipped().concepts().at(*shipped().find(row.id)).freshness;
  REQUIRE(policy);
  CHECK(policy->max_age == (row.days == 0 ? std::nullopt : std::optional(std::chrono::days(row.days))));
}

TEST_CASE("menu labels and headings are recognised", "[lexicon]") {
  struct Row {
    std::string text, id;
  };
  const auto row = GENERATE(values<Row>({
      {"Berita", "news"},
      {"BERITA TERKINI", "news"},
      {"News", "news"},
      {"Pengumuman", "announcement"},
      {"Agenda", "agenda"},
      {"Jadwal Agenda", "agenda"},
      {"Peluang Investasi", "investment"},
      {"Informasi Harga Bahan Pokok", "price"},
      {"Harga Bahan Pokok", "price"},
      {"Informasi Lowongan Kerja", "jobs"},
      {"Pelayanan SIM Online", "license"},
      {"Informasi PBB", "tax"},
      {"Cek Antrian", "lookup"},
      {"Cek Antrian Online", "booking"},
      {"Booking Online", "booking"},
      {"Mal Pelayanan Publik", "mpp"},
      {"Layanan Publik", "service"},
      {"Informasi Mobil Jenazah", "emergency"},
      {"Informasi Ambulance", "emergency"},
      {"Call Center", "emergency"},
      {"Pemadam Kebakaran", "emergency"},
      {"LAPOR!", "complaint"},
      {"SP4N-LAPOR!", "lapor"},
      {"Informasi Dinas", "organisation"},
      {"Dokumen", "documents"},
      {"JDIH Kota", "jdih"},
      {"Palembang Tanggap Covid-19", "covid"},
      {"Profil", "profile"},
      {"Visi & Misi", "vision"},
      {"Sejarah", "history"},
      {"Struktur Organisasi", "organisation"},
      {"Kontak Kami", "contact"},
      {"Galeri Foto", "gallery"},
      {"Pengaduan", "complaint"},
      {"Kritik & Saran", "complaint"},
      {"Unduh Formulir", "download_form"},
      {"Formulir Permohonan KTP", "form"},
      {"RPJMD 2018-2023", "plan"},
      {"Rencana Strategis (Renstra)", "plan"},
      {"APBD 2023", "budget"},
      {"LKjIP 2022", "performance_report"},
      {"Laporan Realisasi Anggaran", "financial_report"},
      {"Ajukan Permohonan", "application"},
      {"Permohonan Surat Online", "application"},
      {"Pembayaran PBB", "payment"},
      {"PPID", "ppid"},
      {"Satu Data", "open_data"},
      {"Tanda Tangan Elektronik", "digital_signature"},
      {"Survei Kepuasan Masyarakat", "survey"},
      {"Laporan SKM Semester I 2025", "survey"},
      {"Rencana Tindak Lanjut SKM", "survey"},
      {"Peta Situs", "sitemap_page"},
      {"Login", "login"},
      {"Page Not Found", "not_found"},
      {"404 - Halaman tidak ditemukan", "not_found"},
      {"Segera Hadir", "under_construction"},
      {"Halaman ini sedang dalam pengembangan", "under_construction"},
      {"Belum ada data.", "nothing_here"},
      {"Index of /", "default_page"},
      {"Welcome to nginx!", "default_page"},
      {"500 Internal Server Error", "server_error"},
      {"403 Forbidden", "forbidden"},
      {"This Account has been suspended.", "suspended"},
      {"SLOT GACOR hari ini", "gambling"},
      {"ｓｌｏｔ ｇａｃｏｒ", "gambling"},
      {"Hacked by nobody", "defacement"},
      {"Dasar Hukum", "legal_basis"},
      {"Persyaratan", "requirements"},
      {"Sistem, Mekanisme dan Prosedur", "procedure"},
      {"Jangka Waktu Penyelesaian", "time"},
      {"Biaya/Tarif", "fee"},
      {"Biaya", "fee"},
      {"Produk Pelayanan", "product"},
      {"Sarana dan Prasarana", "facilities"},
      {"Penanganan Pengaduan, Saran dan Masukan", "complaint_handling"},
      {"Allotments and events", ""},
      {"Contact Us", "contact"},
      {"Your Councillors", "officials"},
      {"Neighbourhood Plan", "plan"},
      {"Jadwal Rapat Paripurna DPRD", "council_meeting"},
      {"Agendas and Minutes", "council_meeting"},
      {"Konsultasi Publik Rancangan Perda", "consultation"},
      {"Have Your Say", "consultation"},
      {"Hasil Konsultasi Publik", "consultation_result"},
      {"Tindak Lanjut Pengaduan", "consultation_result"},
      {"e-Musrenbang", "participatory_planning"},
      {"Musrenbang RKPD 2026", "participatory_planning"},
      {"RTRW 2021-2041", "spatial_plan"},
      {"Rencana Detail Tata Ruang", "spatial_plan"},
      {"Lapor Jalan Rusak", "public_space_report"},
      {"Report a pothole", "public_space_report"},
      {"SAPA 129", "discrimination_report"},
      {"UPTD PPA", "discrimination_report"},
      {"e-Voting Pilkades", "e_voting"},
      {"Lingkungan Hidup", "environment"},
      {"Recycling", "environment"},
      {"Seni dan Budaya", "culture_and_sport"},
      {"Pemuda dan Olahraga", "culture_and_sport"},
      {"PBG", "building_permit"},
      {"Izin Mendirikan Bangunan (IMB)", "building_permit"},
      {"Planning applications", "building_permit"},
  }));
  INFO(row.text << " gives" << listed(concepts_in(row.text)));
  CHECK((row.id.empty() ? concepts_in(row.text).empty() : concepts_in(row.text).count(row.id) == 1));
}

TEST_CASE("ordinary sentences are not tagged by chance", "[lexicon]") {
  const std::string text = GENERATE(values<std::string>({
      "Warga berkumpul di lapangan sejak pagi untuk mengikuti lomba.",
      "Harga diri dan kerja keras menjadi pesan utama beliau di form kehadiran.",
      "Ia mengambil jadwal yang berbeda dari biasanya dan masuk ke ruang tamu.",
      "Data yang dikumpulkan akan dibahas bersama dalam rapat besok.",
      "Petugas menyampaikan bahwa waktu pelaksanaan akan diatur kembali.",
      "Dinas terkait telah membayar lunas biaya perbaikan jalan itu.",
      "Sejarah mencatat kota ini pernah menjadi pusat perdagangan.",
      "Berita acara ditandatangani oleh kedua pihak di ruang kerja.",
      "The event was well attended and people enjoyed the search for clues.",
      "Please form an orderly line and report to the front desk.",
      "He could not be found at home when the letter came.",
      "Bupati mengajak pemuda menjauhi judi online dan narkoba.",
      "Saran beliau diterima dengan baik oleh para pegawai.",
      "It works best when everybody takes part in the plan of the day.",
      "Konsultasi dengan dokter dilakukan setiap pekan di ruang yang sama.",
      "Musyawarah warga menyepakati kerja bakti pada akhir pekan.",
      "Anak-anak berolahraga sambil mengenal budaya antre di halaman.",
      "Ruang tamu ditata ulang agar lebih lapang bagi para tamu.",
      "Suara mereka terdengar sampai ke ujung jalan yang rusak itu.",
      "The forum on the square, he minuted, was built in a sporting spirit.",
  }));
  INFO(text << " gives" << listed(concepts_in(text)));
  CHECK(concepts_in(text).empty());
}

TEST_CASE("addresses lead to concepts", "[lexicon]") {
  struct Row {
    std::string url;
    std::set<std::string> ids;
  };
  const auto row = GENERATE(values<Row>({
      {"https://www.lapor.go.id/", {"complaint", "lapor"}},
      {"https://jdih.palembang.go.id/", {"jdih"}},
      {"https://ppid.kendalkab.go.id/", {"ppid"}},
      {"https://a.go.id/berita/2023/01/judul", {"news"}},
      {"https://a.go.id/?page=berita", {"news"}},
      {"https://a.go.id/2023/pembayaran-lunas", {}},
      {"https://palembangkota.bps.go.id/", {"bps"}},
      {"https://dpmptsp.a.go.id/", {"license"}},
      {"https://oss.go.id/", {"oss"}},
      {"https://sirup.lkpp.go.id/sirup/rekap/klpd/D1", {"procurement", "sirup"}},
      {"https://lpse.a.go.id/eproc4", {"lpse", "procurement", "tender"}},
      {"https://example.org/", {}},
      {"mailto:a@b.go.id", {}},
      {"https://data.go.id/", {"open_data", "satu_data"}},
      {"https://e-musrenbang.a.go.id/", {"participatory_planning"}},
      {"https://gistaru.atrbpn.go.id/rtronline/", {"spatial_plan"}},
      {"https://simbg.pu.go.id/", {"building_permit", "license"}},
      {"https://dlh.a.go.id/", {"environment"}},
  }));
  const auto url = web::Url::parse(row.url);
  REQUIRE(url);
  std::set<std::string> ids;
  for (const auto index : shipped().match_address(*url)) ids.insert(shipped().concepts()[index].id);
  INFO(row.url << " gives" << listed(ids));
  CHECK(ids == row.ids);
}

TEST_CASE("matching takes time proportional to the text, phrases or not", "[lexicon]") {
  std::string text;
  while (text.size() < (8u << 20))
    text += "pengaduan masyarakat dan layanan publik di kota ini, belum ada data harga bahan pokok hari ini ";
  std::string hostile(8u << 20, 'a');
  const auto begin = std::chrono::steady_clock::now();
  CHECK(shipped().match(text).size() > 100'000);
  CHECK(shipped().match(hostile).empty());
  const auto spent = std::chrono::steady_clock::now() - begin;
  INFO("16 MiB in " << std::chrono::duration_cast<std::chrono::milliseconds>(spent).count() << " ms");
  CHECK(spent < std::chrono::seconds(20));
}
