#pragma once
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "matang/source/source.hpp"
#include "matang/web/robots.hpp"
#include "matang/web/sitemap.hpp"
#include "source/bounded_queue.hpp"

namespace matang::source {

/// What a worker made of one capture. The capture itself, body included, is gone.
struct Reading {
  std::uint64_t order = 0;  ///< as handed in; 0: nothing waits for it
  std::vector<Onward> onward;
  std::optional<web::Robots> robots;    ///< of a Purpose::robots
  std::optional<web::Sitemap> sitemap;  ///< of a Purpose::sitemap
  std::string records;                  ///< for the archive; empty without one
  std::exception_ptr error;
};

/// Threads that read captures: the reader is called, robots.txt and sitemaps taken apart, archive records compressed.
class Workers {
 public:
  /// `finished` is called on a worker's thread after each reading.
  Workers(int threads, const Reader& reader, std::string run, bool archive, std::string product,
          std::function<void()> finished);
  ~Workers();
  Workers(const Workers&) = delete;

  /// False where every worker is busy and the queue full: try again later.
  bool try_hand_over(std::uint64_t order, capture::Capture& capture);
  std::optional<Reading> try_take() { return readings_.try_pop(); }

 private:
  struct Job {
    std::uint64_t order;
    capture::Capture capture;
  };
  void work();
  Reading read(const Job& job) const;

  const Reader& reader_;
  const std::string run_, product_;
  const bool archive_;
  const std::function<void()> finished_;
  BoundedQueue<Job> jobs_;
  BoundedQueue<Reading> readings_;
  std::vector<std::thread> threads_;
};

}  // namespace matang::source
