#include "source/static_site.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>

namespace matang::source {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::pair<std::string_view, std::string_view>, 26> types{
    {{".html", "text/html"},
     {".htm", "text/html"},
     {".php", "text/html"},
     {".xml", "text/xml"},
     {".rss", "application/rss+xml"},
     {".txt", "text/plain"},
     {".css", "text/css"},
     {".js", "application/javascript"},
     {".json", "application/json"},
     {".pdf", "application/pdf"},
     {".csv", "text/csv"},
     {".zip", "application/zip"},
     {".gz", "application/gzip"},
     {".png", "image/png"},
     {".jpg", "image/jpeg"},
     {".jpeg", "image/jpeg"},
     {".gif", "image/gif"},
     {".svg", "image/svg+xml"},
     {".ico", "image/x-icon"},
     {".webp", "image/webp"},
     {".mp4", "video/mp4"},
     {".doc", "application/msword"},
     {".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
     {".xls", "application/vnd.ms-excel"},
     {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
     {".woff2", "font/woff2"}}};

std::string_view type_of(const fs::path& path) {
  const std::string extension = path.extension().string();
  const auto found = std::find_if(types.begin(), types.end(), [&](const auto& t) { return t.first == extension; });
  if (found != types.end()) return found->second;
  return extension.empty() ? "text/html" : "application/octet-stream";
}

std::string percent_decoded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned value = 0;
    if (text[i] == '%' && i + 2 < text.size() &&
        std::from_chars(text.data() + i + 1, text.data() + i + 3, value, 16).ptr == text.data() + i + 3) {
      result += static_cast<char>(value);
      i += 2;
    } else {
      result += text[i];
    }
  }
  return result;
}

/// Each line that is neither blank nor a comment, cut into words.
template <class F>
Problems each_line(const fs::path& file, F take) {
  Problems problems;
  std::ifstream in(file);
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    std::istringstream words(line);
    std::string first;
    if (!(words >> first) || first.starts_with('#')) continue;
    if (const auto hint = take(first, words))
      problems.push_back({{file.string(), number, 1}, "this line is not understood", *hint});
  }
  return problems;
}

bool is_status(int status) { return status >= 200 && status <= 599; }

}  // namespace

std::string_view reason_phrase(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 307:
      return "Temporary Redirect";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    default:
      return "";
  }
}

Result<StaticSite> StaticSite::load(const fs::path& directory) {
  StaticSite site;
  std::error_code error;
  site.root_ = fs::canonical(directory, error);
  if (error || !fs::is_directory(site.root_, error))
    return Problem{
        {directory.string(), 0, 0}, "this is not a directory that can be read", "name a directory with an index.html"};
  using Hint = std::optional<std::string>;
  Problems problems =
      each_line(site.root_ / ".redirects", [&](const std::string& from, std::istringstream& words) -> Hint {
        std::string to;
        int status = 302;
        if (!(words >> to)) return "write FROM TO, and a status if it is not 302";
        if (!(words >> status)) status = words.eof() ? 302 : 0;
        if (status < 300 || status > 399) return "the status of a redirect lies between 300 and 399";
        site.redirects_[from] = {to, status};
        return std::nullopt;
      });
  const auto add = [&](Problems more) { problems.insert(problems.end(), more.begin(), more.end()); };
  add(each_line(site.root_ / ".headers", [&](const std::string& path, std::istringstream& words) -> Hint {
    std::string name, value;
    words >> name >> std::ws;
    std::getline(words, value);
    if (name.size() < 2 || !name.ends_with(':')) return "write PATH NAME: VALUE";
    name.pop_back();
    if (value.ends_with('\r')) value.pop_back();
    site.headers_.emplace(path, std::pair{name, value});
    return std::nullopt;
  }));
  add(each_line(site.root_ / ".status", [&](const std::string& path, std::istringstream& words) -> Hint {
    int status = 0;
    if (!(words >> status) || !is_status(status)) return "write PATH STATUS, a status between 200 and 599";
    site.statuses_[path] = status;
    return std::nullopt;
  }));
  if (!problems.empty()) return problems;
  return site;
}

void StaticSite::add_headers(std::string_view path, StaticAnswer& answer) const {
  for (auto [it, end] = headers_.equal_range(path); it != end; ++it) {
    const auto same = std::find_if(answer.headers.begin(), answer.headers.end(),
                                   [&](const auto& h) { return h.first == it->second.first; });
    if (same != answer.headers.end())
      same->second = it->second.second;
    else
      answer.headers.push_back(it->second);
  }
}

StaticAnswer StaticSite::file(const fs::path& path, int status) const {
  std::ifstream in(path, std::ios::binary);
  if (!in) return missing();
  return {status, {{"Content-Type", std::string(type_of(path))}}, std::string(std::istreambuf_iterator<char>(in), {})};
}

StaticAnswer StaticSite::missing() const {
  const auto soft = statuses_.find("*");
  const int status = soft == statuses_.end() ? 404 : soft->second;
  std::error_code error;
  const fs::path page = root_ / "404.html";
  if (fs::is_regular_file(page, error)) return file(page, status);
  return {status,
          {{"Content-Type", "text/html"}},
          "<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1></body></html>\n"};
}

StaticAnswer StaticSite::answer(std::string_view target) const {
  const std::string_view path = target.substr(0, target.find('?'));
  for (const std::string_view key : {target, path})
    if (const auto found = redirects_.find(key); found != redirects_.end()) {
      StaticAnswer answer{found->second.second, {{"Location", found->second.first}, {"Content-Type", "text/html"}}, {}};
      add_headers(path, answer);
      return answer;
    }
  auto status = statuses_.find(target);
  if (status == statuses_.end()) status = statuses_.find(path);
  const auto with_status = [&](StaticAnswer answer) {
    if (status != statuses_.end()) answer.status = status->second;
    add_headers(path, answer);
    return answer;
  };

  if (!path.starts_with('/')) return {400, {}, {}};
  // Nothing above the root and no hidden file, whatever the encoding.
  const std::string decoded = percent_decoded(path);
  if (decoded.find("/.") != std::string::npos || decoded.find('\0') != std::string::npos) return with_status(missing());
  std::error_code error;
  const std::string relative = decoded.substr(1);
  if (target.size() > path.size()) {  // a page of a dynamic site saved as "index.php?id=3"
    const fs::path saved = root_ / (relative + percent_decoded(target.substr(path.size())));
    if (saved.lexically_normal().string().starts_with(root_.string()) && fs::is_regular_file(saved, error)) {
      StaticAnswer answer = file(saved, 200);
      answer.headers[0].second = "text/html";
      return with_status(std::move(answer));
    }
  }
  const fs::path asked = fs::weakly_canonical(root_ / relative, error);
  const auto [end, ignored] = std::mismatch(root_.begin(), root_.end(), asked.begin(), asked.end());
  if (error || end != root_.end()) return with_status(missing());  // a link that leads out of the directory
  if (fs::is_directory(asked, error)) {
    if (!decoded.ends_with('/')) {
      const std::string query(target.substr(path.size()));
      return with_status({301, {{"Location", std::string(path) + '/' + query}, {"Content-Type", "text/html"}}, {}});
    }
    const fs::path index = asked / "index.html";
    if (fs::is_regular_file(index, error)) return with_status(file(index, 200));
    return with_status(missing());
  }
  if (fs::is_regular_file(asked, error) && !decoded.ends_with('/')) return with_status(file(asked, 200));
  return with_status(missing());
}

}  // namespace matang::source
