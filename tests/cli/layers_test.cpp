// Our own #include lines keep to the order of the folders (include/matang/README.md).
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "support/catch.hpp"

namespace fs = std::filesystem;

namespace {

const std::vector<std::string> order{"web",    "yaml",     "capture",    "source", "lexicon",
                                     "facts",  "evidence", "statistics", "survey", "rules",
                                     "rubric", "assess",   "compare",    "report", "cli"};

std::size_t rank(const std::string& folder) {
  return static_cast<std::size_t>(std::find(order.begin(), order.end(), folder) - order.begin());
}

/// The folder a file belongs to, by its path below `root`; empty for what lies at the root.
std::string folder_of(const fs::path& file, const fs::path& root) {
  const fs::path relative = fs::relative(file, root);
  return std::next(relative.begin()) == relative.end() ? "" : relative.begin()->string();
}

/// The folder an #include names: "matang/web/url.hpp" or "web/html_guard.hpp".
std::string folder_included(std::string name) {
  if (name.starts_with("matang/")) name.erase(0, 7);
  const std::size_t slash = name.find('/');
  const std::string folder = slash == std::string::npos ? "" : name.substr(0, slash);
  return rank(folder) < order.size() ? folder : "";
}

}  // namespace

TEST_CASE("a folder includes only folders above it, and only cli knows source", "[layers]") {
  std::size_t read = 0;
  for (const char* tree : {"include/matang", "src"}) {
    const fs::path root = fs::path(MATANG_SOURCE_DIR) / tree;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      const auto extension = entry.path().extension();
      if (extension != ".hpp" && extension != ".cpp") continue;
      const std::string folder = folder_of(entry.path(), root);
      if (rank(folder) >= order.size()) continue;
      read += 1;
      std::ifstream file(entry.path());
      for (std::string line; std::getline(file, line);) {
        if (!line.starts_with("#include \"")) continue;
        const std::string included = folder_included(line.substr(10, line.rfind('"') - 10));
        if (included.empty() || included == folder) continue;
        INFO(entry.path().filename().string() << ": " << line);
        CHECK(rank(included) < rank(folder));
        if (included == "source") CHECK(folder == "cli");
      }
    }
  }
  CHECK(read > 80);
}

TEST_CASE("each library has one door", "[layers]") {
  struct Door {
    std::string header;
    std::vector<std::string> places;
  };
  const std::vector<Door> doors{{"<yaml-cpp/", {"src/yaml/"}},
                                {"<gumbo.h>", {"src/web/html"}},
                                {"<CLI/", {"src/cli/command_line.cpp"}},
                                {"<libpsl.h>", {"src/web/domain.cpp"}},
                                {"<boost/", {"src/statistics/interval.cpp"}},
                                {"<xlsxwriter.h>", {"src/report/xlsx/workbook.cpp"}},
                                {"<zip.h>", {"src/evidence/sheet_zip.cpp"}},
                                {"<curl/", {"src/source/live/", "src/web/url.cpp"}}};
  for (const char* tree : {"include", "src"})
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(MATANG_SOURCE_DIR) / tree)) {
      if (!entry.is_regular_file()) continue;
      const std::string path = fs::relative(entry.path(), MATANG_SOURCE_DIR).generic_string();
      std::ifstream file(entry.path());
      for (std::string line; std::getline(file, line);)
        for (const Door& door : doors) {
          if (line.find("#include " + door.header) == std::string::npos) continue;
          INFO(path << ": " << line);
          CHECK(std::any_of(door.places.begin(), door.places.end(),
                            [&](const auto& place) { return path.starts_with(place); }));
        }
    }
}
