#include "matang/web/domain.hpp"

#include "support/catch.hpp"

using namespace matang::web;

TEST_CASE("a government is its registrable domain", "[domain]") {
  CHECK(registrable_domain("ppid.kendalkab.go.id") == "kendalkab.go.id");
  CHECK(registrable_domain("kendalkab.go.id") == "kendalkab.go.id");
  CHECK(registrable_domain("sukamaju.desa.id") == "sukamaju.desa.id");
  CHECK(registrable_domain("go.id") == "go.id");
  CHECK(registrable_domain("localhost") == "localhost");
  CHECK(registrable_domain("127.0.0.1") == "127.0.0.1");
  CHECK(same_government("www.kendalkab.go.id", "jdih.kendalkab.go.id"));
  CHECK_FALSE(same_government("kendalkab.go.id", "palembang.go.id"));
  CHECK(is_government_host("lapor.go.id"));
  CHECK_FALSE(is_government_host("go.id.example.com"));
}

TEST_CASE("addresses that no public site has are known", "[domain]") {
  for (const char* ip : {"127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
                         "0.0.0.0", "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1",
                         "fd12::1", "ff02::1", "::ffff:127.0.0.1", "[::1]", "64:ff9b::7f00:1"}) {
    INFO(ip);
    CHECK(is_private_address(ip));
  }
  for (const char* ip :
       {"8.8.8.8", "172.32.0.1", "103.1.1.1", "2001:4860:4860::8888", "::ffff:8.8.8.8", "example.go.id"}) {
    INFO(ip);
    CHECK_FALSE(is_private_address(ip));
  }
}
