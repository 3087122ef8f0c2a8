#include "rubric/profiles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "rubric/bands.hpp"
#include "rubric/reading.hpp"

namespace matang::rubric {

Profile read_profile(const yaml::Node& node, const Loading& loading) {
  Profile profile;
  yaml::MappingReader mapping(node, "a profile", loading.problems);
  if (!mapping.is_mapping()) return profile;
  profile.id = read_id(mapping, node, loading);
  profile.title = required_both(mapping, "title", loading);
  profile.source = mapping.required_text("source");
  if (mapping.required("indicators") != nullptr) profile.indicators = mapping.optional_texts("indicators");
  std::optional<int> decimals;
  read_bands(mapping, profile.bands, decimals, loading);
  if (decimals)
    loading.fault(*node.find("bands"), "a profile's bands are shares",
                  "write a list of {from, id, title} with 'from' from 0 to 1");
  mapping.finish();
  return profile;
}

void check_profile(const Rubric& rubric, const Profile& profile, const yaml::Node& node, Problems& problems) {
  std::vector<std::string> known;
  for (const Group& group : rubric.groups)
    for (const Indicator& indicator : group.indicators) known.push_back(indicator.id);
  const yaml::Node* list = node.find("indicators");
  const Location& where = list == nullptr ? node.where : list->where;
  std::set<std::string> seen;
  for (const std::string& id : profile.indicators) {
    if (std::find(known.begin(), known.end(), id) == known.end())
      problems.push_back({where, fmt::format("the rubric has no indicator '{}'", id), suggestion(id, known)});
    else if (!seen.insert(id).second)
      problems.push_back({where, fmt::format("the indicator '{}' stands twice in the profile", id), "name it once"});
  }
  if (profile.indicators.empty() && list != nullptr)
    problems.push_back({where, "the profile chooses no indicator", "list the ids it looks at"});
  if (const yaml::Node* bands = node.find("bands")) check_bands(profile.bands, std::nullopt, 0, 1, *bands, problems);
}

std::optional<Rubric> with_profile(const Rubric& rubric, std::string_view id) {
  const auto profile =
      std::find_if(rubric.profiles.begin(), rubric.profiles.end(), [&](const Profile& each) { return each.id == id; });
  if (profile == rubric.profiles.end()) return std::nullopt;
  Rubric chosen = rubric;
  chosen.profile = profile->id;
  chosen.profile_title = profile->title;
  const auto left_out = [&](const Indicator& indicator) {
    return std::find(profile->indicators.begin(), profile->indicators.end(), indicator.id) == profile->indicators.end();
  };
  for (Group& group : chosen.groups) std::erase_if(group.indicators, left_out);
  std::erase_if(chosen.groups, [](const Group& group) { return group.indicators.empty(); });
  if (!profile->bands.empty()) {
    chosen.bands = profile->bands;
    chosen.band_decimals.reset();
  }
  return chosen;
}

}  // namespace matang::rubric
