#include "matang/facts/page_facts.hpp"

#include <algorithm>
#include <utility>

#include "facts/page/fold.hpp"
#include "facts/page/readable.hpp"
#include "facts/page/themes.hpp"
#include "matang/web/charset.hpp"
#include "matang/web/content_coding.hpp"
#include "matang/web/html.hpp"

namespace matang::facts {
namespace {

constexpr std::size_t max_body = 5 * 1024 * 1024;  // our choice: bytes of one page, decoded

PageFacts unreadable(const capture::Capture& capture, std::string because, std::string media_type = {}) {
  const Unknown unknown{because};
  return {.number = capture.number,
          .url = capture.requested,
          .base = capture.requested,
          .readable = false,
          .unreadable_because = std::move(because),
          .truncated = false,
          .media_type = std::move(media_type),
          .encoding = {},
          .title = unknown,
          .language = unknown,
          .detected_language = {},
          .description = unknown,
          .canonical = {},
          .meta_refresh = {},
          .generator = {},
          .viewport = false,
          .feeds = {},
          .blocks = {},
          .words = 0,
          .lead = {},
          .script_need = {},
          .links = {},
          .menus = {},
          .dates = {},
          .date = {},
          .documents = {},
          .forms = {},
          .channels = {},
          .concepts = {},
          .intrusions = {},
          .images = 0,
          .images_without_alt = 0};
}

/// The front page by its distance and its address: tile grids there are menus, elsewhere they are content.
bool may_be_front(const capture::Capture& capture) {
  const auto path = capture.requested.path();
  const auto last = path.substr(path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/') + 1);
  const bool index = last.empty() || page::starts_with_ignoring_case(last, "index.") ||
                     page::starts_with_ignoring_case(last, "home") ||
                     page::starts_with_ignoring_case(last, "beranda") ||
                     page::starts_with_ignoring_case(last, "default.");
  const auto slashes = std::count(path.begin(), path.end(), '/');
  return capture.depth == 0 ? index || slashes <= 1 : index && slashes <= 1 && capture.requested.query().empty();
}

std::pair<std::size_t, std::size_t> count_images(const page::PageView& view) {
  std::size_t images = 0, without = 0;
  for (std::uint32_t i = 0; i < view.size(); ++i) {
    if (view.tags[i] != page::Tag::img) continue;
    ++images;
    // WCAG 2.1, 1.1.1 (technique H67): an empty alt marks decoration and is right; none at all is not.
    without += !view.has_attribute(i, "alt") && view.attribute(i, "role") != "presentation";
  }
  return {images, without};
}

PageFacts facts_of(const capture::Capture& capture, const page::PageView& view, std::string media_type,
                   std::string encoding, bool cut) {
  auto identity = page::find_identity(view);
  auto menus = page::find_menus(view);
  auto links = page::find_links(view, menus);
  auto concepts = page::find_concepts(view, identity);
  auto intrusions = page::find_intrusions(view, identity, concepts, links.seen);
  auto dates = page::find_dates(view);
  auto forms = page::find_forms(view);
  auto channels = page::find_channels(view, forms);
  const auto [images, images_without_alt] = count_images(view);
  return {.number = capture.number,
          .url = capture.requested,
          .base = view.base,
          .readable = true,
          .unreadable_because = {},
          .truncated = cut || view.truncated || links.truncated,
          .media_type = std::move(media_type),
          .encoding = std::move(encoding),
          .title = std::move(identity.title),
          .language = std::move(identity.language),
          .detected_language = std::move(identity.detected_language),
          .description = std::move(identity.description),
          .canonical = std::move(identity.canonical),
          .meta_refresh = std::move(identity.meta_refresh),
          .generator = std::move(identity.generator),
          .viewport = identity.viewport,
          .feeds = std::move(identity.feeds),
          .blocks = view.blocks,
          .words = view.words,
          .lead = page::find_lead(view),
          .script_need = page::find_script_need(view),
          .links = std::move(links.seen),
          .menus = std::move(menus.items),
          .dates = std::move(dates.seen),
          .date = dates.verdict,
          .documents = page::find_documents(view),
          .forms = std::move(forms),
          .channels = std::move(channels),
          .concepts = std::move(concepts),
          .intrusions = std::move(intrusions),
          .images = images,
          .images_without_alt = images_without_alt};
}

}  // namespace

PageFacts read_page(const capture::Capture& capture, const lexicon::Lexicon& lexicon, std::string* main_text) {
  if (const auto* failure = capture.failure()) return unreadable(capture, "no answer: " + failure->detail);
  const auto& response = *capture.response();
  if (response.status >= 300 && response.status < 400) return unreadable(capture, "a redirect");
  const auto coding = response.headers.find("content-encoding").value_or("");
  auto decoded = web::decode_content(response.body, coding, max_body);
  using Outcome = web::DecodedBody::Outcome;
  if (decoded.outcome == Outcome::unsupported) return unreadable(capture, "unknown content coding");
  bool cut = response.truncated || decoded.outcome == Outcome::truncated || decoded.outcome == Outcome::damaged ||
             decoded.outcome == Outcome::limited;
  if (decoded.bytes.size() > max_body) {
    decoded.bytes.resize(max_body);
    cut = true;
  }
  auto readable = page::is_readable(response, decoded.bytes);
  if (!readable.yes) return unreadable(capture, std::move(readable.because), std::move(readable.media_type));
  const auto type = web::parse_media_type(response.headers.find("content-type").value_or(""));
  auto text = web::decode_text(decoded.bytes, type.charset);
  decoded.bytes = {};
  // HTML Standard §13.2.6.4.7: behind <plaintext> nothing is markup, so a text file is a page too.
  const auto html = web::Html::parse(readable.plain_text ? "<plaintext>" + text.text : std::move(text.text));
  const auto today = web::Date{std::chrono::floor<std::chrono::days>(capture.captured_at)};
  const auto view = page::view_page(html, lexicon, capture.requested, today, may_be_front(capture));
  if (main_text != nullptr) *main_text = page::find_main_text(view);
  return facts_of(capture, view, std::move(readable.media_type), std::move(text.encoding), cut);
}

}  // namespace matang::facts
