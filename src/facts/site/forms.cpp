#include <algorithm>
#include <map>
#include <tuple>

#include "facts/site/reach.hpp"
#include "facts/site/rows.hpp"

namespace matang::facts {
namespace {

struct Gathered {
  const SitePage* nearest = nullptr;
  const SitePage* last = nullptr;
  const FormSeen* seen = nullptr;
  std::int64_t pages = 0;
};

State state_of(const FormSeen& form, const SitePage& page, const SiteView& view) {
  if (form.inert) return State::dead_control;
  if (form.action.without_fragment() == page.facts->url.without_fragment()) return State::works;
  const Reached reached = reach(view, form.action);
  // Asking with GET for what expects a POST proves only what no method could change.
  const bool was_asked_otherwise = form.method == "post" && reached.state == State::broken && reached.status >= 400;
  return was_asked_otherwise ? State::not_checked : reached.state;
}

std::vector<ConceptIndex> concepts_of_form(const FormSeen& form, const SitePage& page, const SiteView& view) {
  std::vector<ConceptIndex> concepts = concepts_of(view.lexicon, form.excerpt, form.action);
  for (const ConceptSeen& seen : page.facts->concepts)
    if (seen.block == form.block &&
        (seen.where == ConceptSeen::Where::text || seen.where == ConceptSeen::Where::heading))
      merge_concepts(concepts, {seen.concept_index});
  if (page.own.has(form.block)) merge_concepts(concepts, page.about);
  return concepts;
}

bool is_tool(FormPurpose purpose) {
  return purpose == FormPurpose::search || purpose == FormPurpose::comment || purpose == FormPurpose::login ||
         purpose == FormPurpose::newsletter;
}

web::Url without_query(const web::Url& url) {
  return web::Url::parse(url.text().substr(0, url.text().find_first_of("?#"))).value_or(url);
}

}  // namespace

std::vector<Form> forms_of(const SiteView& view) {
  // One form however many pages repeat it: same destination, purpose and fields. Search, comment, login and newsletter
  // boxes are one each though every page sends them to itself; so is a form under one path with many queries.
  using Key = std::tuple<std::string, web::Url, FormPurpose, std::vector<std::string>>;
  std::map<Key, Gathered> gathered;
  for (const SitePage& page : view.pages) {
    for (const FormSeen& form : page.facts->forms) {
      web::Url action = form.action;
      if (is_tool(form.purpose))
        action = {};
      else if (form.action.without_fragment() == page.facts->url.without_fragment())
        action = without_query(form.action);
      Gathered& entry = gathered[{page.host, std::move(action), form.purpose, form.fields}];
      if (entry.last != &page) ++entry.pages;
      entry.last = &page;
      if (entry.nearest && !is_nearer(page, *entry.nearest)) continue;
      entry.nearest = &page;
      entry.seen = &form;
    }
  }
  const std::string home_host = host_of(view.home);
  std::vector<Form> rows;
  for (const auto& [key, entry] : gathered) {
    const SitePage& page = *entry.nearest;
    const FormSeen& form = *entry.seen;
    Form row;
    row.page = page.facts->url;
    row.action = form.action;
    row.method = form.method;
    row.purpose = form.purpose;
    row.fields = form.fields;
    row.host = page.host;
    row.state = state_of(form, page, view);
    row.concepts = ids_of(view.lexicon, concepts_of_form(form, page, view));
    row.pages = entry.pages;
    row.sibling = page.host != home_host || (view.government.owns(form.action) && host_of(form.action) != home_host);
    row.seen = {row.page, form.line, form.excerpt};
    rows.push_back(std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Form& a, const Form& b) {
    return std::tie(a.page, a.seen.line) < std::tie(b.page, b.seen.line);
  });
  return rows;
}

}  // namespace matang::facts
