#include "report/notes.hpp"
#include "report/numbers.hpp"
#include "report/xlsx/sheets.hpp"

namespace matang::report::xlsx {
namespace {

/// Goes down the page.
class Page {
 public:
  Page(const Writing& writing, Worksheet& sheet) : writing_(writing), sheet_(sheet) {}

  void title(const std::string& text) { sheet_.text(row_++, 0, text, Look::title); }
  void heading(const std::string& text) { sheet_.text(++row_, 0, text, Look::strong), ++row_; }
  void line(const std::string& text) { sheet_.text(row_++, 0, text); }
  void fact(std::string_view code, const std::string& value) {
    sheet_.text(row_, 0, writing_.say(code));
    sheet_.text(row_++, 1, value);
  }

  void facts() {
    const assess::Assessment& a = writing_.assessment;
    sheet_.text(row_, 0, writing_.say("fact.address"));
    if (!a.target.empty()) sheet_.link(row_, 1, a.target);
    ++row_;
    if (!a.name.empty()) fact("fact.name", a.name);
    sheet_.text(row_, 0, writing_.say("sheets.as_of"));
    sheet_.date(row_++, 1, a.as_of);
    fact("fact.crawled", instant_text(writing_.language, a.coverage.started));
    sheet_.text(row_, 0, writing_.say("fact.pages_read"));
    sheet_.number(row_++, 1, static_cast<double>(a.completeness.pages_read));
    sheet_.text(row_, 0, writing_.say("fact.requests"));
    sheet_.number(row_, 1, static_cast<double>(a.coverage.requests));
    sheet_.text(row_++, 2, bytes_text(writing_.language, a.coverage.bytes));
    if (a.obstacle) line(say(*a.obstacle, writing_.language));
    if (a.redacted) line(writing_.say("note.redacted"));
  }

  void rubric(const assess::RubricResult& rubric) {
    heading(writing_.text(rubric.title));
    if (const std::string score = stated_text(writing_.language, rubric); !score.empty()) fact("column.score", score);
    fact("sheets.assessed", percent_text(writing_.language, rubric.assessed));
    if (!rubric.band_low.empty()) {
      std::string band = writing_.text(rubric.band_low_title);
      if (rubric.band_high != rubric.band_low) band += " – " + writing_.text(rubric.band_high_title);
      fact("sheets.band", band);
    }
    for (const Message& note : notes_of(rubric)) line(say(note, writing_.language));
    groups(rubric);
    if (rubric.improvements.empty()) return;
    ++row_;
    line(writing_.say("improvements.intro"));
    for (const assess::Improvement& each : rubric.improvements) {
      const double then = each.group_now.possible == 0
                              ? 0
                              : static_cast<double>(each.group_then) / static_cast<double>(each.group_now.possible);
      sheet_.text(row_, 0,
                  writing_.text(each.by_evidence || writing_.text(each.advice).empty() ? each.title : each.advice),
                  Look::wrapped);
      sheet_.text(row_, 1, writing_.word("effort", spelling(each.effort)));
      sheet_.number(row_, 5, each.group_now.low_share(), Look::percent);
      sheet_.number(row_++, 6, then, Look::percent);
    }
  }

 private:
  void groups(const assess::RubricResult& rubric) {
    const bool stages = rubric.roll_up == rubric::RollUp::stages;
    Column column = 0;
    for (const std::string_view code : {stages ? "column.stage" : "column.group", "verdict.met", "verdict.partly",
                                        "verdict.not_met", "verdict.unknown", "sheets.low", "sheets.high"})
      sheet_.text(row_, column++, writing_.say(code), Look::head);
    if (stages) sheet_.text(row_, column, writing_.say("column.reached"), Look::head);
    const Row first = ++row_;
    for (const assess::GroupResult& group : rubric.groups) {
      sheet_.text(row_, 0, writing_.text(group.title), Look::wrapped);
      sheet_.number(row_, 1, static_cast<double>(group.met));
      sheet_.number(row_, 2, static_cast<double>(group.partly));
      sheet_.number(row_, 3, static_cast<double>(group.not_met));
      sheet_.number(row_, 4, static_cast<double>(group.unknown));
      if (group.score.possible > 0) {
        sheet_.number(row_, 5, group.score.low_share(), Look::percent);
        sheet_.number(row_, 6, group.score.high_share(), Look::percent);
      }
      if (stages)
        sheet_.text(row_, 7,
                    group.score.possible == 0 ? writing_.word("verdict", "not_applicable")
                                              : writing_.say(group.reached          ? "yes"
                                                             : group.may_be_reached ? "not_sure"
                                                                                    : "no"));
      ++row_;
    }
    if (row_ > first) {
      sheet_.bars(first, row_ - 1, 5);
      sheet_.bars(first, row_ - 1, 6);
    }
  }

  const Writing& writing_;
  Worksheet& sheet_;

 public:
  Row row_ = 0;
};

}  // namespace

void write_summary(const Writing& writing, Worksheet& sheet, const std::vector<const Worksheet*>& others) {
  sheet.width(0, 46);
  sheet.width(1, 16);
  for (Column column = 2; column < 8; ++column) sheet.width(column, 19);
  sheet.show_first();
  const assess::Assessment& a = writing.assessment;
  Page page(writing, sheet);
  page.title(writing.say("title", {{"name", a.name.empty() ? std::string(a.target.host()) : a.name}}));
  page.facts();
  for (const assess::RubricResult& rubric : a.rubrics) page.rubric(rubric);
  page.heading(writing.say("sheets.contents"));
  for (const Worksheet* other : others)
    if (other != nullptr) sheet.link_to_sheet(page.row_++, 0, *other);
  page.heading(writing.say("sheets.fill_in"));
  for (const std::string_view code : {"sheets.fill_in.where", "sheets.fill_in.rows", "sheets.fill_in.import"})
    page.line(writing.say(code));
}

}  // namespace matang::report::xlsx
