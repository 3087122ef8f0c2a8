#pragma once
#include "matang/source/source.hpp"

namespace matang::cli {

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
