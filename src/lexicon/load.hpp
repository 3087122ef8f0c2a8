#pragma once
#include <vector>

#include "matang/lexicon/lexicon.hpp"
#include "matang/yaml/document.hpp"

namespace matang::lexicon {

/// The concepts a lexicon file describes; every fault of the file goes into `problems`.
std::vector<Concept> read_concepts(const yaml::Node& root, Problems& problems);

}  // namespace matang::lexicon
