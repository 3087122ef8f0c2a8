#include "cli/workflow.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "cli/output.hpp"

namespace matang::cli {

std::string without_commands(std::string_view text) {
  const char* actions = std::getenv("GITHUB_ACTIONS");
  if (actions == nullptr || std::string_view(actions) != "true") return std::string(text);
  std::string safe;
  bool at_start = true;  // of a line, blanks passed over as the runner does
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (at_start && rest.starts_with("::")) {
      safe += ": :";
      i += 1;
      at_start = false;
    } else if (rest.starts_with("##[")) {
      safe += "# #[";
      i += 2;
      at_start = false;
    } else {
      safe += text[i];
      at_start = text[i] == '\n' || (at_start && (text[i] == ' ' || text[i] == '\t'));
    }
  }
  return safe;
}

void tell_workflow(const std::map<std::string, std::string>& rendered) {
  for (const auto& [name, bytes] : rendered) {
    if (!name.ends_with(".md")) {
      print(bytes);
      continue;
    }
    const char* path = std::getenv("GITHUB_STEP_SUMMARY");
    if (path == nullptr || *path == '\0') continue;
    std::FILE* file = std::fopen(path, "ab");
    bool written = file != nullptr && std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    const int why = errno;
    if (file != nullptr && std::fclose(file) != 0) written = false;
    if (!written) throw CannotGoOn(fmt::format("{} cannot be written: {}", path, std::strerror(why)));
  }
}

}  // namespace matang::cli
