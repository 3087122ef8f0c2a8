#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "facts/site/documents.hpp"
#include "facts/site/reach.hpp"
#include "facts/site/rows.hpp"

namespace matang::facts {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

constexpr std::array<std::string_view, 22> file_types{"pdf",  "doc", "docx", "xls",     "xlsx", "ppt", "pptx", "odt",
                                                      "ods",  "odp", "rtf",  "csv",     "zip",  "rar", "7z",   "txt",
                                                      "epub", "kml", "shp",  "geojson", "dwg",  "apk"};

bool is_file_type(std::string_view type) {
  return std::find(file_types.begin(), file_types.end(), type) != file_types.end();
}

std::string type_of_media(std::string_view essence) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 17> types{{
      {"application/pdf", "pdf"},
      {"application/msword", "doc"},
      {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"},
      {"application/vnd.ms-excel", "xls"},
      {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"},
      {"application/vnd.ms-powerpoint", "ppt"},
      {"application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"},
      {"application/vnd.oasis.opendocument.text", "odt"},
      {"application/vnd.oasis.opendocument.spreadsheet", "ods"},
      {"application/rtf", "rtf"},
      {"text/rtf", "rtf"},
      {"text/csv", "csv"},
      {"application/zip", "zip"},
      {"application/x-zip-compressed", "zip"},
      {"application/vnd.rar", "rar"},
      {"application/x-rar-compressed", "rar"},
      {"application/x-7z-compressed", "7z"},
  }};
  for (const auto& [media, type] : types)
    if (media == essence) return std::string(type);
  return {};
}

/// The extension of the file name that Content-Disposition gives (RFC 6266 §4.3), where it is one of a document.
std::string type_of_disposition(std::string_view disposition) {
  const std::string text = lower(disposition);
  const std::size_t name = text.find("filename");
  if (name == std::string::npos) return {};
  std::string_view value = std::string_view(text).substr(name);
  value = value.substr(0, value.find(';'));
  while (!value.empty() && (value.back() == '"' || value.back() == ' ')) value.remove_suffix(1);
  const std::size_t dot = value.rfind('.');
  if (dot == std::string_view::npos || !is_file_type(value.substr(dot + 1))) return {};
  return std::string(value.substr(dot + 1));
}

std::string essence_of(const capture::CaptureRecord& record) {
  const auto type = record.headers.find("content-type");
  return type ? web::parse_media_type(*type).essence : std::string();
}

/// The type as the answer tells it; empty where it tells nothing better than the address does.
std::string answered_type(const capture::CaptureRecord& record) {
  if (const auto disposition = record.headers.find("content-disposition"))
    if (std::string type = type_of_disposition(*disposition); !type.empty()) return type;
  return type_of_media(essence_of(record));
}

Observed<std::int64_t> bytes_of(const capture::CaptureRecord* record) {
  if (!record || record->status < 200 || record->status >= 300) return Unknown{"not fetched"};
  if (const auto length = record->headers.find("content-length"); length && !record->headers.find("content-encoding")) {
    std::int64_t value = 0;
    const bool is_number = !length->empty() && length->size() < 16 &&
                           std::all_of(length->begin(), length->end(), [](char c) { return c >= '0' && c <= '9'; });
    if (is_number) {
      for (const char c : *length) value = value * 10 + (c - '0');
      return value;
    }
  }
  if (!record->truncated && record->body_bytes > 0) return static_cast<std::int64_t>(record->body_bytes);
  return Unknown{"the answer does not say"};
}

/// "Perwali-12_2021.pdf" as text for the lexicon and for dates.
std::string file_name_of(const web::Url& url) {
  std::string path = url.readable_path();
  while (!path.empty() && path.back() == '/') path.pop_back();
  std::string name = path.substr(path.rfind('/') + 1);
  for (char& c : name)
    if (c == '_' || c == '-' || c == '+' || c == '.') c = ' ';
  return name;
}

Observed<web::Date> date_of(Document& row, const SitePage& page, const capture::CaptureRecord* record) {
  const web::Date today = page.captured_on();
  const auto in_text = [&](std::string_view text) {
    std::optional<web::Date> date;
    for (const web::DateMention& mention : web::find_dates(text, today))
      if (!mention.relative) date = mention.date;
    return date;
  };
  if (const auto date = in_text(row.label)) return *date;
  if (const auto date = web::find_date_in_path(row.url.path(), today)) return date->date;
  if (record && record->status == 200)
    if (const auto header = record->headers.find("last-modified"))
      if (const auto instant = web::parse_http_date(*header)) {
        row.date_is_last_modified = true;
        return web::Date{std::chrono::floor<std::chrono::days>(*instant)};
      }
  if (!record) return Unknown{"not fetched"};
  return Absent{};
}

/// The latest year that a label or file name names, from 1945 to as-of's: "LKjIP 2022", "RPJMD 2018–2023".
Observed<std::int64_t> year_in(std::string_view label, std::string_view file, web::Date as_of) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  for (const std::string_view text : {label, file}) {
    std::int64_t latest = 0;
    for (std::size_t i = 0; i < text.size();) {
      if (!digit(text[i])) {
        ++i;
        continue;
      }
      std::size_t end = i;
      std::int64_t number = 0;
      for (; end < text.size() && digit(text[end]); ++end)
        number = std::min<std::int64_t>(number * 10 + (text[end] - '0'), 99'999);
      if (end - i == 4 && number >= 1945 && number <= static_cast<int>(as_of.year())) latest = std::max(latest, number);
      i = end;
    }
    if (latest > 0) return latest;
  }
  return Absent{};
}

struct Gathered {
  Document row;
  const SitePage* nearest = nullptr;
  const SitePage* last = nullptr;
  std::size_t line = 0;
};

class Gathering {
 public:
  void add(const SitePage& page, const web::Url& url, std::string_view label, std::string_view type, std::size_t line) {
    auto [it, is_new] = by_address_.try_emplace(url.without_fragment());
    Gathered& gathered = it->second;
    if (gathered.last != &page) ++gathered.row.pages;
    gathered.last = &page;
    const bool is_first = !gathered.nearest || is_nearer(page, *gathered.nearest);
    if (is_first) {
      gathered.nearest = &page;
      gathered.line = line;
    }
    if ((is_first && !label.empty()) || gathered.row.label.empty()) gathered.row.label = std::string(label);
    if (gathered.row.type.empty()) gathered.row.type = std::string(type);
  }
  std::map<web::Url, Gathered>& all() { return by_address_; }

 private:
  std::map<web::Url, Gathered> by_address_;
};

void decide_state(Document& row, const Reached& reached) {
  row.state = reached.state;
  if (!reached.record || reached.status < 200 || reached.status >= 300) return;
  if (reached.state == State::document || reached.state == State::works || reached.state == State::stale) {
    row.state = State::document;
    // Where a file is promised, a web page is not it. Drives and viewers are pages by nature.
    const std::string essence = essence_of(*reached.record);
    const bool is_page = essence == "text/html" || essence == "application/xhtml+xml";
    if (is_page && is_file_type(row.type) && !is_document(*reached.record)) row.state = State::not_found;
  }
}

}  // namespace

bool answers_with_file(const SiteView& view, const web::Url& target) {
  const capture::CaptureRecord* record = view.answers.to(target).record;
  if (!record || record->status < 200 || record->status >= 300 || !is_document(*record)) return false;
  const std::string essence = essence_of(*record);
  // Photographs of a gallery are no documents.
  for (const std::string_view family : {"image/", "audio/", "video/", "font/"})
    if (essence.compare(0, family.size(), family) == 0) return false;
  return true;
}

std::vector<Document> documents_of(const SiteView& view) {
  Gathering gathering;
  std::unordered_map<std::string_view, bool> is_file;  // links are many, their targets few
  for (const SitePage& page : view.pages) {
    std::unordered_set<std::string_view> offered;
    for (const DocumentSeen& document : page.facts->documents) {
      gathering.add(page, document.url, document.label, document.type, document.line);
      offered.insert(document.url.text());
    }
    for (const LinkSeen& link : page.facts->links) {
      if (!link.target.is_http()) continue;
      auto [it, is_new] = is_file.try_emplace(link.target.text(), false);
      if (is_new) it->second = answers_with_file(view, link.target);
      if (it->second && offered.insert(link.target.text()).second)
        gathering.add(page, link.target, link.text, {}, link.line);
    }
  }
  std::vector<Document> rows;
  for (auto& [url, gathered] : gathering.all()) {
    Document& row = gathered.row;
    const SitePage& page = *gathered.nearest;
    row.url = url;
    row.host = host_of(url);
    row.found_on = page.facts->url;
    const Reached reached = reach(view, url);
    decide_state(row, reached);
    if (row.state == State::document && reached.record)
      if (std::string type = answered_type(*reached.record); !type.empty()) row.type = std::move(type);
    row.bytes = row.state == State::document ? bytes_of(reached.record)
                                             : Observed<std::int64_t>(Unknown{"no file was answered"});
    row.date = date_of(row, page, row.state == State::document ? reached.record : nullptr);
    row.year = year_in(row.label, file_name_of(url), view.as_of);
    std::vector<ConceptIndex> concepts = concepts_of(view.lexicon, row.label, url);
    merge_concepts(concepts, concepts_of(view.lexicon, file_name_of(url), {}));
    if (!any_in(view.lexicon, concepts, "document"))
      merge_concepts(concepts, page.about);  // "Unduh" on the page of a plan
    row.concepts = ids_of(view.lexicon, concepts);
    row.seen = {page.facts->url, gathered.line, row.label};
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace matang::facts
