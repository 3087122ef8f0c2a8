#include "assess/verdict.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace matang::assess {
namespace {

using evidence::Judgement;

std::int64_t points(Judgement judgement) {
  return judgement == Judgement::met ? 2 : judgement == Judgement::partly ? 1 : 0;
}

Verdict verdict_of(Judgement judgement) {
  switch (judgement) {
    case Judgement::met:
      return Verdict::met;
    case Judgement::partly:
      return Verdict::partly;
    case Judgement::not_met:
      return Verdict::not_met;
    case Judgement::not_applicable:
      return Verdict::not_applicable;
  }
  return Verdict::unknown;
}

bool asks_the_site(const rubric::Indicator& indicator) {
  return indicator.met || indicator.partly || indicator.exceeded;
}

/// The sides as the reader is shown them; an undecided site is one that shows at least a part.
Message precedence_reason(rubric::Precedence precedence, const rubric::SiteVerdict& site, Verdict evidence) {
  return {std::string(spelling(precedence)) + ".precedence",
          {{"site", std::string(spelling(site.verdict))}, {"evidence", std::string(spelling(evidence))}}};
}

void count_site(IndicatorResult& result, const rubric::SiteVerdict& site, std::int64_t weight) {
  result.verdict = site.verdict;
  result.score = {site.low * weight, site.high * weight, 2 * weight};
  result.basis = site.verdict == Verdict::unknown ? Basis::none : Basis::site;
  result.reasons = site.reasons;
}

void count_evidence(IndicatorResult& result, Judgement judgement, std::int64_t weight) {
  result.verdict = verdict_of(judgement);
  const bool applies = judgement != Judgement::not_applicable;
  result.score =
      applies ? ScoreRange{points(judgement) * weight, points(judgement) * weight, 2 * weight} : ScoreRange{};
  result.basis = Basis::evidence;
}

}  // namespace

void sort_evidence(std::vector<evidence::Evidence>& pieces) {
  const auto key = [](const evidence::Evidence& e) {
    return std::tie(e.kind, e.source, e.locator, e.quotation, e.note);
  };
  std::stable_sort(pieces.begin(), pieces.end(), [&](const evidence::Evidence& a, const evidence::Evidence& b) {
    if (a.date != b.date) return a.date.has_value() && (!b.date || *a.date > *b.date);
    if (key(a) != key(b)) return key(a) < key(b);
    return a.judgement < b.judgement;
  });
}

IndicatorResult described(const rubric::Group& group, const rubric::Indicator& indicator) {
  IndicatorResult result;
  result.group = group.id;
  result.id = indicator.id;
  result.title = indicator.title;
  result.question = indicator.question;
  result.advice = indicator.advice;
  result.source = indicator.source;
  result.weight = indicator.weight;
  result.certainty = indicator.certainty;
  result.effort = indicator.effort;
  result.answered_by = indicator.answered_by;
  return result;
}

std::optional<Judgement> judgement_of(const std::vector<evidence::Evidence>& pieces) {
  std::optional<Judgement> lowest;
  for (const evidence::Evidence& piece : pieces) {
    if (piece.judgement == Judgement::not_applicable) continue;
    if (!lowest || points(piece.judgement) < points(*lowest)) lowest = piece.judgement;
  }
  if (!lowest && !pieces.empty()) return Judgement::not_applicable;
  return lowest;
}

IndicatorResult merge(const rubric::Group& group, const rubric::Indicator& indicator, const rubric::SiteVerdict& site,
                      std::vector<evidence::Evidence> pieces) {
  IndicatorResult result = described(group, indicator);
  result.site_verdict = asks_the_site(indicator) ? site.verdict : Verdict::not_applicable;
  result.witnesses = site.witnesses;
  result.witnesses_counted = std::max(site.witnesses_counted, site.witnesses.size());
  sort_evidence(pieces);
  result.evidence = std::move(pieces);

  const std::optional<Judgement> said = judgement_of(result.evidence);
  if (!said) {
    count_site(result, site, indicator.weight);
    return result;
  }
  result.evidence_verdict = verdict_of(*said);
  const bool site_decided = asks_the_site(indicator) && site.verdict != Verdict::unknown;
  const std::int64_t evidence_points = points(*said);

  if (*said == Judgement::not_applicable) {
    // Outside the body's mandate is the assessor's to say, whichever side a rubric prefers; a site that shows some of
    // it differs.
    count_evidence(result, *said, indicator.weight);
    result.reasons.push_back({"evidence.not_applicable", {}});
    result.contradiction = site.low > 0;
    if (result.contradiction)
      result.reasons.push_back(precedence_reason(rubric::Precedence::evidence, site, Verdict::not_applicable));
  } else if (site.low <= evidence_points && evidence_points <= site.high) {
    count_evidence(result, *said, indicator.weight);
    if (site_decided) {
      result.basis = Basis::both;
      result.reasons = site.reasons;
    } else {
      result.reasons.push_back({"evidence.decides", {}});
    }
  } else {
    result.contradiction = true;
    const bool site_counts = indicator.precedence == rubric::Precedence::site ||
                             (indicator.precedence == rubric::Precedence::lower && site.high < evidence_points);
    if (site_counts)
      count_site(result, site, indicator.weight);
    else
      count_evidence(result, *said, indicator.weight);
    result.reasons.push_back(precedence_reason(indicator.precedence, site, *result.evidence_verdict));
  }
  const auto judged = [&](Judgement j) {
    return std::count_if(result.evidence.begin(), result.evidence.end(),
                         [&](const evidence::Evidence& e) { return e.judgement == j; });
  };
  if (judged(result.evidence.front().judgement) != static_cast<std::ptrdiff_t>(result.evidence.size()))
    result.reasons.push_back({"evidence.differ",
                              {{"met", std::to_string(judged(Judgement::met))},
                               {"partly", std::to_string(judged(Judgement::partly))},
                               {"not_met", std::to_string(judged(Judgement::not_met))},
                               {"not_applicable", std::to_string(judged(Judgement::not_applicable))}}});
  return result;
}

}  // namespace matang::assess
