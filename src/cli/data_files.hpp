#pragma once
#include <string>
#include <vector>

#include "matang/lexicon/lexicon.hpp"
#include "matang/result.hpp"
#include "matang/rubric/rubric.hpp"

namespace matang::cli {

/// The folder of rubrics and lexicon: $MATANG_RUBRICS, else where the program is installed (../share/matang/rubrics
/// beside its bin), else the checkout it was built in. Empty where there is none.
std::string rubrics_folder();

Result<lexicon::Lexicon> load_lexicon();

/// What a rubric may name.
rubric::KnownConcepts known_concepts(const lexicon::Lexicon& lexicon);

/// A rubric by id (of the folder) or by file.
Result<rubric::Rubric> load_rubric(const std::string& id_or_file, const lexicon::Lexicon& lexicon);

/// Ids of the folder's rubrics, sorted.
std::vector<std::string> rubric_ids();

}  // namespace matang::cli
