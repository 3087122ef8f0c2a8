#include <algorithm>

#include "report/html/sections.hpp"

namespace matang::report::html {

void write_glossary(Sheet& sheet) {
  std::vector<std::pair<std::string, std::string>> rows;
  sheet.out.heading(3, sheet.say("glossary.verdicts"));
  for (const assess::Verdict verdict : {assess::Verdict::met, assess::Verdict::partly, assess::Verdict::not_met,
                                        assess::Verdict::unknown, assess::Verdict::not_applicable})
    rows.emplace_back(verdict_mark(sheet, verdict), sheet.word("verdict_meaning", spelling(verdict)));
  sheet.out.facts(rows);
  rows.clear();
  sheet.out.heading(3, sheet.say("glossary.states"));
  for (const std::string_view state : spellings<facts::State>)
    if (!state.empty()) rows.emplace_back(state_mark(sheet, state), sheet.word("state_meaning", state));
  std::reverse(rows.begin(), rows.end());
  sheet.out.facts(rows);
}

}  // namespace matang::report::html
