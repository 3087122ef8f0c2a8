#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// truth_check TRUTH OUT ORIGIN: holds an output directory of `matang audit` against what the generator knows. Prints
/// "MISSED-PAGES MISSED-BROKEN FALSE-BROKEN"; names the first of each on standard error. Reads addresses by itself, so
/// that a fault in matang's own cannot hide here.
namespace {

using Row = std::vector<std::string>;

/// RFC 4180, fields with line ends included.
std::vector<Row> read_csv(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<Row> rows{{""}};
  bool quoted = false;
  for (auto at = std::istreambuf_iterator<char>(file); at != std::istreambuf_iterator<char>(); ++at) {
    std::string& cell = rows.back().back();
    if (*at == '"') {
      quoted = !quoted;
      if (quoted && !cell.empty()) cell += '"';  // the second of a doubled quote
    } else if (quoted) {
      cell += *at;
    } else if (*at == ',') {
      rows.back().emplace_back();
    } else if (*at == '\n') {
      rows.push_back({""});
    } else if (*at != '\r') {
      cell += *at;
    }
  }
  rows.pop_back();
  return rows;
}

std::string percent_decoded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%' || i + 2 >= text.size()) {
      result += text[i];
      continue;
    }
    result += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
    i += 2;
  }
  return result;
}

/// The path of an address of the site, decoded, without fragment; "" for other sites.
std::string path_of(std::string_view url, std::string_view origin) {
  if (url.substr(0, origin.size()) != origin) return "";
  url.remove_prefix(origin.size());
  return percent_decoded(url.substr(0, url.find('#')));
}

struct Table {
  std::vector<Row> rows;
  std::map<std::string, std::size_t> columns;
  explicit Table(const std::string& path) : rows(read_csv(path)) {
    for (std::size_t i = 0; !rows.empty() && i < rows.front().size(); ++i) columns[rows.front()[i]] = i;
    if (!rows.empty()) rows.erase(rows.begin());
  }
  std::string cell(const Row& row, const std::string& column) const {
    const auto found = columns.find(column);
    return found == columns.end() || found->second >= row.size() ? "" : row[found->second];
  }
};

std::size_t count_missing(const std::set<std::string>& wanted, const std::set<std::string>& there, const char* what) {
  std::size_t missing = 0;
  for (const std::string& path : wanted)
    if (there.count(path) == 0 && ++missing <= 3) std::fprintf(stderr, "truth_check: %s: %s\n", what, path.c_str());
  return missing;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("Usage: truth_check TRUTH OUT ORIGIN\n", stderr);
    return 2;
  }
  const std::string out = argv[2], origin = argv[3];
  std::set<std::string> pages, broken, seen_pages, seen_broken;
  const Table truth(argv[1]);
  for (const Row& row : truth.rows) {
    if (truth.cell(row, "kind") == "page") pages.insert(percent_decoded(truth.cell(row, "path")));
    if (truth.cell(row, "kind") == "broken") broken.insert(percent_decoded(truth.cell(row, "path")));
  }
  const Table seen(out + "/pages.csv");
  for (const Row& row : seen.rows)
    if (seen.cell(row, "status") == "200") seen_pages.insert(path_of(seen.cell(row, "url"), origin));
  const Table links(out + "/links.csv");
  for (const Row& row : links.rows) {
    const std::string state = links.cell(row, "state");
    if (state == "broken" || state == "not_found") seen_broken.insert(path_of(links.cell(row, "to"), origin));
  }
  const std::size_t missed_pages = count_missing(pages, seen_pages, "missed page");
  const std::size_t missed_broken = count_missing(broken, seen_broken, "missed broken target");
  const std::size_t false_broken = count_missing(seen_broken, broken, "taken for broken");
  std::printf("%zu %zu %zu\n", missed_pages, missed_broken, false_broken);
  return pages.empty() || broken.empty() ? 1 : 0;
}
