#include "cli/data_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "matang/yaml/document.hpp"

namespace matang::cli {
namespace fs = std::filesystem;

std::string rubrics_folder() {
  if (const char* given = std::getenv("MATANG_RUBRICS"); given != nullptr && *given != '\0') return given;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) return {};
  // Installed: PREFIX/bin/matang. Built: a link to the checkout's rubrics lies beside the program (src/CMakeLists.txt),
  // and one folder above the tests' programs.
  for (const char* from_program : {"../share/matang/rubrics", "rubrics", "../rubrics"}) {
    const fs::path folder = (program.parent_path() / from_program).lexically_normal();
    if (fs::exists(folder / "lexicon.yaml", error)) return folder.string();
  }
  return {};
}

namespace {

Problem no_folder() {
  return {{},
          "the rubrics and the lexicon were not found beside the program",
          "install matang whole, or set MATANG_RUBRICS to their folder"};
}

}  // namespace

Result<lexicon::Lexicon> load_lexicon() {
  const std::string folder = rubrics_folder();
  if (folder.empty()) return no_folder();
  return lexicon::Lexicon::load((fs::path(folder) / "lexicon.yaml").string());
}

rubric::KnownConcepts known_concepts(const lexicon::Lexicon& lexicon) {
  rubric::KnownConcepts known;
  for (const lexicon::Concept& one : lexicon.concepts()) {
    known.ids.push_back(one.id);
    for (const std::string& group : one.groups) known.groups[group].push_back(one.id);
  }
  return known;
}

std::vector<std::string> rubric_ids() {
  std::vector<std::string> ids;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(rubrics_folder(), error))
    if (entry.path().extension() == ".yaml" && entry.path().stem() != "lexicon")
      ids.push_back(entry.path().stem().string());
  std::sort(ids.begin(), ids.end());
  return ids;
}

Result<rubric::Rubric> load_rubric(const std::string& id_or_file, const lexicon::Lexicon& lexicon) {
  const rubric::KnownConcepts concepts = known_concepts(lexicon);
  const bool is_file =
      id_or_file.find('/') != std::string::npos || id_or_file.ends_with(".yaml") || id_or_file.ends_with(".yml");
  if (is_file) return rubric::read_file(id_or_file, concepts);
  const std::string folder = rubrics_folder();
  if (folder.empty()) return no_folder();
  const std::vector<std::string> ids = rubric_ids();
  if (std::find(ids.begin(), ids.end(), id_or_file) == ids.end()) {
    std::string hint = yaml::did_you_mean(id_or_file, ids);
    if (hint.empty()) hint = fmt::format("the rubrics are {}; a file is named by its path", fmt::join(ids, ", "));
    return Problem{{}, fmt::format("there is no rubric “{}”", id_or_file), hint};
  }
  return rubric::read_file((fs::path(folder) / (id_or_file + ".yaml")).string(), concepts);
}

}  // namespace matang::cli
