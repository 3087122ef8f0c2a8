#include "report/xlsx/workbook.hpp"

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <system_error>

#include "report/plain.hpp"

namespace matang::report::xlsx {
namespace {

// Excel's own limits, with some room: 32,767 characters a cell, 2,079 an address, 65,530 links a sheet (its
// specifications and limits), 255 characters a list and 32 and 255 a message of data validation.
constexpr std::size_t most_text = 32'000, most_address = 2'000, most_links = 65'000, most_list = 255;

/// "_x0041_" would be read as "A" (ECMA-376 part 1, 22.9.2.19): its first underscore is escaped.
std::string cell_text(std::string_view foreign) {
  std::string text = shortened(plain(foreign), most_text);
  for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 2)) {
    if (at + 6 >= text.size() || text[at + 6] != '_' ||
        text.find_first_not_of("0123456789abcdefABCDEF", at + 2) != at + 6)
      continue;
    text.replace(at, 1, "_x005F_");
    at += 6;
  }
  return text;
}

lxw_datetime datetime(web::Date date) {
  lxw_datetime moment{};
  moment.year = static_cast<int>(date.year());
  moment.month = static_cast<int>(static_cast<unsigned>(date.month()));
  moment.day = static_cast<int>(static_cast<unsigned>(date.day()));
  return moment;
}

bool takes_date(web::Date date) {
  return date.ok() && date.year() >= std::chrono::year{1900} && date.year() <= std::chrono::year{9999};
}

struct Colours {
  lxw_color_t ink, paper;
};
/// In the order of Tone; dark ink on pale paper, readable in print and by the colour-blind.
constexpr std::array<Colours, 5> tone_colours{
    {{0x0B5D1E, 0xD9F2E0}, {0x7A4B00, 0xFFEFC7}, {0x8A1020, 0xFADBDE}, {0x33415C, 0xE3E8F1}, {0x333333, 0xF2F2F2}}};

}  // namespace

/// Where libxlsxwriter writes to: it knows file names only, and this one is memory.
struct Workbook::File {
  int descriptor = memfd_create("worksheets", MFD_CLOEXEC);
  File() {
    if (descriptor < 0) throw std::system_error(errno, std::generic_category(), "the worksheets cannot be written");
  }
  ~File() { close(descriptor); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  std::string name() const { return "/proc/self/fd/" + std::to_string(descriptor); }
  std::string content() const {
    std::string bytes;
    std::array<char, 64 * 1024> chunk{};
    for (;;) {
      const ssize_t got = pread(descriptor, chunk.data(), chunk.size(), static_cast<off_t>(bytes.size()));
      if (got < 0) throw std::system_error(errno, std::generic_category(), "the worksheets cannot be read back");
      if (got == 0) return bytes;
      bytes.append(chunk.data(), static_cast<std::size_t>(got));
    }
  }
};

Workbook::Workbook(std::string_view title, web::Date created) : file_(std::make_unique<File>()) {
  book_ = workbook_new(file_->name().c_str());
  if (book_ == nullptr) throw std::bad_alloc();
  std::string shown = shortened(plain(title), 200);
  lxw_doc_properties properties{};
  properties.title = shown.data();
  // In seconds, not by the system clock's nanoseconds, which end in the year 2262.
  properties.created =
      std::chrono::sys_seconds{
          std::chrono::sys_days{created.ok() ? created : web::Date{std::chrono::year{2000} / std::chrono::January / 1}}}
          .time_since_epoch()
          .count();
  workbook_set_properties(book_, &properties);
  for (std::size_t i = 0; i < looks; ++i) {
    lxw_format* format = workbook_add_format(book_);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    switch (static_cast<Look>(i)) {
      case Look::plain:
        break;
      case Look::wrapped:
        format_set_text_wrap(format);
        break;
      case Look::title:
        format_set_bold(format);
        format_set_font_size(format, 15);
        break;
      case Look::strong:
        format_set_bold(format);
        break;
      case Look::muted:
        format_set_font_color(format, 0x555555);
        format_set_text_wrap(format);
        break;
      case Look::head:
      case Look::input_head:
        format_set_bold(format);
        format_set_text_wrap(format);
        format_set_font_color(format, 0xFFFFFF);
        format_set_bg_color(format, static_cast<Look>(i) == Look::head ? 0x1F3864 : 0x7A4B00);
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, 0xBFBFBF);
        break;
      case Look::input:
      case Look::input_date:
        format_set_bg_color(format, 0xFFFBEA);
        format_set_border(format, LXW_BORDER_HAIR);
        format_set_border_color(format, 0xC9B458);
        format_set_text_wrap(format);
        if (static_cast<Look>(i) == Look::input_date) format_set_num_format(format, "dd/mm/yyyy");
        break;
      case Look::date:
        format_set_num_format(format, "dd/mm/yyyy");
        format_set_align(format, LXW_ALIGN_LEFT);
        break;
      case Look::number:
        format_set_num_format(format, "#,##0");
        break;
      case Look::percent:
        format_set_num_format(format, "0.0%");
        break;
      case Look::decimal:
        format_set_num_format(format, "0.00");
        break;
    }
    formats_.push_back(format);
  }
  for (const Colours& colours : tone_colours) {
    lxw_format* format = workbook_add_format(book_);
    format_set_font_color(format, colours.ink);
    format_set_bg_color(format, colours.paper);
    tones_.push_back(format);
  }
}

Workbook::~Workbook() {
  if (book_ != nullptr) lxw_workbook_free(book_);
}

Worksheet& Workbook::add(std::string_view name) {
  // Excel: at most 31 characters, none of []:*?/\, and no apostrophe at the ends. Ours are short words.
  std::string allowed;
  for (const char c : shortened(name, 30))
    if (std::string_view("[]:*?/\\'").find(c) == std::string_view::npos) allowed += c;
  lxw_worksheet* sheet = workbook_add_worksheet(book_, allowed.c_str());
  if (sheet == nullptr) throw std::bad_alloc();
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, 9);  // A4
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6);
  worksheet_set_footer(sheet, "&L&A&R&P / &N");
  sheets_.push_back(std::unique_ptr<Worksheet>(new Worksheet(*this, sheet, allowed)));
  return *sheets_.back();
}

std::string Workbook::bytes() {
  const lxw_error error = workbook_close(book_);
  book_ = nullptr;  // closing frees it, also when it fails
  if (error != LXW_NO_ERROR)
    throw std::system_error(errno == 0 ? EIO : errno, std::generic_category(),
                            std::string("the worksheets cannot be written: ") + lxw_strerror(error));
  return file_->content();
}

void Worksheet::text(Row row, Column column, std::string_view text, Look look) {
  worksheet_write_string(sheet_, row, column, cell_text(text).c_str(), book_->formats_[static_cast<std::size_t>(look)]);
}

void Worksheet::number(Row row, Column column, double value, Look look) {
  worksheet_write_number(sheet_, row, column, value, book_->formats_[static_cast<std::size_t>(look)]);
}

void Worksheet::date(Row row, Column column, web::Date date, Look look) {
  if (!takes_date(date)) {
    text(row, column, date.ok() ? web::to_text(date) : "", look);
    return;
  }
  lxw_datetime moment = datetime(date);
  worksheet_write_datetime(sheet_, row, column, &moment, book_->formats_[static_cast<std::size_t>(look)]);
}

void Worksheet::blank(Row row, Column column, Look look) {
  worksheet_write_blank(sheet_, row, column, book_->formats_[static_cast<std::size_t>(look)]);
}

void Worksheet::link(Row row, Column column, const web::Url& url, std::string_view shown) {
  const std::string label = cell_text(shown.empty() ? std::string_view(url.text()) : shown);
  if (!url.is_http() || url.text().size() > most_address || links_ >= most_links) {
    text(row, column, label);
    return;
  }
  ++links_;
  worksheet_write_url_opt(sheet_, row, column, url.text().c_str(), nullptr, label.c_str(), nullptr);
}

void Worksheet::link_to_sheet(Row row, Column column, const Worksheet& sheet) {
  ++links_;
  worksheet_write_url_opt(sheet_, row, column, ("internal:'" + sheet.name_ + "'!A1").c_str(), nullptr,
                          sheet.name_.c_str(), nullptr);
}

void Worksheet::table(Row row, const std::vector<Heading>& headings, std::size_t rows) {
  double total = 0;
  for (std::size_t i = 0; i < headings.size(); ++i) {
    total += headings[i].width;
    const auto column = static_cast<Column>(i);
    text(row, column, headings[i].text, headings[i].input ? Look::input_head : Look::head);
    width(column, headings[i].width);
  }
  const auto last_row = static_cast<Row>(row + std::max<std::size_t>(rows, 1));
  worksheet_autofilter(sheet_, row, 0, last_row, static_cast<Column>(headings.size() - 1));
  worksheet_freeze_panes(sheet_, row + 1, 0);
  worksheet_repeat_rows(sheet_, row, row);
  // What is too wide for one page to be read goes over several, each with the first columns.
  constexpr double readable = 240;
  const auto pages = static_cast<std::uint16_t>(std::ceil(total / readable));
  worksheet_fit_to_pages(sheet_, pages, 0);
  if (pages > 1) worksheet_repeat_columns(sheet_, 0, 1);
}

void Worksheet::width(Column column, double characters) {
  worksheet_set_column(sheet_, column, column, characters, nullptr);
}

void Worksheet::colours(Row first, Row last, Column column, const std::vector<ToneOf>& tones) {
  for (const ToneOf& each : tones) {
    // A formula's text: quotes inside are doubled.
    std::string value = "\"";
    for (const char c : each.word) value += c == '"' ? std::string("\"\"") : std::string(1, c);
    value += '"';
    lxw_conditional_format rule{};
    rule.type = LXW_CONDITIONAL_TYPE_CELL;
    rule.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO;
    rule.value_string = value.data();
    rule.format = book_->tones_[static_cast<std::size_t>(each.tone)];
    worksheet_conditional_format_range(sheet_, first, column, last, column, &rule);
  }
}

void Worksheet::bars(Row first, Row last, Column column) {
  lxw_conditional_format rule{};
  rule.type = LXW_CONDITIONAL_DATA_BAR;
  rule.bar_color = 0x8FB4E3;
  rule.bar_solid = LXW_TRUE;
  rule.data_bar_2010 = LXW_TRUE;
  rule.min_rule_type = rule.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
  rule.min_value = 0;
  rule.max_value = 1;
  worksheet_conditional_format_range(sheet_, first, column, last, column, &rule);
}

void Worksheet::choice(Row first, Row last, Column column, const std::vector<std::string>& words,
                       std::string_view title, std::string_view help) {
  std::vector<const char*> list;
  std::size_t length = 0;
  for (const std::string& word : words) {
    length += word.size() + 1;
    list.push_back(word.c_str());
  }
  if (list.empty() || length > most_list) return;
  list.push_back(nullptr);
  std::string heading = shortened(title, 31), text = shortened(help, 250);
  lxw_data_validation rule{};
  rule.validate = LXW_VALIDATION_TYPE_LIST;
  rule.value_list = const_cast<decltype(rule.value_list)>(list.data());  // char** in 1.1, const char** later
  rule.ignore_blank = LXW_VALIDATION_ON;
  rule.dropdown = LXW_VALIDATION_ON;
  rule.show_input = LXW_VALIDATION_ON;
  rule.show_error = LXW_VALIDATION_ON;
  rule.input_title = heading.data();
  rule.input_message = text.data();
  worksheet_data_validation_range(sheet_, first, column, last, column, &rule);
}

void Worksheet::hint(Row first, Row last, Column column, std::string_view title, std::string_view help) {
  std::string heading = shortened(title, 31), text = shortened(help, 250);
  lxw_data_validation rule{};
  rule.validate = LXW_VALIDATION_TYPE_ANY;
  rule.show_input = LXW_VALIDATION_ON;
  rule.input_title = heading.data();
  rule.input_message = text.data();
  worksheet_data_validation_range(sheet_, first, column, last, column, &rule);
}

void Worksheet::show_first() { worksheet_activate(sheet_); }

}  // namespace matang::report::xlsx
