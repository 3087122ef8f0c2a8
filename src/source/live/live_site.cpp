#include <stdexcept>

#include "matang/source/source.hpp"
#include "source/live/crawl.hpp"

namespace matang::source {
namespace {

class LiveSite final : public Source {
 public:
  LiveSite(CrawlOptions options, capture::WarcWriter* writer, const std::atomic<bool>* stop, Watch watch)
      : options_(std::move(options)), writer_(writer), stop_(stop), watch_(std::move(watch)) {}

  capture::Coverage run(const Reader& read) override {
    if (!options_.seed.is_http()) throw std::logic_error("a crawl begins at an http or https address");
    capture::Coverage coverage;
    {
      Crawl crawl(options_, writer_, stop_, watch_, read);
      coverage = crawl.run();
    }
    if (writer_) writer_->finish(coverage);
    return coverage;
  }

 private:
  CrawlOptions options_;
  capture::WarcWriter* writer_;
  const std::atomic<bool>* stop_;
  Watch watch_;
};

}  // namespace

std::unique_ptr<Source> live_site(CrawlOptions options, capture::WarcWriter* writer, const std::atomic<bool>* stop,
                                  Watch watch) {
  return std::make_unique<LiveSite>(std::move(options), writer, stop, std::move(watch));
}

}  // namespace matang::source
