#include "report/html/writer.hpp"

#include <algorithm>

#include "report/plain.hpp"

namespace matang::report::html {
namespace {

std::string entities(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char c : text) switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '*':  // two of them mark what is strong in our own sentences
        out += "&#42;";
        break;
      default:
        out += c;
    }
  return out;
}

std::string attribute(std::string_view name, std::string_view value) {
  return value.empty() ? "" : " " + std::string(name) + "=\"" + std::string(value) + "\"";
}

}  // namespace

std::string escape(std::string_view foreign) { return entities(plain(foreign)); }

std::string escape(std::string_view foreign, std::size_t characters) {
  return entities(shortened(plain(foreign), characters));
}

std::string isolated(std::string_view foreign, std::size_t characters) {
  const std::string text = escape(foreign, characters);
  return text.empty() ? "" : "<bdi>" + text + "</bdi>";
}

std::string link(std::string_view text, const web::Url& url) {
  std::string shown = isolated(text, 160);
  if (shown.empty()) shown = isolated(url.text(), 60);
  if (!url.is_http()) return shown;
  return "<a href=\"" + escape(url.text()) + "\">" + shown + "</a>";
}

std::string link(const web::Url& url, std::size_t characters) {
  if (url.empty()) return "–";
  return link(shortened(visible_address(url), characters), url);
}

std::string link_text(std::string_view text, std::size_t characters) {
  if (text.substr(0, 4) == "http")
    if (const auto url = web::Url::parse(text); url && url->is_http()) return link(*url, characters);
  return isolated(text, characters);
}

void Writer::heading(int level, std::string_view html, std::string_view id) {
  const std::string tag = "h" + std::to_string(level);
  out_ += "<" + tag + attribute("id", id) + ">" + std::string(html) + "</" + tag + ">\n";
}

void Writer::paragraph(std::string_view html, std::string_view css_class) {
  if (!html.empty()) out_ += "<p" + attribute("class", css_class) + ">" + std::string(html) + "</p>\n";
}

void Writer::list(const std::vector<std::string>& items, std::string_view tag, std::string_view css_class) {
  if (items.empty()) return;
  out_ += "<" + std::string(tag) + attribute("class", css_class) + ">\n";
  for (const std::string& item : items) out_ += "<li>" + item + "</li>\n";
  out_ += "</" + std::string(tag) + ">\n";
}

void Writer::facts(const std::vector<std::pair<std::string, std::string>>& rows) {
  out_ += "<dl class=\"facts\">\n";
  for (const auto& [name, value] : rows) out_ += "<div><dt>" + name + "</dt><dd>" + value + "</dd></div>\n";
  out_ += "</dl>\n";
}

void Writer::table(const Table& table) {
  out_ += "<section class=\"scroll\" tabindex=\"0\" aria-labelledby=\"" + table.id + "-c\">\n<table" +
          attribute("id", table.id) + attribute("class", table.look) + table.attributes + ">\n<caption id=\"" +
          table.id + "-c\">" + table.caption + "</caption>\n<thead><tr>";
  for (const Column& column : table.columns)
    out_ += "<th scope=\"col\"" + attribute("class", column.kind) + attribute("data-sort", column.sort) + ">" +
            column.title + "</th>";
  out_ += "</tr></thead>\n<tbody>\n";
  for (const Row& row : table.rows) {
    out_ += "<tr" + attribute("id", row.id) + row.attributes + ">";
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      const Cell& cell = row.cells[c];
      const Column& column = table.columns[c];
      std::string look(column.kind);
      if (!cell.tone.empty()) look += (look.empty() ? "" : " ") + std::string(cell.tone);
      const std::string more = attribute("class", look) + attribute("data-key", cell.key);
      const std::string_view shown = cell.html.empty() ? std::string_view("–") : std::string_view(cell.html);
      if (c == table.head_column)
        out_ += "<th scope=\"row\"" + more + ">" + std::string(shown) + "</th>";
      else  // the column's name again, for screens where rows are cards
        out_ += "<td" + more + (table.look == "stack" ? attribute("data-label", column.title) : "") + ">" +
                std::string(shown) + "</td>";
    }
    out_ += "</tr>\n";
  }
  out_ += "</tbody>\n</table>\n</section>\n";
}

}  // namespace matang::report::html
