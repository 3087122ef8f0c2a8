#include "support/fault_server.hpp"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace matang::test {

bool FaultLine::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void FaultLine::drip(std::string_view bytes, int milliseconds) const {
  for (const char& c : bytes) {
    pollfd gone{socket_, POLLRDHUP, 0};
    if (::poll(&gone, 1, milliseconds) > 0 || !send({&c, 1})) return;
  }
}

void FaultLine::wait() const {
  pollfd gone{socket_, POLLRDHUP, 0};
  ::poll(&gone, 1, 10'000);
}

void FaultLine::reset() const {
  const linger now{1, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

std::string http_answer(std::string_view status, std::string_view headers, std::string_view body) {
  return "HTTP/1.1 " + std::string(status) + "\r\n" + std::string(headers) +
         "Content-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" + std::string(body);
}

struct FaultServer::Impl {
  std::map<std::string, Fault> faults;
  int listener = -1;
  int port = 0;
  std::atomic<bool> stopping{false};
  mutable std::mutex mutex;
  std::vector<std::string> requests;
  std::vector<int> sockets;
  std::vector<std::thread> threads;
  std::thread acceptor;

  void serve(int socket) {
    std::string request;
    std::array<char, 4096> block{};
    while (request.find("\r\n\r\n") == std::string::npos) {
      const ssize_t got = ::recv(socket, block.data(), block.size(), 0);
      if (got <= 0) break;
      request.append(block.data(), static_cast<std::size_t>(got));
    }
    const auto first = request.find(' ');
    const auto second = first == std::string::npos ? first : request.find(' ', first + 1);
    if (second != std::string::npos) {
      const std::string path = request.substr(first + 1, second - first - 1);
      {
        std::lock_guard lock(mutex);
        requests.push_back(request.substr(0, second));
      }
      const FaultLine line(socket, request);
      const auto fault = faults.find(path);
      if (fault != faults.end())
        fault->second(line);
      else
        line.send(http_answer("404 Not Found", "", "not here"));
    }
    std::lock_guard lock(mutex);
    for (int& s : sockets)
      if (s == socket) s = -1;
    ::close(socket);
  }
};

FaultServer::FaultServer(std::map<std::string, Fault> faults) : impl_(std::make_unique<Impl>()) {
  impl_->faults = std::move(faults);
  impl_->listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (::bind(impl_->listener, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(impl_->listener, 64) != 0 ||
      ::getsockname(impl_->listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
    throw std::runtime_error("no server can be started on loopback");
  impl_->port = ntohs(address.sin_port);
  impl_->acceptor = std::thread([impl = impl_.get()] {
    while (!impl->stopping) {
      pollfd ready{impl->listener, POLLIN, 0};
      if (::poll(&ready, 1, 20) <= 0) continue;
      const int socket = ::accept4(impl->listener, nullptr, nullptr, SOCK_CLOEXEC);
      if (socket < 0) continue;
      std::lock_guard lock(impl->mutex);
      impl->sockets.push_back(socket);
      impl->threads.emplace_back([impl, socket] { impl->serve(socket); });
    }
  });
}

FaultServer::~FaultServer() {
  impl_->stopping = true;
  impl_->acceptor.join();
  {
    std::lock_guard lock(impl_->mutex);
    for (const int socket : impl_->sockets)
      if (socket >= 0) ::shutdown(socket, SHUT_RDWR);
  }
  for (std::thread& thread : impl_->threads) thread.join();
  ::close(impl_->listener);
}

int FaultServer::port() const { return impl_->port; }

std::string FaultServer::address(std::string_view path) const {
  return "http://127.0.0.1:" + std::to_string(impl_->port) + std::string(path);
}

std::vector<std::string> FaultServer::requests() const {
  std::lock_guard lock(impl_->mutex);
  return impl_->requests;
}

std::map<std::string, FaultServer::Fault> FaultServer::all() {
  using L = const FaultLine&;
  const std::string page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
  const auto endless = [](L l, const std::string& bytes) {
    while (l.send(bytes)) {
    }
  };
  return {
      {"/silent", [](L l) { l.wait(); }},
      {"/drip-header", [=](L l) { l.drip(page + std::string(1000, 'x'), 200); }},
      {"/drip-body",
       [=](L l) {
         l.send(page + "Content-Length: 1000\r\n\r\n");
         l.drip(std::string(1000, 'x'), 200);
       }},
      {"/close", [](L) {}},
      {"/reset", [](L l) { l.reset(); }},
      {"/reset-in-body",
       [=](L l) {
         l.send(page + "Content-Length: 1000\r\n\r\n12345678");
         std::this_thread::sleep_for(std::chrono::milliseconds{50});
         l.reset();
       }},
      {"/length-too-long", [=](L l) { l.send(page + "Content-Length: 1000\r\n\r\n12345678"); }},
      {"/chunk-cut", [=](L l) { l.send(page + "Transfer-Encoding: chunked\r\n\r\nff\r\n12345678"); }},
      {"/no-last-chunk", [=](L l) { l.send(page + "Transfer-Encoding: chunked\r\n\r\n8\r\n12345678\r\n"); }},
      {"/bad-chunk", [=](L l) { l.send(page + "Transfer-Encoding: chunked\r\n\r\nzz\r\n12345678\r\n"); }},
      {"/endless-body",
       [=](L l) {
         l.send(page + "\r\n");
         endless(l, std::string(65536, 'x'));
       }},
      {"/long-header",
       [=](L l) {
         l.send(page + "X: " + std::string(1 << 20, 'x') + "\r\n\r\n");
         l.wait();
       }},
      {"/many-headers",
       [=](L l) {
         std::string t = page;
         for (int i = 0; i < 20'000; ++i) t += "X: y\r\n";
         l.send(t + "\r\nok");
       }},
      {"/early-hints",
       [=](L l) {
         std::string t;
         for (int i = 0; i < 5'000; ++i) t += "HTTP/1.1 103 Early Hints\r\n\r\n";
         l.send(t + page + "\r\nok");
       }},
      {"/not-http", [](L l) { l.send("220 mail.example ready\r\n"); }},
      {"/http-0.9", [](L l) { l.send("<html>old</html>"); }},
      {"/status-abc", [](L l) { l.send("HTTP/1.1 abc\r\n\r\n"); }},
      {"/status-999", [](L l) { l.send(http_answer("999 Odd", "", "x")); }},
      {"/lf-only", [](L l) { l.send("HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: 2\n\nok"); }},
      {"/folded", [](L l) { l.send(http_answer("200 OK", "X-Folded: one\r\n two\r\n", "ok")); }},
      {"/negative-length", [](L l) { l.send("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nx"); }},
      {"/nul-in-header",
       [](L l) { l.send(std::string("HTTP/1.1 200 OK\r\nX: a\0b\r\nContent-Length: 2\r\n\r\nok", 48)); }},
      {"/redirect-file", [](L l) { l.send(http_answer("302 Found", "Location: file:///etc/passwd\r\n", "")); }},
      {"/redirect-gopher", [](L l) { l.send(http_answer("302 Found", "Location: gopher://127.0.0.1:70/\r\n", "")); }},
      {"/redirect-nowhere", [](L l) { l.send(http_answer("302 Found", "Location: http://\r\n", "")); }},
      {"/gzip-bomb",
       [=](L l) {
         // Ten mebibytes of zeros are small when coded: the body is kept as it came, so its size here is what counts.
         l.send(http_answer("200 OK", "Content-Encoding: gzip\r\nContent-Type: text/html\r\n",
                            std::string("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10) + std::string(500, '\0')));
       }},
      {"/lying-gzip",
       [](L l) { l.send(http_answer("200 OK", "Content-Encoding: gzip\r\nContent-Type: text/html\r\n", "plain")); }},
      {"/cookie-loop",
       [](L l) {
         if (l.request().find("Cookie: kenal=1") != std::string::npos)
           l.send(http_answer("200 OK", "Content-Type: text/html\r\n", "welcome"));
         else
           l.send(http_answer("302 Found", "Location: /cookie-loop\r\nSet-Cookie: kenal=1; Path=/\r\n", ""));
       }},
      {"/no-head",
       [](L l) {
         if (l.request().starts_with("HEAD"))
           l.send("HTTP/1.1 405 No\r\nContent-Length: 0\r\n\r\n");
         else
           l.send(http_answer("200 OK", "Content-Type: text/html\r\n", "fine"));
       }},
      {"/head-breaks",
       [](L l) {
         if (!l.request().starts_with("HEAD")) l.send(http_answer("200 OK", "Content-Type: text/html\r\n", "fine"));
       }},
  };
}

}  // namespace matang::test
