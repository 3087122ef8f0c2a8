#include "facts/page/readable.hpp"

#include <array>

#include "facts/page/fold.hpp"

namespace matang::facts::page {
namespace {

struct Magic {
  std::string_view bytes, type;
};

// WHATWG MIME Sniffing §7.1, and what office files begin with.
constexpr std::array<Magic, 13> magics = {{{"%PDF-", "application/pdf"},
                                           {"PK\x03\x04", "application/zip"},
                                           {"\xD0\xCF\x11\xE0", "application/x-ole-storage"},
                                           {"\x89PNG\r\n", "image/png"},
                                           {"GIF8", "image/gif"},
                                           {"\xFF\xD8\xFF", "image/jpeg"},
                                           {"RIFF", "image/webp"},
                                           {"Rar!", "application/x-rar-compressed"},
                                           {"7z\xBC\xAF", "application/x-7z-compressed"},
                                           {"\x1F\x8B\x08", "application/gzip"},
                                           {"OggS", "application/ogg"},
                                           {"{\\rtf", "application/rtf"},
                                           {"wOFF", "font/woff"}}};

std::string_view start_of(std::string_view body) {
  if (body.substr(0, 3) == "\xEF\xBB\xBF") body.remove_prefix(3);
  while (!body.empty() && is_blank(body.front())) body.remove_prefix(1);
  return body;
}

bool begins_as_html(std::string_view text) {
  for (const auto tag : {"<!doctype html", "<html", "<head", "<body", "<title", "<script", "<table", "<div", "<!--",
                         "<meta", "<center", "<frameset", "<style", "<h1", "<p"})
    if (starts_with_ignoring_case(text, tag)) return true;
  return false;
}

bool begins_as_json(std::string_view text) {
  if (text.empty() || (text[0] != '{' && text[0] != '[')) return false;
  auto rest = start_of(text.substr(1));
  return !rest.empty() && (rest[0] == '"' || rest[0] == '{' || (text[0] == '[' && rest[0] == ']'));
}

std::string feed_type(std::string_view text) {
  if (!starts_with_ignoring_case(text, "<?xml") && !starts_with_ignoring_case(text, "<rss") &&
      !starts_with_ignoring_case(text, "<feed"))
    return {};
  const auto head = text.substr(0, 600);
  if (contains_ignoring_case(head, "<html") || contains_ignoring_case(head, "<!doctype html")) return {};
  if (contains_ignoring_case(head, "<rss")) return "application/rss+xml";
  if (contains_ignoring_case(head, "<feed")) return "application/atom+xml";
  return "application/xml";
}

}  // namespace

Readable is_readable(const capture::Response& response, std::string_view body) {
  Readable readable;
  readable.media_type = web::parse_media_type(response.headers.find("content-type").value_or("")).essence;
  auto& type = readable.media_type;
  const auto start = start_of(body);
  for (const auto& magic : magics)
    if (body.substr(0, magic.bytes.size()) == magic.bytes &&
        !(type.substr(0, 5) == "font/" || type.substr(0, 6) == "audio/")) {
      // A .docx is a zip: an answer that names something more exact keeps its name.
      const bool vague = type.empty() || type.substr(0, 5) == "text/" || type == "application/octet-stream" ||
                         type == "application/xhtml+xml";
      if (vague) type = magic.type;
    }
  const bool says_html = type == "text/html" || type == "application/xhtml+xml";
  if (says_html && begins_as_json(start)) type = "application/json";
  if (says_html || type == "text/xml" || type == "application/xml")
    if (auto feed = feed_type(start); !feed.empty()) type = feed;
  if ((type.empty() || type == "application/octet-stream" || type == "text/plain" || type == "application/xml" ||
       type == "text/xml") &&
      begins_as_html(start))
    type = "text/html";
  if (type.empty())
    type = start.empty() || start.find('\0') == std::string_view::npos ? "text/html" : "application/octet-stream";
  readable.plain_text = type == "text/plain";
  readable.yes = type == "text/html" || type == "application/xhtml+xml" || readable.plain_text;
  if (!readable.yes) readable.because = "not HTML: " + type;
  return readable;
}

}  // namespace matang::facts::page
