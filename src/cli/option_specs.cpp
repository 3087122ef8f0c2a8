#include "cli/option_specs.hpp"

namespace matang::cli {

const std::vector<OptionSpec>& option_specs() {
  static const std::vector<OptionSpec> specs{
      {"out", "o", "DIR", "Results", "Write the results into DIR, whole or not at all"},
      {"rubric", "", "ID|FILE", "Assessment", "Rubric to score against (default: un-stages-5 and indrajit)", true},
      {"evidence", "", "FILE", "Assessment",
       "What the assessor learned elsewhere, as `matang evidence new` lays it out", true},
      {"as-of", "", "DATE", "Assessment",
       "The day staleness is counted from, as 2023-01-31 (default: the day of the crawl)"},
      {"format", "", "LIST", "Results", "Formats to write: md, csv, json (default: all of them)", true},
      {"csv-dialect", "", "NAME", "Results",
       "rfc4180 (default), or excel-id: what an Indonesian Excel opens at a double click"},
      {"lang", "", "id|en", "Results", "Language of the report (default: from the locale, else en)"},
      {"fail-on", "", "CONDITION", "Results",
       "Exit with status 1 when CONDITION certainly holds: stale-menus>0, broken-menus>0, broken-links>5, "
       "newest-news>14d, "
       "stage<transactional, score:un-stages-5<60%",
       true},
      {"base-url", "", "URL", "Target", "The address a directory is served under (default: http://localhost/)"},
      {"max-pages", "", "N", "Crawl limits", "Pages to read at most (default: 2000)"},
      {"max-depth", "", "N", "Crawl limits", "Clicks from the front page at most (default: 20)"},
      {"max-time", "", "TIME", "Crawl limits", "Length of the crawl at most, as 30m (default: 1h)"},
      {"max-bytes", "", "SIZE", "Crawl limits", "Bytes to fetch at most, as 500M (default: 2G)"},
      {"rate", "", "N", "Politeness", "Requests a second and host (default: 4; 0: as fast as the host answers)"},
      {"concurrency", "", "N", "Politeness", "Connections a host (default: 2)"},
      {"timeout", "", "TIME", "Politeness", "Time one answer may take, as 10s (default: 20s)"},
      {"user-agent", "", "TEXT", "Politeness", "What the crawler calls itself (default: matang with its version)"},
      {"contact", "", "ADDRESS", "Politeness",
       "An address put into the user agent, so that the site's keepers can write to you"},
      {"ignore-robots", "", "", "Politeness", "Read what robots.txt forbids; the report says so"},
      {"header", "", "NAME: VALUE", "Requests", "Header field to send with each request", true},
      {"cookie-file", "", "FILE", "Requests", "Cookies to start with (Netscape format)"},
      {"ca-file", "", "FILE", "Requests", "Certificate authorities to trust besides the system's (PEM)"},
      {"resolve", "", "HOST:PORT:ADDRESS", "Requests", "Use ADDRESS for HOST:PORT instead of asking DNS", true},
      {"scope", "", "host|domain|prefix", "Scope",
       "What belongs to the site: its host, its whole registrable domain (default), or addresses that begin like "
       "TARGET"},
      {"include", "", "PATTERN", "Scope", "Read only addresses that match, `*` standing for anything", true},
      {"exclude", "", "PATTERN", "Scope", "Leave out addresses that match", true},
      {"check-external", "", "", "Scope", "Check links to other sites (default for a live site)"},
      {"no-check-external", "", "", "Scope", "Do not check links to other sites"},
      {"allow-private", "", "", "Scope", "Follow links to private addresses (10.0.0.0/8, 127.0.0.0/8 and the like)"},
      {"url", "", "URL", "Source", "The address of a single local file"},
      {"urls", "", "FILE.csv", "Source", "The addresses of local files: a CSV with the columns file,url"},
      {"text", "", "", "Source", "Add the page's text"},
      {"config", "", "FILE", "General", "YAML in which every option can stand; the command line wins"},
      {"quiet", "q", "", "General", "No progress, no summary; faults only"},
      {"verbose", "v", "", "General", "Say more on what is being done"},
      {"no-color", "", "", "General", "No colours (also the environment variable NO_COLOR)"},
  };
  return specs;
}

const std::vector<CommandSpec>& command_specs() {
  static const std::vector<std::string_view> general{"config", "quiet", "verbose", "no-color"};
  static const auto with = [](std::vector<std::string_view> names, const std::vector<std::string_view>& more) {
    names.insert(names.end(), more.begin(), more.end());
    return names;
  };
  static const std::vector<std::string_view> crawl{
      "base-url",       "max-pages",         "max-depth",    "max-time", "max-bytes",     "rate",
      "concurrency",    "timeout",           "user-agent",   "contact",  "ignore-robots", "header",
      "cookie-file",    "ca-file",           "resolve",      "scope",    "include",       "exclude",
      "check-external", "no-check-external", "allow-private"};
  static const std::vector<std::string_view> results{"out", "format", "csv-dialect", "lang"};
  static const std::vector<std::string_view> assessment{"rubric", "evidence", "as-of", "fail-on"};
  static const std::vector<CommandSpec> specs{
      {"audit", "Assess", "TARGET", "Crawl, extract, score and report in one go",
       "matang audit https://www.palembang.go.id --lang id", with(with(with(results, assessment), crawl), general)},
      {"crawl", "Assess", "URL", "Only capture the site, as a web archive",
       "matang crawl https://www.palembang.go.id --out captures", with(with({"out"}, crawl), general)},
      {"score", "Assess", "CAPTURE", "Extract and score again from a capture, offline",
       "matang score captures/capture.warc.gz --rubric indrajit", with(with(results, assessment), general)},
      {"report", "Assess", "ASSESSMENT", "Render an assessment again, in other formats or another language",
       "matang report out/assessment.json --lang id --format md", with(results, general)},
      {"fresh", "Assess", "TARGET", "Only the freshness policy: which menus are stale; status 1 if one is",
       "matang fresh https://www.palembang.go.id", with(with({"as-of", "lang"}, crawl), general)},
      {"inspect", "Look closer", "SOURCE...", "The facts seen on single pages: JSON, one object a line",
       "matang inspect page.html --url https://www.palembang.go.id/berita",
       with({"url", "urls", "text", "header", "cookie-file", "ca-file", "resolve", "timeout", "user-agent",
             "allow-private", "ignore-robots"},
            general)},
      {"rubric", "Prepare", "list|show|check|new [NAME...]",
       "The rubrics: list them, show one, check one, begin a new one", "matang rubric check my-rubric.yaml",
       with({"lang", "out"}, general)},
      {"evidence", "Prepare", "new|check [FILE...]", "A form for what a website can't tell, and its check",
       "matang evidence new --rubric indrajit --out evidence.yaml", with({"rubric", "lang", "out"}, general)},
  };
  return specs;
}

const OptionSpec* find_option(std::string_view name) {
  for (const OptionSpec& spec : option_specs())
    if (spec.name == name) return &spec;
  return nullptr;
}

const CommandSpec* find_command(std::string_view name) {
  for (const CommandSpec& spec : command_specs())
    if (spec.name == name) return &spec;
  return nullptr;
}

}  // namespace matang::cli
