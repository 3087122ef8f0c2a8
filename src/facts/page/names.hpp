#pragma once
#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "matang/web/html.hpp"

namespace matang::facts::page {

/// What an element's id, classes and role call it: the habits of Bootstrap, WordPress, Joomla, Drupal, OpenSID and of
/// people who write by hand, in English and Indonesian.
enum class Name : std::uint8_t {
  menu,
  submenu,
  holder,
  toggle,
  header,
  footer,
  sidebar,
  content,
  breadcrumb,
  pagination,
  tags,
  language,
  share,
  slider,
  tabs,
  accordion,
  social,
  skip,
  news,
  related,
  comment,
  mobile,
  logo,
  search,
  archive,
  toc,
  gallery,
  active,
  hidden,
  icon,
  date,
  clock,
  title,
  part,
  tile,
  counter
};

class Names {
 public:
  constexpr Names() = default;
  constexpr Names(std::initializer_list<Name> names) {
    for (const Name name : names) add(name);
  }
  constexpr void add(Name name) { bits_ |= std::uint64_t{1} << static_cast<unsigned>(name); }
  constexpr void add(Names other) { bits_ |= other.bits_; }
  constexpr bool has(Name name) const { return (bits_ >> static_cast<unsigned>(name)) & 1; }
  constexpr bool any(Names other) const { return (bits_ & other.bits_) != 0; }
  constexpr bool empty() const { return bits_ == 0; }

 private:
  std::uint64_t bits_ = 0;
};

/// Of one id or class attribute, or a role.
Names names_in(std::string_view attribute);
Names names_of(const web::Node& node);

}  // namespace matang::facts::page
