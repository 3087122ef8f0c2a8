#pragma once
#include <map>
#include <string>

#include "matang/report/report.hpp"

/// What src/report/formats.cpp registers: one function a format, in the file named for it.
namespace matang::report {

using Files = std::map<std::string, std::string>;
Files render_markdown(const assess::Assessment& assessment, const Options& options);
Files render_html(const assess::Assessment& assessment, const Options& options);
Files render_csv(const assess::Assessment& assessment, const Options& options);
Files render_xlsx(const assess::Assessment& assessment, const Options& options);
Files render_docx(const assess::Assessment& assessment, const Options& options);  ///< Markdown, for pandoc
Files render_pdf(const assess::Assessment& assessment, const Options& options);   ///< HTML, for a browser to print
Files render_json(const assess::Assessment& assessment, const Options& options);
Files render_junit(const assess::Assessment& assessment, const Options& options);
Files render_sarif(const assess::Assessment& assessment, const Options& options);
Files render_github(const assess::Assessment& assessment, const Options& options);
Files render_gitlab(const assess::Assessment& assessment, const Options& options);

}  // namespace matang::report
