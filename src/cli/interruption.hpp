#pragma once
#include <atomic>

namespace matang::cli {

/// Ctrl-C (SIGINT) and SIGTERM end the crawl and keep what was captured; a second one stops at once. SIGPIPE is
/// ignored. The flag is set from the signal handler.
const std::atomic<bool>* catch_interruption();

}  // namespace matang::cli
