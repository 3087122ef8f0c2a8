#pragma once
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "matang/problem.hpp"
#include "matang/report/report.hpp"
#include "matang/result.hpp"
#include "matang/source/source.hpp"
#include "matang/web/date.hpp"
#include "matang/yaml/document.hpp"

namespace matang::cli {

/// A value as the user gave it, and where: in a YAML file, or on the command line (line 0).
struct Given {
  std::string text;
  Location where;
};

/// What was given for each option, by its long name; a switch that was given has one value, "true" or "false".
using GivenOptions = std::map<std::string, std::vector<Given>, std::less<>>;

/// What a YAML file (`--config`, or the matang.yaml of a prepared folder) gives. Paths in it are relative to it.
/// Besides every option it may hold `target`, `start` and `site: {hosts: {NAME: DIRECTORY}}` or `site: none`.
struct ConfigFile {
  GivenOptions options;
  std::string target;  ///< "" where it names none
  std::string start;
  std::map<std::string, std::string> hosts;  ///< served on loopback under these names
  bool without_site = false;                 ///< `site: none`: nothing is crawled, evidence alone is judged
};
Result<ConfigFile> read_config(const std::string& path);

/// `first` wins; options of `second` fill in what `first` leaves out.
GivenOptions merged(GivenOptions first, const GivenOptions& second);

/// Every option with its type, defaults filled in where a default is fixed.
struct Options {
  std::string out;
  std::vector<std::string> rubrics{"un-stages-5", "indrajit"};
  std::vector<std::string> evidence;
  std::string agencies;  ///< a CSV
  std::string body;      ///< of rubric::bodies(); "" where not told
  bool redact = false;
  std::optional<web::Date> as_of;
  std::vector<std::string> formats;  ///< empty: all
  report::Options report;
  std::vector<Given> fail_on;
  std::string baseline;             ///< assessment.json of an earlier run; "" for none
  std::vector<std::string> ignore;  ///< files that say which findings may stand
  std::string base_url;
  source::CrawlLimits limits;
  source::Manners manners;
  bool rate_given = false, concurrency_given = false;
  std::string contact;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string cookie_file, ca_file;
  std::vector<std::string> resolve, include, exclude;
  std::string scope = "domain";
  std::optional<bool> check_external;
  bool allow_private = false;
  std::string url, urls;
  std::string group;  ///< CSV of groups of sites; "" for none
  std::string side;   ///< site, evidence or verdict; "" where none was given
  bool text = false;
  std::string since;
  bool quiet = false, verbose = false, no_color = false;
};
/// Every fault at once.
Result<Options> read_options(const GivenOptions& given);

/// "10s", "5m", "1h", "250ms", "2d"; a bare number is seconds.
std::optional<std::chrono::milliseconds> parse_duration(std::string_view text);
/// "500M", "2G", "64K", "1000"; powers of 1024.
std::optional<std::size_t> parse_size(std::string_view text);

}  // namespace matang::cli
