#pragma once
#include <string_view>

#include "matang/lexicon/lexicon.hpp"
#include "matang/web/url.hpp"

namespace matang::facts {

/// The concept whose freshness policy applies to a menu or page: what its label says, else its address, else its title.
/// Null where none does. A policy without an end ("never stale") is a policy too.
const lexicon::Concept* freshness_policy(std::string_view label, const web::Url& url, std::string_view title,
                                         const lexicon::Lexicon& lexicon);

}  // namespace matang::facts
