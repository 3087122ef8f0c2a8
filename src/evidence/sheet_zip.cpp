#include "evidence/sheet_zip.hpp"

#include <zip.h>

#include <algorithm>
#include <array>

namespace matang::evidence {

void ZipReader::Close::operator()(zip* archive) const { zip_discard(archive); }

std::optional<ZipReader> ZipReader::open(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr && source != nullptr) zip_source_free(source);
  zip_error_fini(&error);
  if (archive == nullptr) return std::nullopt;
  return ZipReader(archive);
}

bool ZipReader::has(const std::string& name) const { return zip_name_locate(archive_.get(), name.c_str(), 0) >= 0; }

std::optional<std::string> ZipReader::read(const std::string& name, std::size_t most_bytes) const {
  const zip_int64_t index = zip_name_locate(archive_.get(), name.c_str(), 0);
  if (index < 0) return std::nullopt;
  zip_file_t* file = zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0);
  if (file == nullptr) return std::nullopt;
  // The size that the archive states may be a lie: what counts is what comes out.
  std::string content;
  std::array<char, 16 * 1024> chunk{};
  zip_int64_t got = 0;
  while ((got = zip_fread(file, chunk.data(), chunk.size())) > 0) {
    content.append(chunk.data(), static_cast<std::size_t>(got));
    if (content.size() > most_bytes) break;
  }
  zip_fclose(file);
  if (got != 0) return std::nullopt;
  return content;
}

}  // namespace matang::evidence
