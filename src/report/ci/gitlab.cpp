// GitLab's code-quality report: a list of description, check_name, fingerprint, severity and location (GitLab
// documentation, "Code Quality report format"). GitLab compares fingerprints between branches; paths are relative, and
// without "./".
#include <nlohmann/json.hpp>
#include <set>

#include "report/ci/shown.hpp"
#include "report/plain.hpp"
#include "report/renderers.hpp"

namespace matang::report {

Files render_gitlab(const assess::Assessment& assessment, const Options& options) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  std::set<std::string> used;
  std::map<std::string, int> next;
  for (const assess::Finding& finding : assessment.findings) {
    const std::string standing = ci::standing_of(finding, options);
    std::string text = ci::description_of(assessment, finding, options.language);
    if (const std::string remedy = ci::remedy_of(finding, options.language); !remedy.empty()) text += " " + remedy;
    if (!standing.empty()) text += " (" + standing + ")";
    // One fingerprint is shown once, so each must differ.
    std::string fingerprint = finding.id;
    int& n = next.try_emplace(finding.id, 2).first->second;
    while (!used.insert(fingerprint).second) fingerprint = finding.id + "-" + std::to_string(n++);
    const bool ignored = finding.standing == assess::Standing::ignored;
    list.push_back({{"description", shortened(text, 1000)},
                    {"check_name", "matang." + plain(finding.kind)},
                    {"fingerprint", fingerprint},
                    {"severity", ignored ? "info" : spelling(finding.severity)},
                    {"location", {{"path", options.run.file}, {"lines", {{"begin", options.run.line}}}}}});
  }
  return {{"gl-code-quality-report.json", list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"}};
}

}  // namespace matang::report
