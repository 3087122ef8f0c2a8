#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "matang/web/url.hpp"

/// HTML as text: what is foreign is escaped here and nowhere else.
namespace matang::report::html {

/// Foreign text made inert in an element or a quoted attribute: one line, no hidden characters, no markup.
std::string escape(std::string_view foreign);
/// The same, cut to so many characters first.
std::string escape(std::string_view foreign, std::size_t characters);
/// Foreign text in an element of its own, so that its direction of writing turns nothing beside it.
std::string isolated(std::string_view foreign, std::size_t characters);
/// A link with foreign text; the text alone where the address is none a reader should open (only http and https are).
std::string link(std::string_view text, const web::Url& url);
/// A link that shows its own address, without scheme, cut to so many characters. "–" where there is none.
std::string link(const web::Url& url, std::size_t characters = 60);
/// An address that reached us as text: a link where it can be one, else the text.
std::string link_text(std::string_view text, std::size_t characters = 60);

struct Column {
  std::string title;           ///< HTML
  std::string_view kind = "";  ///< "number", "wide" or "": how it is set
  std::string_view sort = "";  ///< "text", "number" or "": how a script may sort it
};
struct Cell {
  std::string html;
  std::string key = {};        ///< what a script sorts it by, escaped; "" for what it shows
  std::string_view tone = {};  ///< "good", "bad", "warn", "open" or ""
  Cell(std::string text) : html(std::move(text)) {}
  Cell(const char* text) : html(text) {}
  Cell(std::string text, std::string sort_key, std::string_view its_tone = {})
      : html(std::move(text)), key(std::move(sort_key)), tone(its_tone) {}
};
struct Row {
  std::vector<Cell> cells;
  std::string id = {};
  std::string attributes = {};  ///< of ours, with a leading blank
};
struct Table {
  std::string id;       ///< unique on the page; the caption gets it with "-c"
  std::string caption;  ///< HTML
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::size_t head_column = 0;  ///< the cell that names its row; none where it is no column's index
  std::string_view look = "";   ///< "stack": rows become cards on narrow screens; "grid": a dense matrix
  std::string attributes = {};  ///< of ours, with a leading blank
};

class Writer {
 public:
  void raw(std::string_view html) { out_ += html; }
  void heading(int level, std::string_view html, std::string_view id = {});
  void paragraph(std::string_view html, std::string_view css_class = {});
  void list(const std::vector<std::string>& items, std::string_view tag = "ul", std::string_view css_class = {});
  /// Name and value side by side.
  void facts(const std::vector<std::pair<std::string, std::string>>& rows);
  /// In a region of its own that scrolls where it is too wide and can be reached by keyboard.
  void table(const Table& table);
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

}  // namespace matang::report::html
