#include <fmt/format.h>

#include <string>

#include "matang/evidence/evidence.hpp"
#include "matang/yaml/document.hpp"

namespace matang::evidence {

std::string to_yaml(const EvidenceFile& file) {
  std::string text =
      fmt::format("subject: {}\ncollected_by: {}\n", yaml::quote(file.subject), yaml::quote(file.collected_by));
  text += file.evidence.empty() ? "evidence: []\n" : "evidence:\n";
  for (const Evidence& piece : file.evidence) {
    const auto line = [&text](std::string_view key, const std::string& value) {
      if (!value.empty()) text += fmt::format("    {}: {}\n", key, yaml::quote(value));
    };
    text += fmt::format("\n  - indicator: {}\n", yaml::quote(piece.rubric + "/" + piece.indicator));
    if (piece.level)
      text += fmt::format("    level: {}\n", *piece.level);
    else
      text += fmt::format("    verdict: {}\n", spelling(piece.judgement));
    text += fmt::format("    kind: {}\n", spelling(piece.kind));
    line("source", piece.source);
    if (piece.date) text += fmt::format("    date: {}\n", web::to_text(*piece.date));
    line("locator", piece.locator);
    line("quotation", piece.quotation);
    line("note", piece.note);
    if (piece.respondents) text += fmt::format("    respondents: {}\n", *piece.respondents);
    line("unit", piece.unit);
    line("collected_by", piece.collected_by);
    if (piece.confidence) text += fmt::format("    confidence: {}\n", spelling(*piece.confidence));
  }
  return text;
}

}  // namespace matang::evidence
