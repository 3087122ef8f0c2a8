#include "report/markdown/writer.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include "report/plain.hpp"

namespace matang::report::markdown {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// What a reader sees of a cell: of a link its text, of an escape the character.
std::size_t shown_length(std::string_view markdown) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < markdown.size(); ++i) {
    if (markdown[i] == '\\' && i + 1 < markdown.size()) {
      ++count;
      ++i;
    } else if (markdown.substr(i, 2) == "](") {
      const std::size_t end = markdown.find(')', i);
      if (end == std::string_view::npos) return count;
      i = end;
    } else if ((static_cast<unsigned char>(markdown[i]) & 0xC0) != 0x80) {
      ++count;
    }
  }
  return count;
}

/// A link's destination: what would end it, or split a table row, in percent form.
std::string destination(const std::string& url) {
  std::string out;
  for (const char c : url) {
    switch (c) {
      case ' ':
        out += "%20";
        break;
      case '"':
        out += "%22";
        break;
      case '\'':
        out += "%27";
        break;
      case '(':
        out += "%28";
        break;
      case ')':
        out += "%29";
        break;
      case '<':
        out += "%3C";
        break;
      case '>':
        out += "%3E";
        break;
      case '[':
        out += "%5B";
        break;
      case '\\':
        out += "%5C";
        break;
      case ']':
        out += "%5D";
        break;
      case '`':
        out += "%60";
        break;
      case '|':
        out += "%7C";
        break;
      case '*':
        out += "%2A";
        break;
      case '$':
        out += "%24";
        break;
      case '~':
        out += "%7E";
        break;
      case '&':
        out += "&amp;";
        break;
      case '_':
        out += "\\_";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace

std::string escape(std::string_view foreign) {
  const std::string text = plain(foreign);
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char next = i + 1 < text.size() ? text[i + 1] : ' ';
    switch (c) {
      case '|':
        out += "&#124;";
        break;  // GFM splits the row at a pipe even inside code
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '\\':
      case '`':
      case '*':
      case '_':
      case '{':
      case '}':
      case '[':
      case ']':
      case '#':
      case '!':
      case '~':
      case '^':
      case '$':
      case '@':
        out += '\\';
        out += c;
        break;
      case ':':  // "http://" would become a link, ":name:" a picture
        out += next == '/' || std::isalpha(static_cast<unsigned char>(next)) ? "\\:" : ":";
        break;
      case '.':  // "www.x" would become a link, "1. x" at the start a list
        if (i >= 3 && (text.compare(i - 3, 3, "www") == 0 || text.compare(i - 3, 3, "WWW") == 0))
          out += '\\';
        else if (i > 0 && std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(i), is_digit))
          out += '\\';
        out += c;
        break;
      case ')':
        if (i > 0 && std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(i, 10)),
                                 is_digit))
          out += '\\';
        out += c;
        break;
      case '-':  // a list or rule at the start; two in a row would be joined to a dash
        if (i == 0 || next == '-') out += '\\';
        out += c;
        break;
      case '+':
      case '=':
        if (i == 0) out += '\\';
        out += c;
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string escape(std::string_view foreign, std::size_t characters) {
  return escape(shortened(plain(foreign), characters));
}

std::string link(std::string_view text, const web::Url& url) {
  std::string shown = escape(text);
  if (shown.empty()) shown = escape(url.text(), 60);
  if (!url.is_http()) return shown;
  return "[" + shown + "](" + destination(url.text()) + ")";
}

std::string link(const web::Url& url, std::size_t characters) {
  if (url.empty()) return "–";
  return link(shortened(visible_address(url), characters), url);
}

std::string link_text(std::string_view text, std::size_t characters) {
  if (const auto url = web::Url::parse(text); url && url->is_http()) return link(*url, characters);
  return escape(text, characters);
}

void Writer::gap() {
  if (!out_.empty()) out_ += '\n';
}

void Writer::heading(int level, std::string_view text) {
  gap();
  out_ += std::string(static_cast<std::size_t>(level), '#') + " " + std::string(text) + "\n";
}

void Writer::paragraph(std::string_view text) {
  if (text.empty()) return;
  gap();
  out_ += std::string(text) + "\n";
}

void Writer::bullets(const std::vector<std::string>& items) {
  if (items.empty()) return;
  gap();
  for (const std::string& item : items) out_ += "- " + item + "\n";
}

void Writer::numbered(const std::vector<std::string>& items) {
  if (items.empty()) return;
  gap();
  std::size_t number = 1;
  for (const std::string& item : items) out_ += std::to_string(number++) + ". " + item + "\n";
}

void Writer::table(const std::vector<Column>& columns, const std::vector<std::vector<std::string>>& rows) {
  // What stands in a column and the room that a cell needs around it; more than `widest` is broken into lines.
  constexpr std::size_t narrowest = 8, widest = 42, padding = 2;
  gap();
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    std::size_t width = length(columns[c].title);
    for (const auto& row : rows) width = std::max(width, std::min(shown_length(row[c]), widest));
    widths.push_back(std::clamp(width + padding, narrowest, widest));
  }
  out_ += "|";
  for (const Column& column : columns) out_ += " " + column.title + " |";
  out_ += "\n|";
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const Align align = columns[c].align;
    out_ += align == Align::right ? "" : ":";
    out_ += std::string(widths[c], '-');
    out_ += align == Align::left ? "|" : ":|";
  }
  out_ += "\n";
  for (const auto& row : rows) {
    out_ += "|";
    for (const std::string& cell : row) out_ += " " + (cell.empty() ? std::string("–") : cell) + " |";
    out_ += "\n";
  }
}

std::string Writer::take() { return std::move(out_); }

}  // namespace matang::report::markdown
