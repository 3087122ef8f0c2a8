#include "facts/page/tag.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace matang::facts::page {
namespace {

using Entry = std::pair<std::string_view, Tag>;

// Sorted by name: looked up by halving.
constexpr std::array table = {Entry{"a", Tag::a},
                              Entry{"address", Tag::address},
                              Entry{"app-root", Tag::app_root},
                              Entry{"area", Tag::area},
                              Entry{"article", Tag::article},
                              Entry{"aside", Tag::aside},
                              Entry{"audio", Tag::audio},
                              Entry{"b", Tag::b},
                              Entry{"base", Tag::base},
                              Entry{"blockquote", Tag::blockquote},
                              Entry{"body", Tag::body},
                              Entry{"br", Tag::br},
                              Entry{"button", Tag::button},
                              Entry{"canvas", Tag::canvas},
                              Entry{"caption", Tag::caption},
                              Entry{"center", Tag::center},
                              Entry{"dd", Tag::dd},
                              Entry{"details", Tag::details},
                              Entry{"div", Tag::div},
                              Entry{"dl", Tag::dl},
                              Entry{"dt", Tag::dt},
                              Entry{"em", Tag::em},
                              Entry{"embed", Tag::embed},
                              Entry{"fieldset", Tag::fieldset},
                              Entry{"figcaption", Tag::figcaption},
                              Entry{"figure", Tag::figure},
                              Entry{"font", Tag::font},
                              Entry{"footer", Tag::footer},
                              Entry{"form", Tag::form},
                              Entry{"frame", Tag::frame},
                              Entry{"frameset", Tag::frameset},
                              Entry{"h1", Tag::h1},
                              Entry{"h2", Tag::h2},
                              Entry{"h3", Tag::h3},
                              Entry{"h4", Tag::h4},
                              Entry{"h5", Tag::h5},
                              Entry{"h6", Tag::h6},
                              Entry{"head", Tag::head},
                              Entry{"header", Tag::header},
                              Entry{"hr", Tag::hr},
                              Entry{"html", Tag::html},
                              Entry{"i", Tag::i},
                              Entry{"iframe", Tag::iframe},
                              Entry{"img", Tag::img},
                              Entry{"input", Tag::input},
                              Entry{"label", Tag::label},
                              Entry{"legend", Tag::legend},
                              Entry{"li", Tag::li},
                              Entry{"link", Tag::link},
                              Entry{"main", Tag::main},
                              Entry{"map", Tag::map},
                              Entry{"marquee", Tag::marquee},
                              Entry{"math", Tag::math},
                              Entry{"menu", Tag::menu},
                              Entry{"meta", Tag::meta},
                              Entry{"nav", Tag::nav},
                              Entry{"noframes", Tag::noframes},
                              Entry{"noscript", Tag::noscript},
                              Entry{"object", Tag::object},
                              Entry{"ol", Tag::ol},
                              Entry{"optgroup", Tag::optgroup},
                              Entry{"option", Tag::option},
                              Entry{"p", Tag::p},
                              Entry{"pre", Tag::pre},
                              Entry{"script", Tag::script},
                              Entry{"section", Tag::section},
                              Entry{"select", Tag::select},
                              Entry{"small", Tag::small},
                              Entry{"span", Tag::span},
                              Entry{"strong", Tag::strong},
                              Entry{"style", Tag::style},
                              Entry{"summary", Tag::summary},
                              Entry{"svg", Tag::svg},
                              Entry{"table", Tag::table},
                              Entry{"tbody", Tag::tbody},
                              Entry{"td", Tag::td},
                              Entry{"template", Tag::template_},
                              Entry{"textarea", Tag::textarea},
                              Entry{"tfoot", Tag::tfoot},
                              Entry{"th", Tag::th},
                              Entry{"thead", Tag::thead},
                              Entry{"time", Tag::time},
                              Entry{"title", Tag::title},
                              Entry{"tr", Tag::tr},
                              Entry{"u", Tag::u},
                              Entry{"ul", Tag::ul},
                              Entry{"video", Tag::video}};

static_assert(std::is_sorted(table.begin(), table.end(),
                             [](const Entry& a, const Entry& b) { return a.first < b.first; }));

}  // namespace

Tag tag_of(std::string_view name) {
  const auto found = std::lower_bound(table.begin(), table.end(), name,
                                      [](const Entry& entry, std::string_view wanted) { return entry.first < wanted; });
  return found != table.end() && found->first == name ? found->second : Tag::none;
}

bool is_block(Tag tag) {
  switch (tag) {
    case Tag::address:
    case Tag::article:
    case Tag::aside:
    case Tag::blockquote:
    case Tag::body:
    case Tag::caption:
    case Tag::center:
    case Tag::dd:
    case Tag::details:
    case Tag::div:
    case Tag::dl:
    case Tag::dt:
    case Tag::fieldset:
    case Tag::figcaption:
    case Tag::figure:
    case Tag::footer:
    case Tag::form:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::header:
    case Tag::hr:
    case Tag::legend:
    case Tag::li:
    case Tag::main:
    case Tag::marquee:
    case Tag::menu:
    case Tag::nav:
    case Tag::ol:
    case Tag::p:
    case Tag::pre:
    case Tag::section:
    case Tag::summary:
    case Tag::table:
    case Tag::tbody:
    case Tag::tfoot:
    case Tag::thead:
    case Tag::tr:
    case Tag::ul:
      return true;
    default:
      return false;
  }
}

bool is_opaque(Tag tag) {
  switch (tag) {
    case Tag::audio:
    case Tag::canvas:
    case Tag::embed:
    case Tag::head:
    case Tag::iframe:
    case Tag::math:
    case Tag::noframes:
    case Tag::noscript:
    case Tag::object:
    case Tag::script:
    case Tag::select:
    case Tag::style:
    case Tag::svg:
    case Tag::template_:
    case Tag::textarea:
    case Tag::title:
    case Tag::video:
      return true;
    default:
      return false;
  }
}

}  // namespace matang::facts::page
