#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "matang/report/report.hpp"
#include "report/finding_groups.hpp"
#include "report/numbers.hpp"
#include "report/plain.hpp"
#include "report/wording.hpp"

namespace matang::report {
namespace {

constexpr std::size_t columns = 80;
constexpr std::size_t most_findings = 10;
constexpr std::size_t most_of_a_kind = 3;  // so that fifty dead menus do not hide everything else

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

void write_stage(Screen& screen, const assess::RubricResult& rubric) {
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

/// What would raise the score most: "  + Forms to download: Interactive from 0% to 50% (easy)". Where the line is too
/// long it is the title that is cut.
void write_improvements(Screen& screen, const assess::RubricResult& rubric) {
  if (rubric.improvements.empty()) return;
  screen.line("  " + screen.say("terminal.improvements"));
  for (const assess::Improvement& each : rubric.improvements) {
    if (each.group_now.possible == 0) continue;
    const auto then = [&](std::int64_t points) {
      return percent_text(screen.language(),
                          static_cast<double>(points) / static_cast<double>(each.group_now.possible));
    };
    std::string group;
    for (const assess::GroupResult& one : rubric.groups)
      if (one.id == each.group) group = screen.title(one.title);
    const std::string gain =
        screen.say("terminal.gain", {{"group", shortened(group, 28)},
                                     {"from", then(each.group_now.low)},
                                     {"to", then(each.group_then)},
                                     {"effort", each.by_evidence ? "evidence" : std::string(spelling(each.effort))}});
    const std::size_t used = length(gain) + 6;
    screen.line("  + " + shortened(screen.title(each.title), columns - std::min(used, columns - 12)) + ": " + gain);
  }
}

void write_rubric(Screen& screen, const assess::RubricResult& rubric) {
  const std::string score = stated_text(screen.language(), rubric);
  screen.bold(screen.title(rubric.title) + (score.empty() ? "" : ": " + score) +
              (rubric.simulation ? screen.say("terminal.simulation") : ""));
  for (const assess::GroupResult& group : rubric.groups)
    screen.line("  " + padded(screen.title(group.title), 34) + " " + bar_text(group.score, 20) + " " +
                stated_text(screen.language(), rubric, group));
  if (!rubric.band_low.empty()) {
    const std::string low = screen.title(rubric.band_low_title), high = screen.title(rubric.band_high_title);
    screen.line(
        "  " + screen.say("terminal.band", {{"band", rubric.band_low == rubric.band_high ? low : low + " – " + high}}));
  }
  write_stage(screen, rubric);
  write_improvements(screen, rubric);
}

/// Subjects are ids for indicators; a reader wants the title.
std::string subject_of(const Screen& screen, const assess::Assessment& assessment, const assess::Finding& finding) {
  for (const assess::RubricResult& rubric : assessment.rubrics)
    for (const assess::IndicatorResult& indicator : rubric.indicators)
      if (rubric.id == finding.rubric && indicator.id == finding.indicator) return screen.title(indicator.title);
  return plain(finding.subject);
}

/// The most severe first, of each kind a few; what the user has set aside is not among them.
void write_findings(Screen& screen, const assess::Assessment& assessment) {
  static constexpr std::array<std::string_view, 4> paints{"1;31", "31", "33", "36"};
  std::vector<FindingGroup> groups = to_do(assessment.findings);
  // Indicators have been told by the bars above: of the same severity, what is broken on the site comes first.
  std::stable_sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) {
    return std::pair(a.severity, !a.findings.front()->indicator.empty()) <
           std::pair(b.severity, !b.findings.front()->indicator.empty());
  });
  std::size_t open = 0;
  for (const FindingGroup& group : groups) open += group.findings.size();
  screen.bold(screen.say(open == 0 ? "terminal.no_findings" : "terminal.findings"));
  std::size_t shown = 0, told = 0;
  for (const FindingGroup& group : groups) {
    if (shown == most_findings) break;
    const std::string severity(phrase(screen.language(), "severity." + std::string(spelling(group.severity))));
    const std::string known(phrase(screen.language(), "finding_kind." + group.kind));
    const std::string kind = known.empty() ? plain(group.kind) : known;
    const std::size_t lines = std::min({group.findings.size(), most_of_a_kind, most_findings - shown});
    for (std::size_t i = 0; i < lines; ++i) {
      const assess::Finding& finding = *group.findings[i];
      std::string more;
      if (i + 1 == lines && group.findings.size() > lines)
        more = screen.say("summary.and_more", {{"n", std::to_string(group.findings.size() - lines)}});
      const std::string line =
          kind + ": " +
          (finding.standing == assess::Standing::fresh ? screen.say("terminal.new") + " " : std::string()) +
          subject_of(screen, assessment, finding);
      screen.tagged("  " + padded(severity, 9), paints.at(static_cast<std::size_t>(finding.severity)),
                    shortened(line, columns - 12 - length(more)) + more);
    }
    shown += lines;
    told += group.findings.size();
  }
  if (told < open) screen.line("  " + screen.say("terminal.more", {{"n", std::to_string(open - told)}}));
  if (open < assessment.findings.size())
    screen.line("  " + screen.say("terminal.ignored", {{"n", std::to_string(assessment.findings.size() - open)}}));
}

}  // namespace

std::string to_summary(const assess::Assessment& assessment, const Options& options, bool colour) {
  Screen screen(options.language, colour);
  const std::string name = assessment.name.empty() ? plain(assessment.target.text()) : plain(assessment.name);
  screen.bold(name + ", " +
              screen.say("terminal.as_of", {{"date", assessment.as_of.ok() ? web::to_text(assessment.as_of) : "–"}}));
  if (assessment.obstacle) {
    if (!assessment.assessable) screen.line(screen.say("summary.not_assessable"));
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
  write_findings(screen, assessment);
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
