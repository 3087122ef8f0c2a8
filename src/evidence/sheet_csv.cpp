#include <fmt/format.h>

#include <array>

#include "evidence/sheet_grid.hpp"
#include "matang/web/charset.hpp"

namespace matang::evidence {
namespace {

/// The separator is the one that stands most often outside quotes in the first lines: Excel writes what its country's
/// list separator is, and says so at most in a line "sep=;" of its own.
char separator_of(std::string_view text) {
  static constexpr std::array<char, 3> candidates{',', ';', '\t'};
  std::array<std::size_t, 3> counts{};
  bool in_quotes = false;
  std::size_t lines = 0;
  for (std::size_t i = 0; i < text.size() && i < 64 * 1024 && lines < 8; ++i) {
    if (text[i] == '"') in_quotes = !in_quotes;
    if (in_quotes) continue;
    lines += text[i] == '\n';
    for (std::size_t k = 0; k < candidates.size(); ++k) counts[k] += text[i] == candidates[k];
  }
  std::size_t best = 0;
  for (std::size_t k = 1; k < candidates.size(); ++k)
    if (counts[k] > counts[best]) best = k;
  return candidates[best];
}

/// A leading apostrophe before what a spreadsheet would run as a formula is what writers of CSV add, not content.
void undo_defusing(std::string& cell) {
  if (cell.size() > 1 && cell[0] == '\'' && std::string_view("=+-@").find(cell[1]) != std::string_view::npos)
    cell.erase(0, 1);
}

/// RFC 4180, leniently: a quote inside an unquoted cell is a character, text behind a closing quote belongs to the
/// cell.
class CsvReader {
 public:
  CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  bool at_end() const { return at_ >= text_.size(); }

  std::vector<Cell> row(std::size_t most_columns) {
    std::vector<Cell> cells;
    for (bool more = true; more;) {
      std::string value = cell(more);
      undo_defusing(value);
      if (cells.size() < most_columns) cells.push_back({std::move(value), std::nullopt});
    }
    return cells;
  }

 private:
  std::string cell(bool& more) {
    std::string value;
    bool in_quotes = false;
    if (at_ < text_.size() && text_[at_] == '"') {
      in_quotes = true;
      ++at_;
    }
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (in_quotes) {
        if (c != '"') {
          value += c;
        } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
          value += c;
          ++at_;
        } else {
          in_quotes = false;
        }
      } else if (c == separator_) {
        ++at_;
        return value;
      } else if (c == '\n' || c == '\r') {
        at_ += c == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n' ? 2 : 1;
        more = false;
        return value;
      } else {
        value += c;
      }
    }
    more = false;
    return value;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
};

}  // namespace

Result<Grid> csv_grid(std::string_view bytes, const std::string& file_name, const SheetLimits& limits) {
  if (bytes.size() > limits.file_bytes)
    return Problem{{file_name, 0, 0}, fmt::format("the file is larger than {} MiB", limits.file_bytes >> 20), ""};
  if (bytes.substr(0, 4) == "PK\x03\x04")
    return Problem{{file_name, 0, 0}, "this is a workbook and no CSV", "give its name the ending .xlsx"};
  const std::string text = web::decode_text(std::string(bytes), "").text;
  std::string_view rest = text;
  Grid grid;
  char separator = 0;
  std::size_t number = 1;
  if (rest.substr(0, 4) == "sep=" && rest.size() > 5) {
    separator = rest[4];
    const std::size_t end = rest.find('\n');
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    number = 2;
  }
  CsvReader reader(rest, separator != 0 ? separator : separator_of(rest));
  for (; !reader.at_end(); ++number) {
    if (grid.rows.size() >= limits.rows)
      return Problem{{file_name, 0, 0}, fmt::format("the sheet has more than {} rows", limits.rows), ""};
    grid.rows.push_back({number, reader.row(limits.columns)});
  }
  return grid;
}

}  // namespace matang::evidence
