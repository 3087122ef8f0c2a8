#pragma once
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>

namespace matang::cli {

/// The run cannot go on (output not writable, disk full): caught in `run`, one line, exit status 4.
struct CannotGoOn : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Makes the directory and proves that a file can be written there, before any work is done. Throws CannotGoOn.
void prepare_directory(const std::filesystem::path& directory);

/// Writes each file beside its place and renames it: whole or not at all. Throws CannotGoOn.
void write_files(const std::filesystem::path& directory, const std::map<std::string, std::string>& files);

/// To standard output; a closed pipe ends quietly. Throws CannotGoOn where the disk behind it is full.
void print(std::string_view text);

}  // namespace matang::cli
