#include "cli/options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "matang/compare/agreement.hpp"
#include "matang/rubric/rubric.hpp"
#include "matang/web/url.hpp"

namespace matang::cli {
namespace {

template <class Number>
std::optional<Number> parse_number(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return number;
}

/// The locale's language: LC_ALL, LC_MESSAGES, LANG in the order of POSIX.
report::Language locale_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    return std::string_view(value).starts_with("id") ? report::Language::id : report::Language::en;
  }
  return report::Language::en;
}

/// Takes options out of what was given, one by one, and collects what is wrong with them.
class OptionReader {
 public:
  explicit OptionReader(const GivenOptions& given) : given_(given) {}

  const Given* last(std::string_view name) const {
    const auto found = given_.find(name);
    return found == given_.end() || found->second.empty() ? nullptr : &found->second.back();
  }

  bool flag(std::string_view name) const {
    const Given* one = last(name);
    return one != nullptr && one->text == "true";
  }

  void text(std::string_view name, std::string& value) const {
    if (const Given* one = last(name)) value = one->text;
  }

  void texts(std::string_view name, std::vector<std::string>& values) const {
    const auto found = given_.find(name);
    if (found == given_.end()) return;
    values.clear();
    for (const Given& one : found->second) values.push_back(one.text);
  }

  template <class Parse>
  auto parsed(std::string_view name, Parse parse, std::string_view right) -> decltype(parse(std::string_view{})) {
    const Given* one = last(name);
    if (one == nullptr) return {};
    auto value = parse(std::string_view(one->text));
    if (!value) fault(*one, fmt::format("--{} cannot be “{}”", name, one->text), fmt::format("it takes {}", right));
    return value;
  }

  void fault(const Given& one, std::string what, std::string hint) {
    problems.push_back({one.where, std::move(what), std::move(hint)});
  }

  Problems problems;

 private:
  const GivenOptions& given_;
};

}  // namespace

std::optional<std::chrono::milliseconds> parse_duration(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789."), text.size());
  const auto number = parse_number<double>(text.substr(0, digits));
  if (!number || *number < 0 || *number > 1e9) return std::nullopt;
  const std::string_view unit = text.substr(digits);
  const double factor = unit == "ms"                  ? 1
                        : unit == "s" || unit.empty() ? 1e3
                        : unit == "m"                 ? 6e4
                        : unit == "h"                 ? 3.6e6
                        : unit == "d"                 ? 8.64e7
                                                      : 0;
  if (factor == 0) return std::nullopt;
  return std::chrono::milliseconds(static_cast<std::int64_t>(*number * factor));
}

std::optional<std::size_t> parse_size(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const auto number = parse_number<std::size_t>(text.substr(0, digits));
  if (!number || *number > (std::size_t{1} << 40)) return std::nullopt;
  const std::string_view unit = text.substr(digits);
  if (unit.empty() || unit == "B") return *number;
  if (unit == "K" || unit == "k") return *number << 10;
  if (unit == "M") return *number << 20;
  if (unit == "G") return *number << 30;
  return std::nullopt;
}

GivenOptions merged(GivenOptions first, const GivenOptions& second) {
  // --check-external and --no-check-external are one choice: the winner's word hides the other's.
  const bool chosen = first.contains("check-external") || first.contains("no-check-external");
  for (const auto& [name, values] : second)
    if (!(chosen && (name == "check-external" || name == "no-check-external"))) first.emplace(name, values);
  return first;
}

Result<Options> read_options(const GivenOptions& given) {
  OptionReader read(given);
  Options options;
  read.text("out", options.out);
  read.texts("rubric", options.rubrics);
  read.texts("evidence", options.evidence);
  read.text("agencies", options.agencies);
  options.redact = read.flag("redact");
  if (const Given* body = read.last("body")) {
    const auto& known = rubric::bodies();
    options.body = body->text;
    if (std::find(known.begin(), known.end(), body->text) == known.end())
      read.fault(*body, fmt::format("--body cannot be “{}”", body->text),
                 fmt::format("it takes one of {}", fmt::join(known, ", ")));
  }
  options.as_of = read.parsed(
      "as-of", [](std::string_view t) { return web::parse_iso_date(t); }, "a date like 2023-01-31");

  std::vector<std::string> formats;
  read.texts("format", formats);
  for (const std::string& list : formats) {
    for (std::size_t begin = 0; begin <= list.size();) {
      const std::size_t end = std::min(list.find(',', begin), list.size());
      const std::string name = list.substr(begin, end - begin);
      begin = end + 1;
      if (name.empty()) continue;
      const auto& known = report::formats();
      if (std::none_of(known.begin(), known.end(), [&](const auto& format) { return format.name == name; })) {
        std::vector<std::string> names;
        for (const auto& format : known) names.emplace_back(format.name);
        read.fault(*read.last("format"), fmt::format("there is no format “{}”", name),
                   fmt::format("the formats are {}", fmt::join(names, ", ")));
      }
      options.formats.push_back(name);
    }
  }
  options.report.language = locale_language();
  if (auto language = read.parsed(
          "lang", [](std::string_view t) { return from_spelling<report::Language>(t); }, "id or en"))
    options.report.language = *language;
  if (const Given* dialect = read.last("csv-dialect")) {
    if (dialect->text == "excel-id")
      options.report.excel_id = true;
    else if (dialect->text != "rfc4180")
      read.fault(*dialect, fmt::format("--csv-dialect cannot be “{}”", dialect->text), "it takes rfc4180 or excel-id");
  }
  if (const auto found = given.find("fail-on"); found != given.end()) options.fail_on = found->second;
  read.text("baseline", options.baseline);
  read.texts("ignore", options.ignore);

  read.text("base-url", options.base_url);
  const auto count = [](std::string_view t) { return parse_number<std::size_t>(t); };
  if (auto n = read.parsed("max-pages", count, "a whole number of pages")) options.limits.max_pages = *n;
  if (auto n = read.parsed(
          "max-depth",
          [](std::string_view t) {
            auto depth = parse_number<int>(t);
            return depth && *depth >= 0 ? depth : std::nullopt;
          },
          "a whole number of clicks"))
    options.limits.max_depth = *n;
  if (auto t = read.parsed("max-time", parse_duration, "a time like 30m or 2h"))
    options.limits.max_time = std::max(std::chrono::seconds{1}, std::chrono::duration_cast<std::chrono::seconds>(*t));
  if (auto n = read.parsed("max-bytes", parse_size, "a size like 500M or 2G")) options.limits.max_bytes = *n;
  if (auto r = read.parsed(
          "rate",
          [](std::string_view t) {
            auto rate = parse_number<double>(t);
            return rate && *rate >= 0 && *rate <= 100000 ? rate : std::nullopt;
          },
          "requests a second, like 2 or 0.5")) {
    options.manners.rate = *r;
    options.rate_given = true;
  }
  if (auto n = read.parsed(
          "concurrency",
          [](std::string_view t) {
            auto connections = parse_number<int>(t);
            return connections && *connections >= 1 && *connections <= 256 ? connections : std::nullopt;
          },
          "a number of connections from 1 to 256")) {
    options.manners.concurrency = *n;
    options.concurrency_given = true;
  }
  if (auto t = read.parsed("timeout", parse_duration, "a time like 10s")) options.manners.timeout = *t;
  read.text("user-agent", options.manners.user_agent);
  read.text("contact", options.contact);
  options.manners.obey_robots = !read.flag("ignore-robots");

  std::vector<std::string> headers;
  read.texts("header", headers);
  for (const std::string& header : headers) {
    const std::size_t colon = header.find(':');
    const std::size_t value = colon == std::string::npos ? colon : header.find_first_not_of(' ', colon + 1);
    if (colon == std::string::npos || colon == 0 || header.find_first_of("\r\n") != std::string::npos)
      read.fault(*read.last("header"), fmt::format("--header cannot be “{}”", header), "it takes “Name: value”");
    else
      options.headers.emplace_back(header.substr(0, colon), value == std::string::npos ? "" : header.substr(value));
  }
  read.text("cookie-file", options.cookie_file);
  read.text("ca-file", options.ca_file);
  read.texts("resolve", options.resolve);
  for (const std::string& entry : options.resolve)
    if (std::count(entry.begin(), entry.end(), ':') < 2)
      read.fault(*read.last("resolve"), fmt::format("--resolve cannot be “{}”", entry), "it takes HOST:PORT:ADDRESS");
  if (const Given* scope = read.last("scope")) {
    options.scope = scope->text;
    if (scope->text != "host" && scope->text != "domain" && scope->text != "prefix")
      read.fault(*scope, fmt::format("--scope cannot be “{}”", scope->text), "it takes host, domain or prefix");
  }
  read.texts("include", options.include);
  read.texts("exclude", options.exclude);
  if (const Given* yes = read.last("check-external")) options.check_external = yes->text == "true";
  if (const Given* no = read.last("no-check-external")) options.check_external = no->text != "true";
  options.allow_private = read.flag("allow-private");
  read.text("url", options.url);
  if (!options.url.empty() && !web::Url::parse(options.url))
    read.fault(*read.last("url"), fmt::format("--url cannot be “{}”", options.url),
               "it takes a whole address, like https://…");
  read.text("urls", options.urls);
  read.text("since", options.since);
  read.text("group", options.group);
  read.text("side", options.side);
  if (const Given* side = read.last("side"); side != nullptr && !from_spelling<compare::AssessmentSide>(side->text))
    read.fault(*side, fmt::format("--side cannot be “{}”", side->text), "it takes site, evidence or verdict");
  options.text = read.flag("text");
  options.quiet = read.flag("quiet");
  options.verbose = read.flag("verbose");
  const char* no_color = std::getenv("NO_COLOR");
  options.no_color = read.flag("no-color") || (no_color != nullptr && *no_color != '\0');
  if (!read.problems.empty()) return read.problems;
  return options;
}

}  // namespace matang::cli
