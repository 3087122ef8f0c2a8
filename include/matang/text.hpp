#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace matang {

/// A text of a rubric or lexicon in both languages we report in.
struct Text {
  std::string id, en;
  friend bool operator==(const Text&, const Text&) = default;
};

/// Something to be said to the reader, in whatever language the report is in: a code and what goes into it. The sentences
/// stand in src/report/text/{id,en}.cpp; `args` are name and value, values untranslated (addresses, numbers, ISO dates).
struct Message {
  std::string code;
  std::vector<std::pair<std::string, std::string>> args;
  friend bool operator==(const Message&, const Message&) = default;
};

}  // namespace matang
