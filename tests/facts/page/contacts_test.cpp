#include <vector>

#include "reading.hpp"

using namespace matang;
using namespace matang::facts;

namespace {

std::vector<std::string> channels(const std::string& html, std::string_view url = "https://kota.go.id/") {
  std::vector<std::string> lines;
  for (const auto& channel : page_of(html, url).channels)
    lines.push_back(std::string(spelling(channel.kind)) + " " + channel.value);
  return lines;
}

struct Row {
  std::string name, html;
  std::vector<std::string> channels;
};

}  // namespace

TEST_CASE("channels are found by every road people write them", "[facts][channels]") {
  const std::vector<Row> rows = {
      {"area code", "<p>Telp. (0711) 350000</p>", {"phone +62711350000"}},
      {"telephone and fax",
       "<p>Telp : 0711-350001 / Fax : 0711-350002</p>",
       {"phone +62711350001", "phone +62711350002"}},
      {"international", "<p>+62 851 5999 7813</p>", {"phone +6285159997813"}},
      {"zero in brackets", "<p>+62 (0)711 350003</p>", {"phone +62711350003"}},
      {"tel link", "<a href='tel:0711350004'>Telepon</a>", {"phone +62711350004"}},
      {"emergency number with its name", "<p>Call Center 112</p>", {"phone 112"}},
      {"WhatsApp written out", "<p>WA 0812-3456-1111</p>", {"whatsapp +6281234561111"}},
      {"WhatsApp link", "<a href='https://wa.me/6281234561112'>Obrolan</a>", {"whatsapp +6281234561112"}},
      {"WhatsApp interface",
       "<a href='https://api.whatsapp.com/send?phone=081234561113&text=Halo'>x</a>",
       {"whatsapp +6281234561113"}},
      {"e-mail", "<p>Email: Dinas@Kota.go.id</p>", {"email dinas@kota.go.id"}},
      {"e-mail against robots", "<p>humas [at] kota [dot] go [dot] id</p>", {"email humas@kota.go.id"}},
      {"mailto", "<a href='mailto:a@kota.go.id?subject=x'>surat</a>", {"email a@kota.go.id"}},
      {"mailto forgotten", "<a href='b@kota.go.id'>surat</a>", {"email b@kota.go.id"}},
      {"profile", "<a href='https://www.instagram.com/kota/?hl=id'>IG</a>", {"social https://instagram.com/kota"}},
      {"live chat", "<script src='https://embed.tawk.to/abc/default'></script>", {"live_chat tawk.to"}},
      {"complaint system",
       "<a href='https://www.lapor.go.id/'>LAPOR!</a>",
       {"complaint_system https://www.lapor.go.id/"}},
      {"address",
       "<footer>Jl. Merdeka No. 1, Palembang 30131 Telp 0711 350005</footer>",
       {"phone +62711350005", "address Jl. Merdeka No. 1, Palembang 30131"}},
      {"contact form",
       "<h2>Hubungi kami</h2><form action=/kirim method=post><input name=nama><input name=email><textarea "
       "name=pesan></textarea>"
       "<button>Kirim</button></form>",
       {"contact_form https://kota.go.id/kirim"}},
  };
  for (const auto& row : rows) {
    INFO(row.name);
    CHECK(channels(row.html) == row.channels);
  }
}

TEST_CASE("what only looks like a channel is none", "[facts][channels]") {
  for (const auto& html : std::vector<std::string>{
           "<p>NIP 19780312 200501 1 003</p>", "<p>NIK : 1671012345670001</p>", "<p>Peraturan Nomor 112 Tahun 2008</p>",
           "<p>Pasal 110 ayat 2</p>", "<p>Rp 1.250.000.000</p>", "<p>No. Rekening 0812345678901</p>",
           "<p>12-12-2022 10:30</p>", "<img src='logo@2x.png'>", "<p>logo@2x.png</p>", "<p>email@example.com</p>",
           "<a href='https://www.facebook.com/sharer/sharer.php?u=x'>f</a>",
           "<a href='https://twitter.com/intent/tweet?text=x'>t</a>", "<a href='https://wa.me/?text=x'>Bagikan</a>",
           "<a href='https://www.youtube.com/watch?v=abc'>Video</a>", "<a href='#'>Facebook</a>",
           "<p>Jalan Sudirman macet pagi ini</p>", "<p>Versi 10.0.19045.2364</p>", "<p>0000-0000-0000</p>",
           "<p>Koordinat -2.990934, 104.756554</p>"}) {
    INFO(html);
    CHECK(channels(html).empty());
  }
}

TEST_CASE("forms are told by what they ask", "[facts][forms]") {
  struct Case {
    std::string html;
    FormPurpose purpose;
  };
  const std::vector<Case> cases = {
      {"<form role=search><input name=s placeholder='Cari'></form>", FormPurpose::search},
      {"<form action=/login method=post><input name=u><input type=password name=p><button>Masuk</button></form>",
       FormPurpose::login},
      {"<form action=/wp-comments-post.php method=post><textarea name=comment></textarea><input name=author></form>",
       FormPurpose::comment},
      {"<h2>Pengaduan</h2><form method=post><input name=nama><textarea name=isi></textarea><button>Kirim "
       "laporan</button></form>",
       FormPurpose::complaint},
      {"<h3>Permohonan Informasi</h3><form method=post><label for=n>Nama pemohon</label><input id=n><input type=file "
       "name=ktp><textarea name=x></textarea></form>",
       FormPurpose::application},
      {"<form><input name=resi placeholder='Nomor registrasi'><button>Cek status</button></form>", FormPurpose::lookup},
      {"<h2>Buku tamu</h2><form><input name=nama><input name=email><textarea name=pesan></textarea></form>",
       FormPurpose::contact},
      {"<form action=/subscribe><input type=email name=email><button>Berlangganan</button></form>",
       FormPurpose::newsletter},
      {"<h4>Jajak pendapat</h4><form><input type=radio name=a><input type=radio name=a><button>Pilih</button></form>",
       FormPurpose::survey},
  };
  for (const auto& item : cases) {
    INFO(item.html);
    const auto forms = page_of(item.html).forms;
    REQUIRE(forms.size() == 1);
    CHECK(spelling(forms[0].purpose) == spelling(item.purpose));
  }
}

TEST_CASE("forms of providers count where they are linked or framed", "[facts][forms]") {
  const auto forms = page_of(
                         "<h3>Formulir permohonan</h3><iframe "
                         "src='https://docs.google.com/forms/d/e/x/viewform?embedded=true'></iframe>"
                         "<a href='https://forms.gle/abc'>Survei kepuasan</a><a "
                         "href='https://docs.google.com/document/d/x'>Panduan</a>")
                         .forms;
  REQUIRE(forms.size() == 2);
  CHECK(forms[0].method == "embed");
  CHECK(spelling(forms[0].purpose) == "application");
  CHECK(spelling(forms[1].purpose) == "survey");
}

TEST_CASE("a form that cannot send is inert", "[facts][forms]") {
  CHECK(page_of("<form><input name=a></form>").forms.at(0).inert);
  CHECK_FALSE(page_of("<form><input name=a><button>Kirim</button></form>").forms.at(0).inert);
  CHECK_FALSE(page_of("<form action=/x><input name=a></form>").forms.at(0).inert);
  CHECK_FALSE(page_of("<form onsubmit='s()'><input name=a></form>").forms.at(0).inert);
  const auto labelled = page_of(
      "<form action=/x><label>Nama <input name=n></label><input name=e placeholder=Surel><input type=hidden "
      "name=t></form>");
  CHECK(labelled.forms.at(0).fields == std::vector<std::string>{"Nama", "Surel"});
}

TEST_CASE("documents are found by extension, store, viewer and download manager", "[facts][documents]") {
  struct Case {
    std::string html, type, url, label;
  };
  const std::vector<Case> cases = {
      {"<a href='/files/Perda%201.PDF'>Perda Nomor 1</a>", "pdf", "https://kota.go.id/files/Perda%201.PDF",
       "Perda Nomor 1"},
      {"<table><tr><td>RPJMD 2021-2026</td><td><a href=/a.pdf>Unduh</a></td></tr></table>", "pdf",
       "https://kota.go.id/a.pdf", "RPJMD 2021-2026"},
      {"<a href='/formulir-ktp.docx'><img src=w.png></a>", "docx", "https://kota.go.id/formulir-ktp.docx",
       "formulir ktp"},
      {"<a href='https://drive.google.com/file/d/abc/view'>Renja</a>", "gdrive",
       "https://drive.google.com/file/d/abc/view", "Renja"},
      {"<iframe src='https://docs.google.com/gview?url=https%3A%2F%2Fkota.go.id%2Fb.pdf&embedded=true'></iframe>",
       "pdf", "https://kota.go.id/b.pdf", ""},
      {"<a href='/unduhan/?wpdmdl=12'>Laporan kinerja</a>", "unknown", "https://kota.go.id/unduhan/?wpdmdl=12",
       "Laporan kinerja"},
      {"<a href='/download/12/lkip'>LKIP</a>", "unknown", "https://kota.go.id/download/12/lkip", "LKIP"},
      {"<embed src='c.pdf' type='application/pdf'>", "pdf", "https://kota.go.id/c.pdf", ""},
  };
  for (const auto& item : cases) {
    INFO(item.html);
    const auto documents = page_of(item.html).documents;
    REQUIRE(documents.size() == 1);
    CHECK(documents[0].type == item.type);
    CHECK(documents[0].url.text() == item.url);
    if (!item.label.empty()) CHECK(documents[0].label == item.label);
  }
  for (const auto& html : std::vector<std::string>{"<a href='/download/'>Unduhan</a>",
                                                   "<a href='/berita.html'>Berita</a>", "<a href='/foto.jpg'>Foto</a>",
                                                   "<a href='#'>Unduh</a>", "<a href='/download/page/2'>2</a>",
                                                   "<a href='https://docs.google.com/forms/d/e/x'>Isi</a>"}) {
    INFO(html);
    CHECK(page_of(html).documents.empty());
  }
}
