#include "cli/target.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "matang/web/domain.hpp"

namespace matang::cli {
namespace {

namespace fs = std::filesystem;

std::string default_user_agent(const std::string& contact) {
  return fmt::format("matang/{} (website maturity assessment{}{})", MATANG_VERSION, contact.empty() ? "" : "; +",
                     contact);
}

/// Fills `given` from --config, then from `prepared` (a folder's matang.yaml), each weaker than what is there.
Result<ConfigFile> with_config(GivenOptions& given, const std::string& prepared) {
  ConfigFile all;
  Problems problems;
  const auto config = given.find("config");
  std::string named;
  if (config != given.end() && !config->second.empty()) named = config->second.back().text;
  for (const std::string& path : {named, prepared}) {
    if (path.empty()) continue;
    auto file = read_config(path);
    if (!file) {
      problems.insert(problems.end(), file.error().begin(), file.error().end());
      continue;
    }
    given = merged(std::move(given), file->options);
    if (all.target.empty()) all.target = file->target;
    if (all.start.empty()) all.start = file->start;
    if (all.hosts.empty()) all.hosts = file->hosts;
    all.without_site = all.without_site || file->without_site;
  }
  if (!problems.empty()) return problems;
  return all;
}

source::CrawlOptions crawl_options(const Options& options) {
  source::CrawlOptions crawl;
  crawl.scope = options.scope;
  crawl.include = options.include;
  crawl.exclude = options.exclude;
  crawl.check_external = options.check_external.value_or(true);
  crawl.allow_private = options.allow_private;
  crawl.limits = options.limits;
  crawl.manners = options.manners;
  if (crawl.manners.user_agent.empty()) crawl.manners.user_agent = default_user_agent(options.contact);
  crawl.extra_headers = options.headers;
  crawl.cookie_file = options.cookie_file;
  crawl.ca_file = options.ca_file;
  crawl.resolve = options.resolve;
  return crawl;
}

/// A static site is ours: there is nobody to be gentle with, and nothing outside it is asked for unless the user says
/// so.
Result<source::StaticServer> serve(const std::map<std::string, std::string>& hosts, const Options& options,
                                   source::CrawlOptions& crawl) {
  auto server = source::StaticServer::start(hosts);
  if (!server) return server;
  const std::string address = fmt::format("127.0.0.1:{}", server->port());
  for (const auto& [host, directory] : hosts) crawl.connect_to.emplace(host, address);
  crawl.offline = !options.check_external.value_or(false);
  if (!options.rate_given) crawl.manners.rate = 0;
  if (!options.concurrency_given) crawl.manners.concurrency = 8;
  return server;
}

Problem bad_address(const std::string& text) {
  return {{},
          fmt::format("“{}” is not an address that can be crawled", text),
          "write it whole, like https://www.example.go.id/"};
}

/// The capture --since names: a file, or the directory an earlier audit wrote into.
Result<std::shared_ptr<const capture::Earlier>> earlier_capture(const std::string& named) {
  std::error_code ignored;
  const fs::path path = fs::is_directory(named, ignored) ? fs::path(named) / capture_file_name : fs::path(named);
  auto earlier = capture::Earlier::open(path);
  if (!earlier) return earlier.error();
  return std::shared_ptr<const capture::Earlier>(std::make_shared<capture::Earlier>(std::move(*earlier)));
}

/// A private address that the user typed is meant; only links that lead to others are guarded against.
void trust_typed_address(source::CrawlOptions& crawl) {
  const std::string host(crawl.seed.host());
  const bool local =
      host == "localhost" || host.ends_with(".localhost") || web::is_private_address(host) ||
      (host.size() > 2 && host.front() == '[' && web::is_private_address(host.substr(1, host.size() - 2)));
  if (local && !crawl.connect_to.contains(host))
    crawl.connect_to.emplace(host, fmt::format("{}:{}", host, crawl.seed.port()));
}

}  // namespace

bool looks_like_archive(const std::string& path) {
  return path.ends_with(".warc") || path.ends_with(".warc.gz") || path.ends_with(".wacz");
}

Result<Options> read_command_options(GivenOptions given) {
  auto config = with_config(given, "");
  if (!config) return config.error();
  return read_options(given);
}

Result<Request> read_request(const std::string& text, GivenOptions given) {
  std::error_code ignored;
  const bool is_url = text.find("://") != std::string::npos;
  const bool is_folder = !is_url && fs::is_directory(text, ignored);
  const std::string prepared = is_folder && fs::exists(fs::path(text) / "matang.yaml", ignored)
                                   ? (fs::path(text) / "matang.yaml").lexically_normal().string()
                                   : std::string{};
  auto config = with_config(given, prepared);
  if (!config) return config.error();
  auto options = read_options(given);
  if (!options) return options.error();

  Request request;
  request.options = *options;
  request.target.prepared = prepared;
  source::CrawlOptions& crawl = request.target.crawl;
  crawl = crawl_options(*options);

  // What was named on the command line wins; hosts and start of a file are those of the folder that was named.
  const bool is_prepared = !prepared.empty();
  const std::string target = is_prepared && !config->target.empty() ? config->target : text;
  std::map<std::string, std::string> hosts = is_prepared ? config->hosts : std::map<std::string, std::string>{};
  std::string start = is_prepared ? config->start : std::string{};
  if (is_prepared && config->without_site) {
    if (!config->target.empty())
      return Problem{{prepared, 0, 0}, "“site: none” and “target” contradict each other", "leave one of them out"};
    request.target.kind = Target::Kind::none;
    if (start.empty()) return request;
    const auto subject = web::Url::parse(start);
    if (!subject || !subject->is_http()) return bad_address(start);
    crawl.seed = *subject;
    return request;
  }
  if (hosts.empty() && target.find("://") == std::string::npos) {
    if (looks_like_archive(target)) {
      if (!fs::is_regular_file(target, ignored))
        return Problem{{target, 0, 0}, "there is no such capture", "name a .warc or .warc.gz file"};
      if (!options->since.empty())
        return Problem{{}, "--since is for a crawl, and this target is a capture already", "leave --since out"};
      request.target.kind = Target::Kind::archive;
      request.target.archive_path = target;
      return request;
    }
    if (!fs::is_directory(target, ignored)) {
      // "palembang.go.id" is an address somebody forgot to write whole.
      const bool host_like = target.find('.') != std::string::npos &&
                             target.find_first_of(" \t") == std::string::npos &&
                             web::Url::parse("https://" + target).has_value();
      return Problem{
          {},
          fmt::format("“{}” is no address, directory or capture", target),
          host_like ? fmt::format("did you mean https://{}?", target)
                    : "name an address like https://www.example.go.id, a directory with a site, or a .warc.gz file"};
    }
    if (start.empty()) start = options->base_url.empty() ? "http://localhost/" : options->base_url;
    const auto base = web::Url::parse(start);
    if (!base || !base->is_http()) return bad_address(start);
    hosts.emplace(std::string(base->host()), target);
  }
  const std::string& address = hosts.empty() ? target : start;
  if (!hosts.empty() && start.empty())
    return Problem{{prepared, 0, 0}, "the site's hosts are named, but not where to start", "add “start: http://HOST/”"};
  const auto seed = web::Url::parse(address);
  if (!seed || !seed->is_http()) return bad_address(address);
  crawl.seed = *seed;
  if (!options->since.empty()) {
    auto earlier = earlier_capture(options->since);
    if (!earlier) return earlier.error();
    crawl.since = std::move(*earlier);
  }
  if (hosts.empty()) {
    trust_typed_address(crawl);
  } else {
    auto server = serve(hosts, *options, crawl);
    if (!server) return server.error();
    request.target.server = std::move(*server);
  }
  return request;
}

Result<std::unique_ptr<source::Source>> open_source(const Request& request, capture::WarcWriter* writer,
                                                    const std::atomic<bool>* stop, source::Watch watch) {
  if (request.target.kind == Target::Kind::archive) return source::archive(request.target.archive_path, 0);
  return source::live_site(request.target.crawl, writer, stop, std::move(watch));
}

}  // namespace matang::cli
