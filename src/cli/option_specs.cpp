#include "cli/option_specs.hpp"

#include <fmt/format.h>

#include "cli/fail_on.hpp"
#include "matang/report/report.hpp"

namespace matang::cli {
namespace {

/// The registered formats: those written where nothing is said, then those for CI systems and others that must be
/// named.
std::string_view format_meaning() {
  static const std::string meaning = [] {
    std::vector<std::string_view> always, on_request;
    for (const report::Format& format : report::formats())
      (format.by_default ? always : on_request).push_back(format.name);
    return fmt::format("Formats to write: {} (default: all of these); on request also {}", fmt::join(always, ", "),
                       fmt::join(on_request, ", "));
  }();
  return meaning;
}

}  // namespace

const std::vector<OptionSpec>& option_specs() {
  static const std::vector<OptionSpec> specs{
      {"out", "o", "DIR", "Results", "Write the results into DIR, whole or not at all"},
      {"rubric", "", "ID|FILE", "Assessment", "Rubric to score against (default: un-stages-5 and indrajit)", true},
      {"evidence", "", "FILE", "Assessment",
       "What the assessor learned elsewhere, as `matang evidence new` lays it out: YAML, or a filled-in .csv or .xlsx",
       true},
      {"agencies", "", "FILE.csv", "Assessment",
       "The agencies, districts or villages whose sites are looked for: columns name,kind,url"},
      {"body", "", "KIND", "Assessment",
       "Kind of body assessed: province, regency, city, agency, district or village; what is not asked of it is left "
       "out"},
      {"redact", "", "", "Results", "Pseudonymise informants, for a report that is made public"},
      {"as-of", "", "DATE", "Assessment",
       "The day staleness is counted from, as 2023-01-31 (default: the day of the crawl)"},
      {"format", "", "LIST", "Results", format_meaning(), true},
      {"csv-dialect", "", "NAME", "Results",
       "rfc4180 (default), or excel-id: what an Indonesian Excel opens at a double click"},
      {"lang", "", "id|en", "Results", "Language of the report (default: from the locale, else en)"},
      {"fail-on", "", "CONDITION", "Results", fail_on_meaning(), true},
      {"baseline", "", "FILE", "Results",
       "The assessment.json of an earlier run: findings are marked new or known, and what is fixed is counted"},
      {"ignore", "", "FILE", "Results", "Findings that may stand, each with a reason and perhaps an end (YAML)", true},
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
      {"since", "", "CAPTURE", "Politeness",
       "An earlier capture (.warc.gz, or the --out DIR of an earlier audit): pages that have not changed since are not "
       "fetched again"},
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
      {"group", "", "FILE.csv", "Comparison",
       "Groups of sites: a CSV with the columns target (or name) and group; a trend joins what is in one group"},
      {"side", "", "site|evidence|verdict", "Comparison",
       "Which verdicts of an assessment.json are compared: what the site alone shows, what the assessor brought, or "
       "the "
       "one that counts (default: site beside evidence files, else verdict)"},
      {"instrument", "", "ID|FILE", "Survey", "The questionnaire as YAML: skm-2017, egovqual, or your own"},
      {"column", "", "ITEM=HEADER", "Survey", "The column that answers an item, by header or letter", true},
      {"as-evidence", "", "FILE", "Survey", "Write what the results say of indicators as evidence (YAML)"},
      {"date", "", "DATE", "Survey", "When the survey ended (default: the last time stamp of the responses)"},
      {"skm-weight", "", "exact|0.111", "Survey",
       "Weight of an element of the satisfaction index (default: exact, 1/9)"},
      {"population", "", "N", "Survey", "How many people the sample stands for"},
      {"error", "", "E", "Survey", "Error to be allowed, as 0.05 or 5% (krejcie-morgan: default 0.05)"},
      {"method", "", "NAME", "Survey", "Formula of the sample's size: slovin (default) or krejcie-morgan"},
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
      "base-url",       "max-pages",         "max-depth",     "max-time", "max-bytes",     "rate",
      "concurrency",    "timeout",           "user-agent",    "contact",  "ignore-robots", "header",
      "cookie-file",    "ca-file",           "resolve",       "scope",    "include",       "exclude",
      "check-external", "no-check-external", "allow-private", "since"};
  static const std::vector<std::string_view> results{"out", "format", "csv-dialect", "lang"};
  static const std::vector<std::string_view> assessment{"rubric", "evidence", "agencies", "body",  "redact",
                                                        "as-of",  "fail-on",  "baseline", "ignore"};
  static const std::vector<CommandSpec> specs{
      {"audit", "Assess", "TARGET", "Crawl, extract, score and report in one go",
       "matang audit https://www.palembang.go.id --lang id", with(with(with(results, assessment), crawl), general)},
      {"crawl", "Assess", "URL", "Only capture the site, as a web archive",
       "matang crawl https://www.palembang.go.id --out captures", with(with({"out"}, crawl), general)},
      {"score", "Assess", "CAPTURE", "Extract and score again from a capture, offline",
       "matang score captures/capture.warc.gz --rubric indrajit", with(with(results, assessment), general)},
      {"report", "Assess", "ASSESSMENT", "Render an assessment again, in other formats or another language",
       "matang report out/assessment.json --lang id --format md",
       with(with(results, {"fail-on", "baseline", "ignore"}), general)},
      {"fresh", "Assess", "TARGET", "Only the freshness policy: which menus are stale; status 1 if one is",
       "matang fresh https://www.palembang.go.id",
       with(with({"as-of", "lang", "format", "out", "ignore"}, crawl), general)},
      {"inspect", "Look closer", "SOURCE...", "The facts seen on single pages: JSON, one object a line",
       "matang inspect page.html --url https://www.palembang.go.id/berita",
       with({"url", "urls", "text", "header", "cookie-file", "ca-file", "resolve", "timeout", "user-agent",
             "allow-private", "ignore-robots"},
            general)},
      {"diff",
       "Compare",
       "OLD NEW",
       "What changed between two assessments: two years, or an old and a new portal",
       "matang diff audit-2022 audit-2023 --lang id",
       with({"out", "format", "lang", "fail-on"}, general),
       {{"format", "Formats to write: md, json (default: both with --out, else md)"},
        {"fail-on",
         "Exit with status 1 when CONDITION certainly holds: worse>0 (indicators that fell), new-findings>0, "
         "broken-anew>0 (menus, pages, documents)"}}},
      {"rank",
       "Compare",
       "ASSESSMENT...",
       "A league table of several assessments, with ranges (files, or folders of results)",
       "matang rank audits --group provinces.csv --format html --out league",
       with({"group", "out", "format", "csv-dialect", "lang"}, general),
       {{"format", "Formats to write: md, csv, html, json (default: all of them with --out, else md)"},
        {"group", "Groups of sites, ranked among themselves too: a CSV with the columns target (or name) and group"}}},
      {"trend",
       "Compare",
       "ASSESSMENT...",
       "How assessments of the same sites developed, as tables and charts",
       "matang trend audits --format html --out trend",
       with({"group", "out", "format", "csv-dialect", "lang"}, general),
       {{"format", "Formats to write: md, csv, html (default: all of them with --out, else md)"},
        {"group",
         "What is one series although its address changed, an old portal and its successor: a CSV with the columns "
         "target (or name) and group"}}},
      {"agree",
       "Compare",
       "ASSESSOR...",
       "How far assessors, or an assessor and the machine, agree (evidence files and assessments)",
       "matang agree evidence-a.yaml evidence-b.yaml",
       with({"side", "out", "format", "csv-dialect", "lang"}, general),
       {{"format", "Formats to write: md, csv, json (default: all of them with --out, else md)"}}},
      {"rubric", "Prepare", "list|show|check|new|reference [NAME...]",
       "The rubrics: list them, show one, check one, begin a new one; reference tells what a rule may be made of",
       "matang rubric check my-rubric.yaml", with({"lang", "out"}, general)},
      {"evidence", "Prepare", "new|check|import [FILE...]",
       "A form for what a website can't tell (--format yaml, csv or xlsx), its check, and a filled-in worksheet read "
       "back",
       "matang evidence new --rubric indrajit --format xlsx --out bukti.xlsx",
       with({"rubric", "format", "csv-dialect", "as-of", "lang", "out"}, general)},
      {"survey", "Prepare", "RESPONSES.csv|list|size|check [FILE...]",
       "A questionnaire's responses evaluated; the size of a sample; published figures checked. Formats: md, csv, "
       "json. "
       "--fail-on of check knows flagged>0",
       "matang survey responses.csv --instrument skm-2017 --lang id --out survey",
       with({"instrument", "column", "as-evidence", "date", "skm-weight", "population", "error", "method", "out",
             "format", "csv-dialect", "lang", "fail-on"},
            general)},
  };
  return specs;
}

const OptionSpec* find_option(std::string_view name) {
  for (const OptionSpec& spec : option_specs())
    if (spec.name == name) return &spec;
  return nullptr;
}

std::string_view meaning_of(const CommandSpec& command, const OptionSpec& option) {
  for (const auto& [name, meaning] : command.own_meanings)
    if (name == option.name) return meaning;
  return option.meaning;
}

const CommandSpec* find_command(std::string_view name) {
  for (const CommandSpec& spec : command_specs())
    if (spec.name == name) return &spec;
  return nullptr;
}

}  // namespace matang::cli
