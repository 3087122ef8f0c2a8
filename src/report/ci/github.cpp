// Annotations and a job summary for GitHub Actions (GitHub documentation, "Workflow commands for GitHub Actions").
// Of each kind (error, warning, notice) a step shows ten and drops the others unsaid, so we choose the ten, and say how
// many there are besides. A job summary may hold 1 MiB; ours lists a bounded number.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "report/ci/shown.hpp"
#include "report/markdown/writer.hpp"
#include "report/numbers.hpp"
#include "report/plain.hpp"
#include "report/renderers.hpp"
#include "report/wording.hpp"

namespace matang::report {
namespace {

using assess::Finding;
using assess::Severity;
using assess::Standing;

constexpr std::size_t most_of_a_kind = 10;
constexpr std::size_t most_rows = 25;

std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : plain(text)) {
    if (c == '%')
      out += "%25";
    else if (property && c == ':')
      out += "%3A";
    else if (property && c == ',')
      out += "%2C";
    else
      out += c;  // plain() left no line ends, which would be %0D and %0A
  }
  return out;
}

/// New, or not compared with anything; what is known or ignored is no news.
bool is_news(const Finding& finding) {
  return finding.severity != Severity::info && finding.standing != Standing::known &&
         finding.standing != Standing::ignored;
}

/// Faults of the site before failed indicators of the same severity: a fault can be mended today.
std::vector<const Finding*> news_of(const assess::Assessment& a) {
  std::vector<const Finding*> news;
  for (const Finding& finding : a.findings)
    if (is_news(finding)) news.push_back(&finding);
  std::stable_sort(news.begin(), news.end(), [](const Finding* one, const Finding* other) {
    if (one->severity != other->severity) return one->severity < other->severity;
    return !ci::is_indicator(*one) && ci::is_indicator(*other);
  });
  return news;
}

class Annotations {
 public:
  explicit Annotations(const Run& run) : run_(run) {}

  /// 0 error, 1 warning, 2 notice.
  void add(std::size_t kind, std::string_view title, std::string_view message) {
    // One notice is kept back for saying what is not shown.
    if (counts_[kind] + (kind == 2 ? 1 : 0) >= most_of_a_kind) {
      left_out_ += 1;
      return;
    }
    write(kind, title, message);
  }
  std::string take(Language language) {
    if (left_out_ > 0) write(2, "matang", ci::say(language, "ci.more", {{"n", std::to_string(left_out_)}}));
    return std::move(out_);
  }

 private:
  void write(std::size_t kind, std::string_view title, std::string_view message) {
    static constexpr std::array<std::string_view, 3> names{"error", "warning", "notice"};
    counts_[kind] += 1;
    out_ += "::" + std::string(names[kind]) + " file=" + escaped(run_.file, true) +
            ",line=" + std::to_string(run_.line) + ",title=" + escaped(shortened(title, 120), true) +
            "::" + escaped(shortened(message, 1000), false) + "\n";
  }

  const Run& run_;
  std::array<std::size_t, 3> counts_{};
  std::size_t left_out_ = 0;
  std::string out_;
};

std::string annotations(const assess::Assessment& a, const Options& options) {
  const Language language = options.language;
  Annotations out(options.run);
  if (!a.assessable) out.add(0, a.target.host(), a.obstacle ? say(*a.obstacle, language) : "");
  for (const Judged& judged : options.run.conditions)
    if (judged.outcome == Judged::Outcome::holds)
      out.add(0, "--fail-on " + judged.condition, ci::sentences(judged.reasons, language));
  for (const Finding* finding : news_of(a)) {
    const std::size_t kind = finding->severity == Severity::critical ? 0 : finding->severity == Severity::major ? 1 : 2;
    out.add(kind, ci::kind_title(language, finding->kind),
            ci::description_of(a, *finding, language) + " " + ci::remedy_of(*finding, language));
  }
  return out.take(language);
}

void write_conditions(const Run& run, Language language, markdown::Writer& out) {
  if (run.conditions.empty()) return;
  out.heading(3, ci::say(language, "ci.conditions"));
  std::vector<std::vector<std::string>> rows;
  for (const Judged& judged : run.conditions) {
    static constexpr std::array<std::string_view, 3> outcomes{"holds", "does_not_hold", "open"};
    const auto outcome = static_cast<std::size_t>(judged.outcome);
    std::string word = ci::say(language, "ci.outcome." + std::string(outcomes[outcome]));
    if (judged.outcome == Judged::Outcome::holds) word = "**" + word + "**";
    rows.push_back(
        {markdown::escape(judged.condition), word, markdown::escape(ci::sentences(judged.reasons, language), 400)});
  }
  out.table({{ci::say(language, "ci.condition")}, {ci::say(language, "ci.outcome")}, {ci::say(language, "column.why")}},
            rows);
}

void write_findings(const assess::Assessment& a, const std::vector<const Finding*>& findings, std::string_view heading,
                    Language language, markdown::Writer& out) {
  if (findings.empty()) return;
  out.heading(3, ci::say(language, heading));
  std::vector<std::vector<std::string>> rows;
  for (const Finding* finding : findings) {
    if (rows.size() == most_rows) break;
    rows.push_back({ci::say(language, "severity." + std::string(spelling(finding->severity))),
                    markdown::escape(ci::kind_title(language, finding->kind)),
                    markdown::escape(ci::subject_of(a, *finding, language), 120),
                    markdown::escape(say(finding->detail, language), 240), markdown::link(finding->url)});
  }
  out.table({{ci::say(language, "severity.heading")},
             {ci::say(language, "column.kind")},
             {ci::say(language, "column.subject")},
             {ci::say(language, "column.found")},
             {ci::say(language, "fact.address")}},
            rows);
  if (findings.size() > rows.size())
    out.paragraph(ci::say(language, "terminal.more", {{"n", std::to_string(findings.size() - rows.size())}}));
}

std::string summary(const assess::Assessment& a, const Options& options) {
  const Language language = options.language;
  markdown::Writer out;
  const std::string name = a.name.empty() ? plain(a.target.host()) : a.name;
  out.heading(
      2, markdown::escape(name, 80) + ", " + ci::say(language, "terminal.as_of", {{"date", web::to_text(a.as_of)}}));
  if (a.obstacle) {
    if (!a.assessable) out.paragraph("**" + ci::say(language, "summary.not_assessable") + "**");
    out.paragraph(markdown::escape(say(*a.obstacle, language), 400));
  }
  write_conditions(options.run, language, out);
  std::vector<std::vector<std::string>> scores;
  for (const assess::RubricResult& rubric : a.rubrics) {
    if (rubric.score_style.as == rubric::ScoreStyle::As::none) continue;
    std::string stage;
    for (const assess::GroupResult& group : rubric.groups)
      if (group.id == rubric.highest_stage) stage = markdown::escape(in(language, group.title));
    scores.push_back({markdown::escape(in(language, rubric.title)), stated_text(language, rubric), stage});
  }
  if (!scores.empty())
    out.table({{ci::say(language, "column.rubric")},
               {ci::say(language, "ci.score"), markdown::Align::right},
               {ci::say(language, "column.stage")}},
              scores);

  const std::vector<const Finding*> news = news_of(a);
  std::vector<const Finding*> fixed;
  std::size_t known = 0, ignored = 0, all = 0;
  for (const Finding& finding : a.findings) {
    if (finding.severity == Severity::info) continue;
    all += 1;
    known += finding.standing == Standing::known;
    ignored += finding.standing == Standing::ignored;
  }
  for (const Finding& finding : options.run.fixed) fixed.push_back(&finding);
  std::vector<std::pair<std::string, std::string>> counts{{"n", std::to_string(all)}};
  if (options.run.baseline) {
    counts.emplace_back("new", std::to_string(news.size()));
    counts.emplace_back("known", std::to_string(known));
    counts.emplace_back("fixed", std::to_string(fixed.size()));
  }
  if (ignored > 0) counts.emplace_back("ignored", std::to_string(ignored));
  out.paragraph(ci::say(language, "ci.counts", counts));
  write_findings(a, news, options.run.baseline ? "ci.new_findings" : "terminal.findings", language, out);
  write_findings(a, fixed, "ci.fixed_findings", language, out);
  const capture::Coverage& c = a.coverage;
  out.paragraph(ci::say(language, "terminal.sums",
                        {{"seen", std::to_string(c.seen)},
                         {"captured", std::to_string(c.captured)},
                         {"failed", std::to_string(c.failed)},
                         {"excluded", std::to_string(c.excluded)},
                         {"unvisited", std::to_string(c.unvisited.size())}}) +
                ".");
  return out.take() + "\n";
}

}  // namespace

Files render_github(const assess::Assessment& assessment, const Options& options) {
  return {{"github-annotations.txt", annotations(assessment, options)},
          {"github-summary.md", summary(assessment, options)}};
}

}  // namespace matang::report
