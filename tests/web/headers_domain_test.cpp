#include "matang/web/domain.hpp"
#include "matang/web/headers.hpp"
#include "support/catch.hpp"

using namespace matang::web;

TEST_CASE("header names ignore case and repeat", "[headers]") {
  const Headers headers{{{"Set-Cookie", "a"}, {"set-cookie", "b"}, {"X", ""}}};
  CHECK(headers.find("SET-COOKIE") == "a");
  CHECK(headers.all("set-cookie").size() == 2);
  CHECK(headers.find("x") == "");
  CHECK_FALSE(headers.find("y"));
}

TEST_CASE("a Content-Type is taken apart", "[headers]") {
  struct Row {
    std::string written;
    MediaType type;
  };
  const auto row = GENERATE(values<Row>({{"text/html; charset=UTF-8", {"text/html", "utf-8"}},
                                         {"Text/HTML;a=b;charset=\"x;y\"", {"text/html", "x;y"}},
                                         {"text/html;charset='utf-8'", {"text/html", "utf-8"}},
                                         {"text/html;;charset = latin1 ", {"text/html", "latin1"}},
                                         {"text/html, text/html", {"text/html", ""}},
                                         {"charset=utf-8", {"", ""}},
                                         {"; charset=utf-8", {"", "utf-8"}},
                                         {"", {"", ""}}}));
  INFO(row.written);
  CHECK(parse_media_type(row.written) == row.type);
}

TEST_CASE("a host belongs to its registrable domain", "[domain]") {
  struct Row {
    std::string host, domain;
  };
  const auto row = GENERATE(values<Row>({{"ppid.kendalkab.go.id", "kendalkab.go.id"},
                                         {"PPID.Kendalkab.GO.ID.", "kendalkab.go.id"},
                                         {"kendalkab.go.id", "kendalkab.go.id"},
                                         {"go.id", "go.id"},
                                         {"a.b.desa.id", "b.desa.id"},
                                         {"www.gov.uk", "www.gov.uk"},
                                         {"10.0.0.1", "10.0.0.1"},
                                         {"[::1]", "[::1]"},
                                         {"localhost", "localhost"},
                                         {"", ""}}));
  INFO(row.host);
  CHECK(registrable_domain(row.host) == row.domain);
}

TEST_CASE("hosts of one government are told from others", "[domain]") {
  CHECK(same_government("www.palembang.go.id", "lapor.palembang.go.id"));
  CHECK(same_government("www.localhost", "localhost"));
  CHECK_FALSE(same_government("palembang.go.id", "sumselprov.go.id"));
  CHECK_FALSE(same_government("10.0.0.1", "11.0.0.1"));
  CHECK_FALSE(same_government("", ""));
  CHECK(is_government_host("x.go.id"));
  CHECK(is_government_host("X.DESA.ID"));
  CHECK_FALSE(is_government_host("xgo.id"));
  CHECK_FALSE(is_government_host("go.id.evil.com"));
}

TEST_CASE("addresses no public site has are private", "[domain]") {
  for (const auto* ip : {"127.0.0.1",       "10.1.2.3",      "172.31.0.1",  "192.168.0.1",
                         "169.254.169.254", "100.64.0.1",    "0.0.0.0",     "224.0.0.1",
                         "255.255.255.255", "::1",           "::",          "[::1]",
                         "fe80::1%eth0",    "fc00::1",       "ff02::1",     "::ffff:127.0.0.1",
                         "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "::127.0.0.1"}) {
    INFO(ip);
    CHECK(is_private_address(ip));
  }
  for (const auto* ip :
       {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808"})
    CHECK_FALSE(is_private_address(ip));
}
