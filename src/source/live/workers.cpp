#include "source/live/workers.hpp"

#include <algorithm>

#include "matang/capture/warc.hpp"
#include "matang/web/content_coding.hpp"

namespace matang::source {
namespace {

constexpr std::size_t max_sitemap_bytes = std::size_t{50} << 20;  // sitemaps.org: 50 MB, undone
constexpr std::size_t max_robots_bytes = std::size_t{1} << 20;    // the parser reads 500 KiB of it

std::string text_of(const capture::Response& response, std::size_t max_bytes) {
  const auto coding = response.headers.find("content-encoding");
  std::string text = web::decode_content(response.body, coding.value_or(std::string_view{}), max_bytes).bytes;
  // A sitemap.xml.gz is compressed itself, without any Content-Encoding saying so.
  if (text.starts_with("\x1f\x8b")) text = web::decode_content(text, "gzip", max_bytes).bytes;
  return text;
}

}  // namespace

Workers::Workers(int threads, const Reader& reader, std::string run, bool archive, std::string product,
                 std::function<void()> finished)
    : reader_(reader),
      run_(std::move(run)),
      product_(std::move(product)),
      archive_(archive),
      finished_(std::move(finished)),
      jobs_(static_cast<std::size_t>(threads) * 4),
      readings_(static_cast<std::size_t>(threads) * 16) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

Workers::~Workers() {
  jobs_.close();
  readings_.close();
  for (std::thread& thread : threads_) thread.join();
}

bool Workers::try_hand_over(std::uint64_t order, capture::Capture& capture) {
  Job job{order, std::move(capture)};
  if (jobs_.try_push(job)) return true;
  capture = std::move(job.capture);
  return false;
}

void Workers::work() {
  while (auto job = jobs_.pop()) {
    Reading reading;
    try {
      reading = read(*job);
    } catch (...) {
      reading.error = std::current_exception();
    }
    reading.order = job->order;
    job.reset();
    if (!readings_.push(std::move(reading))) return;
    finished_();
  }
}

Reading Workers::read(const Job& job) const {
  const capture::Capture& capture = job.capture;
  Reading reading;
  if (archive_) reading.records = capture::encode_records(capture, run_);
  reading.onward = reader_(capture);
  const capture::Response* response = capture.response();
  if (capture.purpose == capture::Purpose::robots) {
    // RFC 9309 §2.3.1: 2xx is read, 4xx allows everything, 5xx and no answer disallow everything; §2.3.1.2: redirects
    // that lead nowhere within five hops count as unavailable, which allows.
    const capture::FetchFailure* failure = capture.failure();
    const bool circles = failure && (failure->kind == capture::FailureKind::redirect_loop ||
                                     failure->kind == capture::FailureKind::too_many_redirects);
    if (circles)
      reading.robots = web::Robots::allow_all();
    else if (!response || response->status >= 500)
      reading.robots = web::Robots::disallow_all();
    else if (response->status >= 200 && response->status < 300)
      reading.robots = web::Robots::parse(text_of(*response, max_robots_bytes), product_);
    else
      reading.robots = web::Robots::allow_all();
  }
  if (capture.purpose == capture::Purpose::sitemap && response && response->status == 200)
    reading.sitemap = web::parse_sitemap(text_of(*response, max_sitemap_bytes));
  return reading;
}

}  // namespace matang::source
