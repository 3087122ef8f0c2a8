#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "compare/diff_parts.hpp"

namespace matang::compare {
namespace {

using facts::State;

/// Items of one assessment with the keys they are recognised by; "" is no key.
struct Keyed {
  std::vector<Item> items;
  std::vector<std::string> scope, path, label, words, address;
  std::vector<std::set<std::string>> topics;
};

/// Path and query, which is what stays when a site moves to another host. The front page is no key: too much leads
/// there.
std::string address_key(const web::Url& url) {
  if (!url.is_http()) return "";
  std::string key(url.path());
  while (key.size() > 1 && key.back() == '/') key.pop_back();
  for (const std::string_view index : {"/index.html", "/index.php"})
    if (key.size() >= index.size() && std::string_view(key).substr(key.size() - index.size()) == index)
      key.resize(key.size() - index.size());
  if (!url.query().empty()) key += "?" + std::string(url.query());
  return key == "/" ? "" : key;
}

Matching::Key scoped(const Keyed& of, const std::vector<std::string>& keys) {
  return [&of, &keys](std::size_t i) { return keys[i].empty() ? std::string() : of.scope[i] + "\n" + keys[i]; };
}

Keyed menus_of(const assess::Assessment& assessment) {
  static constexpr std::string_view separator = " › ";
  const std::string home = home_of(assessment);
  const Cells rows(assessment, "menus");
  Keyed menus;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const State state = rows.state(row);
    if (state == State::none) continue;  // a label that only opens its children
    const web::Url target = rows.url(row, "target");
    menus.items.push_back(
        {rows.text(row, "path"), target, rows.text(row, "host"), state, rows.date(row, "newest_date")});
    menus.scope.push_back(role_of(rows.text(row, "host"), home));
    std::string path;
    const std::string labels = rows.text(row, "path");
    for (std::size_t begin = 0; begin <= labels.size();) {
      const std::size_t end = std::min(labels.find(separator, begin), labels.size());
      path += label_key(std::string_view(labels).substr(begin, end - begin)) + "/";
      begin = end + separator.size();
    }
    menus.path.push_back(path);
    menus.label.push_back(label_key(rows.text(row, "label")));
    menus.words.push_back(words_key(rows.text(row, "label")));
    // An address elsewhere is the address itself: "www.lapor.go.id/" has no path to go by.
    const std::string there = role_of(target.host(), home);
    const std::string address = address_key(target);
    menus.address.push_back(target.empty() || state == State::returns_home ? ""
                            : there.empty()                                ? address
                                                                           : there + address);
    const auto topics = rows.list(row, "concepts");
    menus.topics.emplace_back(topics.begin(), topics.end());
  }
  return menus;
}

/// The concepts that only one of the portal's menus is about, and which.
std::map<std::string, std::size_t> own_topics(const Keyed& menus) {
  std::map<std::string, std::vector<std::size_t>> about;
  for (std::size_t i = 0; i < menus.items.size(); ++i)
    if (menus.scope[i].empty())
      for (const std::string& topic : menus.topics[i]) about[topic].push_back(i);
  std::map<std::string, std::size_t> own;
  for (const auto& [topic, which] : about)
    if (which.size() == 1) own.emplace(topic, which.front());
  return own;
}

/// Page titles without what a site puts on nearly all of them: "Berita - Pemerintah Kota" and "Portal | Berita" are
/// both "Berita".
std::vector<std::string> own_titles(const std::vector<std::string>& titles) {
  static constexpr std::array<std::string_view, 7> separators{" - ", " | ", " – ", " — ", " · ", " :: ", " » "};
  const auto parts_of = [](const std::string& title) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= title.size();) {
      std::size_t end = title.size(), length = 1;
      for (const std::string_view separator : separators)
        if (const std::size_t at = title.find(separator, begin); at < end) {
          end = at;
          length = separator.size();
        }
      parts.push_back(title.substr(begin, end - begin));
      begin = end + length;
    }
    return parts;
  };
  std::map<std::string, std::size_t> counts;
  for (const std::string& title : titles) {
    const auto parts = parts_of(title);
    for (const std::string& part : std::set<std::string>(parts.begin(), parts.end())) counts[part] += 1;
  }
  std::vector<std::string> own;
  for (const std::string& title : titles) {
    std::string kept;
    for (const std::string& part : parts_of(title))
      if (counts[part] * 3 < titles.size() || counts[part] < 3) kept += (kept.empty() ? "" : " - ") + part;
    own.push_back(kept.empty() ? title : kept);
  }
  return own;
}

Keyed pages_of(const assess::Assessment& assessment) {
  const std::string home = home_of(assessment);
  const Cells rows(assessment, "pages");
  Keyed pages;
  std::vector<std::string> titles;
  for (std::size_t row = 0; row < rows.size(); ++row) titles.push_back(rows.text(row, "title"));
  titles = own_titles(titles);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const State state = rows.state(row);
    if (state == State::document || state == State::leaves_site) continue;
    const web::Url url = rows.url(row, "url");
    const std::string& title = titles[row];
    auto newest = rows.date(row, "newest_item");
    if (!newest) newest = rows.date(row, "date_modified");
    if (!newest) newest = rows.date(row, "date_published");
    pages.items.push_back({title.empty() ? url.readable_path() : title, url, std::string(url.host()), state, newest});
    pages.scope.push_back(role_of(url.host(), home));
    const bool front = rows.text(row, "kind") == "front";
    pages.address.push_back(front ? "/" : address_key(url));
    pages.label.push_back(label_key(title));
  }
  return pages;
}

Keyed documents_of(const assess::Assessment& assessment) {
  constexpr std::size_t telling = 8;  // "1.pdf" is no name to go by
  const std::string home = home_of(assessment);
  const Cells rows(assessment, "documents");
  Keyed documents;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const web::Url url = rows.url(row, "url");
    const std::string label = rows.text(row, "label");
    const std::string path = url.readable_path();
    const std::string name = path.substr(path.rfind('/') + 1);
    documents.items.push_back(
        {label.empty() ? name : label, url, std::string(url.host()), rows.state(row), rows.date(row, "date")});
    documents.scope.push_back(role_of(url.host(), home));
    documents.address.push_back(address_key(url));
    documents.path.push_back(name.size() >= telling ? label_key(name) : "");
    documents.label.push_back(label_key(label));
  }
  return documents;
}

}  // namespace

ItemChanges menu_changes(const assess::Assessment& before, const assess::Assessment& after) {
  const Keyed old_ones = menus_of(before), new_ones = menus_of(after);
  Matching matching(old_ones.items.size(), new_ones.items.size());
  const bool same_portal = home_of(before) == home_of(after);
  matching.in_order(MatchedBy::path, scoped(old_ones, old_ones.path), scoped(new_ones, new_ones.path));
  // On one portal a renamed menu keeps its address; on another, a path may mean something else, so the label goes
  // first.
  if (same_portal)
    matching.unique(MatchedBy::address, scoped(old_ones, old_ones.address), scoped(new_ones, new_ones.address));
  matching.unique(MatchedBy::label, scoped(old_ones, old_ones.label), scoped(new_ones, new_ones.label));
  matching.unique(MatchedBy::address, scoped(old_ones, old_ones.address), scoped(new_ones, new_ones.address));
  matching.unique(MatchedBy::words, scoped(old_ones, old_ones.words), scoped(new_ones, new_ones.words));
  const auto new_topics = own_topics(new_ones);
  for (const auto& [topic, menu] : own_topics(old_ones))
    if (const auto found = new_topics.find(topic); found != new_topics.end())
      matching.pair(menu, found->second, MatchedBy::topic, topic);
  return changes_of(old_ones.items, new_ones.items, matching, before, after);
}

ItemChanges page_changes(const assess::Assessment& before, const assess::Assessment& after) {
  const Keyed old_ones = pages_of(before), new_ones = pages_of(after);
  Matching matching(old_ones.items.size(), new_ones.items.size());
  matching.in_order(MatchedBy::address, scoped(old_ones, old_ones.address), scoped(new_ones, new_ones.address));
  matching.unique(MatchedBy::label, scoped(old_ones, old_ones.label), scoped(new_ones, new_ones.label));
  return changes_of(old_ones.items, new_ones.items, matching, before, after);
}

ItemChanges document_changes(const assess::Assessment& before, const assess::Assessment& after) {
  const Keyed old_ones = documents_of(before), new_ones = documents_of(after);
  Matching matching(old_ones.items.size(), new_ones.items.size());
  const auto anywhere = [](const std::vector<std::string>& keys) { return [&keys](std::size_t i) { return keys[i]; }; };
  matching.in_order(MatchedBy::address, scoped(old_ones, old_ones.address), scoped(new_ones, new_ones.address));
  matching.unique(MatchedBy::label, anywhere(old_ones.path), anywhere(new_ones.path));
  matching.unique(MatchedBy::label, anywhere(old_ones.label), anywhere(new_ones.label));
  return changes_of(old_ones.items, new_ones.items, matching, before, after);
}

}  // namespace matang::compare
