#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace matang::test {

/// One connection to a FaultServer: what a fault may do with it.
class FaultLine {
 public:
  FaultLine(int socket, std::string request) : socket_(socket), request_(std::move(request)) {}
  bool send(std::string_view bytes) const;                    ///< false where the client has gone
  void drip(std::string_view bytes, int milliseconds) const;  ///< a byte at a time, until the client goes
  void wait() const;                                          ///< until the client goes, ten seconds at most
  void reset() const;                                         ///< the connection ends with RST
  const std::string& request() const { return request_; }     ///< the whole head of the request

 private:
  int socket_;
  std::string request_;
};

/// A server on loopback that answers each path with a fault of its own, one request a connection. What has no fault is
/// 404,
/// "/robots.txt" too.
class FaultServer {
 public:
  using Fault = std::function<void(const FaultLine&)>;
  explicit FaultServer(std::map<std::string, Fault> faults);
  ~FaultServer();
  int port() const;
  std::string address(std::string_view path) const;
  /// Request lines so far, as "GET /path".
  std::vector<std::string> requests() const;

  /// Every misbehaviour there is a name for; the paths are "/" and the name.
  static std::map<std::string, Fault> all();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// A whole answer with Content-Length; `headers` are lines with CRLF.
std::string http_answer(std::string_view status, std::string_view headers, std::string_view body);

}  // namespace matang::test
