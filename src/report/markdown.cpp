#include "report/markdown/sections.hpp"
#include "report/renderers.hpp"

namespace matang::report {

/// In the order of an Indonesian evaluation report.
std::string to_markdown(const assess::Assessment& assessment, const Options& options) {
  markdown::Writer out;
  markdown::Sheet sheet{assessment, options.language, out};
  markdown::write_title(sheet);
  markdown::write_summary(sheet);
  // Where no site was asked for, nothing about one can be said: not even that it has no documents.
  const bool without_site = assessment.assessable && assessment.obstacle.has_value();
  if (!without_site) markdown::write_overview(sheet);
  markdown::write_results(sheet);
  if (!without_site) {
    markdown::write_menus(sheet);
    markdown::write_faults(sheet);
    markdown::write_holdings(sheet);
  }
  markdown::write_strengths(sheet);
  markdown::write_advice(sheet);
  markdown::write_unknowns(sheet);
  markdown::write_method(sheet);
  markdown::write_appendix(sheet);
  return out.take();
}

Files render_markdown(const assess::Assessment& assessment, const Options& options) {
  return {{"report.md", to_markdown(assessment, options)}};
}

}  // namespace matang::report
