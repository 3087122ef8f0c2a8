#include "report/renderers.hpp"

namespace matang::report {

const std::vector<Format>& formats() {
  static const std::vector<Format> all{
      {"md", "the report for people, report.md", render_markdown},
      {"csv", "one table a file: findings, indicators, menus, pages, documents, forms, channels, services, links",
       render_csv},
      {"json", "everything, assessment.json", render_json},
  };
  return all;
}

}  // namespace matang::report
