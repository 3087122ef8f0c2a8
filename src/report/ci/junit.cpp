// JUnit XML in the shape that Jenkins' junit-10.xsd and GitLab read: no `skipped` on <testsuites>, no `file` on
// <testcase>, no <error>. A question is a test: met passes, not met and met in part fail, unknown is skipped.
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "report/ci/shown.hpp"
#include "report/plain.hpp"
#include "report/renderers.hpp"
#include "report/wording.hpp"

namespace matang::report {
namespace {

using assess::Finding;
using assess::Standing;
using assess::Verdict;

/// Text for XML 1.0, attribute or content: plain() has taken what XML forbids, but for U+FFFE and U+FFFF.
std::string xml(std::string_view text) {
  const std::string harmless = plain(text);
  std::string out;
  for (std::size_t i = 0; i < harmless.size(); ++i) {
    switch (harmless[i]) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        if (harmless.compare(i, 2, "\xEF\xBF") == 0 && i + 2 < harmless.size() && harmless[i + 2] >= '\xBE') {
          out += "\xEF\xBF\xBD";
          i += 2;
        } else {
          out += harmless[i];
        }
    }
  }
  return out;
}

struct Case {
  std::string classname, name;
  enum class Result { passed, failed, skipped } result = Result::passed;
  std::string type, message;       ///< of a failure or skip
  std::vector<std::string> lines;  ///< of a failure
};

struct Suite {
  std::string name;
  std::vector<std::pair<std::string, std::string>> properties;
  std::vector<Case> cases;

  std::size_t count(Case::Result result) const {
    std::size_t n = 0;
    for (const Case& one : cases) n += one.result == result;
    return n;
  }
};

class Builder {
 public:
  Builder(const assess::Assessment& assessment, const Options& options) : a_(assessment), options_(options) {
    for (const Finding& finding : a_.findings)
      if (ci::is_indicator(finding)) by_indicator_[finding.rubric + '\n' + finding.indicator] = &finding;
  }

  std::vector<Suite> suites() {
    std::vector<Suite> all{site()};
    if (!options_.run.conditions.empty()) all.push_back(conditions());
    for (const assess::RubricResult& rubric : a_.rubrics) all.push_back(indicators(rubric));
    for (Suite& suite : findings()) all.push_back(std::move(suite));
    for (Suite& suite : all) make_names_differ(suite);
    return all;
  }

 private:
  Language language() const { return options_.language; }

  Suite site() const {
    Suite suite{ci::say(language(), "ci.site"), {{"target", a_.target.text()}, {"as_of", web::to_text(a_.as_of)}}, {}};
    Case readable{"site", ci::say(language(), "ci.readable"), Case::Result::passed, "", "", {}};
    if (!a_.assessable) {
      readable.result = Case::Result::failed;
      readable.type = "not_assessable";
      if (a_.obstacle) readable.message = say(*a_.obstacle, language());
    }
    suite.cases.push_back(std::move(readable));
    return suite;
  }

  Suite conditions() const {
    Suite suite{ci::say(language(), "ci.conditions"), {}, {}};
    for (const Judged& judged : options_.run.conditions) {
      Case one{"fail-on", judged.condition, Case::Result::passed, "", "", {}};
      if (judged.outcome != Judged::Outcome::does_not_hold) {
        const bool holds = judged.outcome == Judged::Outcome::holds;
        one.result = holds ? Case::Result::failed : Case::Result::skipped;
        one.type = holds ? "holds" : "open";
        one.message = ci::sentences(judged.reasons, language());
      }
      suite.cases.push_back(std::move(one));
    }
    return suite;
  }

  Suite indicators(const assess::RubricResult& rubric) const {
    Suite suite{in(language(), rubric.title),
                {{"rubric", rubric.id}, {"version", rubric.version}, {"source", rubric.source}},
                {}};
    for (const assess::IndicatorResult& indicator : rubric.indicators) {
      Case one{rubric.id + "." + indicator.group,
               indicator.id + ": " + in(language(), indicator.title),
               Case::Result::passed,
               std::string(spelling(indicator.verdict)),
               ci::sentences(indicator.reasons, language()),
               {}};
      const auto finding = by_indicator_.find(rubric.id + '\n' + indicator.id);
      switch (indicator.verdict) {
        case Verdict::met:
          break;
        case Verdict::unknown:
        case Verdict::not_applicable:
          one.result = Case::Result::skipped;
          break;
        case Verdict::partly:
        case Verdict::not_met:
          one.result = Case::Result::failed;
          one.lines = {in(language(), indicator.question), in(language(), indicator.advice), indicator.source};
          if (finding != by_indicator_.end()) spare(*finding->second, one);
          break;
      }
      if (one.message.empty())
        one.message = std::string(phrase(language(), "verdict." + std::string(spelling(indicator.verdict))));
      suite.cases.push_back(std::move(one));
    }
    return suite;
  }

  /// Known and ignored faults do not drown new ones: they are skipped, with the word why.
  void spare(const Finding& finding, Case& one) const {
    const std::string standing = ci::standing_of(finding, options_);
    if (standing.empty()) return;
    one.result = Case::Result::skipped;
    one.type = std::string(spelling(finding.standing));
    one.message = standing + (one.message.empty() ? "" : " " + one.message);
  }

  std::vector<Suite> findings() const {
    std::vector<Suite> suites;
    std::map<std::string, std::size_t> by_kind;
    const auto suite_of = [&](const std::string& kind) -> Suite& {
      const auto [place, is_new] = by_kind.try_emplace(kind, suites.size());
      if (is_new) suites.push_back({ci::kind_title(language(), kind), {{"kind", kind}}, {}});
      return suites[place->second];
    };
    for (const Finding& finding : a_.findings) {
      if (ci::is_indicator(finding)) continue;
      Case one{"finding." + finding.kind,
               finding.subject,
               Case::Result::failed,
               std::string(spelling(finding.severity)),
               say(finding.detail, language()),
               {}};
      one.lines.push_back(ci::say(language(), "ci.remedy", {{"text", ci::remedy_of(finding, language())}}));
      if (!finding.url.empty()) one.lines.push_back(ci::say(language(), "ci.address", {{"url", finding.url.text()}}));
      if (!finding.found_on.empty())
        one.lines.push_back(ci::say(language(), "ci.found_on", {{"url", finding.found_on.text()}}));
      one.lines.push_back("id: " + finding.id);
      if (finding.severity == assess::Severity::info) {
        one.result = Case::Result::skipped;
        one.message = ci::say(language(), "ci.info", {{"text", one.message}});
      }
      spare(finding, one);
      suite_of(finding.kind).cases.push_back(std::move(one));
    }
    for (const Finding& finding : options_.run.fixed)
      if (!ci::is_indicator(finding))
        suite_of(finding.kind)
            .cases.push_back({"finding." + finding.kind, finding.subject, Case::Result::passed, "", "", {}});
    return suites;
  }

  /// CI systems follow a test by its class and name.
  static void make_names_differ(Suite& suite) {
    std::set<std::string> used;
    std::map<std::string, int> next;
    for (Case& one : suite.cases) {
      one.name = shortened(plain(one.name), 300);
      if (one.name.empty()) one.name = "–";
      const std::string name = one.name;
      int& n = next.try_emplace(one.classname + '\n' + name, 2).first->second;
      while (!used.insert(one.classname + '\n' + one.name).second) one.name = name + " (" + std::to_string(n++) + ")";
    }
  }

  const assess::Assessment& a_;
  const Options& options_;
  std::map<std::string, const Finding*> by_indicator_;
};

std::string seconds_of(const assess::Assessment& a) {
  return std::to_string(std::max<std::int64_t>(
             std::chrono::duration_cast<std::chrono::seconds>(a.coverage.ended - a.coverage.started).count(), 0)) +
         ".000";
}

/// ISO 8601 in UTC without a zone, which is how JUnit's own writers put it.
std::string timestamp_of(const assess::Assessment& a) {
  const auto day = std::chrono::floor<std::chrono::days>(a.coverage.started);
  const auto s = (a.coverage.started - day).count();
  return fmt::format("{}T{:02}:{:02}:{:02}", web::to_text(web::Date{day}), s / 3600, s / 60 % 60, s % 60);
}

void write_case(const Case& one, std::string& out) {
  out += fmt::format("    <testcase name=\"{}\" classname=\"{}\" time=\"0.000\"", xml(one.name), xml(one.classname));
  if (one.result == Case::Result::passed) {
    out += "/>\n";
    return;
  }
  const bool failed = one.result == Case::Result::failed;
  out += fmt::format(">\n      <{} type=\"{}\" message=\"{}\"", failed ? "failure" : "skipped", xml(one.type),
                     xml(shortened(one.message, 1000)));
  if (!failed || one.lines.empty()) {
    out += "/>\n    </testcase>\n";
    return;
  }
  out += ">";
  for (std::size_t i = 0; i < one.lines.size(); ++i) out += (i ? "\n" : "") + xml(one.lines[i]);
  out += "</failure>\n    </testcase>\n";
}

}  // namespace

Files render_junit(const assess::Assessment& a, const Options& options) {
  const std::vector<Suite> suites = Builder(a, options).suites();
  std::size_t tests = 0, failures = 0;
  for (const Suite& suite : suites) {
    tests += suite.cases.size();
    failures += suite.count(Case::Result::failed);
  }
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  out += fmt::format("<testsuites name=\"matang {}\" time=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n",
                     xml(a.target.host()), seconds_of(a), tests, failures);
  for (const Suite& suite : suites) {
    out += fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\" time=\"0.000\" "
        "timestamp=\"{}\" hostname=\"{}\">\n",
        xml(suite.name), suite.cases.size(), suite.count(Case::Result::failed), suite.count(Case::Result::skipped),
        timestamp_of(a), xml(a.target.host()));
    if (!suite.properties.empty()) {
      out += "    <properties>\n";
      for (const auto& [name, value] : suite.properties)
        out += fmt::format("      <property name=\"{}\" value=\"{}\"/>\n", xml(name), xml(value));
      out += "    </properties>\n";
    }
    for (const Case& one : suite.cases) write_case(one, out);
    out += "  </testsuite>\n";
  }
  return {{"junit.xml", out + "</testsuites>\n"}};
}

}  // namespace matang::report
