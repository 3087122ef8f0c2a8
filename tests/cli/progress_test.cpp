#include "cli/progress.hpp"

#include "support/catch.hpp"

using namespace matang;
using source::HostMood;

namespace {

source::Progress busy() {
  source::Progress now;
  now.pages_done = 812;
  now.pages_queued = 340;
  now.links_queued = 25;
  now.failed = 3;
  now.not_modified = 700;
  now.bytes = 12'300'000;
  now.elapsed = std::chrono::seconds{203};
  now.time_left = std::chrono::minutes{56};
  now.current_host = "www.kota.go.id";
  return now;
}

}  // namespace

TEST_CASE("the progress line says what is done, how fast, and how the host takes it", "[progress]") {
  struct Row {
    HostMood mood;
    std::chrono::milliseconds wait;
    std::string expected;
  };
  const auto row = GENERATE(values<Row>({
      {HostMood::steady, {}, ""},
      {HostMood::slowed, {}, "www.kota.go.id slowed"},
      {HostMood::waiting, std::chrono::milliseconds{29'400}, "www.kota.go.id asks to wait 30 s"},
      {HostMood::blocked, {}, "www.kota.go.id refuses"},
      {HostMood::silent, {}, "www.kota.go.id is silent"},
  }));
  source::Progress now = busy();
  now.mood = row.mood;
  now.wait = row.wait;
  const std::string text = cli::progress_text(now);
  INFO(text);
  CHECK(text.starts_with("812 pages read, 340 to go, "));
  CHECK(text.find("56 min left") != std::string::npos);
  CHECK(text.find(row.expected) != std::string::npos);
  CHECK(text.size() <= 79);
}

TEST_CASE("on a wide terminal everything is said, on a narrow one what matters most", "[progress]") {
  CHECK(cli::progress_text(busy(), 200) ==
        "812 pages read, 340 to go, 56 min left, 4.0 pages/s, 3 failed, 700 unchanged, 25 links to check, 12.3 MB, "
        "www.kota.go.id");
  CHECK(cli::progress_text(busy(), 40) == "812 pages read, 340 to go, 56 min left");
  CHECK(cli::progress_text(busy(), 10).size() == 10);
  CHECK(cli::progress_text({}) == "0 pages read, 0 to go, 0 s left, 0.0 MB");
}
