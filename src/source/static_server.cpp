#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <list>
#include <mutex>
#include <thread>

#include "matang/source/source.hpp"
#include "source/static_site.hpp"

namespace matang::source {
namespace {

constexpr std::size_t max_request = 32u << 10;
constexpr std::size_t max_connections = 256;

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

bool send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

/// Value of a header of the request, by its lower-case name.
std::string header(std::string_view head, std::string_view name) {
  for (std::size_t at = head.find('\n'); at != std::string_view::npos; at = head.find('\n', at + 1)) {
    std::string_view line = head.substr(at + 1, head.find('\n', at + 1) - at - 1);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || lower(line.substr(0, colon)) != name) continue;
    line.remove_prefix(colon + 1);
    const auto first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return std::string(line.substr(first, line.find_last_not_of(" \t\r") - first + 1));
  }
  return {};
}

std::string name_of(std::string_view host_header) {
  if (host_header.starts_with('[')) return lower(host_header.substr(0, host_header.find(']') + 1));
  return lower(host_header.substr(0, host_header.find(':')));
}

}  // namespace

struct StaticServer::Impl {
  struct Connection {
    int socket;
    std::thread thread;
    std::atomic<bool> done{false};
  };

  std::map<std::string, StaticSite> sites;
  int listener = -1;
  int port = 0;
  std::atomic<bool> stopping{false};
  std::list<Connection> connections;  // of the accepting thread alone, until it has ended
  std::thread acceptor;

  ~Impl() {
    stopping = true;
    if (acceptor.joinable()) acceptor.join();
    for (Connection& c : connections) ::shutdown(c.socket, SHUT_RDWR);
    for (Connection& c : connections) {
      c.thread.join();
      ::close(c.socket);
    }
    if (listener >= 0) ::close(listener);
  }

  void sweep() {
    for (auto it = connections.begin(); it != connections.end();) {
      if (!it->done) {
        ++it;
        continue;
      }
      it->thread.join();
      ::close(it->socket);
      it = connections.erase(it);
    }
  }

  void accept_all() {
    while (!stopping) {
      pollfd ready{listener, POLLIN, 0};
      if (::poll(&ready, 1, 20) <= 0) continue;
      sweep();
      if (connections.size() >= max_connections) {
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
        continue;
      }
      const int socket = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
      if (socket < 0) continue;
      const int on = 1;
      ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
      Connection& connection = connections.emplace_back();
      connection.socket = socket;
      connection.thread = std::thread([this, &connection] {
        serve(connection.socket);
        ::shutdown(connection.socket, SHUT_RDWR);
        connection.done = true;
      });
    }
  }

  void serve(int socket) {
    std::string input;
    std::array<char, 4096> block{};
    for (;;) {
      auto end = input.find("\r\n\r\n");
      while (end == std::string::npos) {
        if (input.size() > max_request) return;
        const ssize_t got = ::recv(socket, block.data(), block.size(), 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return;
        input.append(block.data(), static_cast<std::size_t>(got));
        end = input.find("\r\n\r\n");
      }
      const std::string head = input.substr(0, end + 2);
      input.erase(0, end + 4);
      if (!respond(socket, head)) return;
    }
  }

  /// False where the connection ends.
  bool respond(int socket, std::string_view head) {
    const std::string_view line = head.substr(0, head.find("\r\n"));
    const auto first = line.find(' '), last = line.rfind(' ');
    if (first == std::string_view::npos || last <= first || !header(head, "transfer-encoding").empty()) return false;
    const std::string_view method = line.substr(0, first);
    const std::string_view target = line.substr(first + 1, last - first - 1);
    const std::string length = header(head, "content-length");
    const bool has_body = !length.empty() && length != "0";
    auto site = sites.find(name_of(header(head, "host")));
    if (site == sites.end()) site = sites.find("*");

    StaticAnswer answer;
    if (method != "GET" && method != "HEAD")
      answer = {405, {{"Allow", "GET, HEAD"}}, {}};
    else if (site == sites.end())
      answer = {404, {{"Content-Type", "text/plain"}}, "no such host here\n"};
    else
      answer = site->second.answer(target);

    const bool keep = line.ends_with("HTTP/1.1") && lower(header(head, "connection")) != "close" && !has_body;
    std::string text =
        "HTTP/1.1 " + std::to_string(answer.status) + ' ' + std::string(reason_phrase(answer.status)) + "\r\n";
    for (const auto& [name, value] : answer.headers) text += name + ": " + value + "\r\n";
    text += "Content-Length: " + std::to_string(answer.body.size()) + "\r\n";
    if (!keep) text += "Connection: close\r\n";
    text += "\r\n";
    if (method != "HEAD") text += answer.body;
    return send_all(socket, text) && keep;
  }
};

StaticServer::StaticServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
StaticServer::StaticServer(StaticServer&&) noexcept = default;
StaticServer& StaticServer::operator=(StaticServer&&) noexcept = default;
StaticServer::~StaticServer() = default;
int StaticServer::port() const { return impl_->port; }

Result<StaticServer> StaticServer::start(std::map<std::string, std::string> hosts) {
  auto impl = std::make_unique<Impl>();
  Problems problems;
  for (const auto& [host, directory] : hosts) {
    auto site = StaticSite::load(directory);
    if (site)
      impl->sites.emplace(lower(host), std::move(*site));
    else
      problems.insert(problems.end(), site.error().begin(), site.error().end());
  }
  if (!problems.empty()) return problems;
  impl->listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (impl->listener < 0 || ::bind(impl->listener, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
      ::listen(impl->listener, 128) != 0 ||
      ::getsockname(impl->listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
    return Problem{{}, std::string("no server can be started on loopback: ") + std::strerror(errno), ""};
  impl->port = ntohs(address.sin_port);
  impl->acceptor = std::thread([server = impl.get()] { server->accept_all(); });
  return StaticServer(std::move(impl));
}

}  // namespace matang::source
