#include "cli/progress.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>

namespace matang::cli {
namespace {

std::string time_text(std::chrono::milliseconds time) {
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(time).count();
  if (seconds < 120) return fmt::format("{} s", seconds);
  if (seconds < 7200) return fmt::format("{} min", seconds / 60);
  return fmt::format("{:.1f} h", static_cast<double>(seconds) / 3600);
}

std::string mood_text(const source::Progress& now) {
  switch (now.mood) {
    case source::HostMood::waiting:
      return " asks to wait " + time_text(now.wait);
    case source::HostMood::slowed:
      return " slowed";
    case source::HostMood::blocked:
      return " refuses";
    case source::HostMood::silent:
      return " is silent";
    case source::HostMood::steady:
      break;
  }
  return "";
}

std::size_t terminal_width() {
  winsize size{};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col - 1u : 79u;
}

}  // namespace

std::string progress_text(const source::Progress& now, std::size_t width) {
  const double seconds = static_cast<double>(now.elapsed.count()) / 1000.0;
  std::string text = fmt::format("{} pages read, {} to go", now.pages_done, now.pages_queued);
  const auto add = [&](const std::string& part) {
    if (text.size() + 2 + part.size() <= width) text += ", " + part;
  };
  const std::string mood = mood_text(now);
  if (!mood.empty()) add(now.current_host + mood);  // why it takes so long comes before how long
  add(time_text(now.time_left) + " left");
  if (seconds > 0) add(fmt::format("{:.1f} pages/s", static_cast<double>(now.pages_done) / seconds));
  if (now.failed != 0) add(fmt::format("{} failed", now.failed));
  if (now.not_modified != 0) add(fmt::format("{} unchanged", now.not_modified));
  if (now.links_queued != 0) add(fmt::format("{} links to check", now.links_queued));
  add(fmt::format("{:.1f} MB", static_cast<double>(now.bytes) / 1e6));
  if (mood.empty() && !now.current_host.empty()) add(now.current_host);
  return text.substr(0, width);
}

ProgressLine::ProgressLine(bool wanted) : wanted_(wanted && isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine() {
  if (shown_) std::fputs("\r\033[K", stderr);
}

source::Watch ProgressLine::watch() {
  if (!wanted_) return {};
  return [this](const source::Progress& now) {
    if (now.elapsed - last_ < std::chrono::milliseconds(200)) return;
    last_ = now.elapsed;
    std::fputs(fmt::format("\r\033[K{}", progress_text(now, terminal_width())).c_str(), stderr);
    std::fflush(stderr);
    shown_ = true;
  };
}

}  // namespace matang::cli
