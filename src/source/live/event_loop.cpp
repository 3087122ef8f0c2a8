#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <mutex>
#include <new>
#include <stdexcept>
#include <unordered_map>

#include "source/live/curl_outcome.hpp"
#include "source/live/fetcher.hpp"
#include "source/live/transfer.hpp"

namespace matang::source {
namespace {

struct MultiDeleter {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};
struct ShareDeleter {
  void operator()(CURLSH* share) const { curl_share_cleanup(share); }
};

/// The last valid second of the first certificate of the chain, the server's own. libcurl gives it as text, written by
/// OpenSSL as "Jan 31 23:59:59 2027 GMT".
std::optional<std::chrono::sys_seconds> certificate_expiry(CURL* easy) {
  const curl_certinfo* info = nullptr;
  if (curl_easy_getinfo(easy, CURLINFO_CERTINFO, &info) != CURLE_OK || !info || info->num_of_certs < 1)
    return std::nullopt;
  constexpr std::string_view label = "Expire date:";
  for (const curl_slist* line = info->certinfo[0]; line; line = line->next) {
    if (!std::string_view(line->data).starts_with(label)) continue;
    const time_t seconds = curl_getdate(line->data + label.size(), nullptr);
    if (seconds <= 0) return std::nullopt;
    return std::chrono::sys_seconds{std::chrono::seconds{seconds}};
  }
  return std::nullopt;
}

/// Credentials have no place in an archive that others will read.
bool is_secret(std::string_view name) {
  for (const std::string_view secret : {"authorization", "proxy-authorization", "cookie", "x-api-key"})
    if (name.size() == secret.size() && strncasecmp(name.data(), secret.data(), name.size()) == 0) return true;
  return false;
}

}  // namespace

struct Fetcher::Impl {
  const CrawlOptions options;
  std::unique_ptr<CURLM, MultiDeleter> multi;
  std::unique_ptr<CURLSH, ShareDeleter> share;  ///< of the cookies; goes after the handles that use it
  List plain_headers, inside_headers, resolve, connect_to;
  std::vector<Easy> idle, idle_with_cookies;  ///< handles keep their share, so the two kinds are never exchanged
  std::unordered_map<CURL*, std::unique_ptr<Transfer>> running;

  explicit Impl(const CrawlOptions& o) : options(o) {
    static std::once_flag once;
    std::call_once(once, [] {
      if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) throw std::runtime_error("libcurl does not start");
    });
    multi.reset(curl_multi_init());
    share.reset(curl_share_init());
    if (!multi || !share) throw std::bad_alloc();
    curl_share_setopt(share.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_COOKIE);
    if (!options.cookie_file.empty()) load_cookies();
    curl_multi_setopt(multi.get(), CURLMOPT_PIPELINING, static_cast<long>(CURLPIPE_NOTHING));
    curl_multi_setopt(multi.get(), CURLMOPT_MAXCONNECTS,
                      static_cast<long>(std::max(options.manners.total_concurrency, 1) * 2));
    for (const char* line : {"Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                             "Accept-Encoding: gzip, deflate", "Accept-Language: id,en;q=0.7"}) {
      append(plain_headers, line);
      append(inside_headers, line);
    }
    for (const auto& [name, value] : options.extra_headers) append(inside_headers, name + ": " + value);
    for (const std::string& entry : options.resolve) append(resolve, entry);
    for (const auto& [host, address] : options.connect_to)
      append(connect_to, (host == "*" ? std::string{} : host) + "::" + address);
  }
  ~Impl() {
    for (auto& [easy, transfer] : running) curl_multi_remove_handle(multi.get(), easy);
    running.clear();
    idle.clear();
    idle_with_cookies.clear();
  }

  /// Into the share, once: reading the file again later would bring back what the site has replaced since.
  void load_cookies() {
    const Easy easy(curl_easy_init());
    if (!easy) throw std::bad_alloc();
    curl_easy_setopt(easy.get(), CURLOPT_SHARE, share.get());
    curl_easy_setopt(easy.get(), CURLOPT_COOKIEFILE, options.cookie_file.c_str());
    curl_easy_setopt(easy.get(), CURLOPT_COOKIELIST, "RELOAD");
  }

  bool is_private_allowed(const web::Url& url) const {
    if (options.allow_private || options.connect_to.contains(std::string(url.host())) ||
        options.connect_to.contains("*"))
      return true;
    const std::string prefix = std::string(url.host()) + ':' + std::to_string(url.port()) + ':';
    return std::any_of(options.resolve.begin(), options.resolve.end(), [&](const std::string& entry) {
      return entry.starts_with(prefix) || entry.starts_with('+' + prefix);
    });
  }

  static bool has_cookies(const FetchRequest& request) { return request.inside && !request.probe_http2; }
  std::vector<Easy>& idle_for(const FetchRequest& request) { return has_cookies(request) ? idle_with_cookies : idle; }

  /// A handle used before, or a new one. Other sites' handles have no share: our cookies are not theirs.
  Easy take_handle(const FetchRequest& request) {
    std::vector<Easy>& pool = idle_for(request);
    if (!pool.empty()) {
      Easy easy = std::move(pool.back());
      pool.pop_back();
      return easy;
    }
    Easy easy(curl_easy_init());
    if (!easy) throw std::bad_alloc();
    if (has_cookies(request)) {
      curl_easy_setopt(easy.get(), CURLOPT_SHARE, share.get());
      curl_easy_setopt(easy.get(), CURLOPT_COOKIEFILE, "");  // turns the cookie engine on, and reads nothing
    }
    return easy;
  }

  /// Sets every option that differs between requests: handles are used again as they are, since curl_easy_reset of 7.88
  /// loses the memory of CURLOPT_COOKIEFILE.
  void set_up(Transfer& t) {
    CURL* easy = t.easy.get();
    const auto set = [&](CURLoption option, auto value) {
      if (curl_easy_setopt(easy, option, value) == CURLE_OUT_OF_MEMORY) throw std::bad_alloc();
    };
    const auto timeout = static_cast<long>(std::max<std::int64_t>(options.manners.timeout.count(), 1));
    set(CURLOPT_URL, t.request.url.without_fragment().text().c_str());
    set(CURLOPT_PATH_AS_IS, 1L);
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_HTTP_VERSION,
        t.request.probe_http2 ? static_cast<long>(CURL_HTTP_VERSION_2TLS) : static_cast<long>(CURL_HTTP_VERSION_1_1));
    set(CURLOPT_USERAGENT, options.manners.user_agent.c_str());
    set(CURLOPT_HTTPHEADER, header_lines(t));
    set(CURLOPT_CERTINFO, t.request.inside && t.request.url.scheme() == "https" ? 1L : 0L);
    set(CURLOPT_CONNECTTIMEOUT_MS, timeout);
    set(CURLOPT_TIMEOUT_MS, timeout * 3);  // of the whole answer; a silent server is given up after one
    set(CURLOPT_LOW_SPEED_LIMIT, 50L);
    set(CURLOPT_LOW_SPEED_TIME, std::max((timeout + 999) / 1000, 1L));
    set(t.request.head ? CURLOPT_NOBODY : CURLOPT_HTTPGET, 1L);
    set(CURLOPT_HEADERFUNCTION, &on_header);
    set(CURLOPT_HEADERDATA, static_cast<void*>(&t));
    set(CURLOPT_WRITEFUNCTION, &on_body);
    set(CURLOPT_WRITEDATA, static_cast<void*>(&t));
    set(CURLOPT_OPENSOCKETFUNCTION, &open_socket);
    set(CURLOPT_OPENSOCKETDATA, static_cast<void*>(&t));
    set(CURLOPT_PRIVATE, static_cast<void*>(&t));
    if (!options.ca_file.empty()) set(CURLOPT_CAINFO, options.ca_file.c_str());
    if (resolve) set(CURLOPT_RESOLVE, resolve.get());
    if (connect_to) set(CURLOPT_CONNECT_TO, connect_to.get());
    set(CURLOPT_FRESH_CONNECT, t.request.probe_http2 ? 1L : 0L);
    set(CURLOPT_FORBID_REUSE, t.request.probe_http2 ? 1L : 0L);
  }

  curl_slist* header_lines(const Transfer& t) const {
    if (t.own_headers) return t.own_headers.get();
    return t.request.inside ? inside_headers.get() : plain_headers.get();
  }

  /// Asks for the answer only if it is another one than before. RFC 9110 §13.1.3: a server that knows the entity tag
  /// does not look at the date.
  void make_conditional(Transfer& t) const {
    if (t.request.etag.empty() && t.request.last_modified.empty()) return;
    for (const curl_slist* line = header_lines(t); line; line = line->next) append(t.own_headers, line->data);
    if (!t.request.etag.empty()) append(t.own_headers, "If-None-Match: " + t.request.etag);
    if (!t.request.last_modified.empty()) append(t.own_headers, "If-Modified-Since: " + t.request.last_modified);
  }

  web::Headers sent_headers(const Transfer& t) const {
    web::Headers headers;
    const web::Url& url = t.request.url;
    std::string host(url.host());
    const bool usual = url.port() == (url.scheme() == "https" ? 443 : 80);
    headers.fields.emplace_back("Host", usual ? host : host + ':' + std::to_string(url.port()));
    if (!options.manners.user_agent.empty()) headers.fields.emplace_back("User-Agent", options.manners.user_agent);
    for (const curl_slist* line = header_lines(t); line; line = line->next) {
      const std::string_view text = line->data;
      const auto colon = text.find(':');
      if (colon != std::string_view::npos && !is_secret(text.substr(0, colon)))
        headers.fields.emplace_back(trimmed(text.substr(0, colon)), trimmed(text.substr(colon + 1)));
    }
    return headers;
  }

  /// `code` is nothing where we ended the transfer ourselves.
  Fetched finish(CURL* easy, std::optional<CURLcode> code) {
    const auto found = running.find(easy);
    Transfer& t = *found->second;
    Fetched fetched;
    fetched.id = t.request.id;
    fetched.at = t.at;
    curl_off_t microseconds = 0;
    curl_easy_getinfo(easy, CURLINFO_TOTAL_TIME_T, &microseconds);
    fetched.took = std::chrono::milliseconds{microseconds / 1000};
    const char* ip = nullptr;
    if (curl_easy_getinfo(easy, CURLINFO_PRIMARY_IP, &ip) == CURLE_OK && ip) fetched.ip = ip;
    fetched.bytes = t.header_bytes + t.response.body.size();
    long version = 0, verify = 0;
    curl_easy_getinfo(easy, CURLINFO_HTTP_VERSION, &version);
    curl_easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &verify);
    fetched.certificate_expires = certificate_expiry(easy);
    fetched.http2 = version == CURL_HTTP_VERSION_2_0;

    using capture::FailureKind;
    if (t.header_overflow) {
      fetched.outcome = capture::FetchFailure{FailureKind::malformed, "the headers are too large"};
    } else if (t.headers_done && t.response.status >= 100) {
      // What came before an interruption is kept (WARC-Truncated): the status is known, and a part is evidence too.
      t.response.truncated = t.body_cut || code != CURLE_OK;
      fetched.outcome = std::move(t.response);
      fetched.request_headers = sent_headers(t);
    } else if (!code) {
      fetched.outcome = capture::FetchFailure{FailureKind::interrupted, "we stopped while it was under way"};
    } else if (t.forbidden && *code == CURLE_COULDNT_CONNECT) {
      fetched.outcome = capture::FetchFailure{FailureKind::address_forbidden, "the name leads to a private address"};
    } else {
      fetched.outcome = failure_of(*code, verify);
    }
    curl_multi_remove_handle(multi.get(), easy);
    idle_for(t.request).push_back(std::move(t.easy));
    running.erase(found);
    return fetched;
  }
};

Fetcher::Fetcher(const CrawlOptions& options) : impl_(std::make_unique<Impl>(options)) {}
Fetcher::~Fetcher() = default;
std::size_t Fetcher::running() const { return impl_->running.size(); }
void Fetcher::wake() { curl_multi_wakeup(impl_->multi.get()); }

void Fetcher::start(FetchRequest request) {
  auto t = std::make_unique<Transfer>();
  t->easy = impl_->take_handle(request);
  t->request = std::move(request);
  t->limits = &impl_->options.limits;
  t->private_allowed = impl_->is_private_allowed(t->request.url);
  t->at = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  impl_->make_conditional(*t);
  impl_->set_up(*t);
  CURL* easy = t->easy.get();
  impl_->running.emplace(easy, std::move(t));
  if (curl_multi_add_handle(impl_->multi.get(), easy) != CURLM_OK)
    throw std::runtime_error("libcurl takes no more transfers");
}

void Fetcher::run(std::chrono::milliseconds wait, std::vector<Fetched>& done) {
  int running = 0;
  curl_multi_perform(impl_->multi.get(), &running);
  const std::size_t before = done.size();
  const auto collect = [&] {
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(impl_->multi.get(), &left))
      if (message->msg == CURLMSG_DONE) done.push_back(impl_->finish(message->easy_handle, message->data.result));
  };
  collect();
  if (done.size() != before || wait.count() <= 0) return;
  curl_multi_poll(impl_->multi.get(), nullptr, 0, static_cast<int>(wait.count()), nullptr);
  curl_multi_perform(impl_->multi.get(), &running);
  collect();
}

void Fetcher::abort(std::vector<Fetched>& done) {
  std::vector<CURL*> handles;
  for (const auto& [easy, transfer] : impl_->running) handles.push_back(easy);
  for (CURL* easy : handles) done.push_back(impl_->finish(easy, std::nullopt));
}

}  // namespace matang::source
