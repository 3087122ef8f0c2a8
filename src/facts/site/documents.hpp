#pragma once
#include "facts/site/site_view.hpp"

namespace matang::facts {

/// Whether an address answered with a file that is a document, whatever its name promises.
bool answers_with_file(const SiteView& view, const web::Url& target);

}  // namespace matang::facts
