#pragma once
#include <string>

#include "matang/source/source.hpp"

namespace matang::cli {

/// The crawl in one line of at most `width` columns: what is done and to come, how fast, how the host takes it, and how
/// much of the time allowed is left. What matters least is left out first.
std::string progress_text(const source::Progress& now, std::size_t width = 79);

/// A live line on standard error while it is a terminal, else nothing. The line is wiped when the object goes.
class ProgressLine {
 public:
  explicit ProgressLine(bool wanted);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  source::Watch watch();

 private:
  bool shown_ = false;
  bool wanted_;
  std::chrono::milliseconds last_{-1000};
};

}  // namespace matang::cli
