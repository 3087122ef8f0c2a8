#include <fmt/format.h>

#include <algorithm>

#include "report/html/sections.hpp"

namespace matang::report::html {
namespace {

using assess::GroupResult;
using assess::RubricResult;

/// A place on an axis, in per cent with two digits: short, and the same on every machine.
std::string place(double share) { return fmt::format("{:.2f}%", std::clamp(share, 0.0, 1.0) * 100); }

/// A range of an index on the scale of its levels.
std::string scale(const RubricResult& rubric) {
  std::int64_t lowest = 1, highest = static_cast<std::int64_t>(rubric.stated_most);
  for (const auto& indicator : rubric.indicators)
    if (indicator.level) {
      lowest = indicator.level->lowest;
      highest = indicator.level->highest;
    }
  if (highest <= lowest || highest - lowest > 20) return "";
  const auto share = [&](double value) {  // a margin of 3 % on either side, so that the outer numbers fit
    return 0.03 + 0.94 * (value - static_cast<double>(lowest)) / static_cast<double>(highest - lowest);
  };
  std::string svg = "<svg class=\"scale\" width=\"100%\" height=\"46\" aria-hidden=\"true\" focusable=\"false\">";
  svg += "<line class=\"axis\" x1=\"3%\" x2=\"97%\" y1=\"18\" y2=\"18\"/>";
  for (std::int64_t level = lowest; level <= highest; ++level) {
    const std::string x = place(share(static_cast<double>(level)));
    svg += "<line class=\"axis\" x1=\"" + x + "\" x2=\"" + x + "\" y1=\"12\" y2=\"24\"/><text x=\"" + x +
           "\" y=\"41\" text-anchor=\"middle\">" + std::to_string(level) + "</text>";
  }
  const double low = share(rubric.stated_low), high = share(rubric.stated_high);
  svg += "<rect class=\"open\" x=\"" + place(low) + "\" y=\"9\" width=\"" + place(high - low) + "\" height=\"18\"/>";
  for (const double end : {low, high})
    svg += "<line class=\"end\" x1=\"" + place(end) + "\" x2=\"" + place(end) + "\" y1=\"5\" y2=\"31\"/>";
  return svg + "</svg>\n";
}

std::string counts(const Sheet& sheet, const GroupResult& group) {
  return sheet.set("chart.counts", {{"met", sheet.number(group.met)},
                                    {"partly", sheet.number(group.partly)},
                                    {"not_met", sheet.number(group.not_met)},
                                    {"unknown", sheet.number(group.unknown)}});
}

}  // namespace

std::string bar(const assess::ScoreRange& score) {
  const std::string low = place(score.low_share());
  std::string svg =
      "<svg class=\"bar\" width=\"100%\" height=\"18\" aria-hidden=\"true\" focusable=\"false\">"
      "<rect class=\"lost\" x=\"0\" y=\"0\" width=\"100%\" height=\"18\"/>"
      "<rect class=\"earned\" x=\"0\" y=\"0\" width=\"" +
      low + "\" height=\"18\"/>";
  if (score.high > score.low) {
    const std::string high = place(score.high_share());
    svg += "<rect class=\"open\" x=\"" + low + "\" y=\"1\" width=\"" + place(score.high_share() - score.low_share()) +
           "\" height=\"16\"/><line class=\"end\" x1=\"" + high + "\" x2=\"" + high + "\" y1=\"0\" y2=\"18\"/>";
  }
  return svg + "</svg>";
}

std::string reached(const Sheet& sheet, const GroupResult& group) {
  if (group.score.possible == 0) return sheet.word("verdict", "not_applicable");
  if (group.reached)
    return "<span class=\"mark good\"><span aria-hidden=\"true\">✓</span> " + sheet.say("chart.reached") + "</span>";
  return group.may_be_reached ? "<span class=\"mark open\"><span aria-hidden=\"true\">?</span> " +
                                    sheet.say("chart.may_be_reached") + "</span>"
                              : "<span class=\"mark bad\"><span aria-hidden=\"true\">✗</span> " +
                                    sheet.say("chart.not_reached") + "</span>";
}

void write_chart(Sheet& sheet, const RubricResult& rubric) {
  const bool stages = rubric.roll_up == rubric::RollUp::stages;
  Writer& out = sheet.out;
  out.raw("<figure class=\"chart\">\n<figcaption>" + sheet.say(stages ? "chart.stages" : "chart.groups") +
          "</figcaption>\n");
  if (rubric.score_style.as == rubric::ScoreStyle::As::index) out.raw(scale(rubric));
  std::vector<std::string> items;
  for (const GroupResult& group : rubric.groups)
    items.push_back("<span class=\"name\">" + sheet.text(group.title) + "</span>" + bar(group.score) +
                    "<span class=\"value\"><b>" + stated_text(sheet.language, rubric, group) + "</b>" +
                    (stages ? " " + reached(sheet, group) : "") + "</span><span class=\"counts\">" +
                    counts(sheet, group) + "</span>");
  out.list(items, stages ? "ol" : "ul", "bars");
  const auto key = [](std::string_view look) {
    return "<svg class=\"key\" width=\"26\" height=\"12\" aria-hidden=\"true\" focusable=\"false\"><rect class=\"" +
           std::string(look) + "\" x=\"1\" y=\"1\" width=\"24\" height=\"10\"/></svg> ";
  };
  out.raw("<p class=\"note keys\"><span>" + key("earned") + sheet.say("chart.key_earned") + "</span> <span>" +
          key("open") + sheet.say("chart.key_open") + "</span> <span>" + key("lost") + sheet.say("chart.key_lost") +
          "</span></p>\n</figure>\n");
}

}  // namespace matang::report::html
