#include "source/live/transfer.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <new>
#include <string>

#include "matang/web/domain.hpp"

namespace matang::source {
bool is_read_whole(std::optional<std::string_view> type) {
  if (!type) return true;
  const std::string essence = web::parse_media_type(*type).essence;
  return essence.empty() || essence.starts_with("text/") || essence.find("xml") != std::string::npos ||
         essence.find("html") != std::string::npos || essence.find("json") != std::string::npos ||
         essence.find("gzip") != std::string::npos;
}

void append(List& list, const std::string& line) {
  curl_slist* longer = curl_slist_append(list.get(), line.c_str());
  if (!longer) throw std::bad_alloc();
  list.release();
  list.reset(longer);
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::size_t on_header(char* data, std::size_t, std::size_t size, void* user) {
  auto& t = *static_cast<Transfer*>(user);
  t.header_bytes += size;
  ++t.header_lines;
  if (t.header_bytes > t.limits->max_header_bytes || t.header_lines > t.limits->max_header_lines) {
    t.header_overflow = true;
    return 0;
  }
  const std::string_view line(data, size);
  if (t.headers_done && !line.starts_with("HTTP/")) return size;  // trailers of a chunked body
  if (line.starts_with("HTTP/")) {                                // also after a 1xx answer
    t.headers_done = false;
    t.response.headers.fields.clear();
    const auto blank = line.find(' ');
    t.response.status = blank == std::string_view::npos ? 0 : std::atoi(std::string(line.substr(blank + 1, 3)).c_str());
    return size;
  }
  const std::string_view text = trimmed(line);
  if (text.empty()) {
    t.headers_done = t.response.status >= 200;
    if (t.headers_done)
      t.body_limit =
          is_read_whole(t.response.headers.find("content-type")) ? t.request.max_body : t.request.max_other_body;
    return size;
  }
  if ((line.front() == ' ' || line.front() == '\t') && !t.response.headers.fields.empty()) {
    t.response.headers.fields.back().second += ' ' + std::string(text);
    return size;
  }
  const auto colon = text.find(':');
  if (colon != std::string_view::npos && colon != 0)
    t.response.headers.fields.emplace_back(trimmed(text.substr(0, colon)), trimmed(text.substr(colon + 1)));
  return size;
}

std::size_t on_body(char* data, std::size_t, std::size_t size, void* user) {
  auto& t = *static_cast<Transfer*>(user);
  const std::size_t room = t.body_limit - std::min(t.body_limit, t.response.body.size());
  t.response.body.append(data, std::min(size, room));
  if (size <= room) return size;
  t.body_cut = true;
  return 0;
}

curl_socket_t open_socket(void* user, curlsocktype, curl_sockaddr* address) {
  auto& t = *static_cast<Transfer*>(user);
  if (!t.private_allowed) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    const void* raw = address->family == AF_INET6
                          ? static_cast<const void*>(&reinterpret_cast<const sockaddr_in6*>(&address->addr)->sin6_addr)
                          : static_cast<const void*>(&reinterpret_cast<const sockaddr_in*>(&address->addr)->sin_addr);
    if (!inet_ntop(address->family, raw, text.data(), text.size()) || web::is_private_address(text.data())) {
      t.forbidden = true;
      return CURL_SOCKET_BAD;
    }
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

}  // namespace matang::source
