#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <optional>

#include "cli/assessing.hpp"
#include "cli/commands.hpp"
#include "cli/office_documents.hpp"
#include "cli/output.hpp"
#include "cli/workflow.hpp"
#include "matang/report/report.hpp"
#include "report/wording.hpp"

namespace matang::cli {
namespace {

std::string sentences(const std::vector<Message>& messages, report::Language language) {
  std::string text;
  for (const Message& message : messages) text += (text.empty() ? "" : " ") + report::say(message, language);
  return text;
}

using Rendered = std::map<std::string, std::string>;

void print_results(const assess::Assessment& assessment, const Rendered& files, const Options& options, bool spoken) {
  const bool colour = !options.no_color && isatty(STDOUT_FILENO) == 1;
  const auto summary = [&] { return without_commands(report::to_summary(assessment, options.report, colour)); };
  if (!options.out.empty()) {
    write_files(options.out, files);
    if (options.quiet) return;
    print(summary());
    std::string shown = files.empty() ? "" : files.begin()->first;
    for (const char* report : {"report.md", "report.html"})  // the page, where there is one: a double click opens it
      if (files.contains(report)) shown = report;
    print(fmt::format("\n{}\n", (std::filesystem::path(options.out) / shown).lexically_normal().string()));
  } else if (!files.empty()) {
    for (const auto& [name, bytes] : files) {
      const bool binary = name.ends_with(".xlsx") || name.ends_with(".docx") || name.ends_with(".pdf");
      if (binary && isatty(STDOUT_FILENO) == 1)
        say_aside(fmt::format("{} is no text for a terminal; name a directory with --out", name));
      else
        print(bytes);
    }
  } else if (!spoken) {
    print(summary());
    if (!options.quiet) print("\n" + report::say({"terminal.no_out", {}}, options.report.language) + "\n");
  }
}

}  // namespace

int deliver(assess::Assessment assessment, const Review& review, const Options& options) {
  const Reviewed reviewed = apply(review, assessment);
  report::Options how = options.report;
  how.run.conditions = reviewed.conditions;
  if (reviewed.against) {
    how.run.baseline = reviewed.against->as_of;
    how.run.fixed = reviewed.against->fixed;
  }
  Rendered files, spoken;
  std::optional<CannotGoOn> failed;
  for (const report::Format& format : report::formats()) {
    const bool named = std::find(options.formats.begin(), options.formats.end(), format.name) != options.formats.end();
    const bool wanted = named || (options.formats.empty() && !options.out.empty() && format.by_default);
    if (!wanted) continue;
    Rendered rendered = format.render(assessment, how);
    if (format.conversion != report::Conversion::none) {
      try {
        for (auto& [name, bytes] : rendered)
          bytes = converted(format.conversion, bytes, assessment, options.report.language);
      } catch (const CannotGoOn& error) {
        failed = error;  // the other formats are written all the same
        continue;
      }
    }
    (format.name == "github" ? spoken : files).merge(rendered);
  }
  if (!(failed && files.empty())) print_results(assessment, files, options, !spoken.empty());
  tell_workflow(spoken);
  if (failed) throw CannotGoOn(*failed);
  const report::Language language = options.report.language;
  if (!assessment.assessable) {
    const std::string why = assessment.obstacle ? report::say(*assessment.obstacle, language) : "";
    const bool named = why.starts_with(assessment.target.text());  // most reasons begin with the address
    say_aside(named ? why : fmt::format("{}: {}", assessment.target.text(), why));
    return not_assessable;
  }
  say_review(reviewed, options);
  bool holds = false;
  for (const report::Judged& judged : reviewed.conditions) {
    const bool open = judged.outcome == report::Judged::Outcome::open;
    if (judged.outcome == report::Judged::Outcome::holds)
      holds = true;
    else if (!(open && options.verbose))
      continue;
    say_aside(fmt::format("--fail-on {}: {}", judged.condition, sentences(judged.reasons, language)));
  }
  return holds ? condition_holds : done;
}

}  // namespace matang::cli
