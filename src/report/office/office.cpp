#include "report/office/office.hpp"

#include "report/renderers.hpp"

namespace matang::report {

Files render_docx(const assess::Assessment& assessment, const Options& options) {
  return {{"report.docx", to_markdown(assessment, options)}};
}

Files render_pdf(const assess::Assessment& assessment, const Options& options) {
  Files page = render_html(assessment, options);
  return {{"report.pdf", page.empty() ? std::string() : std::move(page.begin()->second)}};
}

}  // namespace matang::report
