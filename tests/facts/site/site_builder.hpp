#pragma once
// Builds what the site stage is given, as the page stage and the crawler would: text blocks hashed alike, concepts
// found by a small lexicon, one capture record a page. Every word of text below is our own.
#include <algorithm>
#include <chrono>
#include <deque>
#include <random>
#include <string>
#include <vector>

#include "facts/page/fold.hpp"
#include "matang/facts/site_facts.hpp"

namespace matang::facts::test {

inline web::Url url(std::string_view text) {
  const auto parsed = web::Url::parse(text);
  if (!parsed) throw std::logic_error("test address: " + std::string(text));
  return *parsed;
}

inline web::Date day(int year, unsigned month, unsigned of_month) {
  return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{of_month}};
}

inline const lexicon::Lexicon& small_lexicon() {
  static const lexicon::Lexicon lexicon = [] {
    auto read = lexicon::Lexicon::read(R"(
version: 1
groups:
  service: {id: Layanan, en: Services}
  news: {id: Kabar, en: News}
  document: {id: Dokumen, en: Documents}
  about: {id: Tentang, en: About}
  component: {id: Komponen, en: Components}
  state: {id: Keadaan, en: States}
  quality: {id: Mutu, en: Quality}
concepts:
  - id: service
    title: {id: Layanan, en: Services}
    groups: [service]
    phrases: {id: [layanan publik]}
    labels: {id: [layanan]}
  - id: population
    title: {id: Kependudukan, en: Population}
    groups: [service]
    phrases: {id: [kartu keluarga]}
    labels: {id: [ktp]}
  - id: news
    title: {id: Berita, en: News}
    groups: [news]
    phrases: {id: [berita daerah]}
    labels: {id: [berita, kabar]}
    paths: [/berita]
    freshness:
      days: 14
      reason: {id: Kabar lama bukan kabar., en: Old news is no news.}
  - id: agenda
    title: {id: Agenda, en: Agenda}
    groups: [news]
    phrases: {id: [agenda kegiatan]}
    labels: {id: [agenda]}
    freshness:
      days: 30
      reason: {id: Agenda disusun bulanan., en: Agendas are monthly.}
  - id: investment
    title: {id: Investasi, en: Investment}
    groups: [news]
    phrases: {id: [peluang investasi]}
    freshness:
      days: 365
      reason: {id: Diperbarui tahunan., en: Renewed yearly.}
  - id: profile
    title: {id: Profil, en: Profile}
    groups: [about]
    labels: {id: [profil, sejarah]}
    paths: [/profil]
    freshness:
      days: never
      reason: {id: Tidak berubah., en: It does not change.}
  - id: regulation
    title: {id: Peraturan, en: Regulations}
    groups: [document]
    phrases: {id: [peraturan daerah]}
  - id: form
    title: {id: Formulir, en: Forms}
    groups: [document]
    phrases: {id: [formulir permohonan]}
  - id: requirements
    title: {id: Persyaratan, en: Requirements}
    groups: [component]
    phrases: {id: [persyaratan]}
  - id: fee
    title: {id: Biaya, en: Fee}
    groups: [component]
    phrases: {id: [biaya]}
  - id: under_construction
    title: {id: Sedang dibangun, en: Under construction}
    groups: [state]
    phrases: {id: [sedang dibangun], en: [under construction]}
  - id: not_found
    title: {id: Tidak ditemukan, en: Not found}
    groups: [state]
    phrases: {id: [halaman tidak ditemukan], en: [page not found]}
  - id: nothing_here
    title: {id: Belum ada isi, en: Nothing here}
    groups: [state]
    phrases: {id: [belum ada data]}
  - id: placeholder
    title: {id: Teks contoh, en: Placeholder}
    groups: [quality]
    phrases: {en: [lorem ipsum]}
)",
                                       "test lexicon");
    if (!read) throw std::logic_error(to_text(read.error().front()));
    return std::move(*read);
  }();
  return lexicon;
}

inline std::uint64_t hash_of(std::string_view text) {
  page::Fnv1a hash;
  hash.add(page::folded(text));
  return hash.value();
}

/// One page. Each method adds something below what is there and gives the page back.
class PageBuilder {
 public:
  explicit PageBuilder(PageFacts facts) : facts_(std::move(facts)) {}

  PageBuilder& title(std::string text) { return facts_.title = std::move(text), *this; }
  PageBuilder& block(std::string_view text, Block::Kind kind = Block::Kind::text, Place place = Place::main) {
    const auto words = static_cast<std::uint32_t>(page::count_words(text));
    facts_.blocks.push_back({hash_of(text), words, 0, next_line(), kind, place});
    facts_.words += words;
    for (const lexicon::Match& match : small_lexicon().match(text))
      facts_.concepts.push_back({match.concept_index,
                                 kind == Block::Kind::heading ? ConceptSeen::Where::heading : ConceptSeen::Where::text,
                                 line_, last(), std::string(text)});
    return *this;
  }
  PageBuilder& heading(std::string_view text) { return block(text, Block::Kind::heading); }
  PageBuilder& footer(std::string_view text) { return block(text, Block::Kind::text, Place::footer); }
  PageBuilder& image(std::string_view address) {
    facts_.blocks.push_back({hash_of(address), 0, 0, next_line(), Block::Kind::media, Place::main});
    return *this;
  }
  /// A link in a list item of its own.
  PageBuilder& link(std::string_view text, std::string_view href, Place place = Place::main) {
    const auto words = static_cast<std::uint32_t>(page::count_words(text));
    facts_.blocks.push_back({hash_of(text), 0, words, next_line(), Block::Kind::list_item, place});
    facts_.words += words;
    facts_.links.push_back({std::string(href), target(href), std::string(text), place, false, line_, last()});
    return *this;
  }
  PageBuilder& menu(std::vector<std::string> path, std::string_view href, Place place = Place::header) {
    const web::Url to = target(href);
    menus_.push_back({std::move(path), std::string(href), to, place,
                      to.empty() ? MenuSeen::Control::dead : MenuSeen::Control::link, false, next_line()});
    if (!to.empty()) facts_.links.push_back({std::string(href), to, menus_.back().path.back(), place, true, line_, 0});
    return *this;
  }
  PageBuilder& group(std::vector<std::string> path) {
    menus_.push_back({std::move(path), "#", {}, Place::header, MenuSeen::Control::group, false, next_line()});
    return *this;
  }
  /// A date in the block added last.
  PageBuilder& date(web::Date date, DateRole role = DateRole::mention, DateCue cue = DateCue::visible,
                    bool ambiguous = false, std::string excerpt = {}) {
    facts_.dates.push_back({date, role, cue, ambiguous, line_, last(), std::move(excerpt)});
    return *this;
  }
  PageBuilder& published(web::Date date, DateCue cue = DateCue::meta) {
    facts_.date = {date, std::nullopt, cue};
    return *this;
  }
  PageBuilder& document(std::string_view label, std::string_view href, std::string type) {
    block(label, Block::Kind::list_item);
    facts_.documents.push_back({target(href), std::string(label), std::move(type), line_, last()});
    return *this;
  }
  PageBuilder& form(FormPurpose purpose, std::string_view action = "", std::vector<std::string> fields = {"Nama"}) {
    facts_.blocks.push_back(
        {hash_of(fields.empty() ? "" : fields.front()), 0, 0, next_line(), Block::Kind::form_field, Place::main});
    facts_.forms.push_back(
        {action.empty() ? facts_.url : target(action), "post", purpose, std::move(fields), false, line_, last(), {}});
    return *this;
  }
  PageBuilder& channel(ChannelKind kind, std::string value) {
    block(value, Block::Kind::list_item);
    facts_.channels.push_back({kind, std::move(value), line_, last(), {}});
    return *this;
  }
  PageFacts& facts() { return facts_; }
  std::vector<MenuSeen>& menus() { return menus_; }
  PageFacts build() const {
    PageFacts facts = facts_;
    facts.menus = menus_;
    return facts;
  }

 private:
  std::uint32_t next_line() { return line_ += 10; }
  std::uint32_t last() const { return static_cast<std::uint32_t>(facts_.blocks.size() - 1); }
  web::Url target(std::string_view href) const {
    if (href.empty() || href == "#" || href.substr(0, 11) == "javascript:") return {};
    return web::Url::resolve(facts_.url, href).value_or(web::Url{});
  }
  PageFacts facts_;
  std::vector<MenuSeen> menus_;
  std::uint32_t line_ = 0;
};

class SiteBuilder {
 public:
  explicit SiteBuilder(std::string_view seed = "https://kota.go.id/") { coverage.seed = url(seed); }

  /// A page that answered 200; without content yet.
  PageBuilder& page(std::string_view address, int depth = 1) {
    capture::CaptureRecord& record = answer(address, 200, capture::Purpose::page, depth);
    record.headers.fields = {{"Content-Type", "text/html"}};
    pages.emplace_back(read(record));
    return pages.back();
  }
  /// Any answer without facts to read.
  capture::CaptureRecord& answer(std::string_view address, int status,
                                 capture::Purpose purpose = capture::Purpose::page, int depth = 1) {
    capture::CaptureRecord record;
    record.number = records.size() + 1;
    record.purpose = purpose;
    record.requested = url(address);
    record.status = status;
    record.depth = depth;
    record.captured_at = std::chrono::sys_days{captured_on};
    record.refused = status == 401 || status == 403 || status == 429;
    records.push_back(std::move(record));
    return records.back();
  }
  void redirect(std::string_view from, std::string_view to) { answer(from, 302).redirects_to = url(to); }
  void fail(std::string_view address, capture::FailureKind kind, capture::Purpose purpose = capture::Purpose::page) {
    answer(address, 0, purpose).failure = capture::FetchFailure{kind, "as the test says"};
  }
  PageBuilder& probe(std::string_view address, int status) {
    capture::CaptureRecord& record = answer(address, status, capture::Purpose::probe);
    pages.emplace_back(read(record));
    return pages.back();
  }
  void unvisited(std::string_view address, capture::Unvisited why, bool navigation = false, std::string_view via = "") {
    coverage.unvisited.push_back({url(address), why, via.empty() ? web::Url{} : url(via), 2, navigation});
  }
  /// What surrounds the content on every page: `count` articles, each with words of its own, in one frame.
  SiteBuilder& filler(int count) {
    for (int i = 0; i < count; ++i) {
      const std::string n = std::to_string(i);
      frame(page("https://kota.go.id/isi/" + n, 3))
          .title("Isi " + n + " - Kota Contoh")
          .heading("Isi nomor " + n)
          .block("Uraian lengkap tentang pokok bahasan nomor " + n +
                 " yang tidak ada di halaman lain mana pun di situs ini.");
    }
    return *this;
  }
  /// The template: a heading and a box in the main part, a footer.
  static PageBuilder& frame(PageBuilder& page) {
    return page.block("Selamat datang di situs resmi kota contoh")
        .link("Kontak kami", "/kontak")
        .footer("Hak cipta kota contoh");
  }

  SiteFacts build(unsigned shuffle = 0) const {
    std::vector<PageFacts> facts;
    for (const PageBuilder& page : pages) facts.push_back(page.build());
    std::vector<capture::CaptureRecord> all(records.begin(), records.end());
    if (shuffle != 0) {
      std::mt19937 random(shuffle);
      std::shuffle(facts.begin(), facts.end(), random);
      std::shuffle(all.begin(), all.end(), random);
    }
    return site_facts(std::move(facts), std::move(all), coverage, small_lexicon(), as_of);
  }

  capture::Coverage coverage;
  std::deque<capture::CaptureRecord> records;
  std::deque<PageBuilder> pages;
  web::Date captured_on = day(2023, 1, 20);
  web::Date as_of = day(2023, 1, 20);

 private:
  static PageFacts read(const capture::CaptureRecord& record) {
    PageFacts facts{};
    facts.number = record.number;
    facts.url = facts.base = record.requested;
    facts.readable = true;
    facts.media_type = "text/html";
    facts.title = Absent{};
    facts.language = Absent{};
    facts.description = Absent{};
    return facts;
  }
};

inline const Page* page_at(const SiteFacts& site, std::string_view address) {
  const web::Url wanted = url(address);
  const auto it =
      std::find_if(site.pages.begin(), site.pages.end(), [&](const Page& page) { return page.url == wanted; });
  return it == site.pages.end() ? nullptr : &*it;
}

/// The state of a page as spelt, "no row" where the table has none; with its reason, for messages.
inline std::string state_of(const SiteFacts& site, std::string_view address) {
  const Page* page = page_at(site, address);
  return page ? std::string(spelling(page->state)) : "no row";
}

inline std::string detail_of(const Observed<std::string>& detail) {
  const auto* text = std::get_if<std::string>(&detail);
  return text ? *text : "";
}

inline const Menu* menu_at(const SiteFacts& site, std::string_view path) {
  const auto it =
      std::find_if(site.menus.begin(), site.menus.end(), [&](const Menu& menu) { return menu.path == path; });
  return it == site.menus.end() ? nullptr : &*it;
}

inline std::string menu_state(const SiteFacts& site, std::string_view path) {
  const Menu* menu = menu_at(site, path);
  return menu ? std::string(spelling(menu->state)) : "no row";
}

}  // namespace matang::facts::test
