#pragma once
#include "matang/assess/assessment.hpp"

namespace matang::assess {

/// How often the site publishes: the dates its own pages and documents state. A document known only by the server's
/// Last-Modified is not counted: a copied file is not news.
Cadence cadence_of(const facts::SiteFacts& site, web::Date as_of);

}  // namespace matang::assess
