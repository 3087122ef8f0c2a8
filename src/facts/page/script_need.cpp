#include <algorithm>
#include <array>

#include "facts/page/fold.hpp"
#include "facts/page/themes.hpp"

namespace matang::facts::page {
namespace {

// Where Vue, React, Next, Nuxt, Gatsby, Angular and Svelte draw the page.
constexpr std::array<std::string_view, 10> mounts = {"app",        "root",   "__next",   "__nuxt",      "___gatsby",
                                                     "react-root", "svelte", "main-app", "wrapper-app", "q-app"};

bool is_mount(const PageView& view, std::uint32_t node) {
  if (view.tags[node] == Tag::app_root || view.has_attribute(node, "ng-app") ||
      view.has_attribute(node, "data-reactroot"))
    return true;
  const auto id = view.attribute(node, "id");
  return !id.empty() && std::find(mounts.begin(), mounts.end(), id) != mounts.end();
}

/// A script that fetches a part of the page which is called a menu, header or footer.
std::string menu_loader(std::string_view script) {
  script = script.substr(0, 200'000);
  for (const std::string_view call : {".load(", "fetch(", "$.get(", "$.ajax(", "axios.get(", "XMLHttpRequest"}) {
    for (auto at = script.find(call); at != std::string_view::npos; at = script.find(call, at + call.size())) {
      const auto around = script.substr(at > 60 ? at - 60 : 0, 60 + 200);
      for (const auto part : {"menu", "nav", "header", "sidebar"})
        if (contains_ignoring_case(around, part)) return one_line(around.substr(0, 120));
    }
  }
  return {};
}

bool is_empty_menu(const PageView& view, std::uint32_t node) {
  const auto tag = view.tags[node];
  const bool menu = tag == Tag::nav || (view.names[node].has(Name::menu) && (tag == Tag::div || tag == Tag::ul));
  const bool region = (tag == Tag::header || (tag == Tag::div && view.names[node].any({Name::header, Name::menu}))) &&
                      !view.attribute(node, "id").empty();
  if (!menu && !region) return false;
  for (auto i = node + 1; i < view.end(node); ++i)
    if (view.tags[i] == Tag::a || view.tags[i] == Tag::img || view.tags[i] == Tag::input) return false;
  return !says_something(view.text_of(node));
}

}  // namespace

ScriptNeed find_script_need(const PageView& view) {
  ScriptNeed need;
  std::size_t scripts = 0, media = 0, empty_menus = 0;
  std::string loader;
  for (std::uint32_t i = 0; i < view.size(); ++i) {
    const auto tag = view.tags[i];
    if (tag == Tag::script) {
      ++scripts;
      if (loader.empty() && i + 1 < view.end(i)) loader = menu_loader(view.nodes()[i + 1].text);
    } else if (tag == Tag::img || tag == Tag::iframe || tag == Tag::frame || tag == Tag::table || tag == Tag::input ||
               tag == Tag::a) {
      ++media;
    }
    if (view.nodes()[i].kind != web::Node::Kind::element || tag == Tag::body || tag == Tag::html) continue;
    if (!need.framework_mount && is_mount(view, i) && count_words(view.text_of(i)) < 5 && view.end(i) - i < 30) {
      need.framework_mount = true;
      need.sign = '<';
      need.sign.append(view.nodes()[i].tag)
          .append(" id=\"")
          .append(one_line(view.attribute(i, "id"), 40))
          .append("\"> is empty");
    }
    empty_menus += is_empty_menu(view, i);
    for (const auto include : {"w3-include-html", "data-include", "data-include-html"})
      if (view.has_attribute(i, include) && !view.attribute(i, include).empty() && loader.empty())
        loader = std::string(include) + "=\"" + one_line(view.attribute(i, include), 80) + "\"";
  }
  if (scripts == 0) return {};
  need.framework_mount = need.framework_mount && view.words < 60;
  need.empty_body = view.words < 15 && media < 3;  // our choice: a splash page has at least a link and a picture
  need.menu_by_script = !loader.empty() && (empty_menus > 0 || starts_with_ignoring_case(loader, "w3-") ||
                                            starts_with_ignoring_case(loader, "data-include"));
  if (need.menu_by_script && need.sign.empty()) need.sign = loader;
  if (need.empty_body && need.sign.empty()) need.sign = "scripts, and almost no text";
  if (!need.empty_body && !need.framework_mount && !need.menu_by_script) need.sign.clear();
  return need;
}

}  // namespace matang::facts::page
