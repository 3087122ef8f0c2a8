#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "facts/page/destination.hpp"
#include "facts/page/fold.hpp"
#include "facts/page/gambling_words.hpp"
#include "facts/page/themes.hpp"
#include "matang/web/domain.hpp"

namespace matang::facts::page {
namespace {

using Kind = IntrusionSeen::Kind;

constexpr std::size_t most_links = 500;  // our choice: of one page; more are no more than many

/// The first part of a title "Hacked by X - Kota Contoh".
std::string_view first_part(std::string_view title) {
  for (const std::string_view mark : {" - ", " | ", " – ", " — ", " :: "}) title = title.substr(0, title.find(mark));
  return title;
}

/// `name` followed by a negative length of at least three digits: off every screen.
bool is_moved_off(std::string_view style, std::string_view name) {
  for (auto at = style.find(name); at != std::string_view::npos; at = style.find(name, at + 1)) {
    std::size_t digits = 0;
    for (auto i = at + name.size(); i < style.size() && is_digit(style[i]); ++i) ++digits;
    if (digits >= 3) return true;
  }
  return false;
}

/// `name` with a zero value: "font-size:0", "font-size:0px", not "0.9em".
bool is_zero(std::string_view style, std::string_view name) {
  for (auto at = style.find(name); at != std::string_view::npos; at = style.find(name, at + 1)) {
    const auto behind = at + name.size();
    if (behind == style.size() || !(style[behind] == '.' || is_digit(style[behind]))) return true;
  }
  return false;
}

/// Styled so that no visitor sees it. Classes are left out: what "sr-only" and drop-downs hide is meant for readers.
bool is_hidden(const PageView& view, std::uint32_t node) {
  if (view.has_attribute(node, "hidden")) return true;
  const auto attribute = view.attribute(node, "style");
  if (attribute.empty()) return false;
  std::string style;
  for (const char c : attribute)
    if (!is_blank(c)) style += lower(c);
  if (style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos)
    return true;
  if (is_zero(style, "font-size:0") || is_zero(style, "opacity:0")) return true;
  if (style.find("overflow:hidden") != std::string::npos &&
      (is_zero(style, "height:0") || is_zero(style, "width:0") || style.find("height:1px") != std::string::npos))
    return true;
  return is_moved_off(style, "left:-") || is_moved_off(style, "top:-") || is_moved_off(style, "indent:-") ||
         is_moved_off(style, "right:-");
}

/// Reads one page for advertisements of gambling.
class GamblingReader {
 public:
  GamblingReader(const PageView& view, const Identity& identity) : view_(view) {
    // The rest of a title is the site's name, and "Dinas Kominfo" there says nothing of the page.
    if (const auto* title = std::get_if<std::string>(&identity.title)) title_ = first_part(*title);
    own_domain_ = web::registrable_domain(view.url.host());
  }

  std::vector<IntrusionSeen> read() {
    std::uint32_t hidden_until = 0;
    for (std::uint32_t i = 0; i < view_.size(); ++i) {
      if (view_.nodes()[i].kind != web::Node::Kind::element) continue;
      // A wrapper of nearly the whole page is faded in by a script: everybody sees it.
      const bool wrapper = (view_.end(i) - i) * 2 > view_.size();
      if (i >= hidden_until && !wrapper && is_hidden(view_, i)) {
        hidden_until = view_.end(i);
        read_hidden_text(i);
      }
      if ((view_.tags[i] == Tag::a || view_.tags[i] == Tag::area) && seen_.size() < most_links)
        read_link(i, i < hidden_until);
    }
    read_visible_text();
    read_page();
    return std::move(seen_);
  }

 private:
  void add(std::uint32_t node, bool hidden, bool weak, const web::Url& target, std::string_view excerpt) {
    seen_.push_back(
        {Kind::gambling, hidden, weak, target, view_.line(node), view_.block_index(node), one_line(excerpt)});
  }

  /// Advertisers pay for links from a government's site to theirs. Links among governments, to social media or within
  /// the site are how others warn.
  void read_link(std::uint32_t node, bool hidden) {
    const auto to = destination_of(view_, node);
    if (to.target.empty() || !to.target.is_http() || web::is_government_host(to.target.host()) ||
        is_social_host(to.target.host()) || web::registrable_domain(to.target.host()) == own_domain_)
      return;
    const std::string label = label_of(view_, node);
    const bool host_says = is_gambling_host(to.target.host());
    const std::size_t phrases = count_gambling_phrases(view_.lexicon, label);
    if ((!host_says && phrases == 0) || speaks_against_gambling(label)) return;
    const auto around = view_.text_of_block(view_.block_index(node));
    if (!hidden && speaks_against_gambling(around)) return;
    // Our choices: what is hidden or leads to such a host needs no more; a short visible label may name a news item.
    constexpr std::size_t label_words = 4, slogan_words = 12;
    const std::size_t words = count_words(label);
    if (host_says || ((hidden || phrases >= 2) && words <= slogan_words))
      add(node, hidden, false, to.target, label.empty() ? to.target.text() : label);
    else if (words <= label_words)
      add(node, hidden, true, to.target, label);
  }

  void read_hidden_text(std::uint32_t node) {
    const auto text = view_.text_of(node);
    if (text.empty() || count_gambling_phrases(view_.lexicon, text) < 2 || speaks_against_gambling(text)) return;
    for (std::uint32_t i = node; i < view_.end(node); ++i)
      if (view_.tags[i] == Tag::a) return;  // its links are looked at one by one
    add(node, true, false, {}, text);
  }

  /// A visible text made of nothing but such phrases, as injected footers are.
  void read_visible_text() {
    constexpr std::size_t many = 4;
    for (std::uint32_t block = 0; block < view_.blocks.size() && seen_.size() < most_links; ++block) {
      const auto text = view_.text_of_block(block);
      if (text.size() < 40) continue;
      const bool dense = count_gambling_phrases(view_.lexicon, text) >= many;
      if (!dense || count_words(text) > 60 || speaks_against_gambling(text) || speaks_against_gambling(title_))
        continue;
      if (std::any_of(seen_.begin(), seen_.end(), [&](const IntrusionSeen& one) { return one.block == block; }))
        continue;
      seen_.push_back({Kind::gambling, false, false, {}, view_.blocks[block].line, block, one_line(text)});
    }
  }

  /// A page of the site's own that advertises: its title sells, and something on it agrees.
  void read_page() {
    const std::size_t in_title = count_gambling_phrases(view_.lexicon, title_);
    if (in_title == 0 || speaks_against_gambling(title_)) return;
    std::size_t mentions = 0, against = 0, in_headings = 0;
    for (std::uint32_t block = 0; block < view_.blocks.size(); ++block) {
      const auto text = view_.text_of_block(block);
      const std::size_t phrases = count_gambling_phrases(view_.lexicon, text);
      if (phrases == 0) continue;
      ++mentions;
      const bool fights = speaks_against_gambling(text);
      against += fights;
      if (view_.blocks[block].kind == Block::Kind::heading && !fights) in_headings += phrases;
    }
    if (against * 4 > mentions || (against != 0 && mentions < 4)) return;  // a report, not an advertisement
    if (in_title >= 2 || in_headings >= 2 || !seen_.empty())
      seen_.push_back({Kind::gambling, false, false, view_.url, 0, 0, one_line(title_)});
  }

  const PageView& view_;
  std::string title_, own_domain_;
  std::vector<IntrusionSeen> seen_;
};

/// "[+] Hacked by X [+]" as a whole title or heading: nothing before the phrase, no sentence behind it.
bool boasts(const PageView& view, lexicon::ConceptIndex defacement, std::string_view text) {
  constexpr std::size_t longest = 6;  // our choice, words
  if (count_words(text) > longest) return false;
  for (const lexicon::Match& match : view.lexicon.match(text))
    if (match.concept_index == defacement) return !says_something(text.substr(0, match.begin));
  return false;
}

std::optional<IntrusionSeen> find_defacement(const PageView& view, const Identity& identity) {
  const auto defacement = view.lexicon.find("defacement");
  if (!defacement) return std::nullopt;
  if (const auto* title = std::get_if<std::string>(&identity.title);
      title && boasts(view, *defacement, first_part(*title)))
    return IntrusionSeen{Kind::defacement, false, false, {}, 0, 0, one_line(*title)};
  for (std::uint32_t i = 0; i < view.size(); ++i)
    if ((view.tags[i] == Tag::h1 || view.tags[i] == Tag::h2) && boasts(view, *defacement, view.text_of(i)))
      return IntrusionSeen{Kind::defacement,         false, false, {}, view.line(i), view.block_index(i),
                           one_line(view.text_of(i))};
  return std::nullopt;
}

std::optional<IntrusionSeen> find_default_page(const PageView& view, const std::vector<ConceptSeen>& concepts) {
  constexpr std::uint32_t most_words = 400;  // Debian's page for Apache, the longest seen, has about 350
  const auto default_page = view.lexicon.find("default_page");
  if (!default_page || view.words > most_words) return std::nullopt;
  for (const ConceptSeen& seen : concepts) {
    const bool names_page = seen.where == ConceptSeen::Where::title || seen.where == ConceptSeen::Where::heading;
    if (seen.concept_index == *default_page && names_page && view.front)
      return IntrusionSeen{Kind::default_page, false, false, {}, seen.line, seen.block, seen.excerpt};
  }
  return std::nullopt;
}

}  // namespace

std::vector<IntrusionSeen> find_intrusions(const PageView& view, const Identity& identity,
                                           const std::vector<ConceptSeen>& concepts,
                                           const std::vector<LinkSeen>& links) {
  const auto is_seen = [&](std::string_view id) {
    const auto index = view.lexicon.find(id);
    return index && std::any_of(concepts.begin(), concepts.end(),
                                [&](const ConceptSeen& seen) { return seen.concept_index == *index; });
  };
  std::vector<IntrusionSeen> seen;
  // Nearly every page has none of it, and costs no second look.
  const bool leads_there = std::any_of(links.begin(), links.end(), [&](const LinkSeen& link) {
    return link.target.is_http() && link.target.host() != view.url.host() && is_gambling_host(link.target.host());
  });
  if (leads_there || is_seen("gambling")) seen = GamblingReader(view, identity).read();
  if (is_seen("defacement"))
    if (auto defacement = find_defacement(view, identity)) seen.push_back(std::move(*defacement));
  if (is_seen("default_page"))
    if (auto page = find_default_page(view, concepts)) seen.push_back(std::move(*page));
  return seen;
}

}  // namespace matang::facts::page
