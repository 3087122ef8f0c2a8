#pragma once
#include <string>

#include "facts/site/site_view.hpp"

namespace matang::facts {

/// Where following an address ends, and what is met there.
struct Reached {
  State state = State::not_checked;
  std::int64_t status = 0;
  std::string detail;
  web::Url final_url;
  const SitePage* page = nullptr;                  ///< where it was read
  const capture::CaptureRecord* record = nullptr;  ///< of the last answer
};

/// What a visitor meets behind an address, wherever it stands.
Reached reach(const SiteView& view, const web::Url& target);
/// The same for a link on a page of `from`'s host: other organisations' sites, sibling hosts and addresses that only
/// the site's developer can open are told apart.
Reached reach_from(const SiteView& view, const web::Url& from, const web::Url& target);

/// Whether an answer is a file to be opened or kept, not a page.
bool is_document(const capture::CaptureRecord& record);

}  // namespace matang::facts
