#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace matang::cli {

ProgressLine::ProgressLine(bool wanted) : wanted_(wanted && isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine() {
  if (shown_) std::fputs("\r\033[K", stderr);
}

source::Watch ProgressLine::watch() {
  if (!wanted_) return {};
  return [this](const source::Progress& now) {
    if (now.elapsed - last_ < std::chrono::milliseconds(200)) return;
    last_ = now.elapsed;
    const double seconds = static_cast<double>(now.elapsed.count()) / 1000.0;
    const double rate = seconds > 0 ? static_cast<double>(now.pages_done) / seconds : 0;
    const std::string line = fmt::format(
        "{} pages read, {} to go; {} links checked, {} to go; {} failed; {:.1f} pages/s; {:.1f} MB; {:.0f} s {}",
        now.pages_done, now.pages_queued, now.links_checked, now.links_queued, now.failed, rate,
        static_cast<double>(now.bytes) / 1e6, seconds, now.current_host);
    std::fputs(fmt::format("\r\033[K{}", std::string_view(line).substr(0, 79)).c_str(), stderr);
    std::fflush(stderr);
    shown_ = true;
  };
}

}  // namespace matang::cli
