#include "compare/diff_parts.hpp"
#include "matang/compare/ranking.hpp"

namespace matang::compare {

std::string host_key(std::string_view address_or_host) {
  std::string text(address_or_host);
  if (text.find("://") == std::string::npos) text = "http://" + text;
  const auto url = web::Url::parse(text);
  return url ? role_of(url->host(), "\n") : std::string();
}

std::string name_key(std::string_view name) { return label_key(name); }

std::string SiteGroups::of(const assess::Assessment& assessment) const {
  if (const auto found = by_host.find(host_key(assessment.target.text())); found != by_host.end()) return found->second;
  const auto found = by_name.find(name_key(assessment.name));
  return found == by_name.end() ? std::string() : found->second;
}

}  // namespace matang::compare
