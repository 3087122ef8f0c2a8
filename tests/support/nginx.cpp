#include "support/nginx.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <thread>

#include "support/command.hpp"

namespace matang::test {
namespace {

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  return address;
}

int free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  if (::bind(socket, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
      ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0)
    throw std::runtime_error("no free port on loopback");
  ::close(socket);
  return ntohs(address.sin_port);
}

bool answers(int port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = loopback(port);
  const bool connected = ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(socket);
  return connected;
}

std::string find_nginx() {
  for (const char* path : {"/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx"})
    if (::access(path, X_OK) == 0) return path;
  return {};
}

}  // namespace

struct Nginx::Impl {
  TemporaryDirectory directory;
  pid_t pid = -1;
};

Nginx::Nginx(std::unique_ptr<Impl> impl, int port) : impl_(std::move(impl)), port_(port) {}

Nginx::~Nginx() {
  if (impl_->pid > 0) {
    ::kill(impl_->pid, SIGTERM);
    ::waitpid(impl_->pid, nullptr, 0);
  }
}

std::unique_ptr<Nginx> Nginx::start(const std::string& server) {
  const std::string program = find_nginx();
  if (program.empty()) return nullptr;
  auto impl = std::make_unique<Impl>();
  const std::string root = impl->directory.path().string();
  const int port = free_port();
  const std::string conf = root + "/nginx.conf";
  std::ofstream out(conf);
  out << "daemon off;\nmaster_process off;\npid " << root << "/pid;\nerror_log " << root << "/error.log;\n"
      << "events { worker_connections 256; }\nhttp {\naccess_log off;\n"
      << "types { text/html html; application/pdf pdf; text/xml xml; text/plain txt; }\n";
  for (const char* kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
    out << kind << "_temp_path " << root << '/' << kind << ";\n";
  out << "server {\nlisten 127.0.0.1:" << port << ";\n" << server << "\n}\n}\n";
  out.close();
  const std::string error_log = root + "/error.log";
  impl->pid = ::fork();
  if (impl->pid == 0) {
    const int null = ::open("/dev/null", O_RDWR);
    ::dup2(null, 0);
    ::dup2(null, 1);
    ::dup2(null, 2);
    ::execl(program.c_str(), "nginx", "-e", error_log.c_str(), "-c", conf.c_str(), "-p", root.c_str(),
            static_cast<char*>(nullptr));
    ::_exit(127);
  }
  for (int i = 0; i < 250; ++i) {
    if (answers(port)) return std::unique_ptr<Nginx>(new Nginx(std::move(impl), port));
    if (::waitpid(impl->pid, nullptr, WNOHANG) != 0) {
      impl->pid = -1;
      throw std::runtime_error("nginx did not start: " + read_whole(error_log));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
  }
  throw std::runtime_error("nginx did not answer");
}

bool skip_without(bool present, const std::string& package) {
  if (present) return false;
  const char* ci = std::getenv("CI");
  if (ci && std::string(ci) == "true") throw std::runtime_error("missing in CI: install " + package);
  std::cerr << "skipped: install " << package << '\n';
  return true;
}

}  // namespace matang::test
