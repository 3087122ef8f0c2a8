#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <set>

#include "cli/assessing.hpp"
#include "cli/commands.hpp"
#include "cli/freshness.hpp"
#include "cli/interruption.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"

namespace matang::cli {
namespace fs = std::filesystem;
namespace {

/// Told once, however much of the earlier capture is damaged: what is left of it is used.
void tell_of_earlier(const capture::Earlier& earlier, const Options& options) {
  const std::string& name = options.since;
  if (earlier.damaged() != 0)
    fmt::print(stderr,
               "matang: {}: damaged in {} {}; the pages lost there are fetched again in full, the others are used.\n",
               name, earlier.damaged(), earlier.damaged() == 1 ? "place" : "places");
  if (earlier.size() == 0)
    fmt::print(stderr,
               "matang: {}: no page in it came with an ETag or Last-Modified; everything is fetched again in full.\n",
               name);
}

/// Ids of records are made from this: another crawl, even of the same site, must not repeat them.
std::string name_of_run(const web::Url& seed) {
  return fmt::format("{} {} {}", seed.text(), std::chrono::system_clock::now().time_since_epoch().count(), getpid());
}

/// Captures a live target, into --out where there is one. The archive grows under another name and keeps its name only
/// when it is complete.
Result<Gathered> gather_live(Request& request, const lexicon::Lexicon& lexicon) {
  const Options& options = request.options;
  std::optional<capture::WarcWriter> writer;
  const fs::path under_way = fs::path(options.out) / (std::string(capture_file_name) + ".part");
  if (!options.out.empty()) {
    prepare_directory(options.out);
    auto created = capture::WarcWriter::create(under_way, request.target.crawl.manners.user_agent,
                                               name_of_run(request.target.crawl.seed));
    if (!created) return created.error();
    writer.emplace(std::move(*created));
  }
  if (request.target.crawl.since) tell_of_earlier(*request.target.crawl.since, options);
  ProgressLine progress(!options.quiet);
  auto source = open_source(request, writer ? &*writer : nullptr, catch_interruption(), progress.watch());
  if (!source) return source.error();
  Gathered gathered = gather(**source, lexicon);
  if (writer) {
    writer->finish(gathered.coverage);
    std::error_code error;
    fs::rename(under_way, fs::path(options.out) / capture_file_name, error);
    if (error) throw CannotGoOn(fmt::format("{} cannot be renamed: {}", under_way.string(), error.message()));
  }
  return gathered;
}

Result<Gathered> gather_archive(const Request& request, const lexicon::Lexicon& lexicon) {
  if (!request.options.out.empty()) prepare_directory(request.options.out);
  auto source = open_source(request, nullptr, nullptr, {});
  if (!source) return source.error();
  return gather(**source, lexicon);
}

/// Nothing was looked at, so the day of assessment stands for the day of the crawl and the bytes do not follow the
/// clock.
Gathered gather_nothing(const Request& request) {
  if (!request.options.out.empty()) prepare_directory(request.options.out);
  Gathered gathered;
  gathered.without_site = true;
  gathered.coverage.seed = request.target.crawl.seed;
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  gathered.coverage.started = request.options.as_of ? std::chrono::sys_days(*request.options.as_of) : today;
  gathered.coverage.ended = gathered.coverage.started;
  return gathered;
}

int refuse_without_site(const Request& request) {
  return refuse({{{request.target.prepared, 0, 0},
                  "this folder says “site: none”, so there is nothing to crawl",
                  "use matang audit, which judges its evidence"}});
}

Result<Gathered> gather_target(Request& request, const lexicon::Lexicon& lexicon) {
  if (request.target.kind == Target::Kind::none) return gather_nothing(request);
  return request.target.kind == Target::Kind::archive ? gather_archive(request, lexicon)
                                                      : gather_live(request, lexicon);
}

}  // namespace

int audit(const std::string& target, const GivenOptions& given) {
  auto request = read_request(target, given);
  if (!request) return refuse(request.error());
  pin(request->options.report.run, request->target.prepared, given);
  auto preparation = prepare(request->options);
  if (!preparation) return refuse(preparation.error());
  for (const facts::ListedAgency& agency : preparation->agencies)
    if (!agency.url.empty()) request->target.crawl.also.push_back(agency.url);
  auto gathered = gather_target(*request, preparation->lexicon);
  if (!gathered) return refuse(gathered.error());
  return deliver(assess_gathered(std::move(*gathered), *preparation, request->options), preparation->review,
                 request->options);
}

int score(const std::string& capture, const GivenOptions& given) {
  if (!looks_like_archive(capture))
    return refuse(
        {{{capture, 0, 0}, "a capture ends in .warc or .warc.gz", "to assess a live site, use matang audit"}});
  return audit(capture, given);
}

namespace {

/// "It cost the site 120 requests and 1.2 MB in 31 s; 98 answers were “not modified”."
std::string cost_of(const capture::Coverage& coverage) {
  std::string text =
      fmt::format("It cost the site {} requests and {:.1f} MB in {} s", coverage.requests,
                  static_cast<double>(coverage.bytes) / 1e6, (coverage.ended - coverage.started).count());
  if (coverage.not_modified != 0) text += fmt::format("; {} answers were “not modified”", coverage.not_modified);
  return text + '.';
}

}  // namespace

int crawl(const std::string& target, const GivenOptions& given) {
  auto request = read_request(target, given);
  if (!request) return refuse(request.error());
  if (request->target.kind == Target::Kind::none) return refuse_without_site(*request);
  if (request->target.kind == Target::Kind::archive)
    return refuse({{{target, 0, 0}, "this is a capture already", "to assess it, use matang score"}});
  if (request->options.out.empty()) request->options.out = ".";
  auto preparation = prepare(request->options);
  if (!preparation) return refuse(preparation.error());
  auto gathered = gather_live(*request, preparation->lexicon);
  if (!gathered) return refuse(gathered.error());
  const capture::Coverage& coverage = gathered->coverage;
  if (!request->options.quiet)
    fmt::print(stderr, "matang: {} addresses answered, {} failed, {} not visited. {}\n", coverage.captured,
               coverage.failed, coverage.unvisited.size(), cost_of(coverage));
  print((fs::path(request->options.out) / capture_file_name).lexically_normal().string() + "\n");
  return coverage.captured == 0 ? not_assessable : done;
}

int fresh(const std::string& target, const GivenOptions& given) {
  auto request = read_request(target, given);
  if (!request) return refuse(request.error());
  if (request->target.kind == Target::Kind::none) return refuse_without_site(*request);
  request->options.rubrics.clear();
  request->options.evidence.clear();
  request->options.fail_on.clear();
  pin(request->options.report.run, request->target.prepared, given);
  auto preparation = prepare(request->options);
  if (!preparation) return refuse(preparation.error());
  auto gathered = gather_target(*request, preparation->lexicon);
  if (!gathered) return refuse(gathered.error());
  return deliver_freshness(assess_gathered(std::move(*gathered), *preparation, request->options), *preparation,
                           request->options);
}

}  // namespace matang::cli
