#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "report/markdown/writer.hpp"
#include "report/numbers.hpp"
#include "report/survey/phrases.hpp"

namespace matang::report::surveys {

/// survey.md, section by section.
class Page {
 public:
  Page(const survey::Results& results, Language language) : results_(results), language_(language) {}
  std::string write();

 private:
  void head();
  void summary();
  void skm();
  void dimensions();
  void items();
  void frequencies();
  void evidence();
  void data();
  void method();

  std::string skm_sentence() const;
  std::string file_name() const;
  std::string judgement_text(const survey::Judged& one) const;
  std::string certainty() const;
  std::string people(std::size_t count) const;  ///< "3 responden", "1 respondent"

  std::string_view t(std::string_view id, std::string_view en) const { return choose(language_, id, en); }
  std::string n(std::size_t number) const { return number_text(language_, static_cast<std::int64_t>(number)); }
  std::string text(const Text& text) const { return markdown::escape(choose(language_, text)); }
  std::string optional_number(const std::optional<double>& value, int decimals) const {
    return value ? fixed(language_, *value, decimals) : "–";
  }
  std::string optional_interval(const std::optional<statistics::Interval>& interval) const {
    return interval ? interval_text(language_, *interval, 2) : "–";
  }
  std::string band_text(const survey::Band* band) const;

  const survey::Results& results_;
  Language language_;
  markdown::Writer writer_;
};

}  // namespace matang::report::surveys
