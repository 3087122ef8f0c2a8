#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "fuzz.hpp"

/// Replays a corpus without a fuzzer: every file as it stands, cut short at sixteen places, and repeated to 64 KiB
/// (which makes a quadratic parser run into the test's time limit). The name is printed first, so the last line of a
/// crash tells the input.
namespace {

namespace fs = std::filesystem;

void run(std::string_view bytes) {
  // A buffer of exactly the input's size, so that the address sanitizer sees a read of one byte past it.
  const auto copy = std::make_unique<std::uint8_t[]>(bytes.size());
  std::copy(bytes.begin(), bytes.end(), copy.get());
  LLVMFuzzerTestOneInput(copy.get(), bytes.size());
}

void replay(const fs::path& path) {
  std::printf("%s\n", path.c_str());
  std::fflush(stdout);
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  run(bytes);
  for (std::size_t part = 0; part < 16; ++part) run(std::string_view(bytes).substr(0, bytes.size() * part / 16));
  if (bytes.empty()) return;
  std::string repeated;
  while (repeated.size() + bytes.size() <= 256u << 10) repeated += bytes;
  run(repeated);
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<fs::path> files;
  for (int i = 1; i < argc; ++i) {
    if (!fs::is_directory(argv[i])) {
      files.emplace_back(argv[i]);
      continue;
    }
    for (const auto& entry : fs::directory_iterator(argv[i]))
      if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) replay(file);
  std::printf("%zu inputs\n", files.size());
  return files.empty() ? 1 : 0;  // a corpus that went missing must not look like success
}
