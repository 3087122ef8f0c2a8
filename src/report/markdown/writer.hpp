#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "matang/web/url.hpp"

/// Markdown that GitHub, GitLab and pandoc read alike: pipe tables, no raw pipes, no HTML, no line breaks in cells.
namespace matang::report::markdown {

/// Foreign text made inert wherever it stands in a line: one line, no markup, no HTML, no mention, no bare address.
std::string escape(std::string_view foreign);
/// The same, cut to so many characters first.
std::string escape(std::string_view foreign, std::size_t characters);
/// A link with foreign text; the text alone where the address is none a reader should open (only http and https are).
std::string link(std::string_view text, const web::Url& url);
/// A link that shows its own address, without scheme, cut to so many characters. "–" where there is none.
std::string link(const web::Url& url, std::size_t characters = 60);
/// An address that reached us as text.
std::string link_text(std::string_view url, std::size_t characters = 60);

enum class Align { left, right, centre };
struct Column {
  std::string title;
  Align align = Align::left;
};

class Writer {
 public:
  void heading(int level, std::string_view text);
  void paragraph(std::string_view text);
  void bullets(const std::vector<std::string>& items);
  void numbered(const std::vector<std::string>& items);
  /// Dashes stand in proportion to what the columns hold: pandoc takes the widths from them. Empty cells are shown as
  /// "–".
  void table(const std::vector<Column>& columns, const std::vector<std::vector<std::string>>& rows);
  std::string take();

 private:
  void gap();
  std::string out_;
};

}  // namespace matang::report::markdown
