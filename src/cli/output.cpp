#include "cli/output.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string_view>

namespace matang::cli {
namespace fs = std::filesystem;

namespace {

void write_whole(const fs::path& path, std::string_view bytes) {
  const fs::path beside = path.string() + ".part";
  std::FILE* file = std::fopen(beside.c_str(), "wb");
  bool written = file != nullptr;
  int why = errno;
  if (written) {
    written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size() && std::fflush(file) == 0;
    if (!written) why = errno;
    if (std::fclose(file) != 0 && written) {
      written = false;
      why = errno;
    }
  }
  std::error_code error;
  if (written) fs::rename(beside, path, error);
  if (!written || error) {
    std::error_code ignored;
    fs::remove(beside, ignored);
    throw CannotGoOn(
        fmt::format("{} cannot be written: {}", path.string(), error ? error.message() : std::strerror(why)));
  }
}

}  // namespace

void prepare_directory(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error || !fs::is_directory(directory))
    throw CannotGoOn(fmt::format("{} cannot be made a directory for the results: {}", directory.string(),
                                 error ? error.message() : "something else has that name"));
  const fs::path probe = directory / ".matang-write-test";
  {
    std::ofstream file(probe);
    file << "x";
    if (!file.flush()) throw CannotGoOn(fmt::format("{} cannot be written to", directory.string()));
  }
  fs::remove(probe, error);
}

void write_files(const fs::path& directory, const std::map<std::string, std::string>& files) {
  for (const auto& [name, bytes] : files) write_whole(directory / name, bytes);
}

void print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return;
  if (errno == EPIPE) return;  // the reader has seen enough
  throw CannotGoOn(fmt::format("standard output cannot be written: {}", std::strerror(errno)));
}

}  // namespace matang::cli
