#include <algorithm>

#include "report/html/sections.hpp"

namespace matang::report::html {
namespace {

using assess::IndicatorResult;

constexpr std::size_t most_witnesses = 8, most_pieces = 20;

std::string quoted_text(std::string_view text, std::size_t characters) {
  return "<span class=\"quote\">“" + isolated(text, characters) + "”</span>";
}

std::string witness_line(const Sheet& sheet, const rules::Witness& witness) {
  std::string line = sheet.what(witness, 140);
  if (!witness.seen.url.empty())
    line += (line.empty() ? "" : " — ") + ("<span class=\"address\">" + link(witness.seen.url, 160) + "</span>");
  if (witness.seen.line > 0) line += sheet.say("appendix.line", {{"n", std::to_string(witness.seen.line)}});
  if (!witness.seen.excerpt.empty()) line += " " + quoted_text(witness.seen.excerpt, 240);
  return line;
}

std::string evidence_line(const Sheet& sheet, const evidence::Evidence& piece) {
  std::string line =
      "<strong>" + sheet.word("evidence_kind", spelling(piece.kind)) + "</strong>, " + isolated(piece.source, 160);
  if (piece.date) line += ", " + date_text(sheet.language, *piece.date);
  if (!piece.locator.empty()) line += ", " + isolated(piece.locator, 80);
  if (piece.respondents) line += ", " + sheet.say("appendix.respondents", {{"n", std::to_string(*piece.respondents)}});
  if (piece.confidence) line += ", " + sheet.word("confidence", spelling(*piece.confidence));
  if (!piece.quotation.empty()) line += ". " + quoted_text(piece.quotation, 400);
  if (!piece.note.empty()) line += ". " + isolated(piece.note, 300);
  return line;
}

void write_one(Sheet& sheet, const IndicatorResult& indicator, std::size_t rubric, std::size_t number) {
  sheet.out.heading(4,
                    "<a href=\"#" + anchor("i", rubric, number) + "\">" + sheet.text(indicator.title) + "</a> " +
                        verdict_mark(sheet, indicator.verdict),
                    anchor("e", rubric, number));
  sheet.out.paragraph(sheet.set("appendix.asked", {{"question", escape(in(sheet.language, indicator.question), 400)},
                                                   {"source", escape(indicator.source, 200)}}),
                      "note");
  std::vector<std::string> items;
  for (std::size_t i = 0; i < std::min(indicator.witnesses.size(), most_witnesses); ++i)
    items.push_back(witness_line(sheet, indicator.witnesses[i]));
  for (std::size_t i = 0; i < std::min(indicator.evidence.size(), most_pieces); ++i)
    items.push_back(evidence_line(sheet, indicator.evidence[i]));
  const std::size_t all = std::max(indicator.witnesses_counted, indicator.witnesses.size()) + indicator.evidence.size();
  if (all > items.size()) {
    const std::size_t rest = all - items.size();
    items.push_back(sheet.say("appendix.more", {{"n", std::to_string(rest)}}));
  }
  sheet.out.list(items, "ul", "evidence");
}

}  // namespace

void write_evidence(Sheet& sheet) {
  sheet.paragraph("appendix.intro");
  const capture::Coverage& coverage = sheet.assessment.coverage;
  sheet.out.paragraph(sheet.set("evidence.archive", {{"file", "<code>capture.warc.gz</code>"},
                                                     {"field", "<code>WARC-Target-URI</code>"},
                                                     {"from", instant_text(sheet.language, coverage.started)}}),
                      "note");
  bool any = false;
  std::size_t number = 0;
  for (const assess::RubricResult& rubric : sheet.assessment.rubrics) {
    ++number;
    bool named = false;
    for (std::size_t i = 0; i < rubric.indicators.size(); ++i) {
      const IndicatorResult& indicator = rubric.indicators[i];
      if (indicator.witnesses.empty() && indicator.evidence.empty()) continue;
      if (!named) sheet.out.heading(3, sheet.text(rubric.title));
      named = any = true;
      write_one(sheet, indicator, number, i + 1);
    }
  }
  if (!any) sheet.paragraph("appendix.none");
}

}  // namespace matang::report::html
