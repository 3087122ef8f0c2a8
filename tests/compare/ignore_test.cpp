#include "matang/compare/ignore.hpp"

#include <string>

#include "support/catch.hpp"

using namespace matang;
using namespace matang::assess;

namespace {

const std::vector<std::string> kinds{"broken_menu", "stale_menu", "broken_external_link"};

web::Date day(int year, unsigned month, unsigned d) {
  return web::Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{d}};
}

Finding finding(std::string kind, std::string subject, std::string address) {
  Finding f;
  f.id = "0123456789abcdef";
  f.kind = std::move(kind);
  f.subject = std::move(subject);
  f.url = web::Url::parse(address).value();
  return f;
}

std::vector<compare::Ignore> entries(const std::string& yaml) {
  const auto read = compare::read_ignores(yaml, "ignore.yaml", kinds);
  if (!read)
    for (const Problem& problem : read.error()) UNSCOPED_INFO(to_text(problem));
  REQUIRE(read);
  return *read;
}

}  // namespace

TEST_CASE("an entry is read with its place, reason and last day", "[ignore]") {
  const auto read = entries(
      "# remarks\n- kind: stale_menu\n  subject: \"Informasi › *\"\n  reason: Dialihkan ke SP4N.\n  until: 2027-06-30\n"
      "- {id: 0123456789abcdef, reason: x}\n");
  REQUIRE(read.size() == 2);
  CHECK(read[0].kind == "stale_menu");
  CHECK(read[0].subject == "Informasi › *");
  CHECK(read[0].reason == "Dialihkan ke SP4N.");
  CHECK(read[0].until == day(2027, 6, 30));
  CHECK(read[0].where.line == 2);
  CHECK(read[1].id == "0123456789abcdef");
  CHECK_FALSE(read[1].until.has_value());
  CHECK(entries("# nothing is ignored\n").empty());
}

TEST_CASE("every fault of an ignore file is told with its place and what would be right", "[ignore]") {
  struct Case {
    std::string yaml, place, words;
  };
  const auto& [yaml, place, words] = GENERATE(values<Case>({
      {"kind: stale_menu\nreason: x\n", "ignore.yaml:1:1", "begin each entry with a dash"},
      {"- stale_menu\n", "ignore.yaml:1:3", "KEY: VALUE"},
      {"- kind: stale_menu\n", "ignore.yaml:1:3", "reason"},
      {"- kind: stale_menu\n  reason: \"  \"\n", "ignore.yaml:2:11", "say in a sentence"},
      {"- reason: x\n", "ignore.yaml:1:3", "does not say what to ignore"},
      {"- kind: stale_menus\n  reason: x\n", "ignore.yaml:1:9", "did you mean 'stale_menu'?"},
      {"- id: 12\n  reason: x\n", "ignore.yaml:1:7", "16 characters"},
      {"- id: 0123456789ABCDEF\n  reason: x\n", "ignore.yaml:1:7", "not the id"},
      {"- url: \"*\"\n  reason: x\n", "ignore.yaml:1:8", "would ignore everything"},
      {"- subject: \"**\"\n  reason: x\n", "ignore.yaml:1:12", "would ignore everything"},
      {"- kind: stale_menu\n  reason: x\n  until: 31-12-2027\n", "ignore.yaml:3:10", "like 2027-06-30"},
      {"- kind: stale_menu\n  reason: x\n  until: 2027-02-30\n", "ignore.yaml:3:10", "like 2027-06-30"},
      {"- kind: stale_menu\n  reasn: x\n", "ignore.yaml:2:3", "did you mean 'reason'?"},
      {"- kind: [a, b]\n  reason: x\n", "ignore.yaml:1:9", ""},
      {"- kind: stale_menu\n  kind: broken_menu\n  reason: x\n", "ignore.yaml:2", ""},
      {"- kind: \"stale_menu\n", "ignore.yaml", ""},
  }));
  const auto read = compare::read_ignores(yaml, "ignore.yaml", kinds);
  INFO(yaml);
  REQUIRE_FALSE(read);
  std::string all;
  for (const Problem& problem : read.error()) all += to_text(problem) + "\n";
  INFO(all);
  CHECK(all.find(place) != std::string::npos);
  CHECK(all.find(words) != std::string::npos);
}

TEST_CASE("faults of several entries are told at once", "[ignore]") {
  const auto read = compare::read_ignores("- kind: x\n  reason: a\n- url: y\n- 3\n", "i", kinds);
  REQUIRE_FALSE(read);
  CHECK(read.error().size() >= 3);
}

TEST_CASE("a finding matches where everything that is given matches", "[ignore]") {
  const Finding menu = finding("stale_menu", "Informasi › Harga Pangan", "https://contoh.go.id/harga?x=1");
  struct Case {
    std::string entry;
    bool expected;
  };
  const auto& [entry, expected] = GENERATE(values<Case>({
      {"kind: stale_menu", true},
      {"kind: broken_menu", false},
      {"id: 0123456789abcdef", true},
      {"id: 0123456789abcde0", false},
      {"subject: Informasi › Harga Pangan", true},
      {"subject: Informasi", false},
      {"subject: Informasi*", true},
      {"subject: \"*Harga*\"", true},
      {"subject: \"*Harga\"", false},
      {"url: https://contoh.go.id/*", true},
      {"url: \"https://contoh.go.id/harga?x=1\"", true},
      {"url: https://lain.go.id/*", false},
      {"url: \"*a*a*a*a*a*a*a*a*a*a*b\"", false},
      {"kind: stale_menu, subject: Informasi*, url: https://contoh.go.id/*", true},
      {"kind: stale_menu, subject: Berita*, url: https://contoh.go.id/*", false},
  }));
  INFO(entry);
  const auto read = entries("- {" + entry + ", reason: x}\n");
  CHECK(compare::matches(read.at(0), menu) == expected);
}

TEST_CASE("entries hold to their last day, the first that matches gives the reason, and idle ones are told",
          "[ignore]") {
  Assessment a;
  a.as_of = day(2026, 11, 21);
  a.findings = {finding("stale_menu", "Berita", "https://contoh.go.id/berita"),
                finding("broken_menu", "Profil", "https://contoh.go.id/profil")};
  const auto read = entries(
      "- {kind: stale_menu, reason: first, until: 2026-11-21}\n"
      "- {subject: Berita, reason: second}\n"
      "- {kind: broken_menu, reason: over, until: 2026-11-20}\n"
      "- {kind: broken_external_link, reason: nothing}\n");
  const auto ignored = compare::ignore(a, read);
  CHECK(ignored.findings == 1);
  CHECK(a.findings[0].standing == Standing::ignored);
  CHECK(a.findings[0].ignored_because == "first");
  CHECK(a.findings[1].standing == Standing::unmarked);
  REQUIRE(ignored.expired.size() == 1);
  CHECK(ignored.expired[0].reason == "over");
  REQUIRE(ignored.idle.size() == 1);
  CHECK(ignored.idle[0].reason == "nothing");
}
