#include "matang/capture/earlier.hpp"

#include <fstream>

#include "capture/warc_format.hpp"
#include "matang/capture/warc.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"

using namespace matang;
using namespace matang::capture;

namespace {

web::Url url(std::string_view text) { return *web::Url::parse(text); }

Capture answer(std::uint64_t number, std::string_view address, web::Headers headers, std::string body,
               int status = 200) {
  Capture c;
  c.number = number;
  c.requested = url(address);
  c.captured_at = std::chrono::sys_seconds{std::chrono::seconds{1'670'000'000 + static_cast<long>(number)}};
  c.ip = "192.0.2.1";
  c.outcome = Response{status, std::move(headers), std::move(body), false};
  return c;
}

const std::string date = "Fri, 02 Dec 2022 16:53:20 GMT";

std::string archive_of(const std::filesystem::path& directory, const std::vector<Capture>& captures,
                       std::string_view run = "run") {
  const std::string path = (directory / (std::string(run) + ".warc.gz")).string();
  auto writer = WarcWriter::create(path, "matang-test", run);
  REQUIRE(writer);
  for (const Capture& one : captures) writer->append(encode_records(one, run));
  writer->finish({});
  return path;
}

std::vector<Capture> read_back(const std::string& path, WarcSummary* summary = nullptr) {
  std::vector<Capture> captures;
  const auto read = read_warc(path, [&](Capture&& one) { captures.push_back(std::move(one)); });
  REQUIRE(read);
  if (summary) *summary = *read;
  return captures;
}

}  // namespace

TEST_CASE("a 304 renews header fields but those that describe the body (RFC 9111 §3.2)", "[earlier]") {
  struct Row {
    std::string name;
    web::Headers not_modified, expected;
  };
  const web::Headers first{
      {{"Content-Type", "text/html"}, {"Content-Length", "5"}, {"ETag", "\"1\""}, {"Set-Cookie", "a"}, {"Date", "x"}}};
  const Row row = GENERATE_COPY(
      values<Row>({{"nothing", {}, first},
                   {"length and type stay",
                    {{{"Content-Length", "0"}, {"content-type", "text/plain"}, {"Transfer-Encoding", "chunked"}}},
                    first},
                   {"renewed, whatever the case",
                    {{{"DATE", "y"}}},
                    {{{"Content-Type", "text/html"},
                      {"Content-Length", "5"},
                      {"ETag", "\"1\""},
                      {"Set-Cookie", "a"},
                      {"DATE", "y"}}}},
                   {"added", {{{"X", "1"}, {"X", "2"}}}, [&] {
                      web::Headers all = first;
                      all.fields.emplace_back("X", "1");
                      all.fields.emplace_back("X", "2");
                      return all;
                    }()}}));
  INFO(row.name);
  const Response whole = revalidated(Response{200, first, "tubuh", false}, row.not_modified);
  CHECK(whole.headers == row.expected);
  CHECK(whole.body == "tubuh");
  CHECK(whole.status == 200);
}

TEST_CASE("an earlier capture gives what may be asked for again, address by address", "[earlier]") {
  const test::TemporaryDirectory directory;
  Capture head = answer(9, "http://a.go.id/head", {{{"ETag", "\"h\""}}}, "");
  head.method = "HEAD";
  std::vector<Capture> captures{
      answer(1, "http://a.go.id/etag", {{{"ETag", "W/\"a-1\""}, {"Content-Type", "text/html"}}}, "satu"),
      answer(2, "http://a.go.id/date", {{{"Last-Modified", date}}}, "dua"),
      answer(3, "http://a.go.id/none", {{{"Content-Type", "text/html"}}}, "tiga"),
      answer(4, "http://a.go.id/404", {{{"ETag", "\"x\""}}}, "empat", 404),
      answer(5, "http://a.go.id/hostile", {{{"ETag", "\"a\" b"}, {"Last-Modified", "yesterday"}}}, "lima"),
      answer(6, "http://a.go.id/twice", {{{"ETag", "\"1\""}}}, "lama"),
      answer(7, "http://a.go.id/twice", {{{"ETag", "\"2\""}}}, "baru"),
      answer(8, "http://a.go.id/gone", {{{"ETag", "\"1\""}}}, "lama"),
      head,
      answer(10, "http://a.go.id/gone", {}, "", 410)};
  const auto earlier = Earlier::open(archive_of(directory.path(), captures));
  REQUIRE(earlier);
  CHECK(earlier->damaged() == 0);
  CHECK(earlier->size() == 3);
  struct Row {
    std::string path, etag, modified, body;
  };
  for (const Row& row : {Row{"/etag", "W/\"a-1\"", "", "satu"}, Row{"/date", "", date, "dua"},
                         Row{"/twice", "\"2\"", "", "baru"}, Row{"/etag#akhir", "W/\"a-1\"", "", "satu"}}) {
    INFO(row.path);
    const auto* entry = earlier->find(url("http://a.go.id" + row.path));
    REQUIRE(entry);
    CHECK(entry->etag == row.etag);
    CHECK(entry->last_modified == row.modified);
    CHECK(entry->body_bytes == row.body.size());
    const auto kept = earlier->read(url("http://a.go.id" + row.path));
    REQUIRE(kept);
    CHECK(kept->response.body == row.body);
    CHECK(kept->ip == "192.0.2.1");
    CHECK(kept->record_id.starts_with("<urn:uuid:"));
  }
  for (const char* address : {"http://a.go.id/none", "http://a.go.id/404", "http://a.go.id/hostile",
                              "http://a.go.id/head", "http://a.go.id/gone", "http://a.go.id/etag?",
                              "https://a.go.id/etag", "http://b.go.id/etag", "http://a.go.id/ETAG"}) {
    INFO(address);
    CHECK_FALSE(earlier->find(url(address)));
    CHECK_FALSE(earlier->read(url(address)));
  }
}

TEST_CASE("a capture made of a 304 stands alone in its archive, night after night", "[earlier][warc]") {
  const test::TemporaryDirectory directory;
  const web::Headers chunked{{{"Content-Type", "text/html"}, {"Transfer-Encoding", "chunked"}, {"ETag", "\"1\""}}};
  const Capture first = answer(5, "http://a.go.id/", chunked, std::string("isi \0 halaman", 13));
  std::string path = archive_of(directory.path(), {first}, "malam-1");
  std::string id;
  for (int night = 2; night <= 4; ++night) {
    INFO(night);
    const auto earlier = Earlier::open(path);
    REQUIRE(earlier);
    auto kept = earlier->read(first.requested);
    REQUIRE(kept);
    CHECK(kept->response == *first.response());
    CHECK(kept->at == first.captured_at);
    if (!id.empty()) CHECK(kept->record_id == id);  // still the record of the first night
    id = kept->record_id;
    Capture again = first;
    again.captured_at += std::chrono::days{night};
    again.certificate_expires = first.captured_at + std::chrono::days{90};
    again.not_modified = NotModified{{{{"Date", std::to_string(night)}, {"Content-Length", "13"}}},
                                     kept->response.headers,
                                     kept->record_id,
                                     kept->at,
                                     kept->ip};
    again.outcome = revalidated(std::move(kept->response), again.not_modified->headers);
    const std::string next = archive_of(directory.path(), {again}, "malam-" + std::to_string(night));
    std::filesystem::remove(path);
    path = next;
    WarcSummary summary;
    const auto back = read_back(path, &summary);
    REQUIRE(back.size() == 1);
    CHECK(back[0] == again);
    CHECK(summary.captures == 1);
    CHECK(summary.damaged == 0);
  }
}

TEST_CASE("damage to an earlier capture costs what it hits", "[earlier]") {
  const test::TemporaryDirectory directory;
  std::vector<Capture> captures;
  for (std::uint64_t i = 1; i <= 20; ++i)
    captures.push_back(answer(i, "http://a.go.id/" + std::to_string(i), {{{"ETag", "\"" + std::to_string(i) + "\""}}},
                              "isi " + std::to_string(i)));
  const std::string path = archive_of(directory.path(), captures);
  std::string bytes = test::read_whole(path);
  SECTION("a flipped byte") { bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x55); }
  SECTION("cut off") { bytes.resize(bytes.size() / 2); }
  std::ofstream(path, std::ios::binary) << bytes;
  const auto earlier = Earlier::open(path);
  REQUIRE(earlier);
  CHECK(earlier->damaged() >= 1);
  CHECK(earlier->size() >= 8);
  CHECK(earlier->size() < 21);
  std::size_t readable = 0;
  for (const Capture& one : captures)
    if (earlier->find(one.requested)) {
      const auto kept = earlier->read(one.requested);
      REQUIRE(kept);
      CHECK(kept->response == *one.response());
      ++readable;
    }
  CHECK(readable == earlier->size());
}

TEST_CASE("a file that changes after it was opened gives nothing wrong", "[earlier]") {
  const test::TemporaryDirectory directory;
  const Capture one = answer(1, "http://a.go.id/", {{{"ETag", "\"1\""}}}, "isi yang lama");
  const std::string path = archive_of(directory.path(), {one});
  const auto earlier = Earlier::open(path);
  REQUIRE(earlier);
  std::ofstream(path, std::ios::binary | std::ios::trunc) << "lain";
  CHECK(earlier->find(one.requested));
  CHECK_FALSE(earlier->read(one.requested));
}

TEST_CASE("what is no archive cannot be an earlier capture", "[earlier]") {
  const test::TemporaryDirectory directory;
  CHECK_FALSE(Earlier::open(directory.path() / "missing.warc.gz"));
  std::ofstream(directory.path() / "letter.warc") << "Dengan hormat,\n";
  CHECK_FALSE(Earlier::open(directory.path() / "letter.warc"));
}

TEST_CASE("an account written before there were conditional requests is read", "[coverage]") {
  Coverage old;
  old.hosts.push_back({});
  std::string text = to_json(old);
  for (const std::string member : {",\"tls_expires\":null", ",\"not_modified\":0", ",\"not_modified\":0"}) {
    const auto at = text.find(member);
    REQUIRE(at != std::string::npos);
    text.erase(at, member.size());
  }
  Coverage back;
  REQUIRE(from_json(text, back));
  CHECK(back == old);
}
