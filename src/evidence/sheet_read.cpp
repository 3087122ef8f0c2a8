#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <map>

#include "evidence/sheet_grid.hpp"
#include "evidence/sheet_words.hpp"
#include "matang/evidence/evidence.hpp"
#include "matang/yaml/document.hpp"

namespace matang::evidence {
namespace {

/// Words as they are compared: small letters, one blank where there were several, an underscore or a hyphen, without a
/// mark behind them ("Sumber bukti *", "Date:").
std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = static_cast<unsigned char>(c) <= ' ' || c == '_' || c == '-' || c == '*' || c == ':';
    if (!blank)
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string trimmed(std::string_view text) {
  const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  // A no-break space is what copying from a web page or a letter leaves behind.
  while (text.substr(0, 2) == "\xC2\xA0") text.remove_prefix(2);
  while (text.size() >= 2 && text.substr(text.size() - 2) == "\xC2\xA0") text.remove_suffix(2);
  return std::string(text);
}

/// The key of a heading; "" for a column that is none of a form's.
std::string_view key_of(std::string_view heading) {
  const std::string folded_heading = folded(heading);
  for (const auto* columns : {&question_columns(), &answer_columns()})
    for (const SheetColumn& column : *columns)
      for (const std::string_view name :
           {column.key, std::string_view(column.heading.id), std::string_view(column.heading.en)})
        if (folded(name) == folded_heading) return column.key;
  return "";
}

/// Where the headings stand: the row, and each key's column.
struct Headings {
  std::size_t row = 0;
  std::map<std::string_view, std::size_t> columns;
};

/// A row with the indicator's column and one for a verdict or level is a form's heading; it stands near the top.
std::optional<Headings> find_headings(const Grid& grid) {
  constexpr std::size_t furthest = 40;
  for (std::size_t row = 0; row < std::min(grid.rows.size(), furthest); ++row) {
    Headings headings{row, {}};
    for (std::size_t column = 0; column < grid.rows[row].cells.size(); ++column)
      if (const auto key = key_of(grid.rows[row].cells[column].text); !key.empty())
        headings.columns.emplace(key, column);
    if (headings.columns.contains("indicator") &&
        (headings.columns.contains("verdict") || headings.columns.contains("level")))
      return headings;
  }
  return std::nullopt;
}

/// The table of results, indicators.csv, has a column "verdict" too, but it is no form.
bool is_results_table(const Grid& grid, const Headings& headings) {
  for (const Cell& cell : grid.rows[headings.row].cells)
    if (cell.text == "score_low" || cell.text == "site_verdict") return true;
  return false;
}

template <class E>
std::optional<E> read_word(const std::vector<Words<E>>& words, std::string_view text) {
  const std::string wanted = folded(text);
  for (const Words<E>& one : words) {
    if (folded(spelling(one.value)) == wanted || folded(one.shown.id) == wanted || folded(one.shown.en) == wanted)
      return one.value;
    for (const std::string& also : one.also)
      if (folded(also) == wanted) return one.value;
  }
  return std::nullopt;
}

/// "met (terpenuhi), partly (sebagian), …", or the one that was meant.
template <class E>
std::string right_words(const std::vector<Words<E>>& words, std::string_view text) {
  std::vector<std::string> known;
  std::string all;
  for (std::size_t i = 0; i < words.size(); ++i) {
    known.push_back(words[i].shown.id);
    known.push_back(words[i].shown.en);
    const std::string spelt(spelling(words[i].value));
    all += i == 0 ? "" : i + 1 < words.size() ? ", " : " or ";
    all += spelt + (words[i].shown.id == spelt ? "" : " (" + words[i].shown.id + ")");
  }
  const std::string near = yaml::did_you_mean(folded(text), known);
  return near.empty() ? "write " + all : near;
}

std::optional<int> digits(std::string_view text, std::size_t most) {
  int value = 0;
  if (text.empty() || text.size() > most) return std::nullopt;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// "31/1/2023", "31-1-2023", "31.1.2023": the day first, as Indonesia writes it; a year of four digits, so that nothing
/// is guessed.
std::optional<web::Date> read_day_first(std::string_view text) {
  const std::size_t first = text.find_first_of("/-.");
  if (first == std::string_view::npos) return std::nullopt;
  const std::size_t second = text.find(text[first], first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const auto day = digits(text.substr(0, first), 2);
  const auto month = digits(text.substr(first + 1, second - first - 1), 2);
  const auto year = digits(text.substr(second + 1), 4);
  if (!day || !month || !year || *year < 1000) return std::nullopt;
  const web::Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                       std::chrono::day{static_cast<unsigned>(*day)}};
  return date.ok() ? std::optional(date) : std::nullopt;
}

/// "31 Januari 2023", and nothing else in the cell.
std::optional<web::Date> read_in_words(const std::string& text) {
  using namespace std::chrono;
  if (text.size() > 40) return std::nullopt;
  const auto dates = web::find_dates(text, web::Date{year{9000} / January / 1});
  if (dates.size() != 1 || !dates[0].day_known || dates[0].relative || dates[0].ambiguous) return std::nullopt;
  if (dates[0].begin != 0 || dates[0].end != text.size() || text.find_first_of("/-.") != std::string::npos)
    return std::nullopt;
  return dates[0].date;
}

/// One sheet's rows as evidence.
class FormReader {
 public:
  FormReader(const Grid& grid, const Headings& headings, std::string_view file_name, EvidenceFile& file,
             Problems& problems)
      : grid_(grid), headings_(headings), file_name_(file_name), file_(file), problems_(problems) {}

  void read() {
    read_preamble();
    for (std::size_t i = headings_.row + 1; i < grid_.rows.size(); ++i) {
      row_ = &grid_.rows[i];
      read_row();
    }
  }

 private:
  std::string text(std::string_view key) const { return trimmed(cell(key).text); }

  const Cell& cell(std::string_view key) const {
    static const Cell empty;
    const auto column = headings_.columns.find(key);
    return column == headings_.columns.end() ? empty : row_->at(column->second);
  }

  /// "kertas-kerja.xlsx: sheet Indikator, row 12, column F".
  Location place(std::string_view key) const {
    std::string where = fmt::format("{}: ", file_name_);
    if (!grid_.name.empty()) where += fmt::format("sheet {}, ", grid_.name);
    where += fmt::format("row {}", row_->number);
    const auto column = headings_.columns.find(key);
    if (column != headings_.columns.end()) where += ", column " + column_letters(column->second);
    return {where, 0, 0};
  }

  void fault(std::string_view key, std::string what, std::string hint) {
    problems_.push_back({place(key), std::move(what), std::move(hint)});
  }

  void read_preamble() {
    for (std::size_t i = 0; i < headings_.row; ++i)
      for (const SheetColumn& line : sheet_preamble()) {
        const std::string name = folded(grid_.rows[i].at(0).text);
        if (name != folded(line.key) && name != folded(line.heading.id) && name != folded(line.heading.en)) continue;
        const std::string value = trimmed(grid_.rows[i].at(1).text);
        std::string& target = line.key == "subject" ? file_.subject : file_.collected_by;
        if (target.empty()) target = value;
      }
  }

  void read_row() {
    const std::string verdict = text("verdict"), level = text("level");
    if (!verdict.empty() || !level.empty()) {
      file_.evidence.push_back(read_evidence(verdict, level));
      return;
    }
    // Somebody's work must not fall away without a word. A kind and a collector may have been filled in for all rows.
    for (const std::string_view key : {"source", "date", "locator", "quotation", "note", "respondents"})
      if (!text(key).empty()) {
        fault(headings_.columns.contains("verdict") ? "verdict" : "level",
              fmt::format("this row has a {}, but neither verdict nor level", key),
              "fill one in, or empty the row's answers if the question is not answered yet");
        return;
      }
    if (!text("indicator").empty()) ++file_.unanswered;
  }

  Evidence read_evidence(const std::string& verdict, const std::string& level) {
    Evidence evidence;
    evidence.where = place("indicator");
    read_question(evidence);
    if (!verdict.empty() && !level.empty())
      fault("level", "this row has both a verdict and a level", "empty one of the two");
    else if (!level.empty())
      read_level(evidence);
    else if (const auto judgement = read_word(judgement_words(), verdict))
      evidence.judgement = *judgement;
    else
      fault("verdict", fmt::format("“{}” is no verdict", verdict), right_words(judgement_words(), verdict));
    read_kind(evidence);
    evidence.source = text("source");
    if (evidence.source.empty())
      fault("source", "the source is missing", "say who, by the office held, or which document");
    evidence.date = read_date();
    evidence.locator = text("locator");
    evidence.quotation = text("quotation");
    evidence.note = text("note");
    if (evidence.judgement == Judgement::not_applicable && !evidence.level && evidence.note.empty() &&
        !verdict.empty() && level.empty())
      fault("note", "“not applicable” needs a note", "say why this lies outside the body's mandate");
    if (!text("respondents").empty())
      evidence.respondents =
          read_whole("respondents", 1, 1'000'000'000, "write a whole number without points or commas, such as 40");
    evidence.unit = text("unit");
    evidence.collected_by = text("collected_by");
    if (const std::string confidence = text("confidence"); !confidence.empty()) {
      evidence.confidence = read_word(confidence_words(), confidence);
      if (!evidence.confidence)
        fault("confidence", fmt::format("“{}” is no degree of confidence", confidence),
              right_words(confidence_words(), confidence));
    }
    return evidence;
  }

  /// Where there is a level, it is the verdict.
  void read_level(Evidence& evidence) {
    evidence.level = read_whole("level", 0, 10, "write the level as a whole number, such as 3");
    evidence.judgement = Judgement::partly;
  }

  /// The rubric in its own column, or before a slash, as in YAML.
  void read_question(Evidence& evidence) {
    evidence.rubric = text("rubric");
    evidence.indicator = text("indicator");
    if (const auto slash = evidence.indicator.find('/'); slash != std::string::npos) {
      const std::string rubric = evidence.indicator.substr(0, slash);
      evidence.indicator.erase(0, slash + 1);
      if (!evidence.rubric.empty() && evidence.rubric != rubric)
        fault("rubric",
              fmt::format("the framework is “{}” here and “{}” beside the indicator", evidence.rubric, rubric),
              "leave one of them out");
      evidence.rubric = rubric;
    }
    if (evidence.indicator.empty())
      fault("indicator", "this row has an answer, but no indicator", "copy the indicator's id from the form");
    else if (evidence.rubric.empty())
      fault("rubric", fmt::format("“{}” does not say of which framework", evidence.indicator),
            "write the framework's id into the column rubric, such as indrajit");
  }

  void read_kind(Evidence& evidence) {
    const std::string kind = text("kind");
    if (const auto known = read_word(kind_words(), kind))
      evidence.kind = *known;
    else
      fault("kind", kind.empty() ? "the kind of evidence is missing" : fmt::format("“{}” is no kind of evidence", kind),
            right_words(kind_words(), kind));
  }

  std::optional<std::int64_t> read_whole(std::string_view key, std::int64_t low, std::int64_t high,
                                         std::string_view right) {
    const std::string written = text(key);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), number);
    if (error == std::errc() && end == written.data() + written.size() && number >= low && number <= high)
      return number;
    fault(key, fmt::format("“{}” is no such number", written), std::string(right));
    return std::nullopt;
  }

  std::optional<web::Date> read_date() {
    const std::string written = text("date");
    if (written.empty()) {
      fault("date", "the date is missing", "say when it was collected or published, such as 31/1/2023");
      return std::nullopt;
    }
    std::optional<web::Date> date;
    if (written.size() == 10) date = web::parse_iso_date(written);
    if (!date && cell("date").number) date = serial_date(*cell("date").number, grid_.counts_from_1904);
    if (!date) date = read_day_first(written);
    if (!date) date = read_in_words(written);
    if (!date)
      fault("date", fmt::format("“{}” is no date", written),
            "write day, month and year, such as 31/1/2023, or 2023-01-31");
    return date;
  }

  const Grid& grid_;
  const Headings& headings_;
  std::string_view file_name_;
  EvidenceFile& file_;
  Problems& problems_;
  const GridRow* row_ = nullptr;
};

Result<EvidenceFile> read_grids(const std::vector<Grid>& grids, const std::string& file_name) {
  EvidenceFile file;
  Problems problems;
  bool found = false;
  for (const Grid& grid : grids) {
    const auto headings = find_headings(grid);
    if (!headings) continue;
    if (is_results_table(grid, *headings))
      return Problem{{file_name, 0, 0},
                     "this is a table of results and no form for evidence",
                     "fill in worksheets.xlsx, or a form that `matang evidence new` makes"};
    found = true;
    if (grid.cut)
      return Problem{{file_name, 0, 0},
                     grid.name.empty()
                         ? "the sheet holds far more than a form"
                         : fmt::format("the sheet {} is damaged, or holds far more than a form", grid.name),
                     "keep only the rows that were filled in"};
    FormReader(grid, *headings, file_name, file, problems).read();
  }
  if (!found)
    return Problem{{file_name, 0, 0},
                   "no row with the headings of a form was found: it needs at least the columns indicator and verdict",
                   "`matang evidence new --format csv` shows how the form looks"};
  if (!problems.empty()) return problems;
  return file;
}

bool ends_with(std::string_view path, std::string_view ending) {
  return path.size() >= ending.size() && folded(path.substr(path.size() - ending.size())) == ending;
}

}  // namespace

Result<EvidenceFile> read_csv(std::string_view bytes, const std::string& file_name) {
  auto grid = csv_grid(bytes, file_name);
  if (!grid) return grid.error();
  std::vector<Grid> grids;
  grids.push_back(std::move(*grid));
  return read_grids(grids, file_name);
}

Result<EvidenceFile> read_xlsx(std::string_view bytes, const std::string& file_name) {
  const auto grids = xlsx_grids(bytes, file_name);
  if (!grids) return grids.error();
  return read_grids(*grids, file_name);
}

bool is_sheet(std::string_view path) { return ends_with(path, ".csv") || ends_with(path, ".xlsx"); }

Result<EvidenceFile> read_sheet_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes(SheetLimits{}.file_bytes + 1, '\0');  // one more than may be, so that the reader sees the excess
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  if (bytes.empty())
    return Problem{{path, 0, 0}, "this file cannot be read", "name a .csv or .xlsx that exists and is not empty"};
  return ends_with(path, ".xlsx") ? read_xlsx(bytes, path) : read_csv(bytes, path);
}

}  // namespace matang::evidence
