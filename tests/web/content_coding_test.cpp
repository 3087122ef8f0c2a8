#include "matang/web/content_coding.hpp"

#include <zlib.h>

#include "support/catch.hpp"

using namespace matang::web;
using Outcome = DecodedBody::Outcome;

namespace {
Bytes deflated(const Bytes& plain, int window_bits) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, window_bits, 9, Z_DEFAULT_STRATEGY) == Z_OK);
  Bytes out(deflateBound(&stream, plain.size()) + 64, '\0');
  Bytes in = plain;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}
Bytes prose() {
  Bytes out;
  for (int i = 0; i < 5000; ++i) out += std::to_string(i * 7919);
  return out;
}
}  // namespace

TEST_CASE("codings are undone as servers really send them", "[content_coding]") {
  const auto plain = prose();
  const auto gzip = deflated(plain, 31), zlib = deflated(plain, 15), raw = deflated(plain, -15);
  struct Row {
    std::string name;
    Bytes body;
    std::string coding;
    Bytes bytes;
    Outcome outcome;
  };
  const std::vector<Row> rows = {{"gzip", gzip, "GZIP", plain, Outcome::complete},
                                 {"x-gzip", gzip, "x-gzip", plain, Outcome::complete},
                                 {"zlib", zlib, "deflate", plain, Outcome::complete},
                                 {"raw", raw, "deflate", plain, Outcome::complete},
                                 {"two members", gzip + gzip, "gzip", plain + plain, Outcome::complete},
                                 {"padding behind", gzip + "\0\0", "gzip", plain, Outcome::complete},
                                 {"list", deflated(zlib, 31), "deflate, gzip", plain, Outcome::complete},
                                 {"identity", plain, "identity", plain, Outcome::complete},
                                 {"none", plain, "", plain, Outcome::complete},
                                 {"plain as gzip", plain, "gzip", plain, Outcome::not_coded},
                                 {"html as deflate", "<!doctype html><title>x</title>", "deflate",
                                  "<!doctype html><title>x</title>", Outcome::not_coded},
                                 {"unknown", plain, "br", plain, Outcome::unsupported},
                                 {"empty", "", "gzip", "", Outcome::complete}};
  for (const auto& row : rows) {
    INFO(row.name);
    const auto decoded = decode_content(row.body, row.coding, 1 << 20);
    CHECK(decoded.outcome == row.outcome);
    CHECK((decoded.bytes == row.bytes));
  }
}

TEST_CASE("a cut or damaged body keeps what came", "[content_coding]") {
  const auto plain = prose();
  const auto gzip = deflated(plain, 31);
  const auto cut = decode_content(gzip.substr(0, gzip.size() / 2), "gzip", 1 << 20);
  CHECK(cut.outcome == Outcome::truncated);
  CHECK(cut.bytes.size() > 1000);
  CHECK((plain.compare(0, cut.bytes.size(), cut.bytes) == 0));
  auto broken = gzip;
  broken[gzip.size() - 6] ^= 0x55;  // the check sum
  const auto damaged = decode_content(broken, "gzip", 1 << 20);
  CHECK(damaged.outcome == Outcome::damaged);
  CHECK(damaged.bytes.size() > 1000);
}

TEST_CASE("a cut or damaged raw stream is told from plain text", "[content_coding]") {
  const auto plain = prose();
  const auto raw = deflated(plain, -15);
  const auto cut = decode_content(raw.substr(0, raw.size() / 2), "deflate", 1 << 20);
  CHECK(cut.outcome == Outcome::truncated);
  CHECK((plain.compare(0, cut.bytes.size(), cut.bytes) == 0));
  auto broken = raw;
  for (std::size_t i = raw.size() / 2; i < raw.size() / 2 + 64; ++i) broken[i] = static_cast<char>(~broken[i]);
  CHECK(decode_content(broken.substr(0, raw.size() / 2 + 64), "deflate", 1 << 20).outcome != Outcome::not_coded);
  for (const Bytes text : {"<html>", "{\"a\": 1}", "Halaman tidak ditemukan", "\n\n<p>x"}) {
    const auto decoded = decode_content(text, "deflate", 1 << 20);
    CHECK(decoded.outcome == Outcome::not_coded);
    CHECK(decoded.bytes == text);
  }
}

TEST_CASE("a bomb stops at the limit", "[content_coding]") {
  const auto bomb = deflated(Bytes(100u << 20, '0'), 31);
  const auto decoded = decode_content(bomb, "gzip", 1000);
  CHECK(decoded.outcome == Outcome::limited);
  CHECK(decoded.bytes.size() == 1000);
  CHECK(decode_content(deflated(Bytes(1000, '0'), 31), "gzip", 1000).outcome == Outcome::complete);
}
