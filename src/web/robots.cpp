#include "matang/web/robots.hpp"

#include <algorithm>

namespace matang::web {
namespace {

constexpr std::size_t max_bytes = 500 * 1024;  // RFC 9309 §2.5

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool same(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}
std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool is_unreserved(unsigned c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}
int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// §2.2.2: octets outside US-ASCII and those RFC 3986 does not allow bare are percent-encoded, encoded unreserved ones
/// decoded. In a pattern `*` and a final `$` stay special; everywhere else they are data, "%2A" and "%24".
std::string normal_form(std::string_view text, bool is_pattern) {
  constexpr std::string_view digits = "0123456789ABCDEF", bare = ":/?#[]@!&'()+,;=";
  std::string out;
  out.reserve(text.size());
  const auto encode = [&out, digits](unsigned c) {
    out += '%';
    out += digits[c >> 4];
    out += digits[c & 15];
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto c = static_cast<unsigned>(static_cast<unsigned char>(text[i]));
    if (c == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0) {
      c = static_cast<unsigned>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
      if (is_unreserved(c)) {
        out += static_cast<char>(c);
      } else {
        encode(c);
      }
    } else if (is_unreserved(c) || (c < 0x80 && bare.find(static_cast<char>(c)) != std::string_view::npos)) {
      out += static_cast<char>(c);
    } else if (is_pattern && (c == '*' || (c == '$' && i + 1 == text.size()))) {
      out += static_cast<char>(c);
    } else {
      encode(c);
    }
  }
  return out;
}

/// Leftmost fits between the stars are enough: time grows with the path, not with the ways to split it.
bool matches(std::string_view pattern, std::string_view path) {
  const bool to_the_end = !pattern.empty() && pattern.back() == '$';
  if (to_the_end) pattern.remove_suffix(1);
  bool first = true;
  for (;;) {
    const auto star = pattern.find('*');
    const auto piece = pattern.substr(0, star);
    const bool last = star == std::string_view::npos;
    if (last && to_the_end) {
      if (path.size() < piece.size() || (first && path.size() != piece.size())) return false;
      return path.substr(path.size() - piece.size()) == piece;
    }
    const auto at = first ? (path.substr(0, piece.size()) == piece ? 0 : std::string_view::npos) : path.find(piece);
    if (at == std::string_view::npos) return false;
    if (last) return true;
    path.remove_prefix(at + piece.size());
    pattern.remove_prefix(star + 1);
    first = false;
  }
}

/// §2.2.1: the token in front of a user-agent value; "Bot/2.1" means "Bot".
std::string_view product_of(std::string_view value) {
  std::size_t n = 0;
  while (n < value.size() && ((lower(value[n]) >= 'a' && lower(value[n]) <= 'z') || value[n] == '_' || value[n] == '-'))
    ++n;
  return value.substr(0, n);
}

std::optional<std::chrono::milliseconds> parse_delay(std::string_view text) {
  long long milliseconds = 0, unit = 1000;
  bool fraction = false, any = false;
  for (const char c : text) {
    if (c == '.' && !fraction) {
      fraction = true;
    } else if (c >= '0' && c <= '9') {
      any = true;
      if (fraction) {
        unit /= 10;
        milliseconds += (c - '0') * unit;
      } else if (milliseconds < 1'000'000) {
        milliseconds = milliseconds * 10 + (c - '0') * 1000;
      }
    } else {
      return std::nullopt;
    }
  }
  if (!any) return std::nullopt;
  return std::chrono::milliseconds(std::min(milliseconds, 60'000LL));
}

}  // namespace

Robots Robots::parse(std::string_view text, std::string_view product) {
  if (text.size() > max_bytes) {
    text = text.substr(0, max_bytes);
    text = text.substr(0, text.find_last_of("\r\n") + 1);  // half a line says something else: "/" instead of "/private"
  }
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);

  struct Group {
    std::vector<Rule> rules;
    std::optional<std::chrono::milliseconds> delay;
    bool seen = false;
  } ours, everyones;
  std::vector<std::string> sitemaps;
  bool names_us = false, names_all = false, in_names = false;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of("\r\n"), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line = line.substr(0, line.find('#'));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const auto key = trimmed(line.substr(0, colon));
    const auto value = trimmed(line.substr(colon + 1));
    if (same(key, "user-agent")) {
      if (!in_names) names_us = names_all = false;
      in_names = true;
      if (value == "*" || value.substr(0, 2) == "* ") {
        names_all = everyones.seen = true;
      } else if (!product.empty() && same(product_of(value), product)) {
        names_us = ours.seen = true;
      }
    } else if (same(key, "allow") || same(key, "disallow")) {
      in_names = false;
      // An empty pattern matches nothing; one that begins otherwise is none of the grammar's (§2.2).
      if (value.empty() || (value.front() != '/' && value.front() != '*')) continue;
      const Rule rule{normal_form(value, true), lower(key.front()) == 'a'};
      if (names_us) ours.rules.push_back(rule);
      if (names_all) everyones.rules.push_back(rule);
    } else if (same(key, "crawl-delay")) {
      const auto delay = parse_delay(value);
      if (delay && names_us) ours.delay = std::max(ours.delay.value_or(*delay), *delay);
      if (delay && names_all) everyones.delay = std::max(everyones.delay.value_or(*delay), *delay);
    } else if (same(key, "sitemap") && !value.empty() && sitemaps.size() < 1000) {
      sitemaps.emplace_back(value);
    }
  }
  Robots robots;
  auto& group = ours.seen ? ours : everyones;
  robots.rules_ = std::move(group.rules);
  robots.crawl_delay_ = group.delay;
  robots.sitemaps_ = std::move(sitemaps);
  return robots;
}

Robots Robots::allow_all() { return {}; }

Robots Robots::disallow_all() {
  Robots robots;
  robots.rules_.push_back({"/", false});
  return robots;
}

bool Robots::allows(std::string_view path_and_query) const {
  if (path_and_query == "/robots.txt") return true;
  const auto path = normal_form(path_and_query.substr(0, path_and_query.find('#')), false);
  const Rule* best = nullptr;
  for (const auto& rule : rules_) {
    if (best != nullptr && rule.pattern.size() < best->pattern.size()) continue;
    if (best != nullptr && rule.pattern.size() == best->pattern.size() && (best->allow || !rule.allow)) continue;
    if (matches(rule.pattern, path)) best = &rule;
  }
  return best == nullptr || best->allow;
}

std::optional<std::chrono::milliseconds> Robots::crawl_delay() const { return crawl_delay_; }
const std::vector<std::string>& Robots::sitemaps() const { return sitemaps_; }

bool Robots::forbids_everything() const {
  return std::none_of(rules_.begin(), rules_.end(), [](const Rule& r) { return r.allow; }) &&
         std::any_of(rules_.begin(), rules_.end(),
                     [](const Rule& r) { return r.pattern.find_first_not_of('*', 1) == std::string::npos; });
}

}  // namespace matang::web
