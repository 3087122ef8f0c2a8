#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "matang/facts/site_facts.hpp"
#include "matang/problem.hpp"
#include "matang/rubric/rubric.hpp"
#include "matang/yaml/document.hpp"

namespace matang::rubric {

/// What every part of loading a rubric reads from and writes to.
struct Loading {
  const facts::Tables& tables;                     ///< without rows: what rules are checked against
  const KnownConcepts& known_concepts;
  Problems& problems;

  void fault(const yaml::Node& node, std::string what, std::string hint = "") const {
    problems.push_back({node.where, std::move(what), std::move(hint)});
  }
};

/// "did you mean …?", or where nothing is near what there is to choose from.
std::string suggestion(std::string_view word, const std::vector<std::string>& known);

std::vector<std::string> table_names(const facts::Tables& tables);
std::vector<std::string> field_names(const facts::Table& table);

}  // namespace matang::rubric
