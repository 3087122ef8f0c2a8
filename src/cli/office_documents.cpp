#include "cli/office_documents.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "cli/output.hpp"
#include "cli/program.hpp"
#include "matang/spelling.hpp"
#include "report/office/office.hpp"

namespace matang::cli {
namespace fs = std::filesystem;
namespace {

constexpr std::chrono::seconds longest{180};

std::optional<std::string> browser() {
  return find_program(
      {"chromium", "chromium-headless-shell", "chromium-browser", "google-chrome", "google-chrome-stable"});
}

void write(const fs::path& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  if (!file.flush()) throw CannotGoOn(fmt::format("{} cannot be written", path.string()));
}

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

/// What the program made, or why there is nothing.
std::string made(const std::vector<std::string>& words, const fs::path& directory, const char* file,
                 std::chrono::sys_seconds as_of) {
  const ProgramResult result = run_program(words, directory, longest, as_of);
  std::string bytes = read(directory / file);
  if (result.status == 0 && !result.timed_out && !bytes.empty()) return bytes;
  const std::string name = fs::path(words.front()).filename().string();
  if (result.timed_out)
    throw CannotGoOn(
        fmt::format("{} did not finish {} within {} s; leave that format out, or try again when the "
                    "machine is less busy",
                    name, file, longest.count()));
  std::string said = result.said;
  while (!said.empty() && said.back() == '\n') said.pop_back();
  const std::size_t line = said.rfind('\n');
  throw CannotGoOn(fmt::format("{} could not make {} (status {}): {}", name, file, result.status,
                               line == std::string::npos ? said : said.substr(line + 1)));
}

/// The subset of Markdown that the report is written in, and nothing that would let a page's text act: no raw HTML or
/// TeX, no metadata, no citations.
constexpr const char* markdown =
    "markdown-raw_html-raw_tex-raw_attribute-tex_math_dollars-citations-yaml_metadata_block-example_lists";

std::string word_document(const std::string& source, const fs::path& directory, report::Language language,
                          std::chrono::sys_seconds as_of) {
  const auto pandoc = find_program({"pandoc"});
  if (!pandoc) throw CannotGoOn("pandoc is not installed");
  write(directory / "report.md", source);
  write(directory / "reference.docx", report::office::reference_docx());
  return made({*pandoc, "--from", markdown, "--to", "docx", "--shift-heading-level-by=-1", "--metadata",
               fmt::format("lang={}", spelling(language)), "--reference-doc=reference.docx", "--output=report.docx",
               "report.md"},
              directory, "report.docx", as_of);
}

/// A PDF says when it was made; so that the same report gives the same bytes, it says the day of the assessment
/// instead. The digits stand uncompressed in the file's Info dictionary (ISO 32000-1, 14.3.3), as many as before.
std::string with_date(std::string pdf, std::chrono::sys_seconds as_of) {
  std::string digits;
  for (const char c : web::to_text(web::Date{std::chrono::floor<std::chrono::days>(as_of)}))
    if (c != '-') digits += c;
  digits += "000000";
  for (const std::string_view key : {"/CreationDate (D:", "/ModDate (D:"})
    for (std::size_t at = pdf.find(key); at != std::string::npos; at = pdf.find(key, at + 1)) {
      const std::size_t begin = at + key.size();
      if (begin + digits.size() > pdf.size()) break;
      if (std::all_of(pdf.begin() + static_cast<std::ptrdiff_t>(begin),
                      pdf.begin() + static_cast<std::ptrdiff_t>(begin + digits.size()),
                      [](char c) { return c >= '0' && c <= '9'; }))
        pdf.replace(begin, digits.size(), digits);
    }
  return pdf;
}

std::string pdf_document(const std::string& source, const fs::path& directory, std::chrono::sys_seconds as_of) {
  write(directory / "report.html", source);
  if (const auto chromium = browser()) {
    std::vector<std::string> words{*chromium,
                                   "--headless",
                                   "--disable-gpu",
                                   "--disable-extensions",
                                   "--disable-dev-shm-usage",
                                   "--no-pdf-header-footer",
                                   "--user-data-dir=" + (directory / "profile").string(),
                                   "--print-to-pdf=" + (directory / "report.pdf").string()};
    // Chromium refuses its sandbox to root; the page is ours, and everything foreign in it is escaped text.
    if (geteuid() == 0) words.emplace_back("--no-sandbox");
    words.push_back("file://" + (directory / "report.html").string());
    return with_date(made(words, directory, "report.pdf", as_of), as_of);
  }
  const auto weasyprint = find_program({"weasyprint"});
  if (!weasyprint) throw CannotGoOn("neither chromium nor weasyprint is installed");
  return with_date(made({*weasyprint, "report.html", "report.pdf"}, directory, "report.pdf", as_of), as_of);
}

}  // namespace

Problems missing_programs(const std::vector<std::string>& formats) {
  Problems problems;
  const auto wanted = [&](std::string_view name) {
    return std::find(formats.begin(), formats.end(), name) != formats.end();
  };
  if (wanted("docx") && !find_program({"pandoc"}))
    problems.push_back({{},
                        "the format docx needs the program pandoc, which is not installed",
                        "on Debian: apt install pandoc; report.md can be opened without it"});
  if (wanted("pdf") && !browser() && !find_program({"weasyprint"}))
    problems.push_back(
        {{},
         "the format pdf needs Chromium or WeasyPrint, and neither is installed",
         "on Debian: apt install chromium (or weasyprint); report.html can be printed from any browser"});
  return problems;
}

std::string converted(report::Conversion conversion, const std::string& source, const assess::Assessment& assessment,
                      report::Language language) {
  const WorkDirectory directory;
  const std::chrono::sys_seconds as_of = std::chrono::sys_days{assessment.as_of};
  return conversion == report::Conversion::docx ? word_document(source, directory.path(), language, as_of)
                                                : pdf_document(source, directory.path(), as_of);
}

}  // namespace matang::cli
