# Jawaban rekaan, bukan data orang. Made-up responses, nobody's data: the same bytes on every machine.
#   awk -v kind=portal -f generate.awk > portal-responses.csv
#   awk -v kind=skm    -f generate.awk > skm-responses.csv
# A Lehmer generator (Park and Miller 1988): its products stay below 2^53, so every awk computes the same.
function random() { seed = (seed * 16807) % 2147483647; return seed / 2147483647 }
function pick(list, weights,    words, parts, n, i, at) {
  n = split(list, words, "|"); split(weights, parts, "|")
  at = random() * 100
  for (i = 1; i < n; i++) { at -= parts[i]; if (at < 0) return words[i] }
  return words[n]
}
function cell(text) { gsub(/"/, "\"\"", text); return "\"" text "\"" }

# People differ: who is content with one thing tends to be with another.
function level(mood, lowest, highest,    value) {
  value = int(mood + random() * 2 - 0.5)
  return value < lowest ? lowest : value > highest ? highest : value
}

function portal(    i, knows, agree, uses, line, mood) {
  print "Stempel waktu,Alamat Email,Usia Anda,Apakah Anda mengetahui portal kota?,Apakah Anda menemukan yang Anda cari di portal?," \
        "Untuk apa Anda memakai portal?,Sejauh mana Anda setuju? [Keterangan di portal mutakhir],Sejauh mana Anda setuju? [Keterangan di portal lengkap]," \
        "Sejauh mana Anda setuju? [Menu portal mudah diikuti],Sejauh mana Anda setuju? [Saya sering tersesat di portal],\"Saran Anda untuk portal, jika ada\""
  split("Sangat tidak setuju|Tidak setuju|Kurang setuju|Setuju|Sangat setuju", agree, "|")
  for (i = 1; i <= 120; i++) {
    knows = pick("Ya|Tidak", "64|36")
    line = sprintf("2023/09/%02d %d:%02d:%02d AM GMT+7,responden%d@example.org,%s,%s", 4 + int(i / 8), 8 + i % 4, (i * 7) % 60, (i * 13) % 60, i,
                   pick("15–20 tahun|21–30 tahun|31–40 tahun|41 tahun ke atas", "15|45|25|15"), knows)
    if (knows == "Ya") {
      mood = 0.6 + random() * 3.4
      uses = pick("Berita, agenda, dan pengumuman|Layanan administrasi|Berita, agenda, dan pengumuman, Layanan administrasi|Pengaduan|Layanan administrasi, mencari nomor telepon", "40|25|20|10|5")
      line = line "," pick("Ya|Ragu-ragu|Tidak", "25|25|50") "," cell(uses) "," agree[level(mood, 1, 5)] "," agree[level(mood, 1, 5)] "," \
             agree[level(mood + 0.6, 1, 5)] "," (i % 17 == 0 ? "" : agree[6 - level(mood + 0.4, 1, 5)])
    } else line = line ",,,,,,"
    print line "," (i % 9 == 0 ? cell("Contoh saran nomor " i ".\nBaris keduanya.") : "")
    if (i == 60) print ",,,,,,,,,,"
  }
}

function skm(    i, u, line, names, shift, mood) {
  split("Persyaratan;Prosedur;Waktu penyelesaian;Biaya/tarif;Produk layanan;Kompetensi petugas;Perilaku petugas;Sarana dan prasarana;Penanganan pengaduan", names, ";")
  split("0.3;0.2;-0.3;0.9;0.2;0.4;0.5;0;-0.4", shift, ";")
  line = "No;Tanggal;Jenis kelamin;Pendidikan terakhir"
  for (u = 1; u <= 9; u++) line = line ";" names[u]
  print line
  for (i = 1; i <= 60; i++) {
    line = i ";" sprintf("%02d/10/2023", 2 + i % 20) ";" pick("Perempuan|Laki-laki", "55|45") ";" pick("SMA|S1|SMP|Diploma", "45|30|15|10")
    mood = 2 + random() * 1.6
    for (u = 1; u <= 9; u++) line = line ";" (i == 31 && u == 9 ? "" : level(mood + shift[u], 1, 4))
    print line
  }
}

BEGIN { seed = 20230904; if (kind == "skm") skm(); else portal() }
