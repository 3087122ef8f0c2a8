#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace matang::web {

/// An address, read once and kept normalised: scheme and host in lower case (IDN as punycode), default port dropped, dot
/// segments resolved, blanks and non-ASCII percent-encoded, backslashes read as slashes, tabs and newlines removed (WHATWG
/// URL). Addresses that name no host (mailto:, tel:, javascript:, data:) keep their text after the scheme as `path`.
/// A default-constructed Url is the empty address; it stands for "no address".
class Url {
 public:
  Url() = default;
  /// An absolute address; nothing where a browser would refuse it.
  static std::optional<Url> parse(std::string_view text);
  /// A reference as it stands in `base` (href, Location): relative, absolute, scheme-relative, "?q", "#f", "".
  static std::optional<Url> resolve(const Url& base, std::string_view reference);

  const std::string& text() const { return text_; }  ///< the whole, fragment included
  bool empty() const { return text_.empty(); }
  bool is_http() const;                              ///< http or https
  std::string_view scheme() const;                   ///< "https"
  std::string_view host() const;                     ///< without port; IPv6 in brackets; empty for mailto: and the like
  int port() const;                                  ///< explicit or the scheme's default; 0 where there is none
  std::string_view path() const;                     ///< begins with '/', for http(s)
  std::string_view query() const;                    ///< without '?'
  std::string_view fragment() const;                 ///< without '#'
  std::string origin() const;                        ///< scheme://host[:port]
  Url without_fragment() const;
  /// Path with percent-encoding undone where that gives valid UTF-8; for reading and matching, never for fetching.
  std::string readable_path() const;

  friend bool operator==(const Url& a, const Url& b) { return a.text_ == b.text_; }
  friend auto operator<=>(const Url& a, const Url& b) { return a.text_ <=> b.text_; }

 private:
  std::string text_;
};

}  // namespace matang::web
