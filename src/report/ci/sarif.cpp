// SARIF 2.1.0 (OASIS Standard, 27 March 2020). Rules are kinds of findings, results are findings. GitHub refuses
// results whose artifact is an https address, so each is pinned to a file of the repository (options.run), and the
// address stands in the message, the webRequest and the properties.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "report/ci/shown.hpp"
#include "report/plain.hpp"
#include "report/renderers.hpp"
#include "report/wording.hpp"

namespace matang::report {
namespace {

using Json = nlohmann::ordered_json;
using assess::Finding;
using assess::Severity;
using assess::Standing;

/// §3.11: brackets would be a link and braces a placeholder in a message; foreign text has neither.
std::string message_text(std::string_view text) {
  std::string out = plain(text);
  for (char& c : out) {
    if (c == '[' || c == '{') c = '(';
    if (c == ']' || c == '}') c = ')';
  }
  return out;
}

Json text(std::string_view words) { return {{"text", message_text(words)}}; }

std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::critical:
      return "error";
    case Severity::major:
      return "warning";
    case Severity::minor:
    case Severity::info:
      return "note";
  }
  return "note";
}

/// "broken_menu" as "BrokenMenu": rule names are Pascal case by convention, and differ from the id.
std::string pascal_case(std::string_view kind) {
  std::string name;
  bool capital = true;
  for (const char c : kind) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter) name += capital && c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
    capital = !letter;
  }
  return name.empty() ? "Finding" : name;
}

/// RFC 3986 §3.3: a path's segments; everything else in it is percent-encoded.
std::string uri_of(std::string_view path) {
  std::string uri;
  for (const char c : path) {
    const bool plain_character = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                                 std::string_view("-._~/").find(c) != std::string_view::npos;
    if (plain_character)
      uri += c;
    else
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri;
}

std::string utc(std::chrono::sys_seconds instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const auto s = (instant - day).count();
  return fmt::format("{}T{:02}:{:02}:{:02}Z", web::to_text(web::Date{day}), s / 3600, s / 60 % 60, s % 60);
}

class Log {
 public:
  Log(const assess::Assessment& assessment, const Options& options) : a_(assessment), options_(options) {
    std::set<std::string> kinds;
    for (const auto* list : {&a_.findings, &options_.run.fixed})
      for (const Finding& finding : *list)
        if (kinds.insert(plain(finding.kind)).second) rules_.push_back(rule(finding));
    std::sort(rules_.begin(), rules_.end(), [](const Json& a, const Json& b) { return a["id"] < b["id"]; });
    for (std::size_t i = 0; i < rules_.size(); ++i) index_[rules_[i]["id"].get<std::string>()] = i;
  }

  Json run() const {
    Json results = Json::array();
    for (const Finding& finding : a_.findings) results.push_back(result(finding, state_of(finding)));
    for (const Finding& finding : options_.run.fixed) results.push_back(result(finding, "absent"));
    const std::string version = a_.tool_version.empty() ? "0" : plain(a_.tool_version);
    Json driver{{"name", "matang"}, {"version", version}, {"semanticVersion", version}, {"rules", rules_}};
    if (version == "0") driver.erase("semanticVersion");
    return {{"tool", {{"driver", std::move(driver)}}},
            {"language", options_.language == Language::id ? "id-ID" : "en-US"},
            {"automationDetails", {{"id", "matang/" + plain(a_.target.host()) + "/"}}},
            {"invocations", Json::array({invocation()})},
            {"columnKind", "unicodeCodePoints"},
            {"properties", {{"target", valid_utf8(a_.target.text())}, {"asOf", web::to_text(a_.as_of)}}},
            {"results", std::move(results)}};
  }

 private:
  Language language() const { return options_.language; }

  Json rule(const Finding& finding) const {
    const std::string title = ci::kind_title(language(), finding.kind);
    // The advice of one indicator is not that of the next.
    const bool shared = !ci::is_indicator(finding);
    const std::string remedy =
        shared ? ci::remedy_of(finding, language()) : report::say({"recommendation." + finding.kind, {}}, language());
    return {{"id", plain(finding.kind)},
            {"name", pascal_case(finding.kind)},
            {"shortDescription", text(title + ".")},
            {"fullDescription", text(title + ". " + remedy)},
            {"help", text(remedy.empty() ? title + "." : remedy)},
            {"defaultConfiguration", {{"level", level_of(finding.severity)}}},
            {"properties", {{"tags", Json::array({"website", plain(finding.kind)})}, {"precision", "high"}}}};
  }

  std::string_view state_of(const Finding& finding) const {
    if (!options_.run.baseline && finding.standing == Standing::unmarked) return "";
    return finding.standing == Standing::fresh ? "new" : finding.standing == Standing::known ? "unchanged" : "";
  }

  Json result(const Finding& finding, std::string_view baseline_state) const {
    std::string words = ci::description_of(a_, finding, language());
    if (const std::string remedy = ci::remedy_of(finding, language()); !remedy.empty()) words += " " + remedy;
    Json one{{"ruleId", plain(finding.kind)},
             {"ruleIndex", index_.at(plain(finding.kind))},
             {"level", level_of(finding.severity)},
             {"message", text(words)},
             {"locations", Json::array({location(finding)})},
             {"partialFingerprints", {{"matangFinding/v1", plain(finding.id)}}}};
    // What GitHub tells alerts apart by; without it, all on one line of the file would be taken for copies of one.
    one["partialFingerprints"]["primaryLocationLineHash"] = plain(finding.id) + ":1";
    if (!baseline_state.empty()) one["baselineState"] = baseline_state;
    if (finding.standing == Standing::ignored)
      one["suppressions"] = Json::array(
          {{{"kind", "external"}, {"status", "accepted"}, {"justification", valid_utf8(finding.ignored_because)}}});
    if (finding.url.is_http()) one["webRequest"] = {{"method", "GET"}, {"target", valid_utf8(finding.url.text())}};
    one["properties"] = {{"severity", spelling(finding.severity)}, {"subject", valid_utf8(finding.subject)}};
    if (!finding.url.empty()) one["properties"]["url"] = valid_utf8(finding.url.text());
    if (!finding.found_on.empty()) one["properties"]["foundOn"] = valid_utf8(finding.found_on.text());
    if (!finding.rubric.empty()) one["properties"]["rubric"] = plain(finding.rubric);
    if (!finding.indicator.empty()) one["properties"]["indicator"] = plain(finding.indicator);
    return one;
  }

  Json location(const Finding& finding) const {
    return {
        {"physicalLocation",
         {{"artifactLocation", {{"uri", uri_of(options_.run.file)}}}, {"region", {{"startLine", options_.run.line}}}}},
        {"logicalLocations", Json::array({{{"fullyQualifiedName", valid_utf8(finding.subject)}}})}};
  }

  Json invocation() const {
    Json one{{"executionSuccessful", a_.assessable},
             {"startTimeUtc", utc(a_.coverage.started)},
             {"endTimeUtc", utc(a_.coverage.ended)}};
    Json notes = Json::array();
    if (a_.obstacle)
      notes.push_back({{"level", a_.assessable ? "note" : "error"}, {"message", text(say(*a_.obstacle, language()))}});
    for (const Judged& judged : options_.run.conditions) {
      if (judged.outcome != Judged::Outcome::holds) continue;
      notes.push_back(
          {{"level", "error"},
           {"message", text("--fail-on " + judged.condition + ": " + ci::sentences(judged.reasons, language()))}});
    }
    if (!notes.empty()) one["toolExecutionNotifications"] = std::move(notes);
    return one;
  }

  const assess::Assessment& a_;
  const Options& options_;
  std::vector<Json> rules_;
  std::map<std::string, std::size_t> index_;
};

}  // namespace

Files render_sarif(const assess::Assessment& assessment, const Options& options) {
  const Json log{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                 {"version", "2.1.0"},
                 {"runs", Json::array({Log(assessment, options).run()})}};
  return {{"matang.sarif", log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"}};
}

}  // namespace matang::report
