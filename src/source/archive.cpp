#include <algorithm>
#include <exception>
#include <filesystem>
#include <mutex>
#include <set>
#include <thread>

#include "matang/capture/warc.hpp"
#include "matang/source/source.hpp"
#include "source/bounded_queue.hpp"

namespace matang::source {
namespace {

/// Accounts for an archive that does not do so itself: of another writer, or of a crawl that was cut off.
class Inventory {
 public:
  void see(const capture::Capture& capture) {
    using capture::Purpose;
    if (first_ || capture.captured_at < coverage_.started) coverage_.started = capture.captured_at;
    coverage_.ended = std::max(coverage_.ended, capture.captured_at);
    first_ = false;
    ++coverage_.requests;
    auto& host = hosts_[host_of(capture.requested)];
    ++host.requests;
    host.slowest = std::max(host.slowest, capture.took);
    if (host.ip.empty()) host.ip = capture.ip;
    const capture::Response* response = capture.response();
    if (response) {
      const std::size_t bytes = capture.not_modified ? 0 : response->body.size();
      coverage_.bytes += bytes;
      host.bytes += bytes;
      coverage_.not_modified += capture.not_modified.has_value();
      host.not_modified += capture.not_modified.has_value();
      if (capture.certificate_expires)
        host.tls_expires = web::Date{std::chrono::floor<std::chrono::days>(*capture.certificate_expires)};
      if (capture.requested.scheme() == "https") host.tls = "ok";
    }
    if (capture.purpose == Purpose::robots) host.robots_status = response ? response->status : 0;
    if (capture.purpose != Purpose::page && capture.purpose != Purpose::link_check) return;
    if (capture.purpose == Purpose::page && (coverage_.seed.empty() || capture.number < seed_number_)) {
      coverage_.seed = capture.requested;
      seed_number_ = capture.number;
    }
    auto& answered = addresses_[capture.requested.text()];
    answered = answered || response;
  }
  capture::Coverage account() {
    coverage_.seen = addresses_.size();
    for (const auto& [address, answered] : addresses_) ++(answered ? coverage_.captured : coverage_.failed);
    for (auto& [name, host] : hosts_) {
      host.host = name;
      if (host.tls.empty()) host.tls = "none";
      host.http2 = "unknown";
      coverage_.hosts.push_back(host);
    }
    return std::move(coverage_);
  }

 private:
  static std::string host_of(const web::Url& url) {
    std::string name(url.host());
    if (url.port() != (url.scheme() == "https" ? 443 : 80)) name += ':' + std::to_string(url.port());
    return name;
  }

  capture::Coverage coverage_;
  std::map<std::string, capture::HostRecord> hosts_;
  std::map<std::string, bool> addresses_;
  std::uint64_t seed_number_ = 0;
  bool first_ = true;
};

class Archive final : public Source {
 public:
  Archive(std::string path, int workers) : path_(std::move(path)), workers_(workers) {}

  capture::Coverage run(const Reader& read) override {
    const auto threads =
        workers_ > 0 ? static_cast<unsigned>(workers_) : std::clamp(std::thread::hardware_concurrency(), 1u, 64u);
    BoundedQueue<capture::Capture> queue(std::size_t{threads} * 4);
    std::mutex error_mutex;
    std::exception_ptr error;
    const auto work = [&] {
      while (const auto capture = queue.pop()) {
        try {
          read(*capture);
        } catch (...) {
          std::lock_guard lock(error_mutex);
          if (!error) error = std::current_exception();
          queue.close();
        }
      }
    };
    std::vector<std::thread> pool;
    for (unsigned i = 0; i < threads; ++i) pool.emplace_back(work);
    Inventory inventory;
    const auto end_pool = [&] {
      queue.close();
      for (std::thread& thread : pool) thread.join();
      pool.clear();
    };
    std::optional<Result<capture::WarcSummary>> summary;
    try {
      summary = capture::read_warc(path_, [&](capture::Capture&& capture) {
        inventory.see(capture);
        queue.push(std::move(capture));
      });
    } catch (...) {
      end_pool();
      throw;
    }
    end_pool();
    if (error) std::rethrow_exception(error);
    if (!*summary) throw std::runtime_error(to_text(summary->error().front()));
    const capture::WarcSummary& read_back = **summary;
    capture::Coverage coverage = read_back.coverage ? *read_back.coverage : inventory.account();
    coverage.damaged_records = read_back.damaged;
    if (!read_back.coverage && read_back.truncated) coverage.interrupted = true;
    return coverage;
  }

 private:
  std::string path_;
  int workers_;
};

}  // namespace

Result<std::unique_ptr<Source>> archive(const std::string& path, int workers) {
  // Opened and tried here, so that a wrong file is the user's Problem; `run` reads it from the beginning.
  struct Enough {};
  try {
    const auto tried = capture::read_warc(path, [](capture::Capture&&) { throw Enough{}; });
    if (!tried) return tried.error();
    if (tried->captures == 0 && !tried->coverage)
      return Problem{{path, 0, 0}, "the archive holds no captures", "name an archive of a web crawl"};
  } catch (const Enough&) {
  }
  return std::unique_ptr<Source>(std::make_unique<Archive>(path, workers));
}

}  // namespace matang::source
