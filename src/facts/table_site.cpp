#include <algorithm>

#include "matang/facts/site_facts.hpp"

namespace matang::facts {
namespace {

/// The site as a whole, as the one row of the table `site`.
struct SiteRow {
  web::Url home;
  std::string name;
  Observed<web::Date> newest_content;
  bool https = false;
  std::int64_t pages = 0;
  std::vector<std::string> hosts;  ///< of this government that have a page here
  Observed<web::Date> tls_expires;
  Observed<std::int64_t> gambling_links;
  Sighting seen;
};

SiteRow row_of(const SiteFacts& site) {
  SiteRow row;
  row.home = site.home;
  row.name = site.name;
  row.newest_content = site.newest_content;
  row.https = site.https;
  row.pages = static_cast<std::int64_t>(site.pages.size());
  for (const Page& page : site.pages)
    if (row.hosts.empty() || row.hosts.back() != page.host) row.hosts.push_back(page.host);
  std::sort(row.hosts.begin(), row.hosts.end());
  row.hosts.erase(std::unique(row.hosts.begin(), row.hosts.end()), row.hosts.end());
  row.tls_expires = site.tls_expires;
  row.gambling_links = site.gambling_links;
  row.seen = {site.home, 0, site.name};
  return row;
}

}  // namespace

template <>
inline constexpr auto fields<SiteRow> = std::tuple{field("home", &SiteRow::home),
                                                   field("name", &SiteRow::name),
                                                   field("newest_content", &SiteRow::newest_content),
                                                   field("https", &SiteRow::https),
                                                   field("pages", &SiteRow::pages),
                                                   field("hosts", &SiteRow::hosts),
                                                   field("tls_expires", &SiteRow::tls_expires),
                                                   field("gambling_links", &SiteRow::gambling_links)};

namespace {

std::vector<Table> all_tables(const SiteFacts& site, const std::vector<SiteRow>& rows) {
  std::vector<Table> tables;
  tables.reserve(9);
  tables.push_back(table_of("pages", site.pages));
  tables.push_back(table_of("menus", site.menus));
  tables.push_back(table_of("documents", site.documents));
  tables.push_back(table_of("forms", site.forms));
  tables.push_back(table_of("channels", site.channels));
  tables.push_back(table_of("services", site.services));
  tables.push_back(table_of("links", site.links));
  tables.push_back(table_of("agencies", site.agencies));
  tables.push_back(table_of("site", rows));
  return tables;
}

}  // namespace

const Table* Tables::find(std::string_view name) const {
  const auto it = std::find_if(tables.begin(), tables.end(), [&](const Table& table) { return table.name == name; });
  return it == tables.end() ? nullptr : &*it;
}

Tables tables_of(const SiteFacts& site, web::Date as_of) {
  return {all_tables(site, {row_of(site)}), site.completeness, as_of};
}

Tables empty_tables() { return {all_tables({}, {}), {}, {}}; }

}  // namespace matang::facts
