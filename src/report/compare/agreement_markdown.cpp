#include <fmt/format.h>

#include <algorithm>

#include "matang/report/comparison.hpp"
#include "report/compare/page.hpp"

namespace matang::report {
namespace comparison {
namespace {

using compare::Agreement;
using compare::Judged;
using compare::Measures;

/// Two digits: more would pretend to a precision that so few indicators do not give.
std::string coefficient(Language language, const std::optional<double>& value) {
  if (!value) return "–";
  std::string text = fmt::format("{:.2f}", *value + 0.0);
  if (text == "-0.00") text = "0.00";
  if (language == Language::id) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

/// The shortest names that tell the raters apart: "A", "B" … with a key above.
std::string letter(std::size_t rater) {
  std::string text;
  for (std::size_t n = rater + 1; n > 0; n = (n - 1) / 26)
    text.insert(text.begin(), static_cast<char>('A' + (n - 1) % 26));
  return text;
}

std::string name_of(const Page& page, const compare::Rater& rater) {
  std::string name = escape(rater.name, 60);
  if (rater.side) name += " (" + page.word("agree.side", spelling(*rater.side)) + ")";
  return name;
}

void write_raters(Page& page, const Agreement& agreement) {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < agreement.raters.size(); ++i)
    rows.push_back({letter(i), name_of(page, agreement.raters[i]), escape(agreement.raters[i].file, 80),
                    page.number(agreement.raters[i].judged.size())});
  page.out.table({page.left("agree.column.letter"), page.left("agree.column.rater"), page.left("agree.column.file"),
                  page.right("agree.column.rated")},
                 rows);
}

void write_measures(Page& page, const Measures& measures) {
  std::vector<std::vector<std::string>> rows;
  for (const Measures::Pair& pair : measures.pairs)
    rows.push_back({letter(pair.one) + " – " + letter(pair.other), page.number(pair.units),
                    pair.percent ? percent_text(page.language, *pair.percent) : "",
                    coefficient(page.language, pair.kappa), coefficient(page.language, pair.weighted)});
  page.out.table({page.left("agree.column.pair"), page.right("agree.column.n"), page.right("agree.column.percent"),
                  page.right("agree.column.kappa"), page.right("agree.column.weighted")},
                 rows);
  page.out.paragraph(page.set("agree.alpha", {{"nominal", coefficient(page.language, measures.alpha_nominal)},
                                              {"ordinal", coefficient(page.language, measures.alpha_ordinal)},
                                              {"units", std::to_string(measures.alpha_units)},
                                              {"values", std::to_string(measures.alpha_values)}}));
}

std::string rating(const Page& page, const std::optional<Judged>& judged) {
  if (!judged) return "";
  std::string text = judged->level ? page.set("diff.level", {{"level", std::to_string(*judged->level)}})
                                   : page.word("verdict", judged->verdict);
  text = "**" + text + "**";
  if (!judged->source.empty()) text += " (" + markdown::link_text(judged->source, 60) + ")";
  return text;
}

void write_disagreements(Page& page, const Agreement& agreement) {
  page.heading(2, "agree.heading.disagreements");
  if (agreement.disagreements.empty()) {
    page.paragraph("agree.no_disagreements");
    return;
  }
  page.paragraph("agree.disagreements_intro", {{"n", std::to_string(agreement.disagreements.size())},
                                               {"of", std::to_string(agreement.rated_twice)}});
  std::vector<Column> columns{page.left("column.indicator"), page.left("column.rubric")};
  for (std::size_t i = 0; i < agreement.raters.size(); ++i) columns.push_back({letter(i), Align::left});
  std::vector<std::vector<std::string>> rows;
  for (const compare::Disagreement& each : agreement.disagreements) {
    const std::string title = page.text(each.title);
    std::vector<std::string> row{title.empty() ? escape(each.indicator) : title, escape(each.rubric)};
    for (const auto& judged : each.ratings) row.push_back(rating(page, judged));
    rows.push_back(std::move(row));
  }
  page.out.table(columns, rows);
}

}  // namespace
}  // namespace comparison

std::string to_markdown(const compare::Agreement& agreement, const Options& options) {
  using namespace comparison;
  markdown::Writer out;
  Page page{options.language, out};
  page.heading(1, "agree.title");
  write_raters(page, agreement);
  page.paragraph("agree.units",
                 {{"units", std::to_string(agreement.units)}, {"twice", std::to_string(agreement.rated_twice)}});
  for (const Message& note : agreement.notes) out.paragraph("> **" + page.say("note") + "** " + page.say(note));
  page.heading(2, "agree.heading.all");
  write_measures(page, agreement.all);
  page.paragraph("agree.meaning.percent");
  page.paragraph("agree.meaning.kappa");
  page.paragraph("agree.meaning.alpha");
  if (agreement.rubrics.size() > 1) {
    page.heading(2, "agree.heading.rubrics");
    for (const compare::RubricAgreement& rubric : agreement.rubrics) {
      const std::string title = page.text(rubric.title);
      out.heading(3, title.empty() ? escape(rubric.rubric) : title);
      write_measures(page, rubric.measures);
    }
  }
  write_disagreements(page, agreement);
  return out.take();
}

}  // namespace matang::report
