#include "matang/capture/warc.hpp"

#include <unistd.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "capture/warc_format.hpp"
#include "support/catch.hpp"

using namespace matang;
using namespace matang::capture;

namespace {

/// A file that is gone when the test ends.
struct File {
  std::filesystem::path path;
  explicit File(std::string_view suffix = ".warc.gz") {
    static int count = 0;
    path = std::filesystem::temp_directory_path() /
           ("matang-warc-" + std::to_string(::getpid()) + "-" + std::to_string(++count) + std::string(suffix));
  }
  File(const File&) = delete;
  ~File() {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
  }
  void write(std::string_view bytes) const { std::ofstream(path, std::ios::binary) << bytes; }
  std::string read() const {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
};

struct ReadBack {
  std::vector<Capture> captures;
  WarcSummary summary;
  bool fine = false;
};
ReadBack read_back(const std::filesystem::path& path, WarcLimits limits = {}) {
  ReadBack result;
  auto summary = read_warc(
      path, [&](Capture&& capture) { result.captures.push_back(std::move(capture)); }, limits);
  result.fine = summary.has_value();
  if (summary) result.summary = *summary;
  return result;
}

std::string gzip(std::string_view text) {
  z_stream z{};
  deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&z, text.size()) + 64, '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  z.avail_in = static_cast<uInt>(text.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  deflate(&z, Z_FINISH);
  out.resize(z.total_out);
  deflateEnd(&z);
  return out;
}

web::Url url(std::string_view text) { return *web::Url::parse(text); }

Capture page(std::uint64_t number, std::string body) {
  Capture c;
  c.number = number;
  c.requested = url("http://contohkab.go.id/" + std::to_string(number));
  c.captured_at = std::chrono::sys_seconds{std::chrono::seconds{1'670'000'000 + static_cast<long>(number)}};
  c.took = std::chrono::milliseconds{12};
  c.ip = "192.0.2.1";
  Response r;
  r.status = 200;
  r.headers.fields = {{"Content-Type", "text/html"}, {"Content-Length", std::to_string(body.size())}};
  r.body = std::move(body);
  c.outcome = std::move(r);
  return c;
}

/// A foreign record.
std::string record(std::string_view type, std::string_view uri, std::string_view block, std::string_view more = "",
                   std::string_view end = "\r\n") {
  std::string text;
  const auto line = [&](const std::string& l) { text += l + std::string(end); };
  line("WARC/1.0");
  line("WARC-Type: " + std::string(type));
  line("WARC-Record-ID: <urn:uuid:" + std::to_string(std::hash<std::string_view>{}(block)) + ">");
  line("WARC-Date: 2022-12-01T08:00:00Z");
  if (!uri.empty()) line("WARC-Target-URI: " + std::string(uri));
  line("Content-Type: application/http; msgtype=response");
  if (!more.empty()) line(std::string(more));
  line("Content-Length: " + std::to_string(block.size()));
  line("");
  text += block;
  line("");
  line("");
  return text;
}

std::string http(std::string_view headers, std::string_view body) {
  return "HTTP/1.1 200 OK\r\n" + std::string(headers) + "\r\n" + std::string(body);
}

Capture random_capture(std::mt19937& random, std::uint64_t number) {
  const auto below = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
  const auto text = [&](unsigned longest) {
    constexpr std::string_view letters = "abcXYZ019-_/.;=,()\"'<>:\xc3\xa9";
    std::string s;
    for (unsigned n = below(longest + 1); n > 0; --n) s += letters[below(static_cast<unsigned>(letters.size()))];
    return s;
  };
  const auto address = [&] {
    return url("https://contohkab.go.id/" + std::to_string(below(50)) + "?q=" + std::to_string(below(9)));
  };
  Capture c;
  c.number = number;
  c.purpose = static_cast<Purpose>(below(6));
  c.method = below(3) ? "GET" : "HEAD";
  c.requested = address();
  if (below(2)) c.redirected_from = address();
  if (below(2)) c.via = address();
  c.depth = static_cast<int>(below(20));
  c.captured_at = std::chrono::sys_seconds{std::chrono::seconds{1'600'000'000 + below(100'000'000)}};
  c.took = std::chrono::milliseconds{below(30'000)};
  if (below(4)) c.ip = "198.51.100.7";
  if (below(2))
    c.request_headers.fields = {{"Host", "contohkab.go.id"}, {"User-Agent", "matang/1 (+mailto:uji@example.org)"}};
  if (below(4) == 0) {
    c.outcome = FetchFailure{static_cast<FailureKind>(below(10)), "because" + text(30) + "."};
    return c;
  }
  Response r;
  r.status = static_cast<int>(100 + below(500));
  r.truncated = below(3) == 0;
  for (unsigned n = below(3000); n > 0; --n) r.body += static_cast<char>(random());
  for (unsigned n = below(6); n > 0; --n) r.headers.fields.emplace_back("X-" + std::to_string(n), "v" + text(20) + "w");
  if (below(2)) r.headers.fields.emplace_back("Transfer-Encoding", "chunked");
  if (below(2)) r.headers.fields.emplace_back("content-length", std::to_string(below(2) ? r.body.size() : below(9999)));
  if (below(5) == 0) r.headers.fields.emplace_back("X-Crawler-Content-Length", "12");
  if (below(3) == 0) r.headers.fields.emplace_back("Set-Cookie", "");
  c.outcome = std::move(r);
  return c;
}

}  // namespace

TEST_CASE("a capture read back equals the one written", "[warc]") {
  std::mt19937 random(20'231'005);
  std::vector<Capture> captures;
  const File file;
  auto writer = WarcWriter::create(file.path, "matang-test", "run");
  REQUIRE(writer);
  for (std::uint64_t i = 1; i <= 400; ++i) {
    captures.push_back(random_capture(random, i));
    writer->append(encode_records(captures.back(), writer->run()));
  }
  Coverage coverage;
  coverage.seed = url("https://contohkab.go.id/");
  writer->finish(coverage);
  const ReadBack back = read_back(file.path);
  REQUIRE(back.captures.size() == captures.size());
  for (std::size_t i = 0; i < captures.size(); ++i) {
    INFO(i);
    CHECK(back.captures[i] == captures[i]);
  }
  CHECK(back.summary.damaged == 0);
  CHECK_FALSE(back.summary.truncated);
  CHECK(back.summary.coverage == coverage);
}

TEST_CASE("the same capture gives the same bytes, ids differ by run and number", "[warc]") {
  const Capture capture = page(3, "isi");
  CHECK(encode_records(capture, "a") == encode_records(capture, "a"));
  CHECK(encode_records(capture, "a") != encode_records(capture, "b"));
  CHECK(record_id("a", 1, "response") != record_id("a", 2, "response"));
  CHECK(record_id("a", 1, "response") != record_id("a", 1, "request"));
  CHECK(record_id("a", 1, "response").size() == std::string("<urn:uuid:00000000-0000-8000-8000-000000000000>").size());
}

TEST_CASE("damage costs the records it hits and no others", "[warc]") {
  const File file;
  auto writer = WarcWriter::create(file.path, "t", "run");
  REQUIRE(writer);
  std::vector<std::size_t> begins;
  std::mt19937 random(7);
  for (std::uint64_t i = 1; i <= 20; ++i) {
    begins.push_back(file.read().size());
    std::string body(2000, '\0');
    for (char& c : body) c = static_cast<char>(random());
    writer->append(encode_records(page(i, body), "run"));
  }
  writer->finish({});
  const std::string whole = file.read();
  REQUIRE(read_back(file.path).captures.size() == 20);

  SECTION("a flipped byte") {
    std::string bytes = whole;
    bytes[begins[9] + 900] = static_cast<char>(bytes[begins[9] + 900] ^ 0x20);
    file.write(bytes);
    const ReadBack back = read_back(file.path);
    CHECK(back.captures.size() == 19);
    CHECK(back.summary.damaged >= 1);
    CHECK(back.summary.coverage.has_value());
  }
  SECTION("junk between records") {
    std::string bytes = whole;
    bytes.insert(begins[5], std::string(700, '\x1f'));
    file.write(bytes);
    const ReadBack back = read_back(file.path);
    CHECK(back.captures.size() == 20);
    CHECK(back.summary.damaged >= 1);
  }
  SECTION("a cut file") {
    file.write(whole.substr(0, begins[12] + 800));
    const ReadBack back = read_back(file.path);
    CHECK(back.captures.size() == 12);
    CHECK(back.summary.truncated);
    CHECK_FALSE(back.summary.coverage.has_value());
  }
  SECTION("any cut and any flip leave a reader that ends and invents nothing") {
    std::mt19937 where(11);
    for (int i = 0; i < 150; ++i) {
      std::string bytes = whole.substr(0, 1 + where() % whole.size());
      bytes[where() % bytes.size()] ^= static_cast<char>(1 + where() % 255);
      file.write(bytes);
      const ReadBack back = read_back(file.path);
      for (const Capture& c : back.captures)
        if (c.number <= 20) CHECK(c.response()->body.size() == 2000);
    }
  }
}

TEST_CASE("archives of other writers are read", "[warc]") {
  const std::string body = "<p>isi</p>";
  const std::string plain = http("Content-Type: text/html\r\n", body);
  const std::string info = record("warcinfo", "", "software: other\r\n");
  struct Row {
    std::string name, bytes, suffix;
    std::string expected;
  };
  const auto row = GENERATE_COPY(values<Row>({
      {"plain .warc", info + record("response", "http://a.go.id/", plain), ".warc", body},
      {"one gzip member for the whole file", gzip(info + record("response", "http://a.go.id/", plain)), ".warc.gz",
       body},
      {"one member a record", gzip(info) + gzip(record("response", "http://a.go.id/", plain)), ".warc.gz", body},
      {"angle brackets around the address", record("response", "<http://a.go.id/>", plain), ".warc", body},
      {"LF only", record("response", "http://a.go.id/", "HTTP/1.1 200 OK\nA: b\n\n" + body, "", "\n"), ".warc", body},
      {"chunk framing kept",
       record("response", "http://a.go.id/",
              http("Transfer-Encoding: chunked\r\n", "4\r\n<p>i\r\n6;x=y\r\nsi</p>\r\n0\r\n\r\n")),
       ".warc", body},
      {"chunked says the header, plain is the body",
       record("response", "http://a.go.id/", http("Transfer-Encoding: chunked\r\n", body)), ".warc", body},
      {"a blank line too many", record("response", "http://a.go.id/", http("Content-Length: 10\r\n", "\r\n" + body)),
       ".warc", body},
      {"no metadata, an unknown record between",
       record("conversion", "http://a.go.id/", "x") + record("response", "http://a.go.id/", plain), ".warc", body},
      {"a header that makes no sense before",
       "WARC/1.0\r\nContent-Length: zwölf\r\n\r\n\r\n\r\n" + record("response", "http://a.go.id/", plain), ".warc",
       body},
      {"a wrong length before",
       "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 3\r\n\r\nabcdef\r\n\r\n" +
           record("response", "http://a.go.id/", plain),
       ".warc", body},
  }));
  INFO(row.name);
  const File file(row.suffix);
  file.write(row.bytes);
  const ReadBack back = read_back(file.path);
  REQUIRE(back.fine);
  REQUIRE(back.captures.size() == 1);
  CHECK(back.captures[0].number == 1);
  CHECK(back.captures[0].requested.text() == "http://a.go.id/");
  REQUIRE(back.captures[0].response());
  CHECK(back.captures[0].response()->status == 200);
  CHECK(back.captures[0].response()->body == row.expected);
}

TEST_CASE("a revisit has the body of what it refers to", "[warc]") {
  const std::string first = record("response", "http://a.go.id/1", http("Content-Type: text/html\r\n", "tubuh"),
                                   "WARC-Payload-Digest: sha1:ABC=");
  const std::string by_event =
      record("revisit", "http://a.go.id/1", http("Date: x\r\n", ""),
             "WARC-Refers-To-Target-URI: http://a.go.id/1\r\nWARC-Refers-To-Date: 2022-12-01T08:00:00Z");
  const std::string by_digest =
      record("revisit", "http://a.go.id/2", http("Date: y\r\n", ""), "WARC-Payload-Digest: sha1:ABC=");
  const std::string lost =
      record("revisit", "http://a.go.id/3", http("Date: z\r\n", ""), "WARC-Payload-Digest: sha1:ZZZ=");
  const bool compressed = GENERATE(true, false);
  const File file(compressed ? ".warc.gz" : ".warc");
  file.write(compressed ? gzip(first) + gzip(by_event) + gzip(by_digest) + gzip(lost)
                        : first + by_event + by_digest + lost);
  const ReadBack back = read_back(file.path);
  REQUIRE(back.captures.size() == 4);
  CHECK(back.captures[1].response()->body == "tubuh");
  CHECK(back.captures[2].response()->body == "tubuh");
  CHECK(back.captures[3].response()->body.empty());
  CHECK(back.captures[3].response()->truncated);
}

TEST_CASE("records beyond the limit are passed over", "[warc]") {
  const std::string big = record("response", "http://a.go.id/1", http("", std::string(300'000, 'x')));
  const std::string small = record("response", "http://a.go.id/2", http("", "x"));
  const bool compressed = GENERATE(true, false);
  const File file(compressed ? ".warc.gz" : ".warc");
  file.write(compressed ? gzip(big) + gzip(small) : big + small);
  const ReadBack back = read_back(file.path, {.record_bytes = 100'000});
  REQUIRE(back.captures.size() == 1);
  CHECK(back.captures[0].requested.text() == "http://a.go.id/2");
  CHECK(back.summary.damaged == 1);
}

TEST_CASE("a redirect in a foreign archive is recognised by its Location", "[warc]") {
  const File file(".warc");
  file.write(record("response", "http://a.go.id/lama", "HTTP/1.1 301 x\r\nLocation: /baru\r\n\r\n") +
             record("response", "http://a.go.id/baru", http("", "x")));
  const ReadBack back = read_back(file.path);
  REQUIRE(back.captures.size() == 2);
  CHECK(back.captures[1].redirected_from == url("http://a.go.id/lama"));
}

TEST_CASE("what is no archive is a problem", "[warc]") {
  const File file;
  SECTION("text") { file.write("this is a letter\n"); }
  SECTION("empty") { file.write(""); }
  SECTION("gzip of something else") { file.write(gzip(std::string(100'000, 'a'))); }
  SECTION("missing") {}
  CHECK_FALSE(read_back(file.path).fine);
}

TEST_CASE("an archive that cannot be written is a problem", "[warc]") {
  CHECK_FALSE(WarcWriter::create("/nonexistent/dir/a.warc.gz", "t", "r"));
}

TEST_CASE("a disk that is full is an exception", "[warc]") {
  auto writer = WarcWriter::create("/dev/full", "t", "r");
  if (!writer)
    SUCCEED("refused at once");
  else
    CHECK_THROWS_AS(writer->append("x"), std::system_error);
}
