#pragma once
#include <string>
#include <vector>

#include "cli/gather.hpp"
#include "cli/review.hpp"
#include "cli/target.hpp"
#include "matang/assess/assessment.hpp"
#include "matang/evidence/evidence.hpp"
#include "matang/rubric/rubric.hpp"

namespace matang::cli {

/// All that is read before anything is crawled, so that a wrong rubric costs no crawl.
struct Preparation {
  lexicon::Lexicon lexicon;
  std::vector<rubric::Rubric> rubrics;
  std::vector<evidence::EvidenceFile> evidence;
  Review review;
  std::vector<facts::ListedAgency> agencies;
};
/// Every fault of every file at once.
Result<Preparation> prepare(const Options& options);

/// "indrajit", "indrajit:kendal-2018", "own.yaml": a rubric by id or file, reduced to its profile where one is named.
Result<rubric::Rubric> load_chosen_rubric(const std::string& name, const lexicon::Lexicon& lexicon);

/// Evidence for an indicator that its rubric does not have is a fault where the rubric is among `rubrics` (a typing
/// error), and is left out where it is not (one evidence file serves several rubrics).
void check_evidence(const std::vector<evidence::EvidenceFile>& files, const std::vector<rubric::Rubric>& rubrics,
                    Problems& problems);

/// Facts to assessment. `as_of` defaults to the day the crawl began.
assess::Assessment assess_gathered(Gathered gathered, const Preparation& preparation, const Options& options);

/// Marks and judges the assessment as the review asks, writes the chosen formats into --out, or prints; says on
/// standard error which conditions hold and why; returns the exit status.
int deliver(assess::Assessment assessment, const Review& review, const Options& options);

}  // namespace matang::cli
