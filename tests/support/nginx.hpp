#pragma once
#include <memory>
#include <string>

namespace matang::test {

/// A real nginx on loopback, with its own configuration in a directory of its own.
class Nginx {
 public:
  /// `server` is what stands inside `server { }` besides `listen`; null where nginx is not installed.
  static std::unique_ptr<Nginx> start(const std::string& server);
  int port() const { return port_; }
  ~Nginx();
  Nginx(const Nginx&) = delete;

 private:
  struct Impl;
  Nginx(std::unique_ptr<Impl> impl, int port);
  std::unique_ptr<Impl> impl_;
  int port_;
};

/// True where the test must be left out: says what to install, and fails where CI=true forbids leaving out.
bool skip_without(bool present, const std::string& package);

}  // namespace matang::test
