#include "matang/web/url.hpp"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <locale.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include "matang/web/charset.hpp"

namespace matang::web {
namespace {

// RFC 9110 §4.1 asks for at least 8,000 octets. Longer ones are refused, so that a page with a huge <base> and many
// short references cannot make us hold the product of both (our choice).
constexpr std::size_t max_hosted_length = 8192;

bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  c = lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

int default_port(std::string_view scheme) {
  if (scheme == "http" || scheme == "ws") return 80;
  if (scheme == "https" || scheme == "wss") return 443;
  if (scheme == "ftp") return 21;
  return 0;
}
/// WHATWG URL's "special" schemes, except file, which never leads to a public site and is kept as it is written.
bool is_special(std::string_view scheme) { return default_port(scheme) != 0; }

/// The percent-encode sets of WHATWG URL §1.3: one bit a set.
enum Set : std::uint8_t { control = 1, fragment_set = 2, query_set = 4, path_set = 8, userinfo_set = 16 };
constexpr std::array<std::uint8_t, 256> encode_sets = [] {
  std::array<std::uint8_t, 256> sets{};
  for (std::size_t i = 0; i < 256; ++i)
    if (i < 0x20 || i > 0x7e) sets[i] = control | fragment_set | query_set | path_set | userinfo_set;
  const auto add = [&sets](std::string_view characters, std::uint8_t which) {
    for (const char c : characters) sets[static_cast<unsigned char>(c)] |= which;
  };
  add(" \"<>`", fragment_set);
  add(" \"#<>'", query_set);
  add(" \"#<>?`{}^", path_set);
  add(" \"#<>?`{}^/:;=@[\\]|", userinfo_set);
  return sets;
}();

void append_encoded(std::string& out, std::string_view text, Set set) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (encode_sets[byte] & set) {
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    } else {
      out += c;
    }
  }
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

// --- Hosts -----------------------------------------------------------------------------------------------------------

/// libidn2, behind curl, reads names in the thread's locale; ours is always UTF-8, whatever the user's is.
class Utf8Locale {
 public:
  Utf8Locale() {
    static const locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    if (utf8 != nullptr) before_ = uselocale(utf8);
  }
  ~Utf8Locale() {
    if (before_ != nullptr) uselocale(before_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  locale_t before_ = nullptr;
};

/// A host by curl: IDN as punycode, IPv4 in any of its old spellings as four decimals.
std::optional<std::string> host_by_curl(const std::string& host) {
  const Utf8Locale locale;
  const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> handle(curl_url(), curl_url_cleanup);
  // The whole address, not the host alone: only then does curl read IPv4 numbers.
  if (!handle || curl_url_set(handle.get(), CURLUPART_URL, ("http://" + host + "/").c_str(), 0) != CURLUE_OK)
    return std::nullopt;
  char* part = nullptr;
  // And the whole again: asked for the host alone, curl (7.88 to 8.11 at least) leaks its copy where IDN refuses it.
  if (curl_url_get(handle.get(), CURLUPART_URL, &part, CURLU_PUNYCODE) != CURLUE_OK) return std::nullopt;
  const std::string_view whole(part);
  std::string result(whole.substr(7, whole.size() - 8));  // between "http://" and "/"
  curl_free(part);
  return result;
}

bool is_ipv4(const std::string& host) {
  in_addr address{};
  return inet_pton(AF_INET, host.c_str(), &address) == 1;
}

/// WHATWG URL §3.5 "ends in a number checker": such a host is an IPv4 address or nothing.
bool ends_in_number(std::string_view host) {
  if (!host.empty() && host.back() == '.') host.remove_suffix(1);
  const auto dot = host.rfind('.');
  const auto last = dot == std::string_view::npos ? host : host.substr(dot + 1);
  if (last.empty()) return false;
  if (std::all_of(last.begin(), last.end(), is_digit)) return true;
  return last.size() >= 2 && last[0] == '0' && lower(last[1]) == 'x' &&
         std::all_of(last.begin() + 2, last.end(), [](char c) { return hex_value(c) >= 0; });
}

bool has_forbidden(std::string_view host) {  // WHATWG URL: forbidden domain code points
  return std::any_of(host.begin(), host.end(), [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f ||
           std::string_view("#/:<>?@[\\]^|%").find(c) != std::string_view::npos;
  });
}

std::optional<std::string> normal_host(std::string_view written) {
  if (written.empty()) return std::nullopt;
  if (written.front() == '[') {
    if (written.back() != ']') return std::nullopt;
    const std::string inside(written.substr(1, written.size() - 2));
    in6_addr address{};
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (inet_pton(AF_INET6, inside.c_str(), &address) != 1) return std::nullopt;
    inet_ntop(AF_INET6, &address, text.data(), text.size());
    return "[" + std::string(text.data()) + "]";
  }
  std::string host = written.find('%') == std::string_view::npos ? std::string(written) : percent_decoded(written);
  std::transform(host.begin(), host.end(), host.begin(), lower);
  if (has_forbidden(host)) return std::nullopt;
  const bool ascii = std::all_of(host.begin(), host.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!ascii) {
    auto punycode = host_by_curl(host);
    if (!punycode) return std::nullopt;
    host = std::move(*punycode);
    std::transform(host.begin(), host.end(), host.begin(), lower);
    if (host.empty() || has_forbidden(host)) return std::nullopt;
  }
  if (host == "." || host.find("..") != std::string::npos || host.front() == '.') return std::nullopt;
  if (host.size() > 255) return std::nullopt;  // RFC 1035 §2.3.4
  if (ends_in_number(host)) {
    if (host.back() == '.') host.pop_back();
    auto address = host_by_curl(host);
    if (!address || !is_ipv4(*address)) return std::nullopt;
    return address;
  }
  return host;
}

// --- Parts of a finished address -------------------------------------------------------------------------------------

struct Parts {
  std::string_view scheme, authority, path, query, fragment;
  bool has_authority = false, has_query = false, has_fragment = false;
};

Parts split(std::string_view text) {
  Parts parts;
  if (const auto hash = text.find('#'); hash != std::string_view::npos) {
    parts.has_fragment = true;
    parts.fragment = text.substr(hash + 1);
    text = text.substr(0, hash);
  }
  if (const auto mark = text.find('?'); mark != std::string_view::npos) {
    parts.has_query = true;
    parts.query = text.substr(mark + 1);
    text = text.substr(0, mark);
  }
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return parts;
  parts.scheme = text.substr(0, colon);
  text.remove_prefix(colon + 1);
  if (text.substr(0, 2) == "//") {
    parts.has_authority = true;
    text.remove_prefix(2);
    const auto slash = std::min(text.find('/'), text.size());
    parts.authority = text.substr(0, slash);
    text.remove_prefix(slash);
  }
  parts.path = text;
  return parts;
}

/// The authority's host and port; what stands before the last '@' is credentials.
std::pair<std::string_view, std::string_view> host_and_port(std::string_view authority) {
  if (const auto at = authority.rfind('@'); at != std::string_view::npos) authority.remove_prefix(at + 1);
  const auto bracket = authority.rfind(']');
  const auto colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
  if (colon == std::string_view::npos) return {authority, {}};
  return {authority.substr(0, colon), authority.substr(colon + 1)};
}

// --- Reading ---------------------------------------------------------------------------------------------------------

/// WHATWG URL §4.4 steps 1 to 3: blanks and controls around are cut, tabs and newlines inside removed.
std::string_view cleaned(std::string_view text, std::string& storage) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= 0x20) text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= 0x20) text.remove_suffix(1);
  if (text.find_first_of("\t\n\r") == std::string_view::npos) return text;
  storage.reserve(text.size());
  for (const char c : text)
    if (c != '\t' && c != '\n' && c != '\r') storage += c;
  return storage;
}

/// The length of a scheme in front (without ':'), 0 where there is none.
std::size_t scheme_length(std::string_view text) {
  if (text.empty() || !is_alpha(text.front())) return 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ':') return i;
    if (!is_alpha(c) && !is_digit(c) && c != '+' && c != '-' && c != '.') return 0;
  }
  return 0;
}

bool is_slash(char c) { return c == '/' || c == '\\'; }

/// "." 1, ".." 2, also percent-encoded; else 0.
int dots(std::string_view segment) {
  int count = 0;
  while (!segment.empty()) {
    if (segment.front() == '.') {
      segment.remove_prefix(1);
    } else if (segment.size() >= 3 && segment[0] == '%' && segment[1] == '2' && lower(segment[2]) == 'e') {
      segment.remove_prefix(3);
    } else {
      return 0;
    }
    if (++count > 2) return 0;
  }
  return count;
}

/// Appends path segments behind what `out` holds from `root` on; both end and begin without a doubled slash.
/// `out` stands at "…/a/b" or at the bare authority; every segment adds "/segment".
void append_segments(std::string& out, std::size_t root, std::string_view path) {
  for (;;) {
    std::size_t n = 0;
    while (n < path.size() && !is_slash(path[n])) ++n;
    const bool last = n == path.size();
    const auto segment = path.substr(0, n);
    const int up = dots(segment);
    if (up == 2) {
      const auto slash = out.rfind('/');
      if (slash != std::string::npos && slash >= root) out.resize(slash);
    }
    if (up == 0) {
      out += '/';
      append_encoded(out, segment, path_set);
    } else if (last) {
      out += '/';
    }
    if (last) return;
    path.remove_prefix(n + 1);
  }
}

struct Reference {
  std::string_view main, query, fragment;
  bool has_query = false, has_fragment = false;
};
Reference take_apart(std::string_view text) {
  Reference r;
  if (const auto hash = text.find('#'); hash != std::string_view::npos) {
    r.has_fragment = true;
    r.fragment = text.substr(hash + 1);
    text = text.substr(0, hash);
  }
  if (const auto mark = text.find('?'); mark != std::string_view::npos) {
    r.has_query = true;
    r.query = text.substr(mark + 1);
    text = text.substr(0, mark);
  }
  r.main = text;
  return r;
}

void append_tail(std::string& out, const Reference& r) {
  if (r.has_query) {
    out += '?';
    append_encoded(out, r.query, query_set);
  }
  if (r.has_fragment) {
    out += '#';
    append_encoded(out, r.fragment, fragment_set);
  }
}

/// "user:pass@host:port" normalised behind "scheme://". False where a browser would refuse it.
bool append_authority(std::string& out, std::string_view scheme, std::string_view authority) {
  if (const auto at = authority.rfind('@'); at != std::string_view::npos) {
    const auto user = authority.substr(0, at);
    authority.remove_prefix(at + 1);
    const auto colon = user.find(':');
    const auto password = colon == std::string_view::npos ? std::string_view{} : user.substr(colon + 1);
    append_encoded(out, user.substr(0, colon), userinfo_set);
    if (!password.empty()) {
      out += ':';
      append_encoded(out, password, userinfo_set);
    }
    if (out.back() != '/') out += '@';
  }
  const auto [written, port] = host_and_port(authority);
  const auto host = normal_host(written);
  if (!host) return false;
  out += *host;
  int number = 0;
  for (const char c : port) {
    if (!is_digit(c)) return false;
    number = number * 10 + (c - '0');
    if (number > 65535) return false;
  }
  if (!port.empty() && number != default_port(scheme)) out += ':' + std::to_string(number);
  return true;
}

/// What follows "scheme:" and its slashes, for schemes that name a host.
std::optional<std::string> hosted(std::string_view scheme, std::string_view rest) {
  const auto reference = take_apart(rest);
  std::size_t n = 0;
  while (n < reference.main.size() && !is_slash(reference.main[n])) ++n;
  std::string out;
  out.reserve(scheme.size() + rest.size() + 8);
  out.append(scheme).append("://");
  if (!append_authority(out, scheme, reference.main.substr(0, n))) return std::nullopt;
  const auto root = out.size();
  append_segments(out, root, n < reference.main.size() ? reference.main.substr(n + 1) : std::string_view{});
  append_tail(out, reference);
  if (out.size() > max_hosted_length) return std::nullopt;
  return out;
}

/// Schemes that name no host we know to read: only controls and non-ASCII are encoded.
std::string opaque(std::string_view scheme, std::string_view rest) {
  std::string out(scheme);
  out += ':';
  append_encoded(out, rest, control);
  return out;
}

std::string_view without_slashes(std::string_view text) {
  while (!text.empty() && is_slash(text.front())) text.remove_prefix(1);
  return text;
}

std::optional<std::string> read(std::string_view text, std::string_view base) {
  const auto length = scheme_length(text);
  const auto base_parts = split(base);
  if (length > 0) {
    std::string scheme(text.substr(0, length));
    std::transform(scheme.begin(), scheme.end(), scheme.begin(), lower);
    const auto rest = text.substr(length + 1);
    if (!is_special(scheme)) return opaque(scheme, rest);
    const bool two_slashes = rest.size() >= 2 && is_slash(rest[0]) && is_slash(rest[1]);
    // "http:page" inside an http page is a relative reference (WHATWG URL, special relative or authority state).
    if (two_slashes || base_parts.scheme != scheme) return hosted(scheme, without_slashes(rest));
    text = rest;
  }
  if (base.empty()) return std::nullopt;
  if (!is_special(base_parts.scheme)) {
    if (text.empty() || text.front() != '#') return std::nullopt;
    std::string out(base.substr(0, base.find('#')));
    out += '#';
    append_encoded(out, text.substr(1), fragment_set);
    return out;
  }
  if (text.size() >= 2 && is_slash(text[0]) && is_slash(text[1]))
    return hosted(base_parts.scheme, without_slashes(text));

  const auto reference = take_apart(text);
  const std::size_t root = base_parts.scheme.size() + 3 + base_parts.authority.size();
  std::string out;
  out.reserve(base.size() + text.size() + 8);
  if (reference.main.empty()) {
    out = base.substr(0, root + base_parts.path.size());
    if (!reference.has_query && base_parts.has_query) out.append("?").append(base_parts.query);
  } else if (is_slash(reference.main.front())) {
    out = base.substr(0, root);
    append_segments(out, root, reference.main.substr(1));
  } else {
    out = base.substr(0, root + base_parts.path.size());
    out.resize(std::max(out.rfind('/'), root));  // the last segment of the base falls away, with its slash
    append_segments(out, root, reference.main);
  }
  append_tail(out, reference);
  if (out.size() > max_hosted_length) return std::nullopt;
  return out;
}

}  // namespace

std::optional<Url> Url::parse(std::string_view text) { return resolve(Url{}, text); }

std::optional<Url> Url::resolve(const Url& base, std::string_view reference) {
  std::string storage;
  auto text = read(cleaned(reference, storage), base.text_);
  if (!text) return std::nullopt;
  Url url;
  url.text_ = std::move(*text);
  return url;
}

bool Url::is_http() const { return text_.rfind("http://", 0) == 0 || text_.rfind("https://", 0) == 0; }
std::string_view Url::scheme() const {
  return std::string_view(text_).substr(0, std::min(text_.find(':'), text_.size()));
}
std::string_view Url::host() const { return host_and_port(split(text_).authority).first; }

int Url::port() const {
  const auto parts = split(text_);
  const auto port = host_and_port(parts.authority).second;
  if (port.empty() || port.size() > 5 || !std::all_of(port.begin(), port.end(), is_digit))
    return default_port(parts.scheme);
  return std::stoi(std::string(port));
}

std::string_view Url::path() const { return split(text_).path; }
std::string_view Url::query() const { return split(text_).query; }
std::string_view Url::fragment() const { return split(text_).fragment; }

std::string Url::origin() const {
  const auto parts = split(text_);
  auto authority = parts.authority;
  if (const auto at = authority.rfind('@'); at != std::string_view::npos) authority.remove_prefix(at + 1);
  if (!parts.has_authority) return {};
  return std::string(parts.scheme).append("://").append(authority);
}

Url Url::without_fragment() const {
  Url url;
  url.text_ = text_.substr(0, text_.find('#'));
  return url;
}

std::string Url::readable_path() const {
  const auto written = path();
  auto decoded = percent_decoded(written);
  const bool has_control = std::any_of(decoded.begin(), decoded.end(),
                                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  if (has_control || valid_utf8(decoded) != decoded) return std::string(written);
  return decoded;
}

}  // namespace matang::web
