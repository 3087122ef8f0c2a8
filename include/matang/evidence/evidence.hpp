#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matang/problem.hpp"
#include "matang/result.hpp"
#include "matang/spelling.hpp"
#include "matang/text.hpp"
#include "matang/web/date.hpp"

/// What an assessor learned elsewhere than on the site, with its source and date.
namespace matang::evidence {

enum class Kind { interview, document, survey, observation };
enum class Judgement { met, partly, not_met, not_applicable };

/// One piece of evidence. An indicator may have several.
struct Evidence {
  std::string rubric;     ///< "indrajit"
  std::string indicator;  ///< "support.regulation"
  Judgement judgement = Judgement::not_met;
  Kind kind = Kind::observation;
  std::string source;             ///< required: who (as a role) or which document
  std::optional<web::Date> date;  ///< required in the file; when it was collected or published
  std::string locator;            ///< page, table, minute
  std::string quotation;
  std::string note;
  std::optional<std::int64_t> respondents;  ///< of a survey or a group interview
  Location where;                           ///< in the evidence file
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

struct EvidenceFile {
  std::string subject;             ///< the site or body it is about
  std::string collected_by;        ///< a role
  std::vector<Evidence> evidence;  ///< entries with an empty verdict are left out: a form only half filled in
  std::size_t unanswered = 0;      ///< how many those were
  friend bool operator==(const EvidenceFile&, const EvidenceFile&) = default;
};

/// Reads an evidence file; every fault at once. Its keys: subject, collected_by, evidence: a list of {indicator:
/// "indrajit/support.regulation" (or rubric and indicator apart), verdict, kind, source, date, locator, quotation,
/// note, respondents}. Whether there are such a rubric and indicator, only who has the rubrics can tell.
Result<EvidenceFile> read_text(std::string_view yaml, const std::string& file_name);
Result<EvidenceFile> read_file(const std::string& path);

/// An indicator a form asks about. A plain value: this folder knows no rubrics.
struct Question {
  std::string rubric, indicator;
  Text title, question;
  std::vector<Kind> kinds;  ///< that can answer it
};

/// A form for an assessor to fill in: YAML with explanations in both languages. As written it reads back as an
/// EvidenceFile with every question unanswered.
std::string form(const std::string& subject, const std::vector<Question>& questions);

}  // namespace matang::evidence

namespace matang {
template <>
inline constexpr auto spellings<evidence::Kind> =
    std::array<std::string_view, 4>{"interview", "document", "survey", "observation"};
template <>
inline constexpr auto spellings<evidence::Judgement> =
    std::array<std::string_view, 4>{"met", "partly", "not_met", "not_applicable"};
}  // namespace matang
