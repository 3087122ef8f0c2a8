#include "report/renderers.hpp"

namespace matang::report {

const std::vector<Format>& formats() {
  static const std::vector<Format> all{
      {"md", "the report for people, report.md", render_markdown},
      {"html", "the same as a page that stands alone, for reading, printing and passing on, report.html", render_html},
      {"csv", "one table a file: findings, indicators, menus, pages, documents, forms, channels, services, links",
       render_csv},
      {"xlsx", "worksheets for Excel, to read and to fill in, worksheets.xlsx", render_xlsx},
      {"json", "everything, assessment.json", render_json},
      {"docx", "the report as a Word document, report.docx (needs pandoc)", render_docx, false, Conversion::docx},
      {"pdf", "the report for printing, report.pdf (needs chromium or weasyprint)", render_pdf, false, Conversion::pdf},
      {"junit", "test results for CI systems, junit.xml", render_junit, false},
      {"sarif", "findings for code scanning, matang.sarif", render_sarif, false},
      {"github", "annotations on standard output, and a job summary where $GITHUB_STEP_SUMMARY is set", render_github,
       false},
      {"gitlab", "findings for GitLab's code quality, gl-code-quality-report.json", render_gitlab, false},
  };
  return all;
}

}  // namespace matang::report
