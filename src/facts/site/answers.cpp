#include "facts/site/answers.hpp"

#include <algorithm>
#include <tuple>

namespace matang::facts {
namespace {

constexpr std::size_t max_hops = 20;              // Fetch Standard §4.4: browsers give up after twenty redirects
constexpr std::uint32_t refresh_page_words = 40;  // our choice: more than that is a page people read before it moves on

std::string_view address(const web::Url& url) {
  const std::string_view text = url.text();
  return text.substr(0, text.find('#'));
}

bool is_page_like(capture::Purpose purpose) {
  return purpose == capture::Purpose::page || purpose == capture::Purpose::link_check;
}

/// Which of two records of one address tells what a visitor meets: a page that was read before a mere check, an answer
/// before none, an answer before a redirect (which a cookie may have ended), the later before the earlier.
auto worth(const capture::CaptureRecord& record) {
  return std::tuple{is_page_like(record.purpose), record.purpose == capture::Purpose::page, !record.failure.has_value(),
                    !record.redirects_to.has_value(), record.number};
}

}  // namespace

Answers::Answers(const std::vector<capture::CaptureRecord>& records, const capture::Coverage& coverage,
                 const std::vector<PageFacts>& pages) {
  by_address_.reserve(records.size());
  by_number_.reserve(records.size());
  for (const capture::CaptureRecord& record : records) {
    by_number_.emplace(record.number, &record);
    if (record.purpose == capture::Purpose::probe) continue;
    auto [it, is_new] = by_address_.try_emplace(address(record.requested), &record);
    if (!is_new && worth(*it->second) < worth(record)) it->second = &record;
  }
  for (const capture::UnvisitedUrl& unvisited : coverage.unvisited)
    unvisited_.emplace(address(unvisited.url), &unvisited);
  for (const PageFacts& page : pages)
    if (page.meta_refresh && page.words <= refresh_page_words && address(*page.meta_refresh) != address(page.url))
      refreshes_.emplace(address(page.url), &*page.meta_refresh);
}

const capture::CaptureRecord* Answers::record_of(const web::Url& url) const {
  const auto it = by_address_.find(address(url));
  return it == by_address_.end() ? nullptr : it->second;
}

const capture::CaptureRecord* Answers::record_of(std::uint64_t number) const {
  const auto it = by_number_.find(number);
  return it == by_number_.end() ? nullptr : it->second;
}

Answer Answers::to(const web::Url& url) const {
  Answer answer;
  const web::Url* at = &url;
  std::vector<std::string_view> passed;
  for (;;) {
    answer.record = record_of(*at);
    const web::Url* next = nullptr;
    if (answer.record && answer.record->redirects_to) {
      next = &*answer.record->redirects_to;
    } else if (const auto refresh = refreshes_.find(address(*at)); answer.record && refresh != refreshes_.end()) {
      next = refresh->second;
    }
    if (!next) break;
    passed.push_back(address(*at));
    if (passed.size() > max_hops || std::find(passed.begin(), passed.end(), address(*next)) != passed.end()) {
      answer.loop = true;
      break;
    }
    at = next;
  }
  answer.final_url = at->without_fragment();
  if (answer.record && answer.record->failure) {
    const auto kind = answer.record->failure->kind;
    answer.loop =
        answer.loop || kind == capture::FailureKind::redirect_loop || kind == capture::FailureKind::too_many_redirects;
  }
  if (!answer.record) {
    const auto it = unvisited_.find(address(*at));
    if (it != unvisited_.end()) answer.unvisited = it->second;
  }
  return answer;
}

}  // namespace matang::facts
