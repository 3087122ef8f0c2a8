#include "matang/web/url.hpp"

#include "support/catch.hpp"

using matang::web::Url;

TEST_CASE("an absolute address is normalised as a browser does", "[url]") {
  struct Row {
    std::string written, normal;
  };  // "" where a browser refuses it
  const auto row = GENERATE(values<Row>({
      {"http://Palembang.GO.id", "http://palembang.go.id/"},
      {"HTTPS://a.go.id:443/x", "https://a.go.id/x"},
      {"http://a.go.id:8080", "http://a.go.id:8080/"},
      {"http://a.go.id:/x", "http://a.go.id/x"},
      {"  http://a.go.id/a b\t\nc  ", "http://a.go.id/a%20bc"},
      {"http:\\\\a.go.id\\x\\y", "http://a.go.id/x/y"},
      {"http:a.go.id", "http://a.go.id/"},
      {"http:////a.go.id", "http://a.go.id/"},
      {"http://a.go.id/a/../b/./c/..", "http://a.go.id/b/"},
      {"http://a.go.id/a/%2e%2E/b", "http://a.go.id/b"},
      {"http://a.go.id/../../x", "http://a.go.id/x"},
      {"http://a.go.id//x//y", "http://a.go.id//x//y"},
      {"http://a.go.id?q=a b'c#f g", "http://a.go.id/?q=a%20b%27c#f%20g"},
      {"http://a.go.id/é", "http://a.go.id/%C3%A9"},
      {"http://münchen.de/", "http://xn--mnchen-3ya.de/"},
      {"http://MÜNCHEN.de/", "http://xn--mnchen-3ya.de/"},
      {"http://u:p@a.go.id/", "http://u:p@a.go.id/"},
      {"http://2130706433/", "http://127.0.0.1/"},
      {"http://0x7f.1/", "http://127.0.0.1/"},
      {"http://127.0.0.1./", "http://127.0.0.1/"},
      {"http://256.1.1.1/", ""},
      {"http://[0:0:0:0:0:0:0:1]:81/", "http://[::1]:81/"},
      {"http://[::1/", ""},
      {"http://a b/", ""},
      {"http://a<b/", ""},
      {"http://", ""},
      {"http://a.go.id:99999/", ""},
      {"http://a.go.id:8a/", ""},
      {"", ""},
      {"/x", ""},
      {"berita", ""},
      {"mailto:a@b.go.id?subject=x", "mailto:a@b.go.id?subject=x"},
      {"JavaScript:void(0)", "javascript:void(0)"},
      {"tel:+62 711", "tel:+62 711"},
  }));
  INFO(row.written);
  const auto url = Url::parse(row.written);
  CHECK((url ? url->text() : "") == row.normal);
  if (url) CHECK(Url::parse(url->text())->text() == url->text());
}

TEST_CASE("a reference is read where it stands", "[url]") {
  struct Row {
    std::string reference, normal;
  };
  const auto row = GENERATE(values<Row>({
      {"", "http://a.go.id/b/c?q"},       {"#x", "http://a.go.id/b/c?q#x"}, {"?y", "http://a.go.id/b/c?y"},
      {"d", "http://a.go.id/b/d"},        {"./d", "http://a.go.id/b/d"},    {"../d", "http://a.go.id/d"},
      {"../../../d", "http://a.go.id/d"}, {"..", "http://a.go.id/"},        {".", "http://a.go.id/b/"},
      {"/d", "http://a.go.id/d"},         {"\\d", "http://a.go.id/d"},      {"//x.id/d", "http://x.id/d"},
      {"http:d", "http://a.go.id/b/d"},   {"http:/d", "http://a.go.id/d"},  {"https:d", "https://d/"},
      {"https://x.id", "https://x.id/"},  {"mailto:a@b", "mailto:a@b"},     {"d:e", "d:e"},
      {"./d:e", "http://a.go.id/b/d:e"},
  }));
  INFO(row.reference);
  const auto base = *Url::parse("http://a.go.id/b/c?q#f");
  const auto url = Url::resolve(base, row.reference);
  CHECK((url ? url->text() : "") == row.normal);
}

TEST_CASE("an address can be taken apart", "[url]") {
  const auto url = *Url::parse("https://u@a.go.id:8443/b/%62c%20d?x=1&y#z");
  CHECK(url.is_http());
  CHECK(url.scheme() == "https");
  CHECK(url.host() == "a.go.id");
  CHECK(url.port() == 8443);
  CHECK(url.path() == "/b/%62c%20d");
  CHECK(url.query() == "x=1&y");
  CHECK(url.fragment() == "z");
  CHECK(url.origin() == "https://a.go.id:8443");
  CHECK(url.without_fragment().text() == "https://u@a.go.id:8443/b/%62c%20d?x=1&y");
  CHECK(url.readable_path() == "/b/bc d");
  CHECK(Url::parse("http://a.id/%FF")->readable_path() == "/%FF");
  CHECK(Url::parse("http://a.id/%0A")->readable_path() == "/%0A");
  CHECK(Url::parse("http://[::1]:81/")->host() == "[::1]");
  const auto mail = *Url::parse("mailto:a@b.go.id");
  CHECK_FALSE(mail.is_http());
  CHECK(mail.host().empty());
  CHECK(mail.path() == "a@b.go.id");
  CHECK(Url{}.empty());
  CHECK(Url{}.path().empty());
}

TEST_CASE("an endless address is refused", "[url]") {
  CHECK_FALSE(Url::parse("http://a.id/" + std::string(100'000, 'x')));
  CHECK_FALSE(Url::parse("http://" + std::string(100'000, 'x')));
}
