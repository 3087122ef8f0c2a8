#pragma once
#include <atomic>
#include <memory>
#include <optional>
#include <string>

#include "cli/options.hpp"
#include "matang/capture/warc.hpp"
#include "matang/result.hpp"
#include "matang/source/source.hpp"

namespace matang::cli {

/// The archive's name in --out.
inline constexpr const char* capture_file_name = "capture.warc.gz";

/// A TARGET understood: what to crawl or read back, and the options that apply to it.
struct Target {
  enum class Kind {
    live,
    archive,
    none  ///< a prepared folder with `site: none`: only evidence, nothing to ask for
  } kind = Kind::live;
  source::CrawlOptions crawl;  ///< of a live target (a static site is one, served on loopback)
  std::string archive_path;
  std::optional<source::StaticServer> server;  ///< runs as long as the Target lives
  std::string prepared;                        ///< the matang.yaml it came from, or ""
};

/// What was said on the command line, with the prepared folder's matang.yaml and --config filled in underneath.
struct Request {
  Target target;
  Options options;
};

/// Reads TARGET (URL, directory, capture, folder with a matang.yaml) and all options; every fault at once.
Result<Request> read_request(const std::string& target, GivenOptions given);

/// For commands without a target: the options with --config underneath.
Result<Options> read_command_options(GivenOptions given);

/// The source to run. `writer` may be null.
Result<std::unique_ptr<source::Source>> open_source(const Request& request, capture::WarcWriter* writer,
                                                    const std::atomic<bool>* stop, source::Watch watch);

/// The last of a path's or address' names, for messages.
bool looks_like_archive(const std::string& path);

}  // namespace matang::cli
