#include "matang/lexicon/lexicon.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "lexicon/address.hpp"
#include "lexicon/fold.hpp"
#include "support/catch.hpp"

using namespace matang;
using lexicon::Lexicon;

namespace {

std::string joined(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems) text += to_text(problem) + "\n";
  return text;
}

Lexicon lexicon_of(const std::string& concepts) {
  auto read = Lexicon::read("version: 1\ngroups: {g: {id: G, en: G}}\nconcepts:\n" + concepts, "l.yaml");
  INFO((read ? "" : joined(read.error())));
  REQUIRE(read);
  return *std::move(read);
}

std::string entry(const std::string& id, const std::string& rest) {
  return "  - {id: " + id + ", title: {id: T, en: T}, " + rest + "}\n";
}

/// "concept:matched text|…"
std::string found(const Lexicon& lexicon, std::string_view text) {
  std::string all;
  for (const auto& match : lexicon.match(text)) {
    REQUIRE(match.begin < match.end);
    REQUIRE(match.end <= text.size());
    all += (all.empty() ? "" : "|") + lexicon.concepts()[match.concept_index].id + ":" +
           std::string(text.substr(match.begin, match.end - match.begin));
  }
  return all;
}

}  // namespace

TEST_CASE("text is folded to plain words", "[lexicon]") {
  struct Row {
    std::string text, folded;
  };
  const auto row = GENERATE(values<Row>({{"Pengaduan  Masyarakat", "pengaduan masyarakat"},
                                         {"  e-KTP!  ", "e ktp"},
                                         {"\t\n", ""},
                                         {"", ""},
                                         {"Café ÀÉÎÕÜ ñ ß Æ Œ Þ", "cafe aeiou n ss ae oe th"},
                                         {"Şžł Đ", "szl d"},
                                         {"cafe\u0301", "cafe"},
                                         {"kom\u00ADputer kom\u200Bputer", "komputer komputer"},
                                         {"a\u00A0b\u2014c\u2026", "a b c"},
                                         {"ＳＬＯＴ８８", "slot88"},
                                         {"𝐬𝐥𝐨𝐭 𝗚𝗮𝗰𝗼𝗿 𝟖", "slot gacor 8"},
                                         {"新闻 жизнь", "新闻 жизнь"},
                                         {"☎ 112 😀x", "112 x"},
                                         {"a\xFF"
                                          "b\xC3",
                                          "a b"},
                                         {"Việt Nam", "viet nam"}}));
  CHECK(lexicon::normalise(row.text) == row.folded);
}

TEST_CASE("phrases match whole words, whatever their case, blanks and accents, at their place in the original",
          "[lexicon]") {
  const Lexicon lexicon = lexicon_of(entry("complaint", "phrases: {id: [pengaduan masyarakat, pengadu*, 'e-Lapor']}") +
                                     entry("people", "phrases: {id: [masyarakat], en: [Café Society]}") +
                                     entry("news", "labels: {id: [berita, kabar baik]}"));
  struct Row {
    std::string text, result;
  };
  const auto row = GENERATE(values<Row>({
      {"Layanan PENGADUAN \n Masyarakat.", "complaint:PENGADUAN|complaint:PENGADUAN \n Masyarakat|people:Masyarakat"},
      {"pengaduanmasyarakat", "complaint:pengaduanmasyarakat"},
      {"kepengaduan", ""},
      {"pengadu", "complaint:pengadu"},
      {"pengadilan", ""},
      {"e lapor", "complaint:e lapor"},
      {"E–Lapor!", "complaint:E–Lapor"},
      {"elapor", ""},
      {"masyarakatnya", ""},
      {"«CAFE\u0301 société» society cafe\u0301 society", "people:cafe\u0301 society"},
      {"café, society", "people:café, society"},
      {"masyarakat masyarakat", "people:masyarakat|people:masyarakat"},
      {"", ""},
      {"Berita", "news:Berita"},
      {" » BERITA! ", "news:BERITA"},
      {"berita acara", ""},
      {"baca berita", ""},
      {"berita berita", ""},
      {"Kabar  Baik", "news:Kabar  Baik"},
      {"kabar baik hari ini", ""},
  }));
  INFO(row.text);
  CHECK(found(lexicon, row.text) == row.result);
}

TEST_CASE("overlapping phrases are all found", "[lexicon]") {
  const Lexicon lexicon =
      lexicon_of(entry("a", "phrases: {id: [satu dua tiga, dua]}") +
                 entry("b", "phrases: {id: [dua tiga empat, tiga, empat lima*]}") + entry("c", "phrases: {id: [dua]}"));
  CHECK(found(lexicon, "satu dua tiga empat limaan") ==
        "a:satu dua tiga|a:dua|c:dua|b:dua tiga empat|b:tiga|b:empat limaan");
  CHECK(found(lexicon, "satu satu dua tiga") == "a:satu dua tiga|a:dua|c:dua|b:tiga");
}

TEST_CASE("matching agrees with a slow search over the words", "[lexicon]") {
  const std::vector<std::string> phrases{"aa", "aa bb", "bb", "bb aa bb", "aba*", "aab*", "aa aba*", "bb bb bb"};
  std::string list;
  for (const std::string& phrase : phrases) list += (list.empty() ? "" : ", ") + ("\"" + phrase + "\"");
  const Lexicon lexicon = lexicon_of(entry("x", "phrases: {id: [" + list + "]}"));
  std::uint32_t state = 7;
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) {
      state = state * 1664525u + 1013904223u;
      text += "aabb -"[state >> 24 & 3u];
      if ((state >> 20 & 3u) == 0) text += (state >> 18 & 1u) ? " " : ". ";
    }
    std::vector<std::pair<std::size_t, std::size_t>> words;
    for (std::size_t i = 0; i < text.size();) {
      if (text[i] != 'a' && text[i] != 'b') {
        ++i;
        continue;
      }
      const std::size_t end = std::min(text.find_first_not_of("ab", i), text.size());
      words.emplace_back(i, end);
      i = end;
    }
    std::vector<std::pair<std::size_t, std::size_t>> expected;
    for (std::size_t first = 0; first < words.size(); ++first) {
      std::string run;
      for (std::size_t last = first; last < words.size() && last < first + 3; ++last) {
        run += (run.empty() ? "" : " ") + text.substr(words[last].first, words[last].second - words[last].first);
        for (const std::string& phrase : phrases) {
          const bool star = phrase.back() == '*';
          const std::string stem = star ? phrase.substr(0, phrase.size() - 1) : phrase;
          const auto spaces = [](const std::string& s) { return std::count(s.begin(), s.end(), ' '); };
          if (spaces(stem) != spaces(run)) continue;
          if (star ? run.substr(0, stem.size()) == stem : run == stem)
            expected.emplace_back(words[first].first, words[last].second);
        }
      }
    }
    std::sort(expected.begin(), expected.end());
    expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
    std::vector<std::pair<std::size_t, std::size_t>> actual;
    for (const auto& match : lexicon.match(text)) actual.emplace_back(match.begin, match.end);
    INFO(text);
    REQUIRE(actual == expected);
  }
}

TEST_CASE("no bytes break the matcher, and its places stay inside the text", "[lexicon]") {
  const Lexicon lexicon =
      lexicon_of(entry("x", "phrases: {id: [aa, 'ab cd', abc*, 'é ü', 新闻], en: [ab]}, labels: {id: [cd]}"));
  const std::vector<std::string> pieces{"a",
                                        "ab",
                                        "cd",
                                        "é",
                                        "ü",
                                        " ",
                                        "\n",
                                        "\xCC\x81",
                                        "\xC3",
                                        "\xE2\x80",
                                        "\xF0\x9F",
                                        "\xFF",
                                        "\xED\xA0\x80",
                                        "新",
                                        "新闻",
                                        "\xEF\xBC\xA1",
                                        std::string(1, '\0'),
                                        "-"};
  std::uint32_t state = 3;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 20; ++i) text += pieces[(state = state * 1664525u + 1013904223u) % 65'521u % pieces.size()];
    std::size_t before = 0;
    for (const auto& match : lexicon.match(std::string(text))) {
      REQUIRE(match.begin >= before);
      REQUIRE(match.begin < match.end);
      REQUIRE(match.end <= text.size());
      before = match.begin;
    }
  }
}

TEST_CASE("groups, ids and policies are at hand", "[lexicon]") {
  const Lexicon lexicon = lexicon_of(
      entry("news", "groups: [g], labels: {id: berita}, freshness: {days: 14, reason: {id: Sebab, en: Reason}}") +
      entry("history", "paths: [/sejarah], freshness: {days: never, reason: {id: Sebab, en: Reason}}") +
      entry("other", "hosts: [a.go.id]"));
  REQUIRE(lexicon.find("news"));
  const auto news = *lexicon.find("news");
  CHECK(lexicon.is_in(news, "news"));
  CHECK(lexicon.is_in(news, "g"));
  CHECK_FALSE(lexicon.is_in(news, "other"));
  CHECK_FALSE(lexicon.is_in(999, "g"));
  CHECK_FALSE(lexicon.find("nothing"));
  CHECK(lexicon.concepts()[news].freshness->max_age == std::chrono::days(14));
  CHECK(lexicon.concepts()[news].freshness->reason_en == "Reason");
  CHECK(lexicon.concepts()[*lexicon.find("history")].freshness ==
        lexicon::FreshnessPolicy{std::nullopt, "Sebab", "Reason"});
  CHECK_FALSE(lexicon.concepts()[*lexicon.find("other")].freshness);
}

TEST_CASE("addresses match by host and path patterns", "[lexicon]") {
  lexicon::AddressPatterns patterns;
  patterns.add_host("lapor.go.id", 1);
  patterns.add_host("jdih.*", 2);
  patterns.add_host("lpse*.*", 3);
  patterns.add_path("/berita", 4);
  patterns.add_path("/cek-status", 5);
  patterns.add_path("/permohonan/create", 6);
  patterns.add_path("/covid*", 7);
  struct Row {
    std::string host, path, query;
    std::vector<lexicon::ConceptIndex> found;
  };
  const auto row = GENERATE(values<Row>({
      {"lapor.go.id", "/", "", {1}},
      {"www.lapor.go.id", "/x", "", {1}},
      {"a.lapor.go.id", "/", "", {1}},
      {"elapor.go.id", "/", "", {}},
      {"lapor.go.id.example.com", "/", "", {}},
      {"jdih.palembang.go.id", "/", "", {2}},
      {"www.jdih.palembang.go.id", "/", "", {2}},
      {"jdihn.go.id", "/", "", {}},
      {"lpse2.a.go.id", "/", "", {3}},
      {"a.go.id", "/berita", "", {4}},
      {"a.go.id", "/BERITA/", "", {4}},
      {"a.go.id", "/index.php/berita/detail/12", "", {4}},
      {"a.go.id", "/berita.html", "", {4}},
      {"a.go.id", "/berita-duka-cita", "", {}},
      {"a.go.id", "/arsipberita", "", {}},
      {"a.go.id", "/layanan/Cek_Status.php", "", {5}},
      {"a.go.id", "/cek status", "", {5}},
      {"a.go.id", "/x/permohonan/create", "", {6}},
      {"a.go.id", "/permohonan/x/create", "", {}},
      {"a.go.id", "/covid-19/data", "", {7}},
      {"a.go.id", "/", "page=berita&id=3", {4}},
      {"a.go.id", "/index.php", "id=berita", {}},
      {"a.go.id", "/", "page=", {}},
      {"lapor.go.id", "/berita", "menu=cek-status", {1, 4, 5}},
      {"", "", "", {}},
  }));
  INFO(row.host << row.path << "?" << row.query);
  CHECK(patterns.match(row.host, row.path, row.query) == row.found);
}

TEST_CASE("all faults of a lexicon are reported at their places", "[lexicon]") {
  const auto read = Lexicon::read(
      "version: 2\n"
      "groups: {service: {id: Layanan, en: Services}, News: {id: B}}\n"
      "concepts:\n"
      "  - id: complaint\n"
      "    titel: {id: A, en: B}\n"
      "    groups: [servise, service, service]\n"
      "    phrases: {id: [Pengaduan, pengaduan!, 'pe*ngadu', '!!', 'pe*', 'adu *', no], indonesian: [x]}\n"
      "    hosts: [WWW.A.id, www.a.id, '*']\n"
      "    paths: [berita, /Berita, /, /a/, /a_b]\n"
      "    freshness: {days: 0, reason: {id: A}}\n"
      "  - id: complaint\n"
      "    title: {id: A, en: B}\n"
      "  - id: 9x\n"
      "    title: {id: A, en: ''}\n"
      "    hosts: [a.id]\n"
      "    freshness: {days: nevr}\n"
      "  - text\n"
      "extra: 1\n",
      "l.yaml");
  REQUIRE_FALSE(read);
  const std::string faults = joined(read.error());
  for (const std::string expected :
       {"l.yaml:1:10: 'version' is 2",
        "l.yaml:2:48: 'News' is no group id",
        "l.yaml:2:54: a group's title needs 'en'",
        "l.yaml:4:5: a concept needs 'title'",
        "l.yaml:5:5: a concept has no key 'titel'; did you mean 'title'?",
        "l.yaml:6:14: there is no group 'servise'; did you mean 'service'?",
        "l.yaml:6:32: the group 'service' stands here a second time",
        "l.yaml:7:31: the phrase 'pengaduan' stands here a second time",
        "the phrase 'pe*ngadu' has a star inside",
        "the phrase '!!' is too short",
        "the phrase 'pe*' is too short",
        "the star of 'adu *' does not follow a letter",
        "the bare word no is true or false",
        "'indonesian' is no language",
        "l.yaml:8:13: 'WWW.A.id' is no host pattern",
        "'www.a.id' begins with www.",
        "'*' is no host pattern",
        "l.yaml:9:13: 'berita' is no path pattern",
        "'/Berita' is no path pattern",
        "'/' is no path pattern",
        "'/a/' is no path pattern",
        "'/a_b' is no path pattern",
        "l.yaml:10:23: 'days' is 0; it may be 1 to 36500, or never",
        "a reason needs 'en'",
        "l.yaml:11:9: the concept 'complaint' stands here a second time; the first one is in line 4",
        "a concept needs phrases, labels, hosts or paths",
        "l.yaml:13:9: '9x' is no concept id",
        "'en' is empty",
        "'nevr' is no whole number",
        "a freshness policy needs 'reason'",
        "l.yaml:17:5: a concept is written as KEY: VALUE lines",
        "l.yaml:18:1: a lexicon has no key 'extra'"})
    CHECK_THAT(faults, Contains(expected));
}

TEST_CASE("a file that is no lexicon is refused", "[lexicon]") {
  for (const std::string text : {"", "a", "[]", "version: 1", "version: 1\nconcepts: []",
                                 "version: 1\nconcepts: {a: b}", "{", "concepts: [{id: a}]"}) {
    INFO(text);
    CHECK_FALSE(Lexicon::read(text, "l.yaml"));
  }
  CHECK_FALSE(Lexicon::load("/nowhere/lexicon.yaml"));
}
