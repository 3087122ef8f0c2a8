#include "cli/interruption.hpp"

#include <csignal>
#include <cstdlib>

namespace matang::cli {
namespace {

std::atomic<bool> stop{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may only touch lock-free atomics");

extern "C" void on_signal(int) {
  if (stop.exchange(true)) std::_Exit(130);
}

}  // namespace

const std::atomic<bool>* catch_interruption() {
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
  std::signal(SIGPIPE, SIG_IGN);
  return &stop;
}

}  // namespace matang::cli
