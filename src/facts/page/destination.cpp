#include "facts/page/destination.hpp"

#include <algorithm>
#include <array>

#include "facts/page/fold.hpp"

namespace matang::facts::page {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view text, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool is_host_or_below(std::string_view host, std::string_view domain) {
  return host == domain || (host.size() > domain.size() && host[host.size() - domain.size() - 1] == '.' &&
                            host.substr(host.size() - domain.size()) == domain);
}

// "fa-brands fa-square-facebook" → "square facebook": the only name a bare icon has.
std::string icon_name(const PageView& view, std::uint32_t node) {
  constexpr std::array<std::string_view, 16> prefixes = {"fa-",        "bi-",  "icon-", "ti-",  "icofont-", "la-",
                                                         "mdi-",       "bxl-", "bx-",   "ri-",  "uil-",     "flaticon-",
                                                         "glyphicon-", "lni-", "fab-",  "zmdi-"};
  constexpr std::array<std::string_view, 12> kinds = {"brands", "solid", "regular", "light", "lg", "fw",
                                                      "2x",     "3x",    "xs",      "sm",    "1x", "4x"};
  std::string_view classes = view.attribute(node, "class");
  while (!classes.empty()) {
    const auto space = classes.find(' ');
    const auto token = classes.substr(0, space);
    classes = space == std::string_view::npos ? std::string_view{} : classes.substr(space + 1);
    for (const auto prefix : prefixes) {
      if (!starts_with_ignoring_case(token, prefix)) continue;
      const auto name = token.substr(prefix.size());
      if (name.empty() || name.size() > 40 || is_one_of(name, kinds)) continue;
      std::string out(name);
      if (starts_with_ignoring_case(out, "square-")) out.erase(0, 7);
      if (ends_with_ignoring_case(out, "-square") || ends_with_ignoring_case(out, "-official"))
        out.resize(out.rfind('-'));
      std::replace(out.begin(), out.end(), '-', ' ');
      return out;
    }
  }
  return {};
}

}  // namespace

std::string_view address_in_script(std::string_view script) {
  constexpr std::array<std::string_view, 6> openings = {"location.href",    "window.open",       "location.assign",
                                                        "location.replace", "document.location", "location"};
  script = script.substr(0, 4000);  // our choice
  for (const auto opening : openings) {
    auto at = script.find(opening);
    if (at == std::string_view::npos) continue;
    at += opening.size();
    while (at < script.size() && (is_blank(script[at]) || script[at] == '=' || script[at] == '(')) ++at;
    if (at >= script.size() || (script[at] != '\'' && script[at] != '"')) continue;
    const auto close = script.find(script[at], at + 1);
    if (close == std::string_view::npos || close == at + 1) continue;
    return script.substr(at + 1, close - at - 1);
  }
  return {};
}

Destination destination_of(const PageView& view, std::uint32_t node) {
  Destination destination;
  const auto href_attribute = view.html.attribute(node, "href");
  auto href = trimmed(href_attribute.value_or(std::string_view{}));
  destination.href = std::string(href);
  const auto onclick = view.attribute(node, "onclick");
  const bool is_script = starts_with_ignoring_case(href, "javascript:");
  if (!href_attribute || href.empty() || href[0] == '#' || is_script) {
    auto scripted = is_script ? address_in_script(href) : std::string_view{};
    if (scripted.empty()) scripted = address_in_script(onclick);
    const bool goes_back = contains_ignoring_case(href, "history.") || contains_ignoring_case(onclick, "history.");
    if (!scripted.empty() && scripted != "#" && !goes_back) {
      href = scripted;
    } else {
      const auto fragment = !href.empty() && href[0] == '#' ? href.substr(1) : std::string_view{};
      // HTML Standard §7.4.6.4: "top" needs no element.
      const bool names_a_place = fragment.size() > 0 && fragment != "!" && fragment != "0" && !is_script;
      if (names_a_place && (view.has_id(fragment) || equals_ignoring_case(fragment, "top"))) {
        destination.kind = Destination::Kind::same_page;
        if (auto url = web::Url::resolve(view.url, href)) destination.target = *std::move(url);
        return destination;
      }
      const bool void_only = is_script && (contains_ignoring_case(href, "void") || trimmed(href.substr(11)).size() < 2);
      destination.script = !onclick.empty() || (is_script && !void_only) || view.has_attribute(node, "data-toggle") ||
                           view.has_attribute(node, "data-bs-toggle") || view.has_attribute(node, "ng-click") ||
                           view.has_attribute(node, "@click") || view.has_attribute(node, "v-on:click") ||
                           view.has_attribute(node, "wire:click") || view.has_attribute(node, "data-target");
      return destination;
    }
  }
  auto target = web::Url::resolve(view.base, href);
  if (!target || target->empty()) return destination;
  const auto scheme = target->scheme();
  if (target->is_http())
    destination.kind = Destination::Kind::page;
  else if (scheme == "javascript" || scheme == "about" || scheme == "data" || scheme == "blob")
    return destination;
  else
    destination.kind = Destination::Kind::other;
  destination.target = *std::move(target);
  return destination;
}

std::string label_without_text(const PageView& view, std::uint32_t node) {
  constexpr std::size_t longest = 120;  // our choice: bytes of a label
  for (const auto name : {"aria-label", "title"})
    if (const auto value = trimmed(view.attribute(node, name)); says_something(value)) return one_line(value, longest);
  std::string icon;
  const auto end = std::min(view.end(node), node + 60);  // our choice: an icon or image stands near the front
  for (auto i = node; i < end; ++i) {
    for (const auto name : {"alt", "aria-label", "title"}) {
      if (view.tags[i] == Tag::none && !view.has_attribute(i, name)) continue;
      if (const auto value = trimmed(view.attribute(i, name)); says_something(value)) return one_line(value, longest);
    }
    if (icon.empty() && (view.tags[i] == Tag::i || view.tags[i] == Tag::span || view.tags[i] == Tag::a))
      icon = icon_name(view, i);
  }
  return icon;
}

std::string label_of(const PageView& view, std::uint32_t node) {
  const auto text = view.text_of(node);
  if (says_something(text)) return one_line(text, 200);
  return label_without_text(view, node);
}

std::string undo_percent(std::string_view text) {
  const auto value = [](char c) {
    return is_digit(c) ? c - '0' : lower(c) >= 'a' && lower(c) <= 'f' ? lower(c) - 'a' + 10 : -1;
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && value(text[i + 1]) >= 0 && value(text[i + 2]) >= 0) {
      out += static_cast<char>(value(text[i + 1]) * 16 + value(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

bool is_social_host(std::string_view host) {
  constexpr std::array<std::string_view, 22> hosts = {
      "facebook.com", "fb.com",          "fb.me",       "instagram.com", "instagr.am",    "twitter.com",
      "x.com",        "youtube.com",     "youtu.be",    "tiktok.com",    "linkedin.com",  "t.me",
      "telegram.me",  "threads.net",     "threads.com", "flickr.com",    "pinterest.com", "line.me",
      "snapchat.com", "plus.google.com", "vimeo.com",   "soundcloud.com"};
  return std::any_of(hosts.begin(), hosts.end(),
                     [&](std::string_view domain) { return is_host_or_below(host, domain); });
}

bool is_share_link(const web::Url& url) {
  constexpr std::array<std::string_view, 14> marks = {
      "/sharer",   "/share",  "/intent/", "/dialog/",  "/sharearticle",  "/sharing/",    "/pin/create",
      "share.php", "/submit", "/r/msg",   "/addtoany", "/share-offsite", "/home?status", "/widgets/"};
  constexpr std::array<std::string_view, 7> hosts = {"addtoany.com", "addthis.com", "sharethis.com", "reddit.com",
                                                     "tumblr.com",   "digg.com",    "bufferapp.com"};
  const auto host = url.host();
  if (std::any_of(hosts.begin(), hosts.end(), [&](std::string_view domain) { return is_host_or_below(host, domain); }))
    return true;
  if (url.scheme() == "whatsapp" || is_host_or_below(host, "wa.me") || is_host_or_below(host, "whatsapp.com")) {
    // Without a number, WhatsApp asks whom to send the text to.
    const bool to_someone = (is_host_or_below(host, "wa.me") && url.path().size() > 1) ||
                            contains_ignoring_case(url.query(), "phone=") ||
                            contains_ignoring_case(url.path(), "/channel/") || host == "chat.whatsapp.com";
    return !to_someone && (contains_ignoring_case(url.query(), "text=") || url.scheme() == "whatsapp");
  }
  if (!is_social_host(host)) return false;
  return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
    return contains_ignoring_case(url.path(), mark) || contains_ignoring_case(url.text(), mark);
  });
}

}  // namespace matang::facts::page
