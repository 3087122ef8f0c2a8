#pragma once
#include <zlib.h>

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>

namespace matang::capture {

/// The bytes of a .warc, or of a .warc.gz with its members undone one after the other. Damaged gzip data is left behind
/// by going on at the next member that begins with a record.
class RecordStream {
 public:
  enum class State {
    more,       ///< bytes were added
    gap,        ///< damage: what was read of the record under way is void; a record begins next
    end,        ///< whole
    truncated,  ///< the file ends inside a member
  };
  /// False where the file cannot be opened.
  bool open(const std::string& path);
  bool is_gzip() const { return gzip_; }
  /// Adds up to 64 KiB to `to`.
  State fill(std::string& to);
  /// Gives up the member under way, as after damage. For records too large to be worth reading to their end.
  State skip_member();
  /// Where the member under way (plain file: the next byte to be read) begins, for `seek`.
  std::uint64_t offset() const { return gzip_ ? member_begin_ : at_; }
  /// Whether nothing of the member under way has been handed out yet, so that `offset` is a record's own.
  bool at_member_begin() const { return member_output_ == 0; }
  void seek(std::uint64_t offset);

  RecordStream() = default;
  RecordStream(const RecordStream&) = delete;
  RecordStream& operator=(const RecordStream&) = delete;
  ~RecordStream();

 private:
  bool refill();
  void begin_member();
  State resync(std::uint64_t from);
  bool is_record_at(std::uint64_t offset);
  std::size_t read_at(std::uint64_t offset, char* to, std::size_t size);

  int file_ = -1;
  bool gzip_ = false;
  std::uint64_t at_ = 0;  ///< file position behind `input_`
  std::string input_;
  std::size_t used_ = 0;  ///< of input_
  z_stream z_{};
  bool inflating_ = false;  ///< z_ is initialised
  bool in_member_ = false;
  std::uint64_t member_begin_ = 0;
  std::uint64_t member_output_ = 0;
};

}  // namespace matang::capture
