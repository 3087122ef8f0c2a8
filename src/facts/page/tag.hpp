#pragma once
#include <cstdint>
#include <string_view>

namespace matang::facts::page {

/// The elements that mean something to us, so that the themes compare numbers and not names.
enum class Tag : std::uint8_t {
  none,  ///< text, comments and every element not listed
  a,
  address,
  app_root,
  area,
  article,
  aside,
  audio,
  b,
  base,
  blockquote,
  body,
  br,
  button,
  canvas,
  caption,
  center,
  dd,
  details,
  div,
  dl,
  dt,
  em,
  embed,
  fieldset,
  figcaption,
  figure,
  font,
  footer,
  form,
  frame,
  frameset,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hr,
  html,
  i,
  iframe,
  img,
  input,
  label,
  legend,
  li,
  link,
  main,
  map,
  marquee,
  math,
  menu,
  meta,
  nav,
  noframes,
  noscript,
  object,
  ol,
  optgroup,
  option,
  p,
  pre,
  script,
  section,
  select,
  small,
  span,
  strong,
  style,
  summary,
  svg,
  table,
  tbody,
  td,
  template_,
  textarea,
  tfoot,
  th,
  thead,
  time,
  title,
  tr,
  u,
  ul,
  video
};

Tag tag_of(std::string_view name);

constexpr bool is_heading(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }
constexpr bool is_list(Tag tag) { return tag == Tag::ul || tag == Tag::ol || tag == Tag::menu || tag == Tag::dl; }

/// Begins and ends a line of its own, as browsers lay it out (HTML Standard §15.3); table cells are part of their row.
bool is_block(Tag tag);
/// Its content is not text a reader sees in place.
bool is_opaque(Tag tag);

}  // namespace matang::facts::page
