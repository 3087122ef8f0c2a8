#pragma once
#include <vector>

#include "matang/capture/coverage.hpp"
#include "matang/facts/page_facts.hpp"
#include "matang/lexicon/lexicon.hpp"
#include "matang/source/source.hpp"

namespace matang::cli {

/// What running a source leaves: facts and records; the bodies are gone.
struct Gathered {
  std::vector<facts::PageFacts> pages;
  std::vector<capture::CaptureRecord> records;
  capture::Coverage coverage;
  bool without_site = false;  ///< nothing was asked for, since the target has no site
};

/// Runs the source and reads each capture as it comes, on the source's worker threads.
Gathered gather(source::Source& source, const lexicon::Lexicon& lexicon);

/// Where a page leads: menus first, then links, frames' documents, feeds and a meta refresh.
std::vector<source::Onward> onward_of(const facts::PageFacts& page);

}  // namespace matang::cli
