#pragma once
#include "matang/rubric/rubric.hpp"
#include "rubric/loading.hpp"

namespace matang::rubric {

/// Reads one profile: {id, title, source, indicators, bands}.
Profile read_profile(const yaml::Node& node, const Loading& loading);

/// A profile names indicators that there are, each once.
void check_profile(const Rubric& rubric, const Profile& profile, const yaml::Node& node, Problems& problems);

}  // namespace matang::rubric
