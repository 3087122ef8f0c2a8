#include <algorithm>
#include <array>
#include <string>

#include "matang/report/report.hpp"
#include "report/numbers.hpp"
#include "report/plain.hpp"
#include "report/wording.hpp"

namespace matang::report {
namespace {

constexpr std::size_t columns = 80;
constexpr std::size_t most_findings = 10;

/// A screenful for a terminal: every line cut to the terminal's width, colours around what is already cut.
class Screen {
 public:
  Screen(Language language, bool colour) : language_(language), colour_(colour) {}

  std::string say(std::string_view code, Args args = {}) const {
    return report::say({std::string(code), std::move(args)}, language_);
  }
  std::string title(const Text& text) const { return plain(in(language_, text)); }
  void line(std::string_view text) { out_ += shortened(text, columns) + "\n"; }
  void blank() { out_ += "\n"; }
  void bold(std::string_view text) { out_ += painted(shortened(text, columns), "1") + "\n"; }
  /// A coloured tag before a plain text; the line as a whole fits.
  void tagged(std::string_view tag, std::string_view paint, std::string_view text) {
    const std::size_t used = length(tag) + 1;
    out_ += painted(tag, paint) + " " + shortened(text, columns - std::min(used, columns - 2)) + "\n";
  }
  std::string take() { return std::move(out_); }
  Language language() const { return language_; }

 private:
  std::string painted(std::string_view text, std::string_view paint) const {
    return colour_ ? "\x1b[" + std::string(paint) + "m" + std::string(text) + "\x1b[0m" : std::string(text);
  }
  Language language_;
  bool colour_;
  std::string out_;
};

std::string padded(std::string text, std::size_t width) {
  text = shortened(text, width);
  return text + std::string(width - std::min(length(text), width), ' ');
}

void write_rubric(Screen& screen, const assess::RubricResult& rubric) {
  screen.bold(screen.title(rubric.title) + ": " + range_text(screen.language(), rubric.score));
  for (const assess::GroupResult& group : rubric.groups)
    screen.line("  " + padded(screen.title(group.title), 34) + " " + bar_text(group.score, 20) + " " +
                range_text(screen.language(), group.score));
  if (rubric.roll_up != rubric::RollUp::stages) return;
  std::string stage, gaps;
  for (const assess::GroupResult& group : rubric.groups) {
    if (group.id == rubric.highest_stage) stage = screen.title(group.title);
    if (std::find(rubric.gaps.begin(), rubric.gaps.end(), group.id) != rubric.gaps.end())
      gaps += (gaps.empty() ? "" : ", ") + screen.title(group.title);
  }
  screen.line("  " +
              (stage.empty() ? screen.say("terminal.no_stage") : screen.say("terminal.stage", {{"stage", stage}})));
  if (!gaps.empty()) screen.line("  " + screen.say("terminal.gap", {{"stages", gaps}}));
}

/// Subjects are ids for indicators; a reader wants the title.
std::string subject_of(const Screen& screen, const assess::Assessment& assessment, const assess::Finding& finding) {
  for (const assess::RubricResult& rubric : assessment.rubrics)
    for (const assess::IndicatorResult& indicator : rubric.indicators)
      if (rubric.id == finding.rubric && indicator.id == finding.indicator) return screen.title(indicator.title);
  return plain(finding.subject);
}

}  // namespace

std::string to_summary(const assess::Assessment& assessment, const Options& options, bool colour) {
  static constexpr std::array<std::string_view, 4> paints{"1;31", "31", "33", "36"};
  Screen screen(options.language, colour);
  const std::string name = assessment.name.empty() ? plain(assessment.target.text()) : plain(assessment.name);
  screen.bold(name + ", " +
              screen.say("terminal.as_of", {{"date", assessment.as_of.ok() ? web::to_text(assessment.as_of) : "–"}}));
  if (assessment.obstacle) {
    screen.line(screen.say("summary.not_assessable"));
    screen.line(say(*assessment.obstacle, options.language));
  }
  std::size_t unknown = 0, all = 0;
  for (const assess::RubricResult& rubric : assessment.rubrics) {
    screen.blank();
    write_rubric(screen, rubric);
    for (const assess::GroupResult& group : rubric.groups) {
      unknown += group.unknown;
      all += group.met + group.partly + group.not_met + group.unknown;
    }
  }
  screen.blank();
  screen.bold(screen.say(assessment.findings.empty() ? "terminal.no_findings" : "terminal.findings"));
  const std::size_t shown = std::min(assessment.findings.size(), most_findings);
  for (std::size_t i = 0; i < shown; ++i) {
    const assess::Finding& finding = assessment.findings[i];
    const std::string severity(phrase(options.language, "severity." + std::string(spelling(finding.severity))));
    const std::string kind(phrase(options.language, "finding_kind." + finding.kind));
    screen.tagged("  " + padded(severity, 9), paints.at(static_cast<std::size_t>(finding.severity)),
                  (kind.empty() ? plain(finding.kind) : kind) + ": " + subject_of(screen, assessment, finding));
  }
  if (shown < assessment.findings.size())
    screen.line("  " + screen.say("terminal.more", {{"n", std::to_string(assessment.findings.size() - shown)}}));
  screen.blank();
  const capture::Coverage& c = assessment.coverage;
  if (all > 0)
    screen.line(screen.say("terminal.unknown", {{"n", std::to_string(unknown)}, {"of", std::to_string(all)}}));
  screen.line(screen.say("terminal.sums", {{"seen", std::to_string(c.seen)},
                                           {"captured", std::to_string(c.captured)},
                                           {"failed", std::to_string(c.failed)},
                                           {"excluded", std::to_string(c.excluded)},
                                           {"unvisited", std::to_string(c.unvisited.size())}}));
  return screen.take();
}

}  // namespace matang::report
