#include "matang/evidence/agencies.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <sstream>

#include "evidence/sheet_grid.hpp"

namespace matang::evidence {
namespace {

constexpr std::size_t most_bodies = 20'000;  // our choice: a province's villages are some thousands

enum Column : std::size_t { name_column, kind_column, url_column, columns };

std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (static_cast<unsigned char>(c) > ' ') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

/// Which of our columns a heading is, in either language.
std::optional<Column> column_of(std::string_view heading) {
  static constexpr std::array<std::pair<std::string_view, Column>, 10> words{{{"name", name_column},
                                                                              {"nama", name_column},
                                                                              {"kind", kind_column},
                                                                              {"jenis", kind_column},
                                                                              {"url", url_column},
                                                                              {"situs", url_column},
                                                                              {"alamat", url_column},
                                                                              {"website", url_column},
                                                                              {"site", url_column},
                                                                              {"address", url_column}}};
  const std::string word = folded(heading);
  for (const auto& [known, column] : words)
    if (word == known) return column;
  return std::nullopt;
}

/// An address as people write it in a list: the scheme is often left out.
std::optional<web::Url> address_in(const std::string& text) {
  const bool whole = text.find("://") != std::string::npos;
  auto url = web::Url::parse(whole ? text : "http://" + text);
  if (!url || !url->is_http() || url->host().find('.') == std::string_view::npos) return std::nullopt;
  return url;
}

std::string trimmed(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  return std::string(text);
}

}  // namespace

Result<std::vector<ListedBody>> read_agencies_text(std::string_view bytes, const std::string& file_name) {
  auto grid = csv_grid(bytes, file_name);
  if (!grid) return grid.error();
  Problems problems;
  std::array<std::optional<std::size_t>, columns> at{};
  std::vector<ListedBody> bodies;
  bool headed = false;
  for (const GridRow& row : grid->rows) {
    const bool blank =
        std::all_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return trimmed(cell.text).empty(); });
    if (blank) continue;
    if (!headed) {
      for (std::size_t i = 0; i < row.cells.size(); ++i)
        if (const auto column = column_of(row.cells[i].text)) at[*column] = i;
      if (!at[name_column])
        return Problem{{file_name, row.number, 1},
                       "the list has no column “name”",
                       "begin it with a line of headings: name,kind,url"};
      headed = true;
      continue;
    }
    const auto cell = [&](Column column) { return at[column] ? trimmed(row.at(*at[column]).text) : std::string{}; };
    ListedBody body;
    body.where = {file_name, row.number, 1};
    body.name = cell(name_column);
    body.kind = cell(kind_column);
    if (body.name.empty())
      problems.push_back({{file_name, row.number, *at[name_column] + 1}, "a line without a name", "name the agency"});
    if (const std::string text = cell(url_column); !text.empty() && text != "-") {
      if (const auto url = address_in(text))
        body.url = *url;
      else
        problems.push_back({{file_name, row.number, *at[url_column] + 1},
                            fmt::format("“{}” is no address", text),
                            "write it like https://dinkes.example.go.id, or leave the cell empty"});
    }
    if (bodies.size() == most_bodies)
      return Problem{{file_name, row.number, 1},
                     fmt::format("the list has more than {} lines", most_bodies),
                     "split it into several assessments"};
    bodies.push_back(std::move(body));
  }
  if (!headed)
    return Problem{{file_name, 0, 0}, "the list is empty", "begin it with a line of headings: name,kind,url"};
  if (!problems.empty()) return problems;
  return bodies;
}

Result<std::vector<ListedBody>> read_agencies(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (!file || !(text << file.rdbuf()).good())
    return Problem{{path, 0, 0}, "this list cannot be read", "name a CSV file with the columns name,kind,url"};
  return read_agencies_text(text.str(), path);
}

}  // namespace matang::evidence
