#include "cli/assessment_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "cli/review.hpp"
#include "evidence/sheet_grid.hpp"

namespace matang::cli {
namespace fs = std::filesystem;
namespace {

constexpr const char* file_name = "assessment.json";
constexpr std::size_t most_files = 10'000;  // our choice: all local governments of the country over many years

/// Every assessment.json below a folder. Links to directories are not followed, so there is no way round in circles.
Result<std::vector<std::string>> below(const std::string& folder) {
  std::vector<std::string> found;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error), end;
       !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (at->path().filename() != file_name || !at->is_regular_file(ignored)) continue;
    found.push_back(at->path().lexically_normal().string());
    if (found.size() > most_files)
      return Problem{
          {folder, 0, 0}, fmt::format("this folder holds more than {} assessments", most_files), "name a smaller one"};
  }
  if (error)
    return Problem{{folder, 0, 0}, fmt::format("this folder cannot be read: {}", error.message()), "name another"};
  return found;
}

}  // namespace

Result<compare::NamedAssessment> find_assessment(const std::string& path) {
  std::error_code ignored;
  const std::string file =
      fs::is_directory(path, ignored) ? (fs::path(path) / file_name).lexically_normal().string() : path;
  auto assessment = read_assessment(file, "this assessment");
  if (!assessment) return assessment.error();
  return compare::NamedAssessment{file, std::move(*assessment)};
}

Result<std::vector<compare::NamedAssessment>> find_assessments(const std::vector<std::string>& paths) {
  std::set<std::string> files;
  Problems problems;
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (!fs::is_directory(path, ignored)) {
      files.insert(fs::path(path).lexically_normal().string());
      continue;
    }
    const auto found = below(path);
    if (!found)
      problems.insert(problems.end(), found.error().begin(), found.error().end());
    else if (found->empty())
      problems.push_back({{path, 0, 0},
                          "there is no assessment.json in this folder or below it",
                          "name the folder an audit wrote its results into"});
    else
      files.insert(found->begin(), found->end());
  }
  std::vector<compare::NamedAssessment> assessments;
  for (const std::string& file : files) {
    auto one = find_assessment(file);
    if (!one)
      problems.insert(problems.end(), one.error().begin(), one.error().end());
    else
      assessments.push_back(std::move(*one));
  }
  if (!problems.empty()) return problems;
  return assessments;
}

Result<compare::SiteGroups> read_site_groups(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (!file || !(text << file.rdbuf()))
    return Problem{{path, 0, 0}, "this list of groups cannot be read", "name a CSV with the columns target,group"};
  const auto grid = evidence::csv_grid(text.str(), path);
  if (!grid) return grid.error();
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t target = none, name = none, group = none;
  compare::SiteGroups groups;
  Problems problems;
  bool header = true;
  for (const evidence::GridRow& row : grid->rows) {
    const auto cell = [&](std::size_t column) {
      return column < row.cells.size() ? row.cells[column].text : std::string();
    };
    if (header) {
      for (std::size_t column = 0; column < row.cells.size(); ++column) {
        const std::string title = compare::name_key(row.cells[column].text);
        if (title == "target") target = column;
        if (title == "name" || title == "nama") name = column;
        if (title == "group" || title == "kelompok") group = column;
      }
      if (group == none || (target == none && name == none))
        return Problem{{path, row.number, 1},
                       "the first line should name the columns",
                       "it needs “group”, and “target” or “name” or both"};
      header = false;
      continue;
    }
    const std::string is_in = cell(group);
    const std::string host = target == none ? "" : compare::host_key(cell(target));
    const std::string called = name == none ? "" : compare::name_key(cell(name));
    if (host.empty() && called.empty() && is_in.empty()) continue;
    if (is_in.empty() || (host.empty() && called.empty())) {
      problems.push_back({{path, row.number, 1},
                          "this line should name a site and its group",
                          "write for example https://www.example.go.id,Sumatera Selatan"});
      continue;
    }
    const auto put = [&](auto& map, const std::string& key) {
      if (key.empty()) return;
      const auto [place, is_new] = map.emplace(key, is_in);
      if (!is_new && place->second != is_in)
        problems.push_back({{path, row.number, 1},
                            fmt::format("“{}” is in two groups, “{}” and “{}”", key, place->second, is_in),
                            "leave it in one of them"});
    };
    put(groups.by_host, host);
    put(groups.by_name, called);
  }
  if (!problems.empty()) return problems;
  if (header) return Problem{{path, 0, 0}, "this list of groups is empty", "its first line should read target,group"};
  return groups;
}

Result<Compared> read_compared(const std::vector<std::string>& operands, const Options& options, Problems problems) {
  Compared compared;
  const auto add = [&](const Problems& more) { problems.insert(problems.end(), more.begin(), more.end()); };
  if (!options.group.empty()) {
    auto groups = read_site_groups(options.group);
    if (!groups)
      add(groups.error());
    else
      compared.groups = std::move(*groups);
  }
  auto assessments = find_assessments(operands);
  if (!assessments)
    add(assessments.error());
  else
    compared.assessments = std::move(*assessments);
  if (!problems.empty()) return problems;
  return compared;
}

}  // namespace matang::cli
