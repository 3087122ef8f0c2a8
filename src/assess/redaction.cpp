#include <map>
#include <string>
#include <utility>

#include "matang/assess/assessment.hpp"

namespace matang::assess {
namespace {

using evidence::Evidence;
using evidence::Kind;

/// Gives each informant a number, the same one wherever they speak.
class Pseudonyms {
 public:
  std::string of(const std::string& who) {
    if (who.empty()) return who;
    const auto [found, is_new] = numbers_.try_emplace(who, numbers_.size() + 1);
    return "Informan " + std::to_string(found->second);
  }

 private:
  std::map<std::string, std::size_t> numbers_;
};

/// Documents, crawls and expert opinions are published under their names; what people said is theirs.
bool is_personal(Kind kind) {
  return kind == Kind::interview || kind == Kind::questionnaire || kind == Kind::observation;
}

void redact(Evidence& piece, Pseudonyms& pseudonyms) {
  piece.collected_by = pseudonyms.of(piece.collected_by);
  if (!is_personal(piece.kind)) return;
  piece.source = pseudonyms.of(piece.source);
  piece.locator.clear();
  piece.quotation.clear();
  // Why something does not apply is a statement about the body, and the verdict rests on it.
  if (piece.judgement != evidence::Judgement::not_applicable) piece.note.clear();
}

}  // namespace

Assessment redacted(Assessment assessment) {
  Pseudonyms pseudonyms;
  for (evidence::EvidenceFile& file : assessment.evidence_files) {
    file.collected_by = pseudonyms.of(file.collected_by);
    for (Evidence& piece : file.evidence) redact(piece, pseudonyms);
  }
  for (RubricResult& rubric : assessment.rubrics)
    for (IndicatorResult& indicator : rubric.indicators)
      for (Evidence& piece : indicator.evidence) redact(piece, pseudonyms);
  assessment.redacted = true;
  return assessment;
}

}  // namespace matang::assess
