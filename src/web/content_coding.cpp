#include "matang/web/content_coding.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <vector>

namespace matang::web {
namespace {

using Outcome = DecodedBody::Outcome;

constexpr int gzip_only = 15 + 16, zlib_only = 15, raw = -15;

class Inflater {
 public:
  explicit Inflater(int window_bits) { good_ = inflateInit2(&stream_, window_bits) == Z_OK; }
  ~Inflater() {
    if (good_) inflateEnd(&stream_);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  z_stream* operator->() { return &stream_; }
  z_stream* get() { return &stream_; }
  bool good() const { return good_; }

 private:
  z_stream stream_{};
  bool good_ = false;
};

/// Inflates one member of `in`, appends to `out` and moves `in` behind it.
Outcome inflate_member(std::string_view& in, int window_bits, std::size_t max_bytes, Bytes& out) {
  Inflater inflater(window_bits);
  if (!inflater.good()) return Outcome::damaged;
  std::array<char, 32 * 1024> buffer;
  std::size_t fed = 0;
  for (;;) {
    if (inflater->avail_in == 0 && fed < in.size()) {
      const auto piece = std::min<std::size_t>(in.size() - fed, 1u << 30);
      // zlib promises not to write through next_in; only its C interface lacks the const.
      inflater->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data() + fed));
      inflater->avail_in = static_cast<uInt>(piece);
      fed += piece;
    }
    inflater->next_out = reinterpret_cast<Bytef*>(buffer.data());
    inflater->avail_out = static_cast<uInt>(buffer.size());
    const int status = inflate(inflater.get(), Z_NO_FLUSH);
    const auto got = buffer.size() - inflater->avail_out;
    const auto room = max_bytes - out.size();
    out.append(buffer.data(), std::min<std::size_t>(got, room));
    if (got > room) return Outcome::limited;
    if (status == Z_STREAM_END) {
      in.remove_prefix(fed - inflater->avail_in);
      return Outcome::complete;
    }
    if (status == Z_BUF_ERROR || (status == Z_OK && got == 0 && inflater->avail_in == 0 && fed == in.size()))
      return Outcome::truncated;
    if (status != Z_OK) return Outcome::damaged;
  }
}

bool looks_gzip(std::string_view in) {
  return in.size() >= 2 && static_cast<unsigned char>(in[0]) == 0x1f && static_cast<unsigned char>(in[1]) == 0x8b;
}
bool looks_zlib(std::string_view in) {  // RFC 1950 §2.2
  if (in.size() < 2) return false;
  const auto cmf = static_cast<unsigned char>(in[0]), flg = static_cast<unsigned char>(in[1]);
  return (cmf & 0x0f) == 8 && (cmf >> 4) <= 7 && (cmf * 256 + flg) % 31 == 0;
}

DecodedBody gunzip(std::string_view in, std::size_t max_bytes) {
  if (!looks_gzip(in)) return {Bytes(in.substr(0, max_bytes)), Outcome::not_coded};
  DecodedBody body;
  do {  // RFC 1952 §2.2: members follow one another; what comes behind that is no member is padding
    body.outcome = inflate_member(in, gzip_only, max_bytes, body.bytes);
  } while (body.outcome == Outcome::complete && looks_gzip(in));
  return body;
}

DecodedBody undeflate(std::string_view in, std::size_t max_bytes) {
  // RFC 9110 §8.4.1.2 means zlib; some servers send the raw stream, and browsers read both.
  for (const int reading : {zlib_only, raw}) {
    if (reading == zlib_only && !looks_zlib(in)) continue;
    DecodedBody body;
    auto rest = in;
    body.outcome = inflate_member(rest, reading, max_bytes, body.bytes);
    if (body.outcome == Outcome::damaged && reading == zlib_only && body.bytes.empty()) continue;
    // Plain text read as raw deflate breaks, or runs out, within a few bytes (our choice: 32).
    const bool broken = body.outcome == Outcome::damaged || body.outcome == Outcome::truncated;
    if (broken && reading == raw && !looks_zlib(in) && body.bytes.size() < 32)
      return {Bytes(in.substr(0, max_bytes)), Outcome::not_coded};
    return body;
  }
  return {Bytes(in.substr(0, max_bytes)), Outcome::not_coded};
}

std::vector<std::string> codings(std::string_view list) {
  std::vector<std::string> names;
  std::string name;
  for (const char c : std::string(list) + ',') {
    if (c == ',') {
      if (!name.empty() && name != "identity") names.push_back(name);
      name.clear();
    } else if (c != ' ' && c != '\t') {
      name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return names;
}

}  // namespace

DecodedBody decode_content(const Bytes& body, std::string_view content_encoding, std::size_t max_bytes) {
  DecodedBody result{body.substr(0, max_bytes), body.size() > max_bytes ? Outcome::limited : Outcome::complete};
  auto names = codings(content_encoding.substr(0, 1024));
  if (names.empty() || body.empty()) return result;
  const auto known = [](const std::string& n) { return n == "gzip" || n == "x-gzip" || n == "deflate"; };
  // More than a few codings are an attack, not a need.
  if (names.size() > 4 || !std::all_of(names.begin(), names.end(), known)) {
    result.outcome = Outcome::unsupported;
    return result;
  }
  Bytes coded = body;
  for (auto name = names.rbegin(); name != names.rend(); ++name) {
    auto step = *name == "deflate" ? undeflate(coded, max_bytes) : gunzip(coded, max_bytes);
    // The first fault is what happened to the body; later layers only see its consequences.
    if (name == names.rbegin() || result.outcome == Outcome::complete) result.outcome = step.outcome;
    coded = std::move(step.bytes);
  }
  result.bytes = std::move(coded);
  return result;
}

}  // namespace matang::web
