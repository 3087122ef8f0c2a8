#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/html/sections.hpp"

namespace matang::report::comparison {

/// A page of the same make as the HTML report: its style and sentences, no script, nothing loaded.
class HtmlPage {
 public:
  HtmlPage(Language language, std::string_view title_code);
  html::Sheet& sheet() { return sheet_; }
  html::Writer& out() { return out_; }

  /// The page's head, its title with a sentence and notes, and where its sections are: id and heading (HTML).
  void begin(std::string_view intro_code, const std::vector<Message>& notes,
             const std::vector<std::pair<std::string, std::string>>& contents);
  void begin_section(std::string_view id, std::string_view heading);
  void end_section() { out_.raw("</section>\n"); }
  std::string end();

 private:
  std::string_view title_code_;
  html::Writer out_;
  html::Sheet sheet_;
};

/// Text that a screen reader says in place of a drawing.
std::string spoken(std::string_view html);

}  // namespace matang::report::comparison
