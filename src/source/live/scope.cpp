#include "source/live/scope.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

#include "matang/web/domain.hpp"
#include "matang/web/pattern.hpp"

namespace matang::source {
namespace {

std::string_view without_www(std::string_view host) {
  if (host.starts_with("www.")) host.remove_prefix(4);
  return host;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

template <class F>
void split(std::string_view text, char separator, F each) {
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find(separator, at), text.size());
    each(text.substr(at, end - at));
    at = end + 1;
  }
}

constexpr std::array<std::string_view, 24> action_words{
    "logout",    "log-out",  "log_out",   "logoff",      "signout",     "sign-out",    "sign_out",    "keluar",
    "delete",    "hapus",    "remove",    "destroy",     "unsubscribe", "add-to-cart", "add_to_cart", "addtocart",
    "do-logout", "dologout", "wp-logout", "user-logout", "batalkan",    "trash",       "purge",       "uninstall"};

constexpr std::array<std::string_view, 7> session_names{"phpsessid", "jsessionid",   "sessionid", "session_id",
                                                        "sid",       "aspsessionid", "cfid"};

constexpr std::array<std::string_view, 41> document_extensions{
    "pdf", "doc", "docx", "xls", "xlsx", "ppt",  "pptx", "odt",  "ods",  "odp", "rtf", "csv", "zip",  "rar",
    "7z",  "gz",  "tar",  "tgz", "jpg",  "jpeg", "png",  "gif",  "webp", "svg", "bmp", "tif", "tiff", "ico",
    "mp3", "wav", "ogg",  "mp4", "avi",  "mov",  "mkv",  "webm", "wmv",  "apk", "exe", "iso", "epub"};

}  // namespace

Scope::Scope(const CrawlOptions& options)
    : seed_(options.seed.without_fragment()),
      kind_(options.scope),
      host_(without_www(options.seed.host())),
      include_(options.include),
      exclude_(options.exclude) {
  const std::string_view path = options.seed.path();
  prefix_ = std::string(path.substr(0, path.rfind('/') + 1));
}

bool Scope::contains(const web::Url& url) const {
  if (!url.is_http()) return false;
  if (kind_ == "domain") return web::same_government(seed_.host(), url.host());
  if (without_www(url.host()) != host_) return false;
  return kind_ != "prefix" || url.path().starts_with(prefix_);
}

bool Scope::is_excluded(const web::Url& url) const {
  if (url == seed_) return false;
  const auto matches = [&](const std::string& pattern) { return web::fits_pattern(pattern, url.text()); };
  if (std::any_of(exclude_.begin(), exclude_.end(), matches)) return true;
  return !include_.empty() && std::none_of(include_.begin(), include_.end(), matches);
}

bool is_action(const web::Url& url) {
  bool action = false;
  // Whole segments only: "surat-keluar" and "kartu-keluarga" are pages like others.
  split(lower(url.path()), '/', [&](std::string_view segment) {
    action = action || is_one_of(segment.substr(0, segment.find('.')), action_words);
  });
  split(lower(url.query()), '&', [&](std::string_view pair) {
    const auto equals = pair.find('=');
    const std::string_view name = pair.substr(0, equals);
    const std::string_view value = equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1);
    action = action || is_one_of(name, action_words) ||
             ((name == "action" || name == "do" || name == "act" || name == "task" || name == "op" || name == "aksi") &&
              is_one_of(value, action_words));
  });
  return action;
}

bool is_endless(const web::Url& url) {
  constexpr std::size_t longest = 2000;
  constexpr int most_repeats = 4;
  if (url.text().size() > longest) return true;
  std::map<std::string_view, int> counts;
  bool repeated = false;
  split(url.path(), '/', [&](std::string_view segment) {
    if (!segment.empty() && ++counts[segment] >= most_repeats) repeated = true;
  });
  return repeated;
}

std::string identity(const web::Url& url) {
  std::string text = url.without_fragment().text();
  const auto question = text.find('?');
  std::string path = text.substr(0, question);
  if (const auto session = lower(path).find(";jsessionid="); session != std::string::npos) path.resize(session);
  if (question == std::string::npos) return path;
  std::string query;
  split(std::string_view(text).substr(question + 1), '&', [&](std::string_view pair) {
    if (is_one_of(lower(pair.substr(0, pair.find('='))), session_names)) return;
    query += query.empty() ? '?' : '&';
    query += pair;
  });
  return path + query;
}

bool is_document(const web::Url& url) {
  const std::string_view path = url.path();
  const auto dot = path.rfind('.');
  return dot != std::string_view::npos && is_one_of(lower(path.substr(dot + 1)), document_extensions);
}

}  // namespace matang::source
