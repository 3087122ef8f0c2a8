#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <sstream>
#include <thread>

#include "cli/commands.hpp"
#include "cli/data_files.hpp"
#include "cli/interruption.hpp"
#include "cli/output.hpp"
#include "cli/target.hpp"
#include "matang/facts/page_facts.hpp"
#include "matang/report/report.hpp"

namespace matang::cli {
namespace {

/// A local file to be read as the answer of an address.
struct LocalPage {
  std::string file;
  web::Url url;
};

/// One line of RFC 4180 taken apart; a quoted cell may not span lines here, since addresses and file names have no
/// breaks.
std::vector<std::string> csv_cells(std::string_view line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quoted) {
      if (c == '"' && i + 1 < line.size() && line[i + 1] == '"')
        cells.back() += line[++i];
      else if (c == '"')
        quoted = false;
      else
        cells.back() += c;
    } else if (c == '"' && cells.back().empty()) {
      quoted = true;
    } else if (c == ',') {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

/// `file,url` a line; files are meant from where the list stands, or else from here.
Result<std::vector<LocalPage>> read_url_list(const std::string& path) {
  std::ifstream list(path);
  if (!list) return Problem{{path, 0, 0}, "this list cannot be read", "name a CSV with the columns file,url"};
  std::vector<LocalPage> pages;
  Problems problems;
  std::string line;
  std::size_t file_column = 0, url_column = 1;
  for (std::size_t number = 1; std::getline(list, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (number == 1 && line.starts_with("\xef\xbb\xbf")) line.erase(0, 3);
    if (line.empty()) continue;
    const auto cells = csv_cells(line);
    if (number == 1) {
      const auto file = std::find(cells.begin(), cells.end(), "file"),
                 url = std::find(cells.begin(), cells.end(), "url");
      if (file == cells.end() || url == cells.end())
        return Problem{{path, 1, 1}, "the first line should name the columns", "it should read file,url"};
      file_column = static_cast<std::size_t>(file - cells.begin());
      url_column = static_cast<std::size_t>(url - cells.begin());
      continue;
    }
    const auto url =
        cells.size() > std::max(file_column, url_column) ? web::Url::parse(cells[url_column]) : std::nullopt;
    if (!url || !url->is_http()) {
      problems.push_back({{path, number, 1},
                          "this line should be a file and its whole address",
                          "write page.html,https://www.example.go.id/page"});
      continue;
    }
    std::error_code ignored;
    const auto beside = std::filesystem::path(path).parent_path() / cells[file_column];
    pages.push_back({std::filesystem::exists(beside, ignored) ? beside.string() : cells[file_column], *url});
  }
  if (!problems.empty()) return problems;
  return pages;
}

std::optional<capture::Capture> local_capture(const LocalPage& page) {
  std::ifstream file(page.file, std::ios::binary);
  std::ostringstream bytes;
  if (!file || !(bytes << file.rdbuf())) return std::nullopt;
  capture::Capture capture;
  capture.requested = page.url;
  capture.captured_at = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  capture::Response response;
  response.status = 200;
  const std::string extension = std::filesystem::path(page.file).extension().string();
  const bool html =
      extension.empty() || extension == ".html" || extension == ".htm" || extension == ".php" || extension == ".aspx";
  if (html) response.headers.fields = {{"Content-Type", "text/html"}};
  response.body = std::move(bytes).str();
  capture.outcome = std::move(response);
  return capture;
}

/// The address a local file has where the user gives none: what a static server in its folder would call it.
web::Url address_of_file(const std::string& path) {
  const auto base = web::Url::parse("http://localhost/");
  return web::Url::resolve(*base, std::filesystem::path(path).filename().string()).value_or(*base);
}

struct Line {
  std::string json;
  bool readable = false;
};

Line line_of(const capture::Capture& capture, const lexicon::Lexicon& lexicon, std::string_view source,
             bool with_text) {
  std::string text;
  const facts::PageFacts page = facts::read_page(capture, lexicon, with_text ? &text : nullptr);
  return {report::inspect_line(page, lexicon, source, with_text ? &text : nullptr), page.readable};
}

/// Reads pages on all cores in batches and prints them in the order given.
int print_local(const std::vector<LocalPage>& pages, const lexicon::Lexicon& lexicon, bool with_text) {
  int status = done;
  const std::size_t threads = std::max(1u, std::thread::hardware_concurrency());
  const std::size_t batch = threads * 8;
  for (std::size_t begin = 0; begin < pages.size(); begin += batch) {
    const std::size_t end = std::min(pages.size(), begin + batch);
    std::vector<std::string> lines(end - begin);
    {
      std::vector<std::jthread> workers;
      for (std::size_t t = 0; t < threads; ++t)
        workers.emplace_back([&, t] {
          for (std::size_t i = begin + t; i < end; i += threads)
            if (const auto capture = local_capture(pages[i]))
              lines[i - begin] = line_of(*capture, lexicon, pages[i].file, with_text).json;
        });
    }
    for (std::size_t i = begin; i < end; ++i) {
      if (lines[i - begin].empty()) {
        refuse({{{pages[i].file, 0, 0}, "this file cannot be read", "name an HTML file, an address or a capture"}});
        status = wrong_input;
        continue;
      }
      print(lines[i - begin] + "\n");
    }
  }
  return status;
}

/// Pages of a capture or one live address, in the order they were captured.
int print_source(source::Source& source, const std::string& name, const lexicon::Lexicon& lexicon, bool with_text) {
  std::vector<std::pair<std::uint64_t, std::string>> lines;
  std::mutex mutex;  // pages are read on several threads; they are sorted before anything is shown
  const capture::Coverage coverage = source.run([&](const capture::Capture& capture) -> std::vector<source::Onward> {
    if (capture.purpose != capture::Purpose::page || capture.response() == nullptr) return {};
    Line line = line_of(capture, lexicon, name, with_text);
    if (!line.readable) return {};
    const std::lock_guard lock(mutex);
    lines.emplace_back(capture.number, std::move(line.json));
    return {};
  });
  std::sort(lines.begin(), lines.end());
  for (const auto& [number, line] : lines) print(line + "\n");
  if (!lines.empty()) return done;
  fmt::print(stderr, "matang: {}: nothing there could be read as a page.\n", name);
  return not_assessable;
}

}  // namespace

int inspect(const std::vector<std::string>& sources, const GivenOptions& given) {
  auto options = read_command_options(given);
  if (!options) return refuse(options.error());
  const auto lexicon = load_lexicon();
  if (!lexicon) return refuse(lexicon.error());
  std::vector<LocalPage> local;
  if (!options->urls.empty()) {
    auto listed = read_url_list(options->urls);
    if (!listed) return refuse(listed.error());
    local = std::move(*listed);
  }
  if (sources.empty() && local.empty())
    return refuse({{{},
                    "matang inspect needs a SOURCE",
                    "for example: matang inspect page.html --url https://www.example.go.id/berita"}});
  if (!options->url.empty() && sources.size() > 1)
    return refuse({{{},
                    "--url gives the address of one file, but several are named",
                    "give many addresses with --urls FILE.csv"}});

  int status = done;
  const auto keep_worst = [&](int one) { status = std::max(status, one); };
  for (const std::string& name : sources) {
    const bool is_url = name.find("://") != std::string::npos;
    if (!is_url && !looks_like_archive(name)) {
      const auto known =
          std::find_if(local.begin(), local.end(), [&](const LocalPage& page) { return page.file == name; });
      if (known == local.end())
        local.push_back({name, options->url.empty() ? address_of_file(name) : *web::Url::parse(options->url)});
      continue;
    }
    auto request = read_request(name, given);
    if (!request) return refuse(request.error());
    request->target.crawl.limits.max_pages = 1;
    request->target.crawl.limits.max_depth = 0;
    request->target.crawl.check_external = false;
    auto source = open_source(*request, nullptr, catch_interruption(), {});
    if (!source) return refuse(source.error());
    keep_worst(print_source(**source, name, *lexicon, options->text));
  }
  if (!local.empty()) keep_worst(print_local(local, *lexicon, options->text));
  return status;
}

}  // namespace matang::cli
