#include "matang/capture/coverage.hpp"

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>

#include "matang/web/date.hpp"

namespace matang::capture {
namespace {

using Json = nlohmann::ordered_json;

constexpr int max_json_depth = 8;  // ours has three levels
constexpr std::size_t max_json_bytes = std::size_t{256} << 20;
constexpr std::size_t max_list = 5'000'000;

Json json_of(const UnvisitedUrl& u) {
  return {{"url", u.url.text()},
          {"why", spelling(u.why)},
          {"via", u.via.text()},
          {"depth", u.depth},
          {"navigation", u.navigation}};
}

Json json_of(const HostRecord& h) {
  return {{"host", h.host},
          {"ip", h.ip},
          {"robots_status", h.robots_status},
          {"robots_forbids_all", h.robots_forbids_all},
          {"robots_ignored", h.robots_ignored},
          {"http2", h.http2},
          {"tls", h.tls},
          {"requests", h.requests},
          {"bytes", h.bytes},
          {"slowest_ms", h.slowest.count()},
          {"tls_expires", h.tls_expires ? Json(web::to_text(*h.tls_expires)) : Json(nullptr)},
          {"not_modified", h.not_modified}};
}

/// Takes members out of one JSON object; the first that is missing or of another type makes it false for good.
class Members {
 public:
  explicit Members(const Json& object) : object_(object), fine_(object.is_object()) {}
  explicit operator bool() const { return fine_; }

  void read(const char* name, std::string& to) {
    if (const Json* j = find(name); j && expect(j->is_string())) to = j->get_ref<const std::string&>();
  }
  void read(const char* name, bool& to) {
    if (const Json* j = find(name); j && expect(j->is_boolean())) to = j->get<bool>();
  }
  void read(const char* name, std::size_t& to) {
    if (const Json* j = find(name); j && expect(j->is_number_unsigned())) to = j->get<std::size_t>();
  }
  void read(const char* name, int& to) {
    const Json* j = find(name);
    if (!j || !expect(j->is_number_integer())) return;
    const auto value = j->get<std::int64_t>();
    if (expect(value >= std::numeric_limits<int>::min() && value <= std::numeric_limits<int>::max()))
      to = static_cast<int>(value);
  }
  void read(const char* name, std::chrono::milliseconds& to) {
    if (const Json* j = find(name); j && expect(j->is_number_integer()))
      to = std::chrono::milliseconds{j->get<std::int64_t>()};
  }
  void read(const char* name, std::chrono::sys_seconds& to) {
    std::string text;
    read(name, text);
    if (!fine_) return;
    if (const auto instant = web::parse_iso_instant(text); expect(instant.has_value())) to = *instant;
  }
  void read(const char* name, web::Url& to) {
    std::string text;
    read(name, text);
    if (!fine_ || text.empty()) return;
    if (const auto url = web::Url::parse(text); expect(url.has_value())) to = *url;
  }
  void read(const char* name, Unvisited& to) {
    std::string text;
    read(name, text);
    if (!fine_) return;
    if (const auto why = from_spelling<Unvisited>(text); expect(why.has_value())) to = *why;
  }
  /// A date, or null.
  void read(const char* name, std::optional<web::Date>& to) {
    const Json* j = find(name);
    if (!j || j->is_null() || !expect(j->is_string())) return;
    to = web::parse_iso_date(j->get_ref<const std::string&>());
    expect(to.has_value());
  }
  /// A member that archives of earlier versions do not have.
  template <class T>
  void read_if_there(const char* name, T& to) {
    if (fine_ && object_.contains(name)) read(name, to);
  }
  template <class T, class ReadOne>
  void read_list(const char* name, std::vector<T>& to, ReadOne read_one) {
    const Json* j = find(name);
    if (!j || !expect(j->is_array() && j->size() <= max_list)) return;
    to.reserve(j->size());
    for (const Json& item : *j) {
      Members members(item);
      T value{};
      read_one(members, value);
      if (!expect(static_cast<bool>(members))) return;
      to.push_back(std::move(value));
    }
  }

 private:
  bool expect(bool condition) { return fine_ = fine_ && condition; }
  const Json* find(const char* name) {
    if (!fine_) return nullptr;
    const auto it = object_.find(name);
    return expect(it != object_.end()) ? &*it : nullptr;
  }

  const Json& object_;
  bool fine_;
};

}  // namespace

std::string to_json(const Coverage& c) {
  Json unvisited = Json::array();
  for (const UnvisitedUrl& u : c.unvisited) unvisited.push_back(json_of(u));
  Json hosts = Json::array();
  for (const HostRecord& h : c.hosts) hosts.push_back(json_of(h));
  const Json json = {{"format", "matang-coverage-1"},
                     {"seed", c.seed.text()},
                     {"scope", c.scope},
                     {"user_agent", c.user_agent},
                     {"started", web::to_iso_instant(c.started)},
                     {"ended", web::to_iso_instant(c.ended)},
                     {"seen", c.seen},
                     {"captured", c.captured},
                     {"failed", c.failed},
                     {"excluded", c.excluded},
                     {"requests", c.requests},
                     {"bytes", c.bytes},
                     {"not_modified", c.not_modified},
                     {"interrupted", c.interrupted},
                     {"unvisited", std::move(unvisited)},
                     {"hosts", std::move(hosts)},
                     {"damaged_records", c.damaged_records}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool from_json(std::string_view text, Coverage& coverage) {
  if (text.size() > max_json_bytes) return false;
  bool too_deep = false;
  const auto bounded = [&](int depth, Json::parse_event_t, Json&) {
    return depth <= max_json_depth || !(too_deep = true);
  };
  const Json json = Json::parse(text, bounded, /*allow_exceptions=*/false);
  if (json.is_discarded() || too_deep || !json.is_object()) return false;

  Members top(json);
  std::string format;
  Coverage read;
  top.read("format", format);
  top.read("seed", read.seed);
  top.read("scope", read.scope);
  top.read("user_agent", read.user_agent);
  top.read("started", read.started);
  top.read("ended", read.ended);
  top.read("seen", read.seen);
  top.read("captured", read.captured);
  top.read("failed", read.failed);
  top.read("excluded", read.excluded);
  top.read("requests", read.requests);
  top.read("bytes", read.bytes);
  top.read_if_there("not_modified", read.not_modified);
  top.read("interrupted", read.interrupted);
  top.read("damaged_records", read.damaged_records);
  top.read_list("unvisited", read.unvisited, [](Members& m, UnvisitedUrl& u) {
    m.read("url", u.url);
    m.read("why", u.why);
    m.read("via", u.via);
    m.read("depth", u.depth);
    m.read("navigation", u.navigation);
  });
  top.read_list("hosts", read.hosts, [](Members& m, HostRecord& h) {
    m.read("host", h.host);
    m.read("ip", h.ip);
    m.read("robots_status", h.robots_status);
    m.read("robots_forbids_all", h.robots_forbids_all);
    m.read("robots_ignored", h.robots_ignored);
    m.read("http2", h.http2);
    m.read("tls", h.tls);
    m.read("requests", h.requests);
    m.read("bytes", h.bytes);
    m.read("slowest_ms", h.slowest);
    m.read_if_there("tls_expires", h.tls_expires);
    m.read_if_there("not_modified", h.not_modified);
  });
  if (!top || format != "matang-coverage-1") return false;
  coverage = std::move(read);
  return true;
}

}  // namespace matang::capture
