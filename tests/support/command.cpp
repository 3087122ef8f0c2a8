#include "support/command.hpp"

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace matang::test {
namespace fs = std::filesystem;

TemporaryDirectory::TemporaryDirectory() {
  std::string pattern = (fs::temp_directory_path() / "matang-test-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary directory can be made");
  path_ = pattern;
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string read_whole(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

namespace {

std::string shell_word(const std::string& text) {
  std::string result = "'";
  for (char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

}  // namespace

Finished run_shell(const std::string& command, const fs::path& directory, int seconds) {
  const TemporaryDirectory streams;
  const fs::path out = streams.path() / "out", err = streams.path() / "err", script = streams.path() / "script";
  std::ofstream(script) << "PATH=" << shell_word(fs::path(MATANG_BINARY).parent_path().string())
                        << ":$PATH\nMATANG_SOURCE=" << shell_word(MATANG_SOURCE_DIR) << "\nexport PATH MATANG_SOURCE\n"
                        << command << "\n";
  const std::string line = "cd " + shell_word(directory.string()) + " && timeout -k 5 " + std::to_string(seconds) + " sh " +
                           shell_word(script.string()) + " </dev/null >" + shell_word(out.string()) + " 2>" +
                           shell_word(err.string());
  const int raw = std::system(line.c_str());
  Finished finished;
  finished.status = WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw);
  finished.out = read_whole(out);
  finished.err = read_whole(err);
  return finished;
}

std::vector<std::vector<std::string>> parse_csv(const std::string& text) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row(1);
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '"' && i + 1 < text.size() && text[i + 1] == '"')
        row.back() += text[++i];
      else if (c == '"')
        quoted = false;
      else
        row.back() += c;
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      row.emplace_back();
    } else if (c == '\n') {
      rows.push_back(std::move(row));
      row.assign(1, "");
    } else if (c != '\r') {
      row.back() += c;
    }
  }
  return rows;
}

}  // namespace matang::test
