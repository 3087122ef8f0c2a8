#include <algorithm>
#include <map>
#include <set>

#include "facts/site/rows.hpp"

namespace matang::facts {
namespace {

constexpr std::string_view separator = " › ";

bool is_form_document(const DocumentSeen& document, const lexicon::Lexicon& lexicon) {
  const std::vector<ConceptIndex> concepts = concepts_of(lexicon, document.label, document.url);
  return any_in(lexicon, concepts, "form") || any_in(lexicon, concepts, "download_form");
}

ServiceLevel level_by_forms(const SitePage& page) {
  ServiceLevel level = ServiceLevel::information;
  for (const FormSeen& form : page.facts->forms) {
    if (form.inert || !page.own.has(form.block)) continue;
    switch (form.purpose) {
      case FormPurpose::application:
      case FormPurpose::payment:
        return ServiceLevel::transaction;
      case FormPurpose::lookup:
      case FormPurpose::contact:
      case FormPurpose::complaint:
        level = ServiceLevel::interaction;
        break;
      default:
        break;
    }
  }
  return level;
}

/// The highest level a page offers itself.
ServiceLevel own_level(const SitePage& page, const lexicon::Lexicon& lexicon) {
  ServiceLevel level = level_by_forms(page);
  if (level >= ServiceLevel::interaction) return level;
  for (const ChannelSeen& channel : page.facts->channels)
    if (page.own.has(channel.block) &&
        (channel.kind == ChannelKind::whatsapp || channel.kind == ChannelKind::live_chat))
      return ServiceLevel::interaction;
  for (const DocumentSeen& document : page.facts->documents)
    if (page.own.has(document.block) && is_form_document(document, lexicon)) return ServiceLevel::download;
  return level;
}

/// Whether a page only leads to services: two or more of the pages it links to offer something to fill in.
bool is_hub(const SitePage& page, const SiteView& view) {
  if (page.own.forms > 0) return false;
  std::set<const SitePage*> offers;
  for (const LinkSeen& link : page.facts->links) {
    if (link.in_menu || !page.own.has(link.block) || !link.target.is_http()) continue;
    const SitePage* next = view.page_at(view.answers.to(link.target).final_url);
    if (next && next != &page && level_by_forms(*next) != ServiceLevel::information) offers.insert(next);
  }
  return offers.size() >= 2;
}

/// The page's own level, or a transaction where the form stands one click further: behind the page's "apply" link, or
/// anywhere on the front page of a sibling host that is the service.
ServiceLevel level_of(const SitePage& page, const SiteView& view) {
  const ServiceLevel level = own_level(page, view.lexicon);
  if (level == ServiceLevel::transaction || page.kind == PageKind::listing) return level;
  const bool is_service_host = page.is_front() && page.host != host_of(view.home);
  if (page.is_front() && !is_service_host) return level;
  for (const LinkSeen& link : page.facts->links) {
    if (!is_service_host && (link.in_menu || !page.own.has(link.block))) continue;
    if (!link.target.is_http()) continue;
    const SitePage* next = view.page_at(view.answers.to(link.target).final_url);
    if (next && next != &page && level_by_forms(*next) == ServiceLevel::transaction) return ServiceLevel::transaction;
  }
  return level;
}

bool is_offered(const FormSeen& form) {
  return form.purpose == FormPurpose::application || form.purpose == FormPurpose::payment ||
         form.purpose == FormPurpose::lookup || form.purpose == FormPurpose::complaint;
}

std::string name_of(const SitePage& page) {
  if (!page.labels.empty()) return page.labels.front();
  if (!page.title.empty()) return page.title;
  std::string path = page.facts->url.readable_path();
  while (!path.empty() && path.back() == '/') path.pop_back();
  path = path.substr(path.rfind('/') + 1);
  return path.substr(0, path.rfind('.'));
}

class Catalogue {
 public:
  explicit Catalogue(const SiteView& view) : view_(view) {}

  void add(const web::Url& target, std::string name, State state, Sighting seen) {
    const web::Url url = view_.answers.to(target).final_url;
    const SitePage* page = view_.page_at(url);
    const bool is_service_host = page && page->is_front() && page->host != host_of(view_.home);
    if (page && !is_service_host && is_hub(*page, view_)) return;
    auto [it, is_new] = by_address_.try_emplace(url);
    if (!is_new) return;
    Service& row = it->second;
    row.name = std::move(name);
    row.url = url;
    row.host = host_of(url);
    row.state = state;
    row.seen = std::move(seen);
    std::vector<ConceptIndex> concepts = concepts_of(view_.lexicon, row.name, url);
    if (page) {
      row.level = level_of(*page, view_);
      merge_concepts(concepts, page->about);
      for (std::size_t i = 0; i < view_.lexicon.concepts().size(); ++i) {
        const auto index = static_cast<ConceptIndex>(i);
        if (!view_.lexicon.is_in(index, "component")) continue;
        const bool is_stated = std::binary_search(page->concepts.begin(), page->concepts.end(), index);
        (is_stated ? row.components : row.missing).push_back(view_.lexicon.concepts()[i].id);
      }
    }
    row.concepts = ids_of(view_.lexicon, concepts);
  }

  std::vector<Service> rows() && {
    std::vector<Service> rows;
    for (auto& [url, row] : by_address_) rows.push_back(std::move(row));
    return rows;
  }

 private:
  const SiteView& view_;
  std::map<web::Url, Service> by_address_;
};

/// Whether an item, or one of the labels above it, names a service.
bool stands_for_service(const Menu& item, const SiteView& view) {
  if (any_in(view.lexicon, concepts_of(view.lexicon, item.label, item.target), "service")) return true;
  std::string_view rest = item.path;
  for (std::size_t at = rest.find(separator); at != std::string_view::npos; at = rest.find(separator)) {
    if (any_in(view.lexicon, concepts_of(view.lexicon, rest.substr(0, at), {}), "service")) return true;
    rest.remove_prefix(at + separator.size());
  }
  return false;
}

}  // namespace

std::vector<Service> services_of(const SiteView& view, const std::vector<Menu>& menus) {
  Catalogue catalogue(view);
  std::set<std::pair<std::string, std::string>> parents;
  for (const Menu& item : menus)
    if (const std::size_t at = item.path.rfind(separator); at != std::string::npos)
      parents.insert({item.host, item.path.substr(0, at)});
  for (const Menu& item : menus) {
    if (!item.target.is_http() || item.state == State::dead_control || item.state == State::returns_home) continue;
    if (parents.count({item.host, item.path}) != 0) continue;  // a hub over its children
    if (is_home_address(item.target, view.home) && host_of(item.target) == host_of(view.home)) continue;
    if (stands_for_service(item, view)) catalogue.add(item.target, item.label, item.state, item.seen);
  }
  for (const SitePage& page : view.pages) {
    if (page.state != State::works && page.state != State::stale) continue;
    const bool has_form =
        !page.is_front() && std::any_of(page.facts->forms.begin(), page.facts->forms.end(), [&](const FormSeen& form) {
          return is_offered(form) && !form.inert && page.own.has(form.block);
        });
    const bool is_about =
        (page.kind == PageKind::service || page.kind == PageKind::form) && any_in(view.lexicon, page.about, "service");
    if (has_form || is_about)
      catalogue.add(page.facts->url, name_of(page), page.state, {page.facts->url, 0, page.facts->lead});
  }
  return std::move(catalogue).rows();
}

}  // namespace matang::facts
