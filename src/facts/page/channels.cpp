#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "facts/page/contact_text.hpp"
#include "facts/page/destination.hpp"
#include "facts/page/fold.hpp"
#include "facts/page/themes.hpp"
#include "matang/web/charset.hpp"

namespace matang::facts::page {
namespace {

constexpr std::size_t max_channels = 2000;  // our choice, of one page

std::string_view bare_host(std::string_view host) {
  for (const std::string_view prefix : {"www.", "m.", "web.", "id-id.", "mobile."})
    if (host.substr(0, prefix.size()) == prefix) return host.substr(prefix.size());
  return host;
}

/// A profile, not a post, a video or a button to share.
std::string profile_address(const web::Url& url) {
  if (!url.is_http() || !is_social_host(url.host()) || is_share_link(url)) return {};
  auto path = std::string(url.path());
  while (!path.empty() && path.back() == '/') path.pop_back();
  if (path.empty()) return {};
  for (const auto part :
       {"/watch", "/embed", "/plugins", "/posts/", "/photo", "/videos/", "/p/", "/reel", "/status/", "/shorts/",
        "/playlist", "/hashtag/", "/explore/", "/events/", "/login", "/tr", "/search", "/live/", "/video/"})
    if (contains_ignoring_case(path + '/', part)) return {};
  if (url.host() == "youtu.be" || path == "/home" || path == "/home.php" || path == "/index.php") return {};
  std::string value = "https://" + std::string(bare_host(url.host())) + path;
  if (contains_ignoring_case(path, "profile.php")) value += "?" + std::string(url.query());
  return value;
}

/// The number a WhatsApp link opens a chat with, or the address of a group or channel.
std::string whatsapp_of(const web::Url& url, bool indonesian) {
  const auto host = url.host();
  const auto path = url.path();
  std::string number;
  if (host == "wa.me" || host == "www.wa.me") {
    number = path.size() > 1 ? std::string(path.substr(1)) : std::string();
    if (number.substr(0, 8) == "message/" || number.substr(0, 3) == "qr/") return url.without_fragment().text();
  } else if (bare_host(host) == "whatsapp.com" || host == "api.whatsapp.com" || url.scheme() == "whatsapp") {
    const auto text = url.text();
    const auto at = text.find("phone=");
    if (at != std::string::npos)
      number = text.substr(at + 6, text.find_first_of("&#", at) - at - 6);
    else if (contains_ignoring_case(path, "/channel/"))
      return url.without_fragment().text();
  } else if (host == "chat.whatsapp.com" || host == "wa.link") {
    return path.size() > 1 ? url.without_fragment().text() : std::string();
  }
  if (number.empty()) return {};
  number = undo_percent(number);
  // WhatsApp wants the country code first; people write 08… all the same.
  return normalised_phone(number[0] == '+' || number[0] == '0' ? number : "+" + number, indonesian || number[0] == '0');
}

std::string_view chat_provider(std::string_view script) {
  constexpr auto marks =
      std::to_array<std::pair<std::string_view, std::string_view>>({{"embed.tawk.to", "tawk.to"},
                                                                    {"client.crisp.chat", "crisp.chat"},
                                                                    {"code.tidio.co", "tidio.co"},
                                                                    {"zdassets.com", "zendesk.com"},
                                                                    {"livechatinc.com", "livechat.com"},
                                                                    {"widget.intercom.io", "intercom.com"},
                                                                    {"wchat.freshchat.com", "freshchat.com"},
                                                                    {"smartsuppchat.com", "smartsupp.com"},
                                                                    {"code.jivosite.com", "jivochat.com"},
                                                                    {"code.jivo", "jivochat.com"},
                                                                    {"static.olark.com", "olark.com"},
                                                                    {"js.driftt.com", "drift.com"},
                                                                    {"qiscus.com", "qiscus.com"},
                                                                    {"kommunicate.io", "kommunicate.io"},
                                                                    {"userlike", "userlike.com"},
                                                                    {"purechat.com", "purechat.com"},
                                                                    {"mibew", "mibew.org"},
                                                                    {"chatra.io", "chatra.com"},
                                                                    {"botika.online", "botika.online"}});
  for (const auto& [mark, name] : marks)
    if (script.find(mark) != std::string_view::npos) return name;
  return {};
}

class Finder {
 public:
  explicit Finder(const PageView& view) : view_(view) {
    indonesian_ = ends_with_ignoring_case(view.url.host(), ".id") || detect_language(view.text) == "id";
    complaint_ = view.lexicon.find("complaint_system");
  }

  std::vector<ChannelSeen> find(const std::vector<FormSeen>& forms) {
    for (std::uint32_t i = 0; i < view_.size() && seen_.size() < max_channels; ++i) {
      const auto tag = view_.tags[i];
      if (tag == Tag::a || tag == Tag::area)
        read_link(i);
      else if (tag == Tag::script)
        read_script(i);
      else if (tag == Tag::iframe)
        read_script(i);
    }
    for (std::uint32_t block = 0; block < view_.blocks.size() && seen_.size() < max_channels; ++block) read_text(block);
    for (const auto& form : forms)
      if (form.purpose == FormPurpose::contact && !form.inert)
        add(ChannelKind::contact_form, form.action.text(), form.line, form.block, form.excerpt);
    return std::move(seen_);
  }

 private:
  void add(ChannelKind kind, std::string value, std::uint32_t line, std::uint32_t block, std::string excerpt) {
    if (value.empty() || !known_.insert({kind, value}).second) return;
    seen_.push_back({kind, std::move(value), line, block, std::move(excerpt)});
  }

  void read_link(std::uint32_t i) {
    const auto href = trimmed(view_.attribute(i, "href"));
    if (href.empty() || href[0] == '#') return;
    const auto at = [&](ChannelKind kind, std::string value) {
      auto excerpt = label_of(view_, i);
      if (excerpt.empty()) excerpt = one_line(href);
      add(kind, std::move(value), view_.line(i), view_.block_index(i), std::move(excerpt));
    };
    if (starts_with_ignoring_case(href, "tel:") || starts_with_ignoring_case(href, "callto:"))
      return at(ChannelKind::phone, normalised_phone(undo_percent(href.substr(href.find(':') + 1)), indonesian_));
    if (starts_with_ignoring_case(href, "mailto:")) {
      const auto address =
          undo_percent(href.substr(7, href.find('?') == std::string_view::npos ? href.npos : href.find('?') - 7));
      return at(ChannelKind::email, normalised_email(address.substr(0, address.find(','))));
    }
    if (starts_with_ignoring_case(href, "javascript:")) return;
    // The scheme was forgotten: browsers look for a page of that name, readers see an e-mail address.
    if (href.find('@') != std::string_view::npos && href.find('/') == std::string_view::npos)
      if (auto email = normalised_email(href); !email.empty()) return at(ChannelKind::email, std::move(email));
    const auto url = web::Url::resolve(view_.base, href);
    if (!url) return;
    if (auto number = whatsapp_of(*url, indonesian_); !number.empty())
      return at(ChannelKind::whatsapp, std::move(number));
    if (auto profile = profile_address(*url); !profile.empty()) return at(ChannelKind::social, std::move(profile));
    if (complaint_ && url->is_http() && url->host() != view_.url.host()) {
      const auto concepts = view_.lexicon.match_address(*url);
      if (std::find(concepts.begin(), concepts.end(), *complaint_) != concepts.end())
        at(ChannelKind::complaint_system, url->without_fragment().text());
    }
  }

  void read_script(std::uint32_t i) {
    auto provider = chat_provider(view_.attribute(i, "src"));
    if (provider.empty() && view_.tags[i] == Tag::script && i + 1 < view_.end(i))
      provider = chat_provider(view_.nodes()[i + 1].text.substr(0, 20'000));
    if (!provider.empty())
      add(ChannelKind::live_chat, std::string(provider), view_.line(i), view_.block_index(i),
          "script of " + std::string(provider));
  }

  void read_text(std::uint32_t block) {
    const auto text = view_.text_of_block(block);
    if (text.size() < 3) return;
    const auto& facts = view_.blocks[block];
    const auto keep = [&](ChannelKind kind, const ContactMention& mention) {
      const auto from = mention.begin > 40 ? mention.begin - 40 : 0;
      const auto to = std::min(text.size(), mention.end + 40);
      add(kind, mention.value, facts.line, block, one_line(web::valid_utf8(text.substr(from, to - from))));
    };
    const bool digits = std::any_of(text.begin(), text.end(), is_digit);
    if (digits)
      for (const auto& mention : find_phones(text, indonesian_))
        keep(mention.kind == ContactMention::Kind::whatsapp ? ChannelKind::whatsapp : ChannelKind::phone, mention);
    if (text.find_first_of("@[({") != std::string_view::npos)
      for (const auto& mention : find_emails(text)) keep(ChannelKind::email, mention);
    const bool expected = facts.place == Place::footer || facts.place == Place::header || facts.words < 25;
    for (const auto& mention : find_addresses(text, expected)) keep(ChannelKind::address, mention);
  }

  const PageView& view_;
  bool indonesian_;
  std::optional<ConceptIndex> complaint_;
  std::vector<ChannelSeen> seen_;
  std::set<std::pair<ChannelKind, std::string>> known_;
};

}  // namespace

std::vector<ChannelSeen> find_channels(const PageView& view, const std::vector<FormSeen>& forms) {
  return Finder(view).find(forms);
}

}  // namespace matang::facts::page
