#include "report/notes.hpp"

namespace matang::report {

std::vector<Message> notes_of(const assess::RubricResult& rubric) {
  using As = rubric::ScoreStyle::As;
  using rubric::UnknownPolicy;
  std::vector<Message> notes;
  if (rubric.simulation) notes.push_back({"summary.simulation", {}});
  if (rubric.score_style.as == As::none)
    notes.push_back({"note.no_number", {}});
  else if (!rubric.score_style.official)
    notes.push_back({"note.convention", {}});
  if (rubric.validity) notes.push_back(*rubric.validity);
  if (!rubric.profile.empty())
    notes.push_back({"note.profile",
                     {{"id", rubric.profile_title.id.empty() ? rubric.profile : rubric.profile_title.id},
                      {"en", rubric.profile_title.en.empty() ? rubric.profile : rubric.profile_title.en}}});
  if (!rubric.units_of.empty())
    notes.push_back({"note.units", {{"table", rubric.units_of}, {"n", std::to_string(rubric.units.size())}}});
  if (rubric.unknown_policy == UnknownPolicy::exclude) notes.push_back({"note.unknown.exclude", {}});
  if (rubric.unknown_policy == UnknownPolicy::zero) notes.push_back({"note.unknown.zero", {}});
  if (rubric.unknown_policy == UnknownPolicy::zero_after_full_crawl) notes.push_back({"note.unknown.full_crawl", {}});
  if (!rubric.certainty.empty() && rubric.certainty != "official" && rubric.certainty != "published")
    notes.push_back({"note.certainty", {{"certainty", rubric.certainty}}});
  for (const rubric::LeftOut& part : rubric.left_out)
    notes.push_back(
        {"note.left_out", {{"count", std::to_string(part.count)}, {"id", part.what.id}, {"en", part.what.en}}});
  return notes;
}

}  // namespace matang::report
