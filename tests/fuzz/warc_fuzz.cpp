#include <sys/mman.h>
#include <unistd.h>

#include "fuzz.hpp"
#include "matang/capture/warc.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace matang;
  const int file = memfd_create("archive", 0);
  fuzz::promise(file >= 0 && write(file, data, size) == static_cast<ssize_t>(size));
  std::size_t captures = 0;
  const auto count = [&](capture::Capture&& capture) {
    ++captures;
    fuzz::promise(capture::record_of(capture).number == capture.number &&
                  !capture::encode_records(capture, "run").empty());
  };
  const auto summary = capture::read_warc("/proc/self/fd/" + std::to_string(file), count, {1u << 20});
  close(file);
  fuzz::promise(summary ? summary->captures == captures : !summary.error().empty());
  return 0;
}
