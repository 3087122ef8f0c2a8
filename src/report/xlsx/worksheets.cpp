#include "report/renderers.hpp"
#include "report/xlsx/sheets.hpp"

namespace matang::report {

Files render_xlsx(const assess::Assessment& assessment, const Options& options) {
  xlsx::Workbook book(assessment.name.empty() ? assessment.target.host() : std::string_view(assessment.name),
                      assessment.as_of);
  const xlsx::Writing writing{assessment, options.language, book};
  xlsx::Worksheet& summary = book.add(writing.say("heading.summary"));
  std::vector<const xlsx::Worksheet*> others{xlsx::write_findings(writing), xlsx::write_indicators(writing)};
  for (const std::string_view name : {"menus", "pages", "documents", "forms", "channels", "services", "links"})
    others.push_back(xlsx::write_table(writing, name));
  others.push_back(xlsx::write_units(writing));
  xlsx::write_summary(writing, summary, others);
  return {{"worksheets.xlsx", book.bytes()}};
}

}  // namespace matang::report
