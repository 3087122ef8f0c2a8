#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "facts/site/own_content.hpp"
#include "matang/capture/capture.hpp"
#include "matang/facts/page_facts.hpp"
#include "matang/facts/site_facts.hpp"

namespace matang::facts {

/// A page that answered, as the site stage sees it: its own facts, and what only its neighbours tell.
struct SitePage {
  PageFacts* facts = nullptr;
  const capture::CaptureRecord* record = nullptr;
  std::string host;
  std::string title;  ///< without what the host's titles share
  OwnContent own;
  std::vector<std::string> labels;     ///< of the menu items that lead here; sorted, unique
  std::vector<ConceptIndex> about;     ///< of title, address and first own heading; sorted, unique
  std::vector<ConceptIndex> concepts;  ///< of these, its own headings and text; sorted, unique
  PageKind kind = PageKind::other;
  State state = State::works;  ///< of what it shows, the road to it left aside
  std::string detail;
  std::optional<web::Date> newest_item;  ///< newest dated item of its own content
  bool has_events = false;               ///< `newest_item` may be an event, which may lie in the future
  bool is_hidden_by_script = false;

  bool is_front() const { return kind == PageKind::front; }
  web::Date captured_on() const { return web::Date{std::chrono::floor<std::chrono::days>(record->captured_at)}; }
};

}  // namespace matang::facts
