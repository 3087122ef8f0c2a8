#include "facts/site/site_builder.hpp"
#include "support/catch.hpp"

using namespace matang;
using namespace matang::facts;
using namespace matang::facts::test;

namespace {

SiteBuilder ordinary_site() {
  SiteBuilder site;
  SiteBuilder::frame(site.page("https://kota.go.id/", 0)).title("Beranda - Kota Contoh").block("Sambutan bagi warga.");
  return site.filler(6);
}

void inject(PageBuilder& page, std::string_view target, bool weak = false, bool hidden = false) {
  page.facts().intrusions.push_back(
      {IntrusionSeen::Kind::gambling, hidden, weak, target.empty() ? web::Url{} : url(target), 7, 0, "slot"});
}

std::int64_t links(const SiteFacts& site) {
  const auto* count = std::get_if<std::int64_t>(&site.gambling_links);
  return count ? *count : -1;
}

}  // namespace

TEST_CASE("a clean site has no gambling links; a site hardly seen leaves it open", "[intrusions]") {
  SiteBuilder site = ordinary_site();
  CHECK(links(site.build()) == 0);
  CHECK(site.build().intrusions.empty());
  for (int i = 0; i < 40; ++i)
    site.unvisited("https://kota.go.id/x" + std::to_string(i), capture::Unvisited::limit_time, true);
  CHECK(std::holds_alternative<Unknown>(site.build().gambling_links));
  inject(site.pages[2], "https://slot.example/");
  CHECK(links(site.build()) == 1);
}

TEST_CASE("what every page shows is one finding, told of the page nearest the front", "[intrusions]") {
  SiteBuilder site = ordinary_site();
  for (PageBuilder& page : site.pages) {
    inject(page, "https://slot.example/a", false, true);
    inject(page, "https://slot.example/b#x");
  }
  inject(site.pages[3], "https://slot.example/c");
  inject(site.pages[3], site.pages[3].facts().url.text());
  for (const unsigned shuffle : {0u, 1u, 2u}) {
    const SiteFacts facts = site.build(shuffle);
    CHECK(links(facts) == 4);
    REQUIRE(facts.intrusions.size() == 2);
    const Intrusion& front = facts.intrusions[0];
    CHECK(front.page.text() == "https://kota.go.id/");
    CHECK(front.pages == 7);
    CHECK(front.items == 2);
    CHECK(front.hidden);
    CHECK(front.target.text() == "https://slot.example/a");
    CHECK(front.seen.line == 7);
    CHECK(facts.intrusions[1].items == 2);
    CHECK(facts.intrusions[1].pages == 1);
  }
}

TEST_CASE("a weak sign needs a second one on the same page", "[intrusions]") {
  SiteBuilder site = ordinary_site();
  inject(site.pages[1], "https://x.example/a", true);
  inject(site.pages[1], "https://x.example/a", true);
  inject(site.pages[2], "https://x.example/b", true);
  CHECK(links(site.build()) == 0);
  inject(site.pages[2], "https://x.example/c", true);
  CHECK(links(site.build()) == 2);
}

TEST_CASE("placeholders are told once, and labels that say such a word are none", "[intrusions]") {
  SiteBuilder site = ordinary_site();
  for (PageBuilder& page : site.pages) page.block("Lorem ipsum di kaki halaman", Block::Kind::text, Place::footer);
  site.pages[4].block("Lorem ipsum pada halaman ini");
  const SiteFacts facts = site.build();
  REQUIRE(facts.intrusions.size() == 2);
  CHECK(facts.intrusions[0].kind == Intrusion::Kind::placeholder);
  CHECK(facts.intrusions[0].pages == 7);
  CHECK(facts.intrusions[1].pages == 1);
  CHECK(links(facts) == 0);
}

TEST_CASE("the front host's certificate has a last day, no day, or one nobody recorded", "[intrusions][tls]") {
  SiteBuilder site = ordinary_site();
  CHECK(std::holds_alternative<Unknown>(site.build().tls_expires));
  capture::HostRecord other, own;
  other.host = "ppid.kota.go.id";
  other.tls_expires = day(2023, 1, 25);
  own.host = "kota.go.id";
  own.tls = "ok";
  site.coverage.hosts = {own, other};
  CHECK(std::holds_alternative<Unknown>(site.build().tls_expires));
  site.coverage.hosts[0].tls_expires = day(2023, 3, 1);
  const SiteFacts facts = site.build();
  CHECK(facts.tls_expires == Observed<web::Date>(day(2023, 3, 1)));
  const Tables tables = tables_of(facts, site.as_of);
  const Table* table = tables.find("site");
  CHECK(table->rows[0].cells[table->index_of("tls_expires")] == Value{day(2023, 3, 1)});
  CHECK(table->rows[0].cells[table->index_of("gambling_links")] == Value{std::int64_t{0}});
  SiteBuilder plain("http://kota.go.id/");
  plain.page("http://kota.go.id/", 0).block("Sambutan bagi warga.");
  CHECK(std::holds_alternative<Absent>(plain.build().tls_expires));
}
