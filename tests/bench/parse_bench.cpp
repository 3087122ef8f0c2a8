#include <curl/curl.h>
#include <gumbo.h>
#include <sys/resource.h>

#include <cstdio>
#include <fstream>
#include <memory>
#include <string>

#include "matang/web/html.hpp"

/// parse_bench ORIGIN TRUTH RESULT: the least an audit of this site can cost: every address of TRUTH fetched once over
/// one connection with libcurl alone, every page parsed once with gumbo alone, one after the other, nothing kept.
/// Writes "FETCH GUMBO HTML" into RESULT: CPU seconds of the fetching, of gumbo, and (beside them) of our Html::parse.
namespace {

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

std::size_t append(char* data, std::size_t size, std::size_t count, void* body) {
  static_cast<std::string*>(body)->append(data, size * count);
  return size * count;
}

}  // namespace

int main(int argc, char** argv) {
  std::ifstream truth(argc == 4 ? argv[2] : "");
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), curl_easy_cleanup);
  if (!truth || !curl) {
    std::fputs("Usage: parse_bench ORIGIN TRUTH RESULT\n", stderr);
    return 2;
  }
  std::string body, line;
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, append);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &body);
  double fetch = 0, gumbo = 0, html = 0;
  std::size_t nodes = 0;
  std::getline(truth, line);  // the header row
  while (std::getline(truth, line)) {
    const std::size_t comma = line.find(',');
    curl_easy_setopt(curl.get(), CURLOPT_URL, (argv[1] + line.substr(comma + 1)).c_str());
    body.clear();
    const double begin = cpu_seconds();
    if (const CURLcode code = curl_easy_perform(curl.get()); code != CURLE_OK) {
      std::fprintf(stderr, "parse_bench: %s: %s\n", line.c_str(), curl_easy_strerror(code));
      return 1;
    }
    const double fetched = cpu_seconds();
    fetch += fetched - begin;
    if (line.compare(0, comma, "page") != 0) continue;
    GumboOutput* const output = gumbo_parse_with_options(&kGumboDefaultOptions, body.data(), body.size());
    gumbo_destroy_output(&kGumboDefaultOptions, output);
    const double parsed = cpu_seconds();
    gumbo += parsed - fetched;
    nodes += matang::web::Html::parse(std::move(body)).nodes().size();
    html += cpu_seconds() - parsed;
    body = {};
  }
  std::FILE* const result = std::fopen(argv[3], "w");
  if (result == nullptr || nodes == 0) return 1;
  std::fprintf(result, "%.3f %.3f %.3f\n", fetch, gumbo, html);
  std::fclose(result);
}
