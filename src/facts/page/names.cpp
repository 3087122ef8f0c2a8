#include "facts/page/names.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "facts/page/fold.hpp"

namespace matang::facts::page {
namespace {

using Table = std::unordered_map<std::string_view, Names>;

const Table& words() {
  static const Table table = {{"menu", {Name::menu}},
                              {"menus", {Name::menu}},
                              {"nav", {Name::menu}},
                              {"navbar", {Name::menu}},
                              {"navi", {Name::menu}},
                              {"navigation", {Name::menu}},
                              {"navigasi", {Name::menu}},
                              {"menubar", {Name::menu}},
                              {"topnav", {Name::menu}},
                              {"topmenu", {Name::menu}},
                              {"mainnav", {Name::menu}},
                              {"mainmenu", {Name::menu}},
                              {"sidenav", {Name::menu}},
                              {"sidemenu", {Name::menu}},
                              {"navmenu", {Name::menu}},
                              {"megamenu", {Name::menu}},
                              {"mega", {Name::submenu}},
                              {"superfish", {Name::menu}},
                              {"tombol", {}},
                              {"submenu", {Name::submenu}},
                              {"dropmenu", {Name::submenu}},
                              {"flyout", {Name::submenu}},
                              {"dropdown", {Name::holder}},
                              {"dropup", {Name::holder}},
                              {"treeview", {Name::holder}},
                              {"toggle", {Name::toggle}},
                              {"toggler", {Name::toggle}},
                              {"hamburger", {Name::toggle}},
                              {"burger", {Name::toggle}},
                              {"header", {Name::header}},
                              {"masthead", {Name::header}},
                              {"topbar", {Name::header}},
                              {"banner", {}},
                              {"kepala", {Name::header}},
                              {"footer", {Name::footer}},
                              {"foot", {Name::footer}},
                              {"colophon", {Name::footer}},
                              {"copyright", {Name::footer}},
                              {"bawah", {Name::footer}},
                              {"sidebar", {Name::sidebar}},
                              {"aside", {Name::sidebar}},
                              {"leftbar", {Name::sidebar}},
                              {"rightbar", {Name::sidebar}},
                              {"complementary", {Name::sidebar}},
                              {"samping", {Name::sidebar}},
                              {"content", {Name::content}},
                              {"main", {Name::content}},
                              {"konten", {Name::content}},
                              {"isi", {Name::content}},
                              {"article", {Name::content}},
                              {"breadcrumb", {Name::breadcrumb}},
                              {"breadcrumbs", {Name::breadcrumb}},
                              {"crumbs", {Name::breadcrumb}},
                              {"crumb", {Name::breadcrumb}},
                              {"pathway", {Name::breadcrumb}},
                              {"pagination", {Name::pagination}},
                              {"pager", {Name::pagination}},
                              {"paging", {Name::pagination}},
                              {"paginator", {Name::pagination}},
                              {"pagenavi", {Name::pagination}},
                              {"halaman", {Name::pagination}},
                              {"tags", {Name::tags}},
                              {"tag", {Name::tags}},
                              {"tagcloud", {Name::tags}},
                              {"lang", {Name::language}},
                              {"language", {Name::language}},
                              {"languages", {Name::language}},
                              {"bahasa", {Name::language}},
                              {"gtranslate", {Name::language}},
                              {"qtranslate", {Name::language}},
                              {"qtranxs", {Name::language}},
                              {"wpml", {Name::language}},
                              {"polylang", {Name::language}},
                              {"goog", {Name::language}},
                              {"share", {Name::share}},
                              {"sharing", {Name::share}},
                              {"sharedaddy", {Name::share}},
                              {"addtoany", {Name::share}},
                              {"addthis", {Name::share}},
                              {"a2a", {Name::share}},
                              {"bagikan", {Name::share}},
                              {"carousel", {Name::slider}},
                              {"slider", {Name::slider}},
                              {"slideshow", {Name::slider}},
                              {"slick", {Name::slider}},
                              {"swiper", {Name::slider}},
                              {"owl", {Name::slider}},
                              {"splide", {Name::slider}},
                              {"flexslider", {Name::slider}},
                              {"tabs", {Name::tabs}},
                              {"tablist", {Name::tabs}},
                              {"accordion", {Name::accordion}},
                              {"social", {Name::social}},
                              {"socials", {Name::social}},
                              {"sosmed", {Name::social}},
                              {"medsos", {Name::social}},
                              {"sosial", {Name::social}},
                              {"socmed", {Name::social}},
                              {"skip", {Name::skip}},
                              {"skiplink", {Name::skip}},
                              {"news", {Name::news}},
                              {"berita", {Name::news}},
                              {"post", {Name::news}},
                              {"posts", {Name::news}},
                              {"artikel", {Name::news}},
                              {"entry", {Name::part}},
                              {"entries", {Name::news}},
                              {"blog", {Name::news}},
                              {"headline", {Name::news}},
                              {"headlines", {Name::news}},
                              {"latest", {Name::news}},
                              {"recent", {Name::news}},
                              {"terbaru", {Name::news}},
                              {"terkini", {Name::news}},
                              {"popular", {Name::news}},
                              {"populer", {Name::news}},
                              {"pengumuman", {Name::news}},
                              {"agenda", {Name::news}},
                              {"related", {Name::related}},
                              {"comment", {Name::comment}},
                              {"comments", {Name::comment}},
                              {"komentar", {Name::comment}},
                              {"mobile", {Name::mobile}},
                              {"offcanvas", {Name::mobile}},
                              {"responsive", {Name::mobile}},
                              {"handheld", {Name::mobile}},
                              {"drawer", {Name::mobile}},
                              {"slicknav", {Name::mobile}},
                              {"logo", {Name::logo}},
                              {"brand", {Name::logo}},
                              {"search", {Name::search}},
                              {"pencarian", {Name::search}},
                              {"cari", {Name::search}},
                              {"searchform", {Name::search}},
                              {"archive", {Name::archive}},
                              {"archives", {Name::archive}},
                              {"arsip", {Name::archive}},
                              {"calendar", {Name::archive}},
                              {"kalender", {Name::archive}},
                              {"categories", {Name::tags}},
                              {"toc", {Name::toc}},
                              {"gallery", {Name::gallery}},
                              {"galeri", {Name::gallery}},
                              {"lightbox", {Name::gallery}},
                              {"fancybox", {Name::gallery}},
                              {"active", {Name::active}},
                              {"current", {Name::active}},
                              {"aktif", {Name::active}},
                              {"hidden", {Name::hidden}},
                              {"icon", {Name::icon}},
                              {"icons", {Name::icon}},
                              {"fa", {Name::icon}},
                              {"date", {Name::date}},
                              {"time", {Name::date}},
                              {"tanggal", {Name::date}},
                              {"tgl", {Name::date}},
                              {"waktu", {Name::date}},
                              {"published", {Name::date}},
                              {"pubdate", {Name::date}},
                              {"datetime", {Name::date}},
                              {"byline", {Name::date}},
                              {"timestamp", {Name::date}},
                              {"dateline", {Name::date}},
                              {"meta", {}},
                              {"clock", {Name::clock}},
                              {"jam", {Name::clock}},
                              {"counter", {Name::counter}},
                              {"visitor", {Name::counter}},
                              {"statistik", {Name::counter}},
                              {"pengunjung", {Name::counter}},
                              {"title", {Name::title}},
                              {"judul", {Name::title}},
                              {"headline", {Name::title, Name::news}},
                              {"card", {Name::part, Name::tile}},
                              {"panel", {Name::part}},
                              {"modal", {Name::part}},
                              {"widget", {Name::part}},
                              {"box", {Name::tile}},
                              {"tile", {Name::tile}},
                              {"tiles", {Name::tile}},
                              {"layanan", {Name::tile}},
                              {"service", {Name::tile}},
                              {"services", {Name::tile}},
                              {"col", {Name::tile}},
                              {"column", {Name::tile}},
                              {"item", {Name::tile}},
                              {"feature", {Name::tile}}};
  return table;
}

// Whole ids and classes, without hyphens and underscores: they mean something else than their words do.
const Table& wholes() {
  static const Table table = {{"submenu", {Name::submenu}},
                              {"dropdownmenu", {Name::submenu}},
                              {"dropdowncontent", {Name::submenu}},
                              {"menudropdown", {Name::submenu}},
                              {"navdropdown", {Name::submenu}},
                              {"megamenucontent", {Name::submenu}},
                              {"megamenupanel", {Name::submenu}},
                              {"megadropdown", {Name::submenu}},
                              {"children", {Name::submenu}},
                              {"navchild", {Name::submenu}},
                              {"subnav", {Name::submenu}},
                              {"dropdownlist", {Name::submenu}},
                              {"menuitem", {Name::holder}},
                              {"navitem", {Name::holder}},
                              {"hasdropdown", {Name::holder}},
                              {"haschildren", {Name::holder}},
                              {"menuitemhaschildren", {Name::holder}},
                              {"hassub", {Name::holder}},
                              {"hassubmenu", {Name::holder}},
                              {"dropdownsubmenu", {Name::holder}},
                              {"menuitemwrap", {}},
                              {"navlink", {}},
                              {"menulink", {}},
                              {"navbarbrand", {Name::logo}},
                              {"navbartoggler", {Name::toggle}},
                              {"navbartoggle", {Name::toggle}},
                              {"menutoggle", {Name::toggle}},
                              {"navtoggle", {Name::toggle}},
                              {"submenutoggle", {Name::toggle}},
                              {"dropdowntoggle", {}},
                              {"dropbtn", {}},
                              {"menuicon", {Name::toggle}},
                              {"navtabs", {Name::tabs}},
                              {"navpills", {}},
                              {"tabcontent", {Name::tabs}},
                              {"tabpane", {}},
                              {"postnavigation", {Name::pagination}},
                              {"postsnavigation", {Name::pagination}},
                              {"commentnavigation", {Name::pagination}},
                              {"imagenavigation", {Name::pagination}},
                              {"pagenumbers", {Name::pagination}},
                              {"pagenav", {Name::pagination}},
                              {"navprevious", {Name::pagination}},
                              {"navnext", {Name::pagination}},
                              {"nextprev", {Name::pagination}},
                              {"prevnext", {Name::pagination}},
                              {"navbelow", {Name::pagination}},
                              {"navabove", {Name::pagination}},
                              {"sitefooter", {Name::footer}},
                              {"pagefooter", {Name::footer}},
                              {"sitecredit", {Name::footer}},
                              {"sitecredits", {Name::footer}},
                              {"contentinfo", {Name::footer}},
                              {"footnav", {Name::footer, Name::menu}},
                              {"siteheader", {Name::header}},
                              {"mainheader", {Name::header}},
                              {"pageheader", {}},
                              {"secondary", {Name::sidebar}},
                              {"tertiary", {Name::sidebar}},
                              {"widgetarea", {Name::sidebar}},
                              {"kiri", {Name::sidebar}},
                              {"kanan", {Name::sidebar}},
                              {"left", {Name::sidebar}},
                              {"right", {Name::sidebar}},
                              {"leftcolumn", {Name::sidebar}},
                              {"rightcolumn", {Name::sidebar}},
                              {"leftcol", {Name::sidebar}},
                              {"rightcol", {Name::sidebar}},
                              {"kolomkiri", {Name::sidebar}},
                              {"kolomkanan", {Name::sidebar}},
                              {"sidebarleft", {Name::sidebar}},
                              {"sidebarright", {Name::sidebar}},
                              {"primary", {Name::content}},
                              {"contents", {Name::content}},
                              {"tentang", {}},
                              {"skiptocontent", {Name::skip}},
                              {"skiplinks", {Name::skip}},
                              {"skiplink", {Name::skip}},
                              {"visuallyhiddenfocusable", {Name::skip}},
                              {"socialmedia", {Name::social}},
                              {"sharebuttons", {Name::share}},
                              {"sociallinks", {Name::social}},
                              {"socialicons", {Name::social}},
                              {"mediasosial", {Name::social}},
                              {"tableofcontents", {Name::toc}},
                              {"eztoccontainer", {Name::toc}},
                              {"daftarisi", {Name::toc}},
                              {"sronly", {Name::hidden}},
                              {"screenreadertext", {Name::hidden}},
                              {"visuallyhidden", {Name::hidden}},
                              {"slicksrsronly", {Name::hidden}},
                              {"tagline", {}},
                              {"tagcloud", {Name::tags}},
                              {"tabletmobile", {}},
                              {"dnone", {}},
                              {"updated", {Name::date}},
                              {"createdate", {Name::date}},
                              {"hariini", {Name::clock}},
                              {"jamdigital", {Name::clock}},
                              {"cd", {}},
                              {"menuheader", {Name::menu, Name::header}},
                              {"textcontent", {}},
                              {"menucontent", {Name::menu}},
                              {"contentinfo", {Name::footer}},
                              {"mobilemenu", {Name::menu, Name::mobile}},
                              {"mobilenav", {Name::menu, Name::mobile}},
                              {"slide", {Name::slider}},
                              {"slides", {Name::slider}},
                              {"postdate", {Name::date}},
                              {"entrydate", {Name::date}},
                              {"entrymeta", {Name::date}},
                              {"postmeta", {Name::date}},
                              {"articleinfo", {Name::date}},
                              {"metainfo", {Name::date}}};
  return table;
}

void add_from(const Table& table, std::string_view key, Names& names) {
  if (const auto found = table.find(key); found != table.end()) names.add(found->second);
}

std::size_t word_copy(const char* from, std::size_t length, char* to) {
  std::copy(from, from + length, to);
  return length;
}

/// "site-header" and "ast-footer" are the page's; "entry-header" and "asset-footer" belong to something on it.
bool is_of_the_page(std::string_view before) {
  constexpr auto owners =
      std::to_array<std::string_view>({"site",   "main",    "page",      "top",     "global",    "bottom",   "primary",
                                       "navbar", "desktop", "mobile",    "sticky",  "fixed",     "region",   "layout",
                                       "portal", "wrapper", "container", "section", "elementor", "template", "middle"});
  constexpr std::size_t abbreviation = 4;  // themes put their initials first
  return before.size() <= abbreviation || std::find(owners.begin(), owners.end(), before) != owners.end();
}

Names of_token(std::string_view token) {
  constexpr std::size_t longest = 64;  // our choice: generated class names say nothing
  Names names;
  if (token.size() > longest) return names;
  char squeezed[longest];
  char words_buffer[longest];
  std::size_t whole = 0;
  for (const char c : token)
    if (is_word_byte(c)) squeezed[whole++] = lower(c);
  const std::string_view squeezed_token(squeezed, whole);
  if (const auto found = wholes().find(squeezed_token); found != wholes().end()) return found->second;
  add_from(words(), squeezed_token, names);
  std::size_t length = 0;
  char before = '-';
  char first_word[longest];
  std::size_t first_length = 0;
  const auto flush = [&] {
    if (length > 1) {
      const std::string_view word(words_buffer, length);
      const bool region = word == "header" || word == "footer" || word == "foot";
      if (!region || is_of_the_page({first_word, first_length})) add_from(words(), word, names);
    }
    if (first_length == 0 && length > 0) first_length = word_copy(words_buffer, length, first_word);
    length = 0;
  };
  for (const char c : token) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (!is_letter(c) || (upper && is_letter(before) && lower(before) == before)) flush();
    if (is_letter(c)) words_buffer[length++] = lower(c);
    before = c;
  }
  flush();
  // Hand-made names run together: "menuatas", "menukiri", "headermenu".
  if (squeezed_token.size() > 4 && !names.any({Name::menu, Name::submenu, Name::toggle, Name::holder}) &&
      (squeezed_token.substr(0, 4) == "menu" || ends_with_ignoring_case(squeezed_token, "menu") ||
       ends_with_ignoring_case(squeezed_token, "navbar")))
    names.add(Name::menu);
  if (starts_with_ignoring_case(squeezed_token, "berita") || starts_with_ignoring_case(squeezed_token, "news"))
    names.add(Name::news);
  return names;
}

}  // namespace

Names names_in(std::string_view attribute) {
  constexpr std::size_t longest = 2000;  // our choice
  attribute = attribute.substr(0, longest);
  Names names;
  for (std::size_t i = 0; i < attribute.size();) {
    while (i < attribute.size() && is_blank(attribute[i])) ++i;
    const auto begin = i;
    while (i < attribute.size() && !is_blank(attribute[i])) ++i;
    if (i > begin) names.add(of_token(attribute.substr(begin, i - begin)));
  }
  return names;
}

Names names_of(const web::Node& node) {
  Names names;
  for (const auto& attribute : node.attributes) {
    if (attribute.name == "class" || attribute.name == "id" || attribute.name == "role") {
      names.add(names_in(attribute.value));
    } else if (attribute.name == "aria-label" && attribute.value.size() < 40) {
      const auto label = names_in(attribute.value);
      for (const Name name : {Name::breadcrumb, Name::pagination, Name::language, Name::share, Name::social})
        if (label.has(name)) names.add(name);
    } else if (attribute.name == "aria-current") {
      names.add(Name::active);
    }
  }
  return names;
}

}  // namespace matang::facts::page
