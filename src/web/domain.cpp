#include "matang/web/domain.hpp"

#include <arpa/inet.h>
#include <libpsl.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace matang::web {
namespace {

std::string normal(std::string_view host) {
  while (!host.empty() && host.back() == '.') host.remove_suffix(1);
  std::string out(host);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// The list compiled into the library, not the newest on this machine: the same capture gives the same result
/// everywhere.
const psl_ctx_t* suffixes() {
  static const psl_ctx_t* const list = psl_builtin() != nullptr ? psl_builtin() : psl_latest(nullptr);
  return list;
}

bool is_address(const std::string& host) {
  std::array<unsigned char, 16> bytes{};
  return (!host.empty() && host.front() == '[') || inet_pton(AF_INET, host.c_str(), bytes.data()) == 1 ||
         inet_pton(AF_INET6, host.c_str(), bytes.data()) == 1;
}

struct Range {
  std::uint32_t first;
  int bits;
};
// RFC 6890 and the IANA special-purpose registry: v4 blocks that are not globally reachable, and multicast and
// reserved.
constexpr std::array special_v4 = {
    Range{0x00000000, 8},  Range{0x0a000000, 8},  Range{0x64400000, 10}, Range{0x7f000000, 8},  Range{0xa9fe0000, 16},
    Range{0xac100000, 12}, Range{0xc0000000, 24}, Range{0xc0000200, 24}, Range{0xc0586300, 24}, Range{0xc0a80000, 16},
    Range{0xc6120000, 15}, Range{0xc6336400, 24}, Range{0xcb007100, 24}, Range{0xe0000000, 4},  Range{0xf0000000, 4}};

bool is_special_v4(std::uint32_t address) {
  return std::any_of(special_v4.begin(), special_v4.end(),
                     [address](Range r) { return (address >> (32 - r.bits)) == (r.first >> (32 - r.bits)); });
}

std::uint32_t v4_in(const std::uint8_t* bytes) {
  return static_cast<std::uint32_t>(bytes[0]) << 24 | static_cast<std::uint32_t>(bytes[1]) << 16 |
         static_cast<std::uint32_t>(bytes[2]) << 8 | bytes[3];
}

bool is_special_v6(const std::array<std::uint8_t, 16>& a) {
  const auto zero = [&a](std::size_t from, std::size_t to) {
    return std::all_of(a.begin() + static_cast<std::ptrdiff_t>(from), a.begin() + static_cast<std::ptrdiff_t>(to),
                       [](std::uint8_t b) { return b == 0; });
  };
  if (zero(0, 10) && a[10] == 0xff && a[11] == 0xff) return is_special_v4(v4_in(&a[12]));  // ::ffff:0:0/96, v4-mapped
  if (a[0] == 0 && a[1] == 0x64 && a[2] == 0xff && a[3] == 0x9b)                           // 64:ff9b::/96, NAT64
    return !zero(4, 12) || is_special_v4(v4_in(&a[12]));
  if (a[0] == 0x20 && a[1] == 0x02) return is_special_v4(v4_in(&a[2]));  // 2002::/16, 6to4
  if (a[0] == 0x20 && a[1] == 0x01 && a[2] < 0x02) return true;          // 2001::/23, protocol assignments, Teredo
  if (a[0] == 0x20 && a[1] == 0x01 && a[2] == 0x0d && a[3] == 0xb8) return true;  // documentation
  return (a[0] & 0xe0) !=
         0x20;  // all global unicast is in 2000::/3 (RFC 4291 §2.4): not ::, ::1, fc00::/7, fe80::/10, ff00::/8
}

}  // namespace

std::string registrable_domain(std::string_view host) {
  auto name = normal(host);
  if (name.empty() || is_address(name) || suffixes() == nullptr) return name;
  if (const char* registrable = psl_registrable_domain(suffixes(), name.c_str())) return registrable;
  return name;
}

bool same_government(std::string_view a, std::string_view b) {
  const auto bare = [](std::string_view host) {
    auto name = normal(host);
    return name.rfind("www.", 0) == 0 ? name.substr(4) : name;
  };
  const auto first = bare(a), second = bare(b);
  return !first.empty() && (first == second || registrable_domain(first) == registrable_domain(second));
}

bool is_government_host(std::string_view host) {
  const auto name = normal(host);
  return name == "go.id" || name == "desa.id" || ends_with(name, ".go.id") || ends_with(name, ".desa.id");
}

bool is_private_address(std::string_view ip) {
  if (ip.size() >= 2 && ip.front() == '[' && ip.back() == ']') ip = ip.substr(1, ip.size() - 2);
  const std::string text(ip.substr(0, ip.find('%')));  // fe80::1%eth0
  std::array<std::uint8_t, 4> v4{};
  if (inet_pton(AF_INET, text.c_str(), v4.data()) == 1) return is_special_v4(v4_in(v4.data()));
  std::array<std::uint8_t, 16> v6{};
  if (inet_pton(AF_INET6, text.c_str(), v6.data()) == 1) return is_special_v6(v6);
  return false;
}

}  // namespace matang::web
