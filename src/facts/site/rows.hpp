#pragma once
#include <vector>

#include "facts/site/menus.hpp"
#include "facts/site/site_view.hpp"

namespace matang::facts {

// One table a file. All are sorted by address.
std::vector<Page> pages_of(const SiteView& view, const std::vector<capture::CaptureRecord>& records,
                           const std::vector<MenuItem>& menus);
std::vector<Document> documents_of(const SiteView& view);
std::vector<Form> forms_of(const SiteView& view);
/// `complete`: the capture is complete enough to say that nothing links somewhere.
std::vector<Agency> agencies_of(const SiteView& view, const std::vector<ListedAgency>& listed, bool complete);
std::vector<Channel> channels_of(const SiteView& view);
std::vector<Link> links_of(const SiteView& view);
std::vector<Service> services_of(const SiteView& view, const std::vector<Menu>& menus);

Completeness completeness_of(const SiteView& view, const std::vector<capture::CaptureRecord>& records,
                             const capture::Coverage& coverage, const std::vector<MenuItem>& menus);

/// The newest genuine item of the site: items of listings, articles, dated documents. Nothing where there is none.
std::optional<web::Date> newest_content(const SiteView& view, const std::vector<Document>& documents);

/// Whether a page is nearer to the front than another; among equals the first by address. The row's sighting comes from
/// it.
bool is_nearer(const SitePage& a, const SitePage& b);

}  // namespace matang::facts
