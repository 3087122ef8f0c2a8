#include "report/compare/trend_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace matang::report::comparison {
namespace {

constexpr double width = 320, left = 40, right = 306, top = 12, floor_y = 128, height = 152;

double up(double share) { return floor_y - std::clamp(share, 0.0, 1.0) * (floor_y - top); }

std::string month_of(web::Date date) {
  return fmt::format("{:04d}-{:02d}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()));
}

/// A round number at or above `most`: 1, 2 or 5 times a power of ten.
double round_above(double most) {
  if (!(most > 1)) return 1;
  const double power = std::pow(10, std::floor(std::log10(most)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * power >= most) return factor * power;
  return 10 * power;
}

}  // namespace

TrendChart::TrendChart(const compare::TrendSeries& series) : series_(series) {}

double TrendChart::across(std::size_t point) const {
  const auto day = [&](std::size_t i) {
    return static_cast<double>(std::chrono::sys_days(series_.points[i].as_of).time_since_epoch().count());
  };
  const double first = day(0), last = day(series_.points.size() - 1);
  if (last <= first) return (left + right) / 2;
  constexpr double margin = 10;
  return left + margin + (day(point) - first) / (last - first) * (right - left - 2 * margin);
}

std::string TrendChart::frame(std::string_view label, const std::vector<std::pair<double, std::string>>& rules) const {
  std::string svg =
      fmt::format("<svg viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"{}\">", width, height, label);
  for (const auto& [share, text] : rules)
    svg += fmt::format(
        "<line class=\"rule\" x1=\"{0:.0f}\" x2=\"{1:.0f}\" y1=\"{2:.1f}\" y2=\"{2:.1f}\"/>"
        "<text x=\"{3:.0f}\" y=\"{4:.1f}\" text-anchor=\"end\">{5}</text>",
        left, right, up(share), left - 6, up(share) + 4, text);
  svg += fmt::format("<line class=\"axis\" x1=\"{0:.0f}\" x2=\"{1:.0f}\" y1=\"{2:.0f}\" y2=\"{2:.0f}\"/>", left, right,
                     floor_y);
  for (std::size_t i = 0; i < series_.points.size(); ++i)
    svg += fmt::format("<line class=\"axis\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.0f}\" y2=\"{2:.0f}\"/>", across(i),
                       floor_y, floor_y + 4);
  const auto label_at = [&](std::size_t point, std::string_view anchor) {
    svg += fmt::format("<text x=\"{:.1f}\" y=\"{:.0f}\" text-anchor=\"{}\">{}</text>", across(point), floor_y + 18,
                       anchor, month_of(series_.points[point].as_of));
  };
  const std::size_t count = series_.points.size();
  label_at(0, count == 1 ? "middle" : "start");
  if (count > 1) label_at(count - 1, "end");
  return svg;
}

std::string TrendChart::range(const compare::TrendLine& line, std::string_view label) const {
  std::string svg = frame(label, {{0.0, "0"}, {0.5, "50"}, {1.0, "100"}});
  for (std::size_t begin = 0; begin < line.scores.size();) {
    std::size_t end = begin + 1;
    while (end < line.scores.size() && line.scores[end].version == line.scores[begin].version) ++end;
    std::string low, high, band_back;
    for (std::size_t i = begin; i < end; ++i) {
      const compare::TrendScore& score = line.scores[i];
      const double x = across(score.point);
      low += fmt::format("{}{:.1f},{:.1f}", low.empty() ? "" : " ", x, up(score.score.low_share()));
      high += fmt::format("{}{:.1f},{:.1f}", high.empty() ? "" : " ", x, up(score.score.high_share()));
      band_back = fmt::format(" {:.1f},{:.1f}", x, up(score.score.low_share())) + band_back;
    }
    if (end - begin > 1)
      svg += "<polygon class=\"band\" points=\"" + high + band_back + "\"/><polyline class=\"high-line\" points=\"" +
             high + "\"/><polyline class=\"low-line\" points=\"" + low + "\"/>";
    for (std::size_t i = begin; i < end; ++i) {
      const compare::TrendScore& score = line.scores[i];
      const double x = across(score.point);
      if (score.score.high > score.score.low)
        svg += fmt::format(
            "<line class=\"high-line\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\"/>"
            "<circle class=\"half\" cx=\"{0:.1f}\" cy=\"{2:.1f}\" r=\"3.5\"/>",
            x, up(score.score.low_share()), up(score.score.high_share()));
      svg +=
          fmt::format("<circle class=\"dot\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4.5\"/>", x, up(score.score.low_share()));
    }
    if (end < line.scores.size()) {
      const double x = (across(line.scores[end - 1].point) + across(line.scores[end].point)) / 2;
      svg += fmt::format("<line class=\"break\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.0f}\" y2=\"{2:.0f}\"/>", x, top,
                         floor_y);
    }
    begin = end;
  }
  return svg + "</svg>";
}

std::string TrendChart::columns(const std::vector<std::vector<double>>& parts, std::string_view label,
                                bool percent) const {
  const std::size_t count = series_.points.size();
  double most = 0, column = 16;
  for (std::size_t i = 0; i < count; ++i) {
    double sum = 0;
    for (const auto& part : parts) sum += part[i];
    most = std::max(most, sum);
    if (i > 0) column = std::min(column, (across(i) - across(i - 1)) * 0.8);
  }
  column = std::max(column, 1.5);
  const double scale = percent ? 1 : round_above(most);
  const auto rule = [&](double share) { return fmt::format("{:.4g}", share * scale * (percent ? 100 : 1)); };
  std::string svg = frame(label, {{0.0, "0"}, {0.5, rule(0.5)}, {1.0, rule(1.0)}});
  static constexpr std::string_view looks[] = {"first-part", "second-part", "third-part"};
  for (std::size_t i = 0; i < count; ++i) {
    double below = 0;
    for (std::size_t part = 0; part < parts.size(); ++part) {
      const double share = parts[part][i] / scale;
      if (share <= 0) continue;
      svg += fmt::format("<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>",
                         parts.size() == 1 ? "earned" : looks[std::min<std::size_t>(part, 2)], across(i) - column / 2,
                         up(below + share), column, up(below) - up(below + share));
      below += share;
    }
  }
  return svg + "</svg>";
}

}  // namespace matang::report::comparison
