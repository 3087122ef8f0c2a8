#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "matang/result.hpp"

/// Questionnaires: what was asked (Instrument), what was answered (Responses), what comes of it (Results), and checks
/// of figures other people published. Files come from strangers: reading is bounded and throws nothing.
namespace matang::survey {

struct ResponseRow {
  std::size_t number = 0;          ///< as a spreadsheet counts: the headers are row 1
  std::size_t line = 0;            ///< of the file, where the row begins; cells may hold line ends
  std::vector<std::string> cells;  ///< cleaned; as many as there are headers
  friend bool operator==(const ResponseRow&, const ResponseRow&) = default;
};

/// A table of responses as spreadsheets and Google Forms export it.
struct Responses {
  std::string file;
  std::vector<std::string> headers;  ///< cleaned; may repeat, may be empty
  std::vector<ResponseRow> rows;     ///< without rows that are blank from end to end
  char separator = ',';
  std::string encoding;        ///< "utf-8", "windows-1252" …
  std::size_t replaced = 0;    ///< broken characters
  std::size_t blank_rows = 0;  ///< left out
  std::size_t short_rows = 0;  ///< that ended early; read as blank cells
  friend bool operator==(const Responses&, const Responses&) = default;
};

/// Our choice; a survey of a whole city fits. `cells`: rows times headers.
struct ResponseLimits {
  std::size_t bytes = 64u << 20, cells = 5'000'000, columns = 2'000, cell = 32u << 10;
};

/// Reads RFC 4180 and what is exported besides: comma, semicolon or tab, with a byte order mark or Excel's `sep=` line,
/// UTF-8, UTF-16 or windows-1252, line ends within quotes. A problem names row and column.
Result<Responses> read_responses(std::string_view bytes, const std::string& file_name, ResponseLimits limits = {});

/// "A" … "Z", "AA" …: what a spreadsheet calls a column (0-based).
std::string column_name(std::size_t column);

}  // namespace matang::survey
