#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <set>

#include "cli/assessing.hpp"
#include "cli/commands.hpp"
#include "cli/interruption.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"

namespace matang::cli {
namespace fs = std::filesystem;
namespace {

/// The archive grows under another name until it is whole.
constexpr const char* capture_name = "capture.warc.gz";

/// Captures a live target, into --out where there is one. The archive keeps its name only when it is complete.
Result<Gathered> gather_live(Request& request, const lexicon::Lexicon& lexicon) {
  const Options& options = request.options;
  std::optional<capture::WarcWriter> writer;
  const fs::path under_way = fs::path(options.out) / (std::string(capture_name) + ".part");
  if (!options.out.empty()) {
    prepare_directory(options.out);
    auto created = capture::WarcWriter::create(under_way, request.target.crawl.manners.user_agent,
                                               request.target.crawl.seed.text());
    if (!created) return created.error();
    writer.emplace(std::move(*created));
  }
  ProgressLine progress(!options.quiet);
  auto source = open_source(request, writer ? &*writer : nullptr, catch_interruption(), progress.watch());
  if (!source) return source.error();
  Gathered gathered = gather(**source, lexicon);
  if (writer) {
    writer->finish(gathered.coverage);
    std::error_code error;
    fs::rename(under_way, fs::path(options.out) / capture_name, error);
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

Result<Gathered> gather_target(Request& request, const lexicon::Lexicon& lexicon) {
  return request.target.kind == Target::Kind::archive ? gather_archive(request, lexicon)
                                                      : gather_live(request, lexicon);
}

}  // namespace

int audit(const std::string& target, const GivenOptions& given) {
  auto request = read_request(target, given);
  if (!request) return refuse(request.error());
  auto preparation = prepare(request->options);
  if (!preparation) return refuse(preparation.error());
  auto gathered = gather_target(*request, preparation->lexicon);
  if (!gathered) return refuse(gathered.error());
  return deliver(assess_gathered(std::move(*gathered), *preparation, request->options), preparation->conditions,
                 request->options);
}

int score(const std::string& capture, const GivenOptions& given) {
  if (!looks_like_archive(capture))
    return refuse(
        {{{capture, 0, 0}, "a capture ends in .warc or .warc.gz", "to assess a live site, use matang audit"}});
  return audit(capture, given);
}

int crawl(const std::string& target, const GivenOptions& given) {
  auto request = read_request(target, given);
  if (!request) return refuse(request.error());
  if (request->target.kind == Target::Kind::archive)
    return refuse({{{target, 0, 0}, "this is a capture already", "to assess it, use matang score"}});
  if (request->options.out.empty()) request->options.out = ".";
  auto preparation = prepare(request->options);
  if (!preparation) return refuse(preparation.error());
  auto gathered = gather_live(*request, preparation->lexicon);
  if (!gathered) return refuse(gathered.error());
  const capture::Coverage& coverage = gathered->coverage;
  if (!request->options.quiet)
    fmt::print(stderr, "matang: {} addresses answered, {} failed, {} not visited.\n", coverage.captured,
               coverage.failed, coverage.unvisited.size());
  print((fs::path(request->options.out) / capture_name).lexically_normal().string() + "\n");
  return coverage.captured == 0 ? not_assessable : done;
}

int fresh(const std::string& target, const GivenOptions& given) {
  auto request = read_request(target, given);
  if (!request) return refuse(request.error());
  request->options.rubrics.clear();
  auto preparation = prepare(request->options);
  if (!preparation) return refuse(preparation.error());
  auto gathered = gather_target(*request, preparation->lexicon);
  if (!gathered) return refuse(gathered.error());
  const assess::Assessment assessment = assess_gathered(std::move(*gathered), *preparation, request->options);
  if (!assessment.assessable) return deliver(assessment, {}, request->options);
  bool stale = false;
  for (const assess::Finding& finding : assessment.findings) {
    if (finding.kind.find("stale") == std::string::npos) continue;
    stale = true;
    print(fmt::format("{}: {}\n", finding.subject, report::say(finding.detail, request->options.report.language)));
  }
  return stale ? condition_holds : done;
}

}  // namespace matang::cli
