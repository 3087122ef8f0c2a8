#pragma once
#include "cli/assessing.hpp"

namespace matang::cli {

/// What `matang fresh` says: every menu and page under a freshness policy, its newest date and the age allowed; or,
/// with
/// --format, the stale ones in that format. Status 1 where one is stale and not ignored.
int deliver_freshness(assess::Assessment assessment, const Preparation& preparation, const Options& options);

}  // namespace matang::cli
