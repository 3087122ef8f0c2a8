#pragma once
#include <string>

#include "matang/compare/agreement.hpp"
#include "matang/compare/diff.hpp"
#include "matang/compare/ranking.hpp"
#include "matang/compare/trend.hpp"
#include "matang/report/report.hpp"

/// What compare/ found, as bytes. As with reports: layout and wording only. JSON is in no language and described in
/// docs/comparison.md; HTML is one file without script or network.
namespace matang::report {

std::string to_markdown(const compare::Diff& diff, const Options& options);
std::string to_json(const compare::Diff& diff);

std::string to_markdown(const compare::Ranking& ranking, const Options& options);
std::string to_csv(const compare::Ranking& ranking, const Options& options);
std::string to_html(const compare::Ranking& ranking, const Options& options);
std::string to_json(const compare::Ranking& ranking);

std::string to_markdown(const compare::Trend& trend, const Options& options);
std::string to_csv(const compare::Trend& trend, const Options& options);
std::string to_html(const compare::Trend& trend, const Options& options);

std::string to_markdown(const compare::Agreement& agreement, const Options& options);
std::string to_csv(const compare::Agreement& agreement, const Options& options);
std::string to_json(const compare::Agreement& agreement);

}  // namespace matang::report
