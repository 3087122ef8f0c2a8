#include "source/live/scope.hpp"

#include "support/catch.hpp"

using namespace matang;
using namespace matang::source;

namespace {
web::Url url(std::string_view text) { return *web::Url::parse(text); }
}  // namespace

TEST_CASE("the scope says which addresses belong to the site", "[scope]") {
  struct Row {
    std::string scope, seed, url;
    bool inside;
  };
  const auto row = GENERATE(values<Row>(
      {{"domain", "https://www.kendalkab.go.id/", "https://ppid.kendalkab.go.id/x", true},
       {"domain", "https://www.kendalkab.go.id/", "http://kendalkab.go.id:8080/", true},
       {"domain", "https://www.kendalkab.go.id/", "https://jatengprov.go.id/", false},
       {"domain", "https://www.kendalkab.go.id/", "mailto:a@kendalkab.go.id", false},
       {"domain", "https://www.kendalkab.go.id/", "https://kendalkab.go.id.example.com/", false},
       {"host", "https://www.kendalkab.go.id/", "http://kendalkab.go.id/x", true},
       {"host", "https://www.kendalkab.go.id/", "https://ppid.kendalkab.go.id/x", false},
       {"prefix", "https://a.go.id/dinas/kesehatan/index.html", "https://a.go.id/dinas/kesehatan/x", true},
       {"prefix", "https://a.go.id/dinas/kesehatan/index.html", "https://a.go.id/dinas/kesehatan2/x", false},
       {"prefix", "https://a.go.id/dinas/", "https://a.go.id/", false}}));
  INFO(row.scope << ' ' << row.url);
  CrawlOptions options;
  options.seed = url(row.seed);
  options.scope = row.scope;
  CHECK(Scope(options).contains(url(row.url)) == row.inside);
}

TEST_CASE("patterns include and exclude, the seed always stays", "[scope]") {
  CrawlOptions options;
  options.seed = url("https://a.go.id/");
  options.include = {"*/berita/*", "*.pdf"};
  options.exclude = {"*print=1*"};
  const Scope scope(options);
  CHECK_FALSE(scope.is_excluded(url("https://a.go.id/")));
  CHECK_FALSE(scope.is_excluded(url("https://a.go.id/berita/1")));
  CHECK_FALSE(scope.is_excluded(url("https://a.go.id/x.pdf")));
  CHECK(scope.is_excluded(url("https://a.go.id/profil")));
  CHECK(scope.is_excluded(url("https://a.go.id/berita/1?print=1")));
}

TEST_CASE("addresses that would do something are told from pages with such words", "[scope]") {
  for (const char* text : {"https://a.go.id/logout", "https://a.go.id/user/Logout.php", "https://a.go.id/keluar",
                           "https://a.go.id/x/hapus/3", "https://a.go.id/?logout=1",
                           "https://a.go.id/p?id=3&action=delete", "https://a.go.id/?add-to-cart=9"}) {
    INFO(text);
    CHECK(is_action(url(text)));
  }
  for (const char* text :
       {"https://a.go.id/kartu-keluarga", "https://a.go.id/surat-keluar", "https://a.go.id/berita/hapus-denda-pajak",
        "https://a.go.id/?q=logout", "https://a.go.id/deleted"}) {
    INFO(text);
    CHECK_FALSE(is_action(url(text)));
  }
}

TEST_CASE("addresses made without end are recognised", "[scope]") {
  CHECK(is_endless(url("https://a.go.id/x/y/x/y/x/y/x/")));
  std::string longest = "https://a.go.id/";
  while (longest.size() <= 2000) longest += "abcdefghij";
  CHECK(is_endless(url(longest)));
  CHECK_FALSE(is_endless(url("https://a.go.id/x/y/x/y/x/")));
  CHECK_FALSE(is_endless(url("https://a.go.id/////")));
}

TEST_CASE("session ids and fragments do not make another address", "[scope]") {
  CHECK(identity(url("https://a.go.id/x?PHPSESSID=1&b=2#c")) == "https://a.go.id/x?b=2");
  CHECK(identity(url("https://a.go.id/x;jsessionid=AB?b=2")) == "https://a.go.id/x?b=2");
  CHECK(identity(url("https://a.go.id/x?sid=1")) == "https://a.go.id/x");
  CHECK(identity(url("https://a.go.id/x?inside=1")) == "https://a.go.id/x?inside=1");
}
