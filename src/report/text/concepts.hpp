#pragma once
#include <span>
#include <string_view>

namespace matang::report {

struct ConceptName {
  std::string_view concept_id, id, en;
};
/// Of the lexicon's concepts and groups; `phrase` knows them as "concept.<id>".
std::span<const ConceptName> concept_names();

}  // namespace matang::report
