#include <algorithm>

#include "report/markdown/sections.hpp"

namespace matang::report::markdown {
namespace {

std::string witness_line(const Sheet& sheet, const rules::Witness& witness) {
  std::string line = sheet.what(witness.what, 120);
  if (!witness.seen.url.empty()) line += (line.empty() ? "" : " — ") + link(witness.seen.url, 80);
  if (witness.seen.line > 0) line += sheet.say("appendix.line", {{"n", std::to_string(witness.seen.line)}});
  if (!witness.seen.excerpt.empty()) line += ": “" + escape(witness.seen.excerpt, 160) + "”";
  return line;
}

std::string evidence_line(const Sheet& sheet, const evidence::Evidence& piece) {
  std::string line = sheet.word("evidence_kind", spelling(piece.kind)) + ", " + escape(piece.source, 160);
  if (piece.date) line += ", " + date_text(sheet.language, *piece.date);
  if (!piece.locator.empty()) line += ", " + escape(piece.locator, 80);
  if (piece.respondents) line += ", " + sheet.say("appendix.respondents", {{"n", std::to_string(*piece.respondents)}});
  if (!piece.unit.empty()) line += ", " + sheet.set("appendix.unit", {{"unit", escape(piece.unit, 80)}});
  if (!piece.collected_by.empty())
    line += ", " + sheet.set("appendix.collected_by", {{"who", escape(piece.collected_by, 80)}});
  if (piece.confidence) line += ", " + sheet.word("confidence", spelling(*piece.confidence));
  line += ": **" +
          (piece.level ? sheet.set("appendix.level", {{"level", std::to_string(*piece.level)}})
                       : sheet.word("verdict", spelling(piece.judgement))) +
          "**";
  if (!piece.quotation.empty()) line += ". “" + escape(piece.quotation, 400) + "”";
  if (!piece.note.empty()) line += ". " + escape(piece.note, 300);
  return line;
}

}  // namespace

void write_appendix(Sheet& sheet) {
  sheet.heading(2, "heading.appendix");
  sheet.paragraph("appendix.intro");
  bool any = false;
  for (const assess::RubricResult& rubric : sheet.assessment.rubrics)
    for (const assess::IndicatorResult& indicator : rubric.indicators) {
      if (indicator.witnesses.empty() && indicator.evidence.empty()) continue;
      any = true;
      sheet.out.heading(3, sheet.text(indicator.title) + " — " + sheet.word("verdict", spelling(indicator.verdict)));
      std::string asked = sheet.set(
          "appendix.asked", {{"question", sheet.text(indicator.question)}, {"source", escape(indicator.source)}});
      if (!indicator.certainty.empty() && indicator.certainty != "official" && indicator.certainty != "published")
        asked += " " + sheet.say("appendix.certainty", {{"certainty", indicator.certainty}});
      sheet.out.paragraph(asked);
      if (indicator.contradiction) {
        std::string why;
        for (const Message& reason : indicator.reasons) why += (why.empty() ? "" : " ") + sheet.say(reason);
        if (!why.empty()) sheet.out.paragraph("**" + sheet.say("heading.contradictions") + ".** " + why);
      }
      std::vector<std::string> items;
      for (const rules::Witness& witness : indicator.witnesses) items.push_back(witness_line(sheet, witness));
      for (const evidence::Evidence& piece : indicator.evidence) items.push_back(evidence_line(sheet, piece));
      sheet.out.bullets(items);
      const std::size_t counted = std::max(indicator.witnesses_counted, indicator.witnesses.size());
      if (counted > indicator.witnesses.size())
        sheet.paragraph("appendix.more", {{"n", std::to_string(counted - indicator.witnesses.size())}});
    }
  if (!any) sheet.paragraph("appendix.none");
}

}  // namespace matang::report::markdown
