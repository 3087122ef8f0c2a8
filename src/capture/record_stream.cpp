#include "capture/record_stream.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <new>
#include <string_view>

namespace matang::capture {
namespace {
constexpr std::size_t block_bytes = 64u << 10;
constexpr std::string_view member_magic = "\x1f\x8b\x08";
}  // namespace

RecordStream::~RecordStream() {
  if (inflating_) inflateEnd(&z_);
  if (file_ >= 0) ::close(file_);
}

std::size_t RecordStream::read_at(std::uint64_t offset, char* to, std::size_t size) {
  for (;;) {
    const ssize_t got = ::pread(file_, to, size, static_cast<off_t>(offset));
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) return 0;
  }
}

bool RecordStream::open(const std::string& path) {
  file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file_ < 0) return false;
  std::array<char, 2> magic{};
  gzip_ = read_at(0, magic.data(), magic.size()) == 2 && magic[0] == '\x1f' && magic[1] == '\x8b';
  return true;
}

bool RecordStream::refill() {
  input_.resize(block_bytes);
  const std::size_t got = read_at(at_, input_.data(), input_.size());
  input_.resize(got);
  used_ = 0;
  at_ += got;
  return got != 0;
}

void RecordStream::seek(std::uint64_t offset) {
  at_ = offset;
  input_.clear();
  used_ = 0;
  in_member_ = false;
  member_output_ = 0;
  member_begin_ = offset;
}

void RecordStream::begin_member() {
  if (!inflating_) {
    if (inflateInit2(&z_, 15 + 16) != Z_OK) throw std::bad_alloc();
    inflating_ = true;
  } else {
    inflateReset(&z_);
  }
  in_member_ = true;
  member_begin_ = at_ - (input_.size() - used_);
  member_output_ = 0;
}

RecordStream::State RecordStream::fill(std::string& to) {
  if (!gzip_) {
    if (!refill()) return State::end;
    to += input_;
    used_ = input_.size();
    member_output_ = 1;
    return State::more;
  }
  for (;;) {
    if (used_ == input_.size() && !refill()) return in_member_ ? State::truncated : State::end;
    if (!in_member_) begin_member();
    const std::size_t before = to.size();
    to.resize(before + block_bytes);
    z_.next_in = reinterpret_cast<Bytef*>(input_.data() + used_);
    z_.avail_in = static_cast<uInt>(input_.size() - used_);
    z_.next_out = reinterpret_cast<Bytef*>(to.data() + before);
    z_.avail_out = block_bytes;
    const int outcome = inflate(&z_, Z_NO_FLUSH);
    used_ = input_.size() - z_.avail_in;
    const std::size_t made = block_bytes - z_.avail_out;
    to.resize(before + made);
    if (outcome == Z_STREAM_END)
      in_member_ = false;
    else if (outcome != Z_OK && outcome != Z_BUF_ERROR)
      return resync(member_begin_ + 1);
    member_output_ += made;
    if (made != 0) return State::more;
  }
}

RecordStream::State RecordStream::skip_member() { return resync(member_begin_ + 1); }

bool RecordStream::is_record_at(std::uint64_t offset) {
  std::array<char, 512> coded{};
  std::array<char, 5> text{};
  const std::size_t got = read_at(offset, coded.data(), coded.size());
  z_stream z{};
  if (inflateInit2(&z, 15 + 16) != Z_OK) throw std::bad_alloc();
  z.next_in = reinterpret_cast<Bytef*>(coded.data());
  z.avail_in = static_cast<uInt>(got);
  z.next_out = reinterpret_cast<Bytef*>(text.data());
  z.avail_out = static_cast<uInt>(text.size());
  inflate(&z, Z_SYNC_FLUSH);
  const bool is_record = z.avail_out == 0 && std::string_view(text.data(), text.size()) == "WARC/";
  inflateEnd(&z);
  return is_record;
}

RecordStream::State RecordStream::resync(std::uint64_t from) {
  std::string block(block_bytes, '\0');
  for (;;) {
    const std::size_t got = read_at(from, block.data(), block.size());
    if (got < member_magic.size()) break;
    const std::string_view view(block.data(), got);
    for (auto found = view.find(member_magic); found != std::string_view::npos;
         found = view.find(member_magic, found + 1)) {
      if (!is_record_at(from + found)) continue;
      seek(from + found);
      return State::gap;
    }
    from += got - (member_magic.size() - 1);  // the magic may lie across two blocks
  }
  // Nothing readable is left: the next fill finds the end of the file.
  char byte = 0;
  while (read_at(from, &byte, 1) == 1) ++from;
  seek(from);
  return State::gap;
}

}  // namespace matang::capture
