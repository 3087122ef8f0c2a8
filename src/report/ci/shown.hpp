#pragma once
#include <string>
#include <string_view>

#include "matang/report/report.hpp"

/// What the formats for CI systems say of a finding, in one way. Everything here is one harmless line of text; each
/// format escapes it once more where it is written.
namespace matang::report::ci {

std::string say(Language language, std::string_view code, std::vector<std::pair<std::string, std::string>> args = {});
/// "Broken menus"; the kind itself where no heading is known.
std::string kind_title(Language language, std::string_view kind);
/// The menu path, page title or address; for a failed indicator its title.
std::string subject_of(const assess::Assessment& assessment, const assess::Finding& finding, Language language);
/// Subject and what was found.
std::string description_of(const assess::Assessment& assessment, const assess::Finding& finding, Language language);
std::string remedy_of(const assess::Finding& finding, Language language);
/// "Ignored: reason", "Known already from the baseline of …"; "" for what is new or not compared.
std::string standing_of(const assess::Finding& finding, const Options& options);
/// A failed indicator: the rubric's own results tell of it.
bool is_indicator(const assess::Finding& finding);
std::string sentences(const std::vector<Message>& messages, Language language);

}  // namespace matang::report::ci
