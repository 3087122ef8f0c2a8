#pragma once
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "matang/assess/assessment.hpp"

namespace matang::assess {

/// Findings as they are gathered: one fault is one finding. Themes run in a fixed order, and a target that one theme
/// has told of (a menu's) is not told again by a later one (as a link, as a page).
class FindingList {
 public:
  explicit FindingList(const facts::SiteFacts& site);

  /// Adds a finding; one of the same kind, subject and address is merged into it, with the larger number of pages.
  void add(Finding finding);
  /// Marks an address as told of. The front page is never marked: too much leads there.
  void cover(const web::Url& url);
  bool covered(const web::Url& url) const;
  /// The page nearest the front that links to an address; empty where no link does.
  const web::Url& linked_from(const web::Url& url) const;

  /// All, with ids, most severe first, then by kind, subject and address.
  std::vector<Finding> take();

 private:
  web::Url home_;
  std::map<web::Url, web::Url> finals_;  ///< page → where it ended up
  std::map<web::Url, web::Url> linked_from_;
  std::set<web::Url> covered_;
  std::map<std::tuple<std::string, std::string, web::Url>, std::size_t> index_;
  std::vector<Finding> findings_;
};

using FindingTheme = void (*)(const Inputs&, const std::vector<RubricResult>&, FindingList&);
/// The registered themes, in the order they run; a new one is one line there.
const std::vector<FindingTheme>& finding_themes();

void find_menu_faults(const Inputs&, const std::vector<RubricResult>&, FindingList&);
void find_form_faults(const Inputs&, const std::vector<RubricResult>&, FindingList&);
void find_document_faults(const Inputs&, const std::vector<RubricResult>&, FindingList&);
void find_link_faults(const Inputs&, const std::vector<RubricResult>&, FindingList&);
void find_page_faults(const Inputs&, const std::vector<RubricResult>&, FindingList&);
void find_site_faults(const Inputs&, const std::vector<RubricResult>&, FindingList&);
void find_intrusions(const Inputs&, const std::vector<RubricResult>&, FindingList&);
void find_failed_indicators(const Inputs&, const std::vector<RubricResult>&, FindingList&);

/// Everything there is to mend.
std::vector<Finding> findings_of(const Inputs& inputs, const std::vector<RubricResult>& rubrics);

/// "HTTP 404" where there was an answer, else what facts say of the failure; "" where nothing is known.
std::string answer_of(std::int64_t status, const facts::Observed<std::string>& detail);
/// Adds an argument to a message unless its value is empty.
void put(Message& message, std::string name, std::string value);

}  // namespace matang::assess
