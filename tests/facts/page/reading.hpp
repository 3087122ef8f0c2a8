#pragma once
#include <string>
#include <string_view>

#include "matang/facts/page_facts.hpp"
#include "support/catch.hpp"

/// How the tests of page facts read a page written in the test.
namespace matang::facts {

inline const lexicon::Lexicon& test_lexicon() {
  static const auto lexicon = lexicon::Lexicon::read(R"(version: 1
groups: {service: {id: Layanan, en: Services}}
concepts:
  - id: complaint
    title: {id: Pengaduan, en: Complaints}
    groups: [service]
    phrases: {id: [pengaduan masyarakat], en: [complaints]}
    labels: {id: [pengaduan]}
    paths: [/pengaduan]
  - id: complaint_system
    title: {id: Sistem pengaduan, en: Complaint system}
    groups: [service]
    phrases: {id: [sp4n lapor]}
    hosts: [lapor.go.id]
)",
                                                     "test-lexicon.yaml");
  REQUIRE(lexicon.has_value());
  return *lexicon;
}

inline capture::Capture captured(std::string body, std::string_view url = "https://kota.go.id/",
                                 std::string content_type = "text/html; charset=utf-8") {
  capture::Capture capture;
  capture.number = 7;
  capture.requested = web::Url::parse(url).value();
  capture.captured_at = std::chrono::sys_days{std::chrono::year{2023} / 2 / 1};
  capture::Response response;
  response.status = 200;
  response.headers.fields = {{"Content-Type", std::move(content_type)}};
  response.body = std::move(body);
  capture.outcome = std::move(response);
  return capture;
}

inline PageFacts page_of(std::string body, std::string_view url = "https://kota.go.id/") {
  return read_page(captured(std::move(body), url), test_lexicon());
}

}  // namespace matang::facts
