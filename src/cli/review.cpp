#include "cli/review.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/workflow.hpp"
#include "matang/yaml/document.hpp"
#include "report/wording.hpp"

namespace matang::cli {
namespace fs = std::filesystem;
namespace {

void append(Problems& all, const Problems& more) { all.insert(all.end(), more.begin(), more.end()); }

/// Every kind of finding has a heading in the reports, so the headings are the list.
std::vector<std::string> finding_kinds() {
  constexpr std::string_view heading = "finding_kind.";
  std::vector<std::string> kinds;
  for (const report::Phrase& phrase : report::phrases(report::Language::en))
    if (phrase.code.starts_with(heading)) kinds.emplace_back(phrase.code.substr(heading.size()));
  return kinds;
}

Result<assess::Assessment> read_baseline(const std::string& path) {
  auto baseline = read_assessment(path, "the baseline");
  if (!baseline) {
    std::error_code ignored;
    if (!fs::exists(path, ignored))
      return Problem{{path, 0, 0},
                     "there is no such file",
                     "a first run has no baseline: leave --baseline out, and give its assessment.json to the next run"};
    return baseline;
  }
  // Compared with nothing, everything would be new.
  if (!baseline->assessable)
    return Problem{{path, 0, 0},
                   "this assessment says that the site could not be assessed, so nothing can be compared with it",
                   "name the assessment.json of a run that reached the site"};
  return baseline;
}

/// The root of what the CI system has checked out; the directory the command runs in elsewhere.
fs::path checkout() {
  for (const char* name : {"GITHUB_WORKSPACE", "CI_PROJECT_DIR"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return fs::path(value).lexically_normal();
  }
  std::error_code error;
  return fs::current_path(error);
}

}  // namespace

void say_aside(std::string_view line) { fmt::print(stderr, "matang: {}\n", without_commands(line)); }

Result<assess::Assessment> read_assessment(const std::string& path, std::string_view purpose) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (!file || !(text << file.rdbuf()))
    return Problem{{path, 0, 0}, fmt::format("{} cannot be read", purpose), "name the assessment.json of an audit"};
  return report::from_json(text.str(), path);
}

Result<Review> read_review(const Options& options) {
  Review review;
  Problems problems;
  auto conditions = read_conditions(options.fail_on);
  if (!conditions)
    append(problems, conditions.error());
  else
    review.conditions = std::move(*conditions);
  for (const std::string& path : options.ignore) {
    auto entries = compare::read_ignore_file(path, finding_kinds());
    if (!entries)
      append(problems, entries.error());
    else
      review.ignores.insert(review.ignores.end(), entries->begin(), entries->end());
  }
  if (!options.baseline.empty()) {
    auto baseline = read_baseline(options.baseline);
    if (!baseline)
      append(problems, baseline.error());
    else
      review.baseline = std::move(*baseline);
  }
  if (!problems.empty()) return problems;
  return review;
}

Reviewed apply(const Review& review, assess::Assessment& assessment) {
  Reviewed reviewed;
  reviewed.ignored = compare::ignore(assessment, review.ignores);
  if (review.baseline) reviewed.against = compare::mark(assessment, *review.baseline);
  reviewed.conditions = judge(review.conditions, assessment);
  return reviewed;
}

void say_review(const Reviewed& reviewed, const Options& options) {
  const report::Language language = options.report.language;
  for (const compare::Ignore& entry : reviewed.ignored.expired)
    fmt::print(stderr, "{}:{}: {}\n", entry.where.file, entry.where.line,
               report::say({"ignore.expired", {{"until", web::to_text(*entry.until)}}}, language));
  if (options.quiet) return;
  for (const compare::Ignore& entry : reviewed.ignored.idle)
    fmt::print(stderr, "{}:{}: {}\n", entry.where.file, entry.where.line, report::say({"ignore.idle", {}}, language));
  if (!reviewed.against) return;
  const compare::Against& against = *reviewed.against;
  Message message{"baseline.compared",
                  {{"date", web::to_text(against.as_of)},
                   {"new", std::to_string(against.fresh)},
                   {"known", std::to_string(against.known)},
                   {"fixed", std::to_string(against.fixed.size())}}};
  if (!against.unseen.empty()) message.args.emplace_back("unseen", std::to_string(against.unseen.size()));
  if (reviewed.ignored.findings > 0) message.args.emplace_back("ignored", std::to_string(reviewed.ignored.findings));
  say_aside(report::say(message, language));
}

void pin(report::Run& run, const std::string& prepared, const GivenOptions& given) {
  std::string file = prepared;
  if (const auto config = given.find("config"); file.empty() && config != given.end() && !config->second.empty())
    file = config->second.back().text;
  if (file.empty()) return;
  if (const auto document = yaml::read_file(file))
    for (const char* key : {"start", "target", "site"})
      if (const yaml::Node* node = document->find(key)) run.line = std::max<std::size_t>(node->where.line, 1);
  std::error_code error;
  const fs::path whole = fs::absolute(file, error).lexically_normal();
  const fs::path relative = whole.lexically_relative(checkout());
  const bool outside = relative.empty() || *relative.begin() == "..";
  run.file = outside ? whole.filename().generic_string() : relative.generic_string();
}

}  // namespace matang::cli
