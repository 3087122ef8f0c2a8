#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <map>

#include "evidence/sheet_grid.hpp"
#include "evidence/sheet_zip.hpp"
#include "matang/web/charset.hpp"
#include "matang/web/xml_scanner.hpp"

// Of the libraries in Debian 12 and 13, liborcus reads workbooks whole, but comes with boost, ixion and a document
// model of its own; libxls reads only the old format, and the others are not in C or C++. A form needs the text of
// cells and no more, and the few parts of ECMA-376 part 1, chapter 18, that hold it are read here.
namespace matang::evidence {
namespace {

using web::XmlScanner;

/// What a sheet's cells refer to.
struct Workbook {
  std::vector<std::string> strings;
  std::vector<bool> is_date;  ///< of a cell format (cellXfs), by its number
  bool counts_from_1904 = false;
  struct Sheet {
    std::string name, part;
  };
  std::vector<Sheet> sheets;
};

bool read_size(std::string_view text, std::size_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

/// "_x000D_" stands for the character 0x0D, and "_x005F_" for the underscore of text that looks like that (ECMA-376
/// part 1, 22.9.2.19, ST_Xstring). Control characters become blanks.
std::string undo_escapes(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned code = 0;
    if (text[i] == '_' && i + 6 < text.size() && text[i + 1] == 'x' && text[i + 6] == '_' &&
        std::from_chars(text.data() + i + 2, text.data() + i + 6, code, 16).ptr == text.data() + i + 6) {
      out += code > ' ' && code < 0x7F ? static_cast<char>(code) : ' ';
      i += 6;
    } else {
      out += text[i];
    }
  }
  return out;
}

/// The text of a string item: its own or that of its runs; how it is pronounced (rPh) is no text of it.
class StringItem {
 public:
  void open(std::string_view name) {
    in_text_ = name == "t" && !in_reading_;
    if (name == "rPh") in_reading_ = true;
  }
  void close(std::string_view name) {
    if (name == "t") in_text_ = false;
    if (name == "rPh") in_reading_ = false;
  }
  void text(const std::string& text) {
    if (in_text_) text_ += text;
  }
  std::string take() { return undo_escapes(web::valid_utf8(std::exchange(text_, {}))); }

 private:
  std::string text_;
  bool in_text_ = false, in_reading_ = false;
};

std::vector<std::string> read_strings(const std::string& xml) {
  std::vector<std::string> strings;
  XmlScanner scan(xml);
  StringItem item;
  for (auto event = scan.next(); event != XmlScanner::Event::end; event = scan.next()) {
    if (event == XmlScanner::Event::text) {
      item.text(scan.text());
    } else if (event == XmlScanner::Event::open) {
      item.open(web::local_name(scan.name()));
    } else {
      item.close(web::local_name(scan.name()));
      if (web::local_name(scan.name()) == "si") strings.push_back(item.take());
    }
  }
  return strings;
}

/// Whether a number format shows a date: it names day, month or year outside quotes, brackets and escapes. "General"
/// has none of d, m and y in that role; of times alone, an "m" stands for minutes and does no harm here.
bool shows_date(std::string_view format) {
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    if (c == '"' || c == '[') {
      i = std::min(format.find(c == '"' ? '"' : ']', i + 1), format.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == 'd' || c == 'D' || c == 'y' || c == 'Y' || c == 'm' || c == 'M') {
      return true;
    }
  }
  return false;
}

/// Formats that need no description (ECMA-376 part 1, 18.8.30): 14 to 17 and 22 are dates, and so are those that
/// East Asian versions keep at 27 to 36 and 50 to 58.
bool is_date_format(std::size_t id) {
  return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

std::vector<bool> read_styles(const std::string& xml) {
  std::map<std::size_t, bool> described;
  std::vector<bool> is_date;
  XmlScanner scan(xml);
  bool in_cell_formats = false;
  for (auto event = scan.next(); event != XmlScanner::Event::end; event = scan.next()) {
    if (event == XmlScanner::Event::text) continue;
    const std::string_view name = web::local_name(scan.name());
    if (name == "cellXfs") in_cell_formats = event == XmlScanner::Event::open;
    if (event != XmlScanner::Event::open) continue;
    std::size_t id = 0;
    if ((name != "numFmt" && name != "xf") || !read_size(scan.attribute("numFmtId"), id)) {
      if (name == "xf" && in_cell_formats) is_date.push_back(false);
      continue;
    }
    if (name == "numFmt") {
      described[id] = shows_date(scan.attribute("formatCode"));
    } else if (in_cell_formats) {
      const auto found = described.find(id);
      is_date.push_back(found == described.end() ? is_date_format(id) : found->second);
    }
  }
  return is_date;
}

/// The part a relationship names, which is relative to xl/ or starts at the root.
std::string part_path(std::string target) {
  if (!target.empty() && target.front() == '/') return target.substr(1);
  return "xl/" + target;
}

std::map<std::string, std::string> read_relationships(const std::string& xml) {
  std::map<std::string, std::string> parts;
  XmlScanner scan(xml);
  for (auto event = scan.next(); event != XmlScanner::Event::end; event = scan.next())
    if (event == XmlScanner::Event::open && web::local_name(scan.name()) == "Relationship")
      parts[scan.attribute("Id")] = part_path(scan.attribute("Target"));
  return parts;
}

void read_workbook(const std::string& xml, const std::map<std::string, std::string>& parts, std::size_t most_sheets,
                   Workbook& workbook) {
  XmlScanner scan(xml);
  for (auto event = scan.next(); event != XmlScanner::Event::end; event = scan.next()) {
    if (event != XmlScanner::Event::open) continue;
    const std::string_view name = web::local_name(scan.name());
    if (name == "workbookPr") {
      const std::string value = scan.attribute("date1904");
      workbook.counts_from_1904 = value == "1" || value == "true";
    }
    if (name != "sheet" || workbook.sheets.size() >= most_sheets) continue;
    const auto part = parts.find(scan.attribute("r:id"));
    if (part != parts.end()) workbook.sheets.push_back({web::valid_utf8(scan.attribute("name")), part->second});
  }
}

/// "F12": column 5, row 12. False where it is no such reference.
bool read_reference(std::string_view text, std::size_t& column, std::size_t& row) {
  std::size_t i = 0, n = 0;
  for (; i < text.size() && text[i] >= 'A' && text[i] <= 'Z'; ++i) {
    if (i == 4) return false;
    n = n * 26 + static_cast<std::size_t>(text[i] - 'A') + 1;
  }
  if (n == 0 || !read_size(text.substr(i), row)) return false;
  column = n - 1;
  return true;
}

/// A number as a person would type it: "40", not "40.0" or "4E1".
std::string number_text(double number) {
  if (std::abs(number) < 1e15 && number == std::floor(number)) return fmt::format("{:.0f}", number);
  return fmt::format("{}", number);
}

/// One sheet, cell by cell.
class SheetReader {
 public:
  SheetReader(const Workbook& workbook, const SheetLimits& limits, std::size_t& text_left, Grid& grid)
      : workbook_(workbook), limits_(limits), text_left_(text_left), grid_(grid) {}

  /// False where the sheet goes beyond a limit.
  bool read(const std::string& xml) {
    XmlScanner scan(xml);
    for (auto event = scan.next(); event != XmlScanner::Event::end; event = scan.next()) {
      if (event == XmlScanner::Event::text) {
        item_.text(scan.text());
        if (in_value_) value_ += scan.text();
        continue;
      }
      const std::string_view name = web::local_name(scan.name());
      if (event == XmlScanner::Event::open) {
        item_.open(name);
        if (name == "row" && !begin_row(scan)) return false;
        if (name == "c") begin_cell(scan);
        if (name == "v") in_value_ = true;
        if (name == "extLst") return true;  // nothing of cells behind it
      } else {
        item_.close(name);
        if (name == "v") in_value_ = false;
        if (name == "c" && !end_cell()) return false;
      }
    }
    return true;
  }

 private:
  bool begin_row(const XmlScanner& scan) {
    std::size_t number = 0;
    if (!read_size(scan.attribute("r"), number) || number <= row_) number = row_ + 1;
    row_ = number;
    next_column_ = 0;
    if (grid_.rows.size() >= limits_.rows) return false;
    grid_.rows.push_back({row_, {}});
    return true;
  }

  void begin_cell(const XmlScanner& scan) {
    std::size_t row = 0;
    if (!read_reference(scan.attribute("r"), column_, row)) column_ = next_column_;
    next_column_ = column_ + 1;
    type_ = scan.attribute("t");
    std::size_t style = 0;
    date_style_ = read_size(scan.attribute("s"), style) && style < workbook_.is_date.size() && workbook_.is_date[style];
    value_.clear();
    item_.take();
  }

  bool end_cell() {
    if (grid_.rows.empty() || column_ >= limits_.columns) return true;
    Cell cell = content();
    if (cell.text.empty()) return true;
    if (cell.text.size() > text_left_) return false;
    text_left_ -= cell.text.size();
    auto& cells = grid_.rows.back().cells;
    if (cells.size() <= column_) cells.resize(column_ + 1);
    cells[column_] = std::move(cell);
    return true;
  }

  Cell content() {
    if (type_ == "inlineStr") return {item_.take(), std::nullopt};
    if (type_ == "s") {
      std::size_t index = 0;
      const bool known = read_size(value_, index) && index < workbook_.strings.size();
      return {known ? workbook_.strings[index] : "", std::nullopt};
    }
    if (type_ == "b") return {value_ == "1" ? "TRUE" : "FALSE", std::nullopt};
    if (!type_.empty() && type_ != "n") return {undo_escapes(web::valid_utf8(value_)), std::nullopt};  // str, e, d
    double number = 0;
    const auto [end, error] = std::from_chars(value_.data(), value_.data() + value_.size(), number);
    if (value_.empty() || error != std::errc() || end != value_.data() + value_.size() || !std::isfinite(number))
      return {web::valid_utf8(value_), std::nullopt};
    if (date_style_)
      if (const auto date = serial_date(number, workbook_.counts_from_1904)) return {web::to_text(*date), number};
    return {number_text(number), number};
  }

  const Workbook& workbook_;
  const SheetLimits& limits_;
  std::size_t& text_left_;
  Grid& grid_;
  StringItem item_;
  std::string value_, type_;
  std::size_t row_ = 0, column_ = 0, next_column_ = 0;
  bool in_value_ = false, date_style_ = false;
};

Problem no_workbook(std::string_view bytes, const std::string& file_name) {
  // [MS-CFB]: what Excel wrote before 2007, and how it encloses a workbook with a password.
  if (bytes.substr(0, 8) == "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
    return {{file_name, 0, 0},
            "this workbook is protected by a password or in the format of before 2007",
            "save it as an Excel workbook (.xlsx) without a password"};
  return {{file_name, 0, 0}, "this is no Excel workbook", "save it as an Excel workbook (.xlsx), or as CSV"};
}

}  // namespace

Result<std::vector<Grid>> xlsx_grids(std::string_view bytes, const std::string& file_name, const SheetLimits& limits) {
  if (bytes.size() > limits.file_bytes)
    return Problem{{file_name, 0, 0}, fmt::format("the file is larger than {} MiB", limits.file_bytes >> 20), ""};
  const auto archive = ZipReader::open(bytes);
  const auto book = archive ? archive->read("xl/workbook.xml", limits.part_bytes) : std::nullopt;
  if (!book) return no_workbook(bytes, file_name);
  const Problem too_much{{file_name, 0, 0},
                         "the workbook is damaged, or holds far more than a form",
                         "keep only the sheet that was filled in, and save it again"};
  Workbook workbook;
  const auto part = [&](const std::string& name) { return archive->read(name, limits.part_bytes).value_or(""); };
  read_workbook(*book, read_relationships(part("xl/_rels/workbook.xml.rels")), limits.sheets, workbook);
  if (archive->has("xl/sharedStrings.xml")) {
    const auto strings = archive->read("xl/sharedStrings.xml", limits.part_bytes);
    if (!strings) return too_much;
    workbook.strings = read_strings(*strings);
  }
  workbook.is_date = read_styles(part("xl/styles.xml"));
  std::vector<Grid> grids;
  std::size_t text_left = limits.text_bytes;
  for (const Workbook::Sheet& sheet : workbook.sheets) {
    Grid grid{sheet.name, workbook.counts_from_1904, false, {}};
    const auto xml = archive->read(sheet.part, limits.part_bytes);
    grid.cut = !xml || !SheetReader(workbook, limits, text_left, grid).read(*xml);
    grids.push_back(std::move(grid));
  }
  return grids;
}

}  // namespace matang::evidence
