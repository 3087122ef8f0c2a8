#include <fmt/format.h>

#include <algorithm>

#include "matang/report/survey.hpp"
#include "report/numbers.hpp"
#include "report/survey/phrases.hpp"

namespace matang::report {
namespace {

using namespace surveys;

const survey::ItemResult* find_item(const survey::Results& results, const std::string& id) {
  const auto found =
      std::find_if(results.items.begin(), results.items.end(), [&](const auto& one) { return one.id == id; });
  return found == results.items.end() ? nullptr : &*found;
}

/// What was measured, as a sentence with its base.
std::string measured(const survey::Results& results, const survey::Judged& one, Language language) {
  const auto count = [&](std::size_t n) { return number_text(language, static_cast<std::int64_t>(n)); };
  const auto t = [&](std::string_view id, std::string_view en) { return fmt::runtime(choose(language, id, en)); };
  if (one.rule.from == survey::EvidenceRule::From::score)
    return fmt::format(t("Nilai SKM {} dari {} responden.", "Satisfaction index (SKM) {} from {} respondents."),
                       fixed(language, *one.measure, 2), count(one.base));
  if (one.rule.answers.empty())
    return fmt::format(t("Rata-rata {} dari {} responden.", "A mean of {} from {} respondents."),
                       fixed(language, *one.measure, 2), count(one.base));
  std::string answers;
  const survey::ItemResult* item = find_item(results, one.rule.id);
  for (const std::string& answer : one.rule.answers)
    for (const survey::Frequency& each : item->frequencies)
      if (each.id == answer)
        answers += std::string(answers.empty() ? "“" : choose(language, " atau “", " or “")) +
                   choose(language, each.text) + "”";
  std::string text = fmt::format(t("{} ({} dari {} orang) menjawab {}.", "{} ({} of {} people) answered {}."),
                                 percent_text(language, *one.measure), count(one.count), count(one.base), answers);
  if (!item->path.empty())
    text += fmt::format(t(" Hanya ditanyakan kepada {}.", " Asked only of {}."), base_text(language, *item));
  return text;
}

std::string locator(const survey::Results& results, const survey::Judged& one, Language language) {
  switch (one.rule.from) {
    case survey::EvidenceRule::From::item:
      return fmt::format("{} “{}”", choose(language, "butir", "item"),
                         choose(language, find_item(results, one.rule.id)->text));
    case survey::EvidenceRule::From::dimension:
      for (const survey::DimensionResult& each : results.dimensions)
        if (each.id == one.rule.id)
          return fmt::format("{} “{}”", choose(language, "dimensi", "dimension"), choose(language, each.title));
      return {};
    default:
      return std::string(choose(language, "nilai SKM", "satisfaction index"));
  }
}

}  // namespace

evidence::EvidenceFile survey_evidence(const survey::Results& results, Language language, web::Date date) {
  evidence::EvidenceFile file;
  const std::string name = results.file.substr(results.file.rfind('/') + 1);
  for (const survey::Judged& one : survey::judge(results)) {
    if (!one.judgement && !one.level) continue;
    evidence::Evidence& piece = file.evidence.emplace_back();
    piece.rubric = one.rule.rubric;
    piece.indicator = one.rule.indicator;
    piece.judgement = one.judgement.value_or(evidence::Judgement::met);
    piece.level = one.level;
    piece.kind = evidence::Kind::questionnaire;
    piece.source = fmt::format(
        fmt::runtime(choose(language, "Kuesioner “{}” ({}), {} responden", "Questionnaire “{}” ({}), {} respondents")),
        choose(language, results.instrument.title), name,
        number_text(language, static_cast<std::int64_t>(results.respondents)));
    piece.date = date;
    piece.locator = locator(results, one, language);
    piece.quotation = measured(results, one, language);
    const bool share = !one.rule.answers.empty();
    const auto shown = [&](double value) { return share ? percent_text(language, value) : fixed(language, value, 2); };
    piece.note =
        one.rule.as_level
            ? std::string(
                  choose(language, "Tingkat adalah rata-rata yang dibulatkan.", "The level is the mean, rounded."))
            : fmt::format(
                  fmt::runtime(choose(language, "Ambang dalam instrumen {}: terpenuhi mulai {}, sebagian mulai {}.",
                                      "Thresholds of the instrument {}: met from {}, partly from {}.")),
                  results.instrument.id, shown(one.rule.met_at), shown(one.rule.partly_at));
    if (const std::string& note = choose(language, one.rule.note); !note.empty()) piece.note += " " + note;
    piece.respondents = static_cast<std::int64_t>(one.base);
  }
  return file;
}

}  // namespace matang::report
