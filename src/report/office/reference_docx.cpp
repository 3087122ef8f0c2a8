#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "report/office/office.hpp"

// The parts of ECMA-376 part 1 that pandoc takes from a reference document: styles, and the page with its footer. What
// is missing pandoc adds from its own. Sizes are in twentieths (w:w, w:spacing) and halves (w:sz) of a point.
namespace matang::report::office {
namespace {

#define WORD_NAMESPACES                                                       \
  "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" " \
  "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

constexpr std::string_view content_types = XML_HEAD
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/word/document.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
    "<Override PartName=\"/word/styles.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>"
    "<Override PartName=\"/word/footer1.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>"
    "</Types>";

constexpr std::string_view package_relationships = XML_HEAD
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
    "Target=\"word/document.xml\"/></Relationships>";

constexpr std::string_view document_relationships = XML_HEAD
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" "
    "Target=\"styles.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer\" "
    "Target=\"footer1.xml\"/></Relationships>";

// A4 upright, margins of 2 cm.
constexpr std::string_view document = XML_HEAD
    "<w:document " WORD_NAMESPACES
    "><w:body><w:p/><w:sectPr>"
    "<w:footerReference w:type=\"default\" r:id=\"rId2\"/>"
    "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
    "<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" "
    "w:gutter=\"0\"/></w:sectPr></w:body></w:document>";

constexpr std::string_view footer =
    XML_HEAD "<w:ftr " WORD_NAMESPACES
             "><w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr>"
             "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
             "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>"
             "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:ftr>";

std::string paragraph_style(std::string_view id, std::string_view name, std::string_view based_on,
                            std::string_view paragraph, std::string_view run) {
  std::string text = "<w:style w:type=\"paragraph\" w:styleId=\"" + std::string(id) + "\"";
  if (based_on.empty()) text += " w:default=\"1\"";
  text += "><w:name w:val=\"" + std::string(name) + "\"/>";
  if (!based_on.empty()) text += "<w:basedOn w:val=\"" + std::string(based_on) + "\"/>";
  text += "<w:qFormat/>";
  if (!paragraph.empty()) text += "<w:pPr>" + std::string(paragraph) + "</w:pPr>";
  if (!run.empty()) text += "<w:rPr>" + std::string(run) + "</w:rPr>";
  return text + "</w:style>";
}

std::string heading(int level, std::string_view size, std::string_view before) {
  const std::string number = std::to_string(level);
  return paragraph_style("Heading" + number, "heading " + number, "Normal",
                         "<w:keepNext/><w:keepLines/><w:spacing w:before=\"" + std::string(before) +
                             "\" w:after=\"80\"/><w:outlineLvl w:val=\"" + std::to_string(level - 1) + "\"/>",
                         "<w:b/><w:color w:val=\"1F3864\"/><w:sz w:val=\"" + std::string(size) + "\"/>");
}

/// Lines around every cell, the heading row shaded and repeated on each page, no row torn apart.
std::string table_style() {
  std::string borders;
  for (const std::string_view side : {"top", "left", "bottom", "right", "insideH", "insideV"})
    borders += "<w:" + std::string(side) + " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"8A94A6\"/>";
  return "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"Table\"><w:name w:val=\"Table\"/>"
         "<w:tblPr><w:tblBorders>" +
         borders +
         "</w:tblBorders><w:tblCellMar><w:top w:w=\"30\" w:type=\"dxa\"/><w:left w:w=\"80\" w:type=\"dxa\"/>"
         "<w:bottom w:w=\"30\" w:type=\"dxa\"/><w:right w:w=\"80\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
         "<w:trPr><w:cantSplit/></w:trPr>"
         "<w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/></w:rPr><w:trPr><w:tblHeader/></w:trPr>"
         "<w:tcPr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E3E8F1\"/></w:tcPr></w:tblStylePr></w:style>";
}

std::string styles() {
  std::string text = XML_HEAD
      "<w:styles " WORD_NAMESPACES
      "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:cs=\"Calibri\"/>"
      "<w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/></w:rPr></w:rPrDefault>"
      "<w:pPrDefault><w:pPr><w:spacing w:after=\"120\"/></w:pPr></w:pPrDefault></w:docDefaults>";
  text += paragraph_style("Normal", "Normal", "", "", "");
  text += paragraph_style("BodyText", "Body Text", "Normal", "<w:spacing w:before=\"100\" w:after=\"120\"/>", "");
  text += paragraph_style("FirstParagraph", "First Paragraph", "BodyText", "", "");
  text += paragraph_style("Compact", "Compact", "Normal", "<w:keepLines/><w:spacing w:before=\"0\" w:after=\"20\"/>",
                          "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>");
  text += paragraph_style("BlockText", "Block Text", "BodyText",
                          "<w:pBdr><w:left w:val=\"single\" w:sz=\"18\" w:space=\"8\" w:color=\"7A4B00\"/></w:pBdr>"
                          "<w:ind w:left=\"240\"/>",
                          "");
  text += paragraph_style("Title", "Title", "Normal", "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"160\"/>",
                          "<w:b/><w:color w:val=\"1F3864\"/><w:sz w:val=\"36\"/>");
  text += heading(1, "28", "360") + heading(2, "24", "280") + heading(3, "22", "200");
  text +=
      "<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/>"
      "<w:rPr><w:color w:val=\"0B5394\"/><w:u w:val=\"single\"/></w:rPr></w:style>";
  return text + table_style() + "</w:styles>";
}

/// A ZIP archive whose parts are stored as they are (PKWARE's application note, 4.3): what is packed here is small, and
/// the same bytes come out each time.
class StoredZip {
 public:
  void add(std::string_view name, std::string_view content) {
    const auto check = static_cast<std::uint32_t>(
        crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())));
    std::string common = two(20) + two(0) + two(0) + two(0) + two(0x21);  // version, flags, stored, 1980-01-01
    common += four(check) + four(content.size()) + four(content.size()) + two(name.size()) + two(0);
    directory_ += four(0x02014b50) + two(20) + common + two(0) + two(0) + two(0) + four(0) + four(parts_.size());
    directory_ += name;
    parts_ += four(0x04034b50) + common;
    parts_ += name;
    parts_ += content;
    ++count_;
  }
  std::string bytes() const {
    return parts_ + directory_ + four(0x06054b50) + two(0) + two(0) + two(count_) + two(count_) +
           four(directory_.size()) + four(parts_.size()) + two(0);
  }

 private:
  static std::string two(std::size_t value) {
    return {static_cast<char>(value & 0xFF), static_cast<char>(value >> 8 & 0xFF)};
  }
  static std::string four(std::size_t value) { return two(value & 0xFFFF) + two(value >> 16 & 0xFFFF); }

  std::string parts_, directory_;
  std::size_t count_ = 0;
};

}  // namespace

std::string reference_docx() {
  StoredZip zip;
  zip.add("[Content_Types].xml", content_types);
  zip.add("_rels/.rels", package_relationships);
  zip.add("word/document.xml", document);
  zip.add("word/_rels/document.xml.rels", document_relationships);
  zip.add("word/styles.xml", styles());
  zip.add("word/footer1.xml", footer);
  return zip.bytes();
}

}  // namespace matang::report::office
