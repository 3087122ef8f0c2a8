#include "facts/site/hosts.hpp"

#include <string>

#include "support/catch.hpp"

using namespace matang;

TEST_CASE("the addresses of a front page are known", "[hosts]") {
  struct Row {
    std::string url, home;
    bool is_home;
  };
  const auto row = GENERATE(values<Row>({
      {"http://a.go.id/", "http://a.go.id/", true},
      {"http://a.go.id/index.php", "http://a.go.id/", true},
      {"http://a.go.id/index.php/home", "http://a.go.id/", true},
      {"http://a.go.id/beranda?lang=en", "http://a.go.id/", true},
      {"http://a.go.id/?page_id=7", "http://a.go.id/", false},
      {"http://a.go.id/berita/index.html", "http://a.go.id/", false},
      {"http://a.go.id/portal/", "http://a.go.id/portal/", true},
      {"http://a.go.id/portal/index.html", "http://a.go.id/portal/", true},
      {"http://a.go.id/portal/", "http://a.go.id/portal/index.html", true},
      {"http://a.go.id/portal/berita/", "http://a.go.id/portal/", false},
      {"http://b.go.id/portal/", "http://a.go.id/portal/", false},
      {"mailto:a@a.go.id", "http://a.go.id/", false},
  }));
  INFO(row.url << " of " << row.home);
  CHECK(facts::is_home_address(*web::Url::parse(row.url), *web::Url::parse(row.home)) == row.is_home);
}
