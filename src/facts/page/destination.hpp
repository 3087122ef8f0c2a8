#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "facts/page/page_view.hpp"

namespace matang::facts::page {

/// What following a reference would do.
struct Destination {
  enum class Kind : std::uint8_t {
    none,       ///< nothing: no href, "", "#", "javascript:void(0)", an address a browser refuses
    page,       ///< opens something under http(s)
    same_page,  ///< scrolls to a place that exists on this page
    other       ///< mailto:, tel:, whatsapp: and the like
  };
  Kind kind = Kind::none;
  std::string href;     ///< as written
  web::Url target;      ///< empty for `none`
  bool script = false;  ///< a script handler we cannot follow decides
};

Destination destination_of(const PageView& view, std::uint32_t node);

/// The address in `location.href='…'`, `window.open("…")` and the like; empty where a script names none.
std::string_view address_in_script(std::string_view script);

/// What a reader takes a link for: its text, else aria-label, title, the alt of its image, the name of its icon.
std::string label_of(const PageView& view, std::uint32_t node);
/// The same from attributes and images only, for elements whose text says nothing.
std::string label_without_text(const PageView& view, std::uint32_t node);

/// RFC 3986 §2.1, of a part of an address; what is no valid escape stays. The bytes may be no UTF-8.
std::string undo_percent(std::string_view text);

/// Hosts on which people and offices have profiles; sharing links are none.
bool is_social_host(std::string_view host);
bool is_share_link(const web::Url& url);

}  // namespace matang::facts::page
