#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "matang/web/date.hpp"
#include "matang/web/url.hpp"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

/// An Excel workbook being written; libxlsxwriter's only door. Text is always text: what starts with "=" is no formula.
/// What Excel does not take (too long, too many links) is shortened or written as text, never refused.
namespace matang::report::xlsx {

/// How a cell looks.
enum class Look {
  plain,
  wrapped,  ///< long text, on several lines
  title,
  strong,
  muted,       ///< explanations
  head,        ///< a column's heading
  input_head,  ///< of a column to be filled in
  input,       ///< a cell to be filled in
  input_date,
  date,
  number,
  percent,  ///< of a share
  decimal
};
inline constexpr std::size_t looks = 13;

/// What a word in a cell says about the world; a colour and, for those who see none, still the word.
enum class Tone { good, middling, bad, open, neutral };
struct ToneOf {
  std::string word;
  Tone tone;
};

using Row = std::uint32_t;
using Column = std::uint16_t;

/// A column of a table.
struct Heading {
  std::string text;
  double width = 12;  ///< in characters
  bool input = false;
};

class Workbook;

class Worksheet {
 public:
  void text(Row row, Column column, std::string_view text, Look look = Look::plain);
  void number(Row row, Column column, double value, Look look = Look::number);
  void date(Row row, Column column, web::Date date, Look look = Look::date);
  void blank(Row row, Column column, Look look);  ///< an empty cell with a look
  /// A link that shows `text`, or its own address; the text alone where it leads nowhere a reader should go.
  void link(Row row, Column column, const web::Url& url, std::string_view text = {});
  void link_to_sheet(Row row, Column column, const Worksheet& sheet);

  /// Headings in `row`, which stay in sight, with a filter over them and `rows` rows below; repeated on every printed
  /// page.
  void table(Row row, const std::vector<Heading>& headings, std::size_t rows);
  void width(Column column, double characters);
  /// Cells of a column coloured by the word they hold.
  void colours(Row first, Row last, Column column, const std::vector<ToneOf>& tones);
  /// Bars of shares 0–1 inside the cells.
  void bars(Row first, Row last, Column column);
  /// A drop-down of words; anything else is refused by Excel. `help` is shown beside the cell.
  void choice(Row first, Row last, Column column, const std::vector<std::string>& words, std::string_view title,
              std::string_view help);
  void hint(Row first, Row last, Column column, std::string_view title, std::string_view help);
  /// Opens here.
  void show_first();
  const std::string& name() const { return name_; }

 private:
  friend class Workbook;
  Worksheet(Workbook& book, lxw_worksheet* sheet, std::string name)
      : book_(&book), sheet_(sheet), name_(std::move(name)) {}
  Workbook* book_;
  lxw_worksheet* sheet_;
  std::string name_;
  std::size_t links_ = 0;
};

class Workbook {
 public:
  /// `created` is what the file says of itself, so that the same content gives the same bytes.
  Workbook(std::string_view title, web::Date created);
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  Worksheet& add(std::string_view name);
  /// The file. Throws std::system_error where it cannot be written (no memory, no room for temporary files).
  std::string bytes();

 private:
  friend class Worksheet;
  struct File;
  std::unique_ptr<File> file_;
  lxw_workbook* book_ = nullptr;
  std::vector<lxw_format*> formats_;
  std::vector<lxw_format*> tones_;
  std::vector<std::unique_ptr<Worksheet>> sheets_;
};

}  // namespace matang::report::xlsx
