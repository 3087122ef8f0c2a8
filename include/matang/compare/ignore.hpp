#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matang/assess/assessment.hpp"
#include "matang/problem.hpp"
#include "matang/result.hpp"

namespace matang::compare {

/// One entry of an ignore file: which findings, why, and until when. A finding matches where everything that is given
/// matches; in `subject` and `url`, `*` stands for any text.
struct Ignore {
  std::string id, kind, subject, url;
  std::string reason;
  std::optional<web::Date> until;  ///< the last day it holds; nothing: until it is taken out
  Location where;
};

/// Reads an ignore file (rubrics/ignore.schema.json): every fault at once. `known_kinds`: of findings, for "did you
/// mean"; empty: not checked.
Result<std::vector<Ignore>> read_ignores(std::string_view yaml, const std::string& file_name,
                                         const std::vector<std::string>& known_kinds);
Result<std::vector<Ignore>> read_ignore_file(const std::string& path, const std::vector<std::string>& known_kinds);

bool matches(const Ignore& entry, const assess::Finding& finding);

struct Ignored {
  std::size_t findings = 0;
  std::vector<Ignore> expired;  ///< no longer hold, whether or not something still matches them
  std::vector<Ignore> idle;     ///< hold, and match nothing
};
/// Marks what matches as ignored, with the reason of the first entry that does. Counted from the assessment's as-of
/// day.
Ignored ignore(assess::Assessment& assessment, const std::vector<Ignore>& entries);

}  // namespace matang::compare
