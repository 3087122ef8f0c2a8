#include <string>

#include "evidence/sheet_zip.hpp"
#include "matang/report/report.hpp"
#include "matang/web/xml_scanner.hpp"
#include "report/office/office.hpp"
#include "report/sample.hpp"
#include "support/catch.hpp"

using namespace matang;
using namespace matang::report;

namespace {

/// Every element that is opened is closed, in order.
bool is_well_formed(const std::string& xml) {
  web::XmlScanner scan(xml);
  std::vector<std::string> open;
  for (auto event = scan.next(); event != web::XmlScanner::Event::end; event = scan.next()) {
    if (event == web::XmlScanner::Event::open) open.emplace_back(scan.name());
    if (event != web::XmlScanner::Event::close) continue;
    if (open.empty() || open.back() != scan.name()) return false;
    open.pop_back();
  }
  return open.empty();
}

}  // namespace

TEST_CASE("the reference document is a package that a word processor opens", "[report][office]") {
  const std::string docx = office::reference_docx();
  CHECK(docx == office::reference_docx());
  const auto zip = evidence::ZipReader::open(docx);
  REQUIRE(zip);
  for (const char* part : {"[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels",
                           "word/styles.xml", "word/footer1.xml"}) {
    INFO(part);
    const auto xml = zip->read(part, 1 << 20);
    REQUIRE(xml);
    CHECK(is_well_formed(*xml));
  }
  // The styles by which pandoc's Word writer names what it writes.
  const std::string styles = zip->read("word/styles.xml", 1 << 20).value_or("");
  for (const char* style : {"Normal", "BodyText", "FirstParagraph", "Compact", "BlockText", "Title", "Heading1",
                            "Heading2", "Heading3", "Hyperlink", "Table"})
    CHECK_THAT(styles, Contains("w:styleId=\"" + std::string(style) + "\""));
}

TEST_CASE("Word and PDF are rendered only when they are named, from Markdown and HTML", "[report][office]") {
  std::size_t found = 0;
  for (const Format& format : formats()) {
    if (format.conversion == Conversion::none) continue;
    ++found;
    INFO(format.name);
    CHECK_FALSE(format.by_default);
    const auto files = format.render(test::sample(), {Language::id, false, {}});
    REQUIRE(files.size() == 1);
    CHECK(files.begin()->first == "report." + std::string(format.name));
    CHECK(files.begin()->second.substr(0, 1) == (format.conversion == Conversion::docx ? "#" : "<"));
  }
  CHECK(found == 2);
}
