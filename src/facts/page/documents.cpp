#include <algorithm>
#include <array>
#include <unordered_map>

#include "facts/page/destination.hpp"
#include "facts/page/fold.hpp"
#include "facts/page/themes.hpp"

namespace matang::facts::page {
namespace {

constexpr auto extensions = std::to_array<std::string_view>(
    {"pdf", "doc", "docx", "xls", "xlsx", "ppt",  "pptx", "odt", "ods", "odp", "rtf",     "csv",  "zip",
     "rar", "7z",  "xlsm", "pps", "ppsx", "docm", "xlsb", "kml", "kmz", "shp", "geojson", "epub", "gz"});

std::string extension_of(std::string_view path) {
  while (!path.empty() && path.back() == '/') path.remove_suffix(1);
  const auto name = path.substr(path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/') + 1);
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos) return {};
  auto extension = lowered(name.substr(dot + 1));
  return std::find(extensions.begin(), extensions.end(), extension) != extensions.end() ? extension : std::string();
}

bool has_parameter(std::string_view query, std::string_view name) {
  for (std::size_t at = 0; at < query.size();) {
    const auto end = std::min(query.find('&', at), query.size());
    const auto pair = query.substr(at, end - at);
    if (pair.substr(0, pair.find('=')) == name) return true;
    at = end + 1;
  }
  return false;
}

std::string_view parameter(std::string_view query, std::string_view name) {
  for (std::size_t at = 0; at < query.size();) {
    const auto end = std::min(query.find('&', at), query.size());
    const auto pair = query.substr(at, end - at);
    const auto equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
    at = end + 1;
  }
  return {};
}

bool ends_in_domain(std::string_view host, std::string_view domain) {
  return host == domain || (ends_with_ignoring_case(host, domain) && host[host.size() - domain.size() - 1] == '.');
}

/// Stores of documents that name no extension.
std::string hosted_type(const web::Url& url) {
  const auto host = url.host();
  const auto path = url.path();
  if (host == "drive.google.com") {
    if (contains_ignoring_case(path, "/folders/")) return "gdrive_folder";
    return path.size() > 1 ? "gdrive" : "";
  }
  if (host == "docs.google.com") {
    if (contains_ignoring_case(path, "/document/")) return "gdoc";
    if (contains_ignoring_case(path, "/spreadsheets/")) return "gsheet";
    if (contains_ignoring_case(path, "/presentation/")) return "gslides";
    return {};
  }
  if (host == "1drv.ms" || ends_in_domain(host, "sharepoint.com") || host == "onedrive.live.com") return "onedrive";
  if (ends_in_domain(host, "dropbox.com") && contains_ignoring_case(path, "/s")) return "dropbox";
  if (ends_in_domain(host, "mediafire.com") && contains_ignoring_case(path, "/file")) return "mediafire";
  if (ends_in_domain(host, "scribd.com") && contains_ignoring_case(path, "/doc")) return "scribd";
  if (ends_in_domain(host, "anyflip.com") || ends_in_domain(host, "issuu.com") || ends_in_domain(host, "fliphtml5.com"))
    return path.size() > 1 ? "flipbook" : "";
  return {};
}

/// "…/gview?url=https://…/a.pdf", PDF.js' "viewer.html?file=/a.pdf", Office's "?src=": the file behind a viewer.
std::optional<web::Url> behind_viewer(const PageView& view, const web::Url& url) {
  const auto path = url.path();
  const bool viewer = contains_ignoring_case(path, "gview") || contains_ignoring_case(path, "viewer") ||
                      contains_ignoring_case(path, "/embed.aspx") || contains_ignoring_case(path, "/view.aspx") ||
                      contains_ignoring_case(path, "pdfjs") || contains_ignoring_case(path, "flipbook");
  if (!viewer) return std::nullopt;
  for (const auto name : {"url", "file", "src"}) {
    const auto value = parameter(url.query(), name);
    if (value.empty()) continue;
    auto inner = web::Url::resolve(view.base, undo_percent(value));
    if (inner && inner->is_http()) return inner;
  }
  return std::nullopt;
}

/// Download managers: WordPress Download Manager, Joomla's Phoca and DOCman, Drupal, hand-made "download.php?id=".
bool is_download_address(const web::Url& url) {
  const auto path = lowered(url.path());
  const auto query = url.query();
  for (const auto name : {"wpdmdl", "download", "download_id", "attachment_id", "unduh", "get_file"})
    if (has_parameter(query, name) && parameter(query, name) != "0") return true;
  if (contains_ignoring_case(query, "task=download") || contains_ignoring_case(query, "task=document.download"))
    return true;
  for (const std::string_view segment : {"/download/", "/downloads/file/", "/unduh/", "/unduhan/file/", "/download.php",
                                         "/unduh.php", "/getfile", "/get-file", "/file/download", "/download-file/"}) {
    const auto at = path.find(segment);
    if (at == std::string::npos) continue;
    const auto rest = path.substr(at + segment.size());
    if (segment.back() == '/' ? rest.empty() || rest.substr(0, 5) == "page/" || rest.substr(0, 9) == "category/"
                              : query.empty() && rest.size() < 2)
      continue;
    return true;
  }
  return path.size() > 10 && ends_with_ignoring_case(path, "/download");
}

std::string type_of(const PageView& view, web::Url& url, bool frame) {
  if (!url.is_http()) return {};
  if (auto inner = behind_viewer(view, url)) {
    if (auto type = extension_of(inner->readable_path()); !type.empty()) {
      url = *std::move(inner);
      return type;
    }
  }
  if (auto type = extension_of(url.readable_path()); !type.empty()) return type;
  for (const auto name : {"file", "filename", "f", "path", "dokumen", "berkas"})
    if (auto type = extension_of(undo_percent(parameter(url.query(), name))); !type.empty()) return type;
  if (auto type = hosted_type(url); !type.empty()) return type;
  if (!frame && is_download_address(url)) return "unknown";
  return {};
}

bool says_only_download(std::string_view label) {
  const auto text = folded(label);
  if (count_words(text) > 4) return false;
  for (const auto word : {"download", "unduh", "lihat", "view", "klik", "disini", "sini", "here", "pdf", "baca",
                          "preview", "detail", "file"})
    if (has_word(text, word)) return true;
  return text.size() < 3;
}

/// What the document is called: the link's own words, unless they only say "Unduh"; then its row, item or heading.
std::string label_of_document(const PageView& view, std::uint32_t node, const web::Url& url) {
  auto label = label_of(view, node);
  if (const auto text = view.text_of(node); text.find('\n') != std::string_view::npos)
    if (const auto line = text.substr(0, text.find('\n')); count_words(line) > 1) label = one_line(line);
  if (!label.empty() && !says_only_download(label)) return label;
  auto up = view.parent(node);
  for (int steps = 0; steps < 6 && up != web::Html::none; ++steps, up = view.parent(up)) {
    const auto text = view.text_of(up);
    if (text.size() > 600 || view.tags[up] == Tag::body) break;
    const auto own = view.text_of(node);
    if (text.size() <= own.size() + 3) continue;
    // The longest cell or line of the row, without the button's own words.
    std::string_view best;
    for (auto i = up + 1; i < view.end(up); ++i) {
      if (i == node) {
        i = view.end(node) - 1;
        continue;
      }
      if (view.nodes()[i].kind != web::Node::Kind::text) continue;
      const auto line = trimmed(view.nodes()[i].text);
      if (line.size() > best.size() && !says_only_download(line)) best = line;
    }
    if (says_something(best) && best.size() > 3) return one_line(best);
  }
  if (!label.empty() && !says_only_download(label)) return label;
  auto name = url.readable_path();
  while (!name.empty() && name.back() == '/') name.pop_back();
  name = name.substr(name.rfind('/') == std::string::npos ? 0 : name.rfind('/') + 1);
  if (const auto dot = name.rfind('.'); dot != std::string::npos) name.resize(dot);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '-' || c == '_' || c == '+'; }, ' ');
  auto from_name = one_line(name);
  return from_name.size() > 3 || label.empty() ? from_name : label;
}

}  // namespace

std::vector<DocumentSeen> find_documents(const PageView& view) {
  std::vector<DocumentSeen> documents;
  std::unordered_map<std::string, std::size_t> known;
  for (std::uint32_t i = 0; i < view.size() && documents.size() < max_records; ++i) {
    const auto tag = view.tags[i];
    std::string_view reference;
    const bool frame = tag == Tag::iframe || tag == Tag::embed || tag == Tag::object;
    if (tag == Tag::a || tag == Tag::area)
      reference = view.attribute(i, "href");
    else if (tag == Tag::iframe || tag == Tag::embed)
      reference = view.attribute(i, "src");
    else if (tag == Tag::object)
      reference = view.attribute(i, "data");
    else
      continue;
    if (tag == Tag::iframe && reference.empty()) reference = view.attribute(i, "data-src");
    if (reference.empty() || reference[0] == '#') {
      reference = address_in_script(view.attribute(i, "onclick"));
      if (reference.empty() || reference[0] == '#') continue;
    }
    auto url = web::Url::resolve(view.base, reference);
    if (!url) continue;
    auto type = type_of(view, *url, frame);
    if (type.empty()) continue;
    auto address = url->without_fragment();
    auto label = label_of_document(view, i, address);
    const auto [entry, fresh] = known.emplace(address.text(), documents.size());
    if (!fresh) {
      // A second link often names what the first, an image or "Unduh", did not.
      auto& before = documents[entry->second].label;
      if (says_only_download(before) && !says_only_download(label)) before = std::move(label);
      continue;
    }
    documents.push_back({std::move(address), std::move(label), std::move(type), view.line(i), view.block_index(i)});
  }
  return documents;
}

}  // namespace matang::facts::page
