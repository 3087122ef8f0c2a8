#include "cli/program.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <thread>

#include "cli/output.hpp"

namespace matang::cli {
namespace fs = std::filesystem;
namespace {

std::string path_variable() {
  const char* path = std::getenv("PATH");
  return path != nullptr && *path != '\0' ? path : "/usr/local/bin:/usr/bin:/bin";
}

/// The end of a file: what a program said last is what went wrong.
std::string end_of(const fs::path& file) {
  constexpr std::streamoff most = 2000;
  std::ifstream in(file, std::ios::binary | std::ios::ate);
  const std::streamoff size = in ? static_cast<std::streamoff>(in.tellg()) : 0;
  in.seekg(std::max<std::streamoff>(0, size - most));
  std::string text(static_cast<std::size_t>(std::min(size, most)), '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  return text;
}

}  // namespace

std::optional<std::string> find_program(const std::vector<std::string>& names) {
  const std::string path = path_variable();
  for (const std::string& name : names)
    for (std::size_t begin = 0; begin <= path.size();) {
      const std::size_t end = std::min(path.find(':', begin), path.size());
      const fs::path candidate = fs::path(path.substr(begin, end - begin)) / name;
      begin = end + 1;
      std::error_code error;
      if (candidate.is_absolute() && fs::is_regular_file(candidate, error) && access(candidate.c_str(), X_OK) == 0)
        return candidate.string();
    }
  return std::nullopt;
}

WorkDirectory::WorkDirectory() {
  std::error_code error;
  std::string name = (fs::temp_directory_path(error) / "matang-XXXXXX").string();
  if (error || mkdtemp(name.data()) == nullptr)
    throw CannotGoOn(fmt::format("no temporary directory can be made: {}",
                                 error ? error.message() : std::string(std::strerror(errno))));
  path_ = name;
}

WorkDirectory::~WorkDirectory() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

ProgramResult run_program(const std::vector<std::string>& words, const fs::path& directory, std::chrono::seconds limit,
                          std::chrono::sys_seconds as_of) {
  const std::string folder = directory.string(), said = (directory / "said").string();
  // No more of the environment than a converter needs, so that it finds no settings of the user's.
  std::vector<std::string> environment{"PATH=" + path_variable(),
                                       "HOME=" + folder,
                                       "TMPDIR=" + folder,
                                       "XDG_CONFIG_HOME=" + folder,
                                       "XDG_CACHE_HOME=" + folder,
                                       "LANG=C.UTF-8",
                                       fmt::format("SOURCE_DATE_EPOCH={}", as_of.time_since_epoch().count())};
  std::vector<char*> arguments, variables;
  std::vector<std::string> copies = words;
  for (std::string& word : copies) arguments.push_back(word.data());
  for (std::string& variable : environment) variables.push_back(variable.data());
  arguments.push_back(nullptr);
  variables.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, said.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND,
                                   0600);
  posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
  posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);  // a group of its own, so that all of it can be ended
  posix_spawnattr_setpgroup(&attributes, 0);
  pid_t program = -1;
  const int error =
      posix_spawn(&program, words.front().c_str(), &actions, &attributes, arguments.data(), variables.data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error != 0) throw CannotGoOn(fmt::format("{} cannot be started: {}", words.front(), std::strerror(error)));

  ProgramResult result;
  int status = 0;
  const auto until = std::chrono::steady_clock::now() + limit;
  for (;;) {
    const pid_t ended = waitpid(program, &status, WNOHANG);
    if (ended == program) break;
    if (ended < 0 && errno != EINTR) break;
    if (std::chrono::steady_clock::now() >= until && !result.timed_out) {
      result.timed_out = true;
      kill(-program, SIGKILL);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  kill(-program, SIGKILL);  // what it left running; nothing where there is nothing
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  result.said = end_of(said);
  return result;
}

}  // namespace matang::cli
