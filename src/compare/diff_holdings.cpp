#include <array>

#include "compare/diff_parts.hpp"

namespace matang::compare {
namespace {

struct Counts {
  std::size_t all = 0, portal = 0;
};

using Tally = std::map<std::string, Counts>;

void count(const assess::Assessment& assessment, Tally& tally) {
  const std::string home = home_of(assessment);
  const auto add = [&](const std::string& what, const std::string& host) {
    Counts& counts = tally[what];
    counts.all += 1;
    counts.portal += role_of(host, home).empty() ? 1 : 0;
  };
  const auto each = [&](const char* table, auto about) {
    const Cells rows(assessment, table);
    for (std::size_t row = 0; row < rows.size(); ++row) about(rows, row, rows.text(row, "host"));
  };
  each("menus", [&](const Cells& rows, std::size_t row, const std::string& host) {
    if (rows.state(row) != facts::State::none) add("menus", host);
  });
  each("pages", [&](const Cells& rows, std::size_t row, const std::string& host) {
    if (rows.state(row) != facts::State::document) add("pages", host);
  });
  each("documents", [&](const Cells&, std::size_t, const std::string& host) { add("documents", host); });
  each("forms", [&](const Cells& rows, std::size_t row, const std::string& host) {
    add("forms." + rows.text(row, "purpose"), host);
  });
  each("services", [&](const Cells& rows, std::size_t row, const std::string& host) {
    add("services." + rows.text(row, "level"), host);
  });
  each("channels", [&](const Cells& rows, std::size_t row, const std::string& host) {
    add("channels." + rows.text(row, "kind"), host);
  });
}

}  // namespace

std::vector<Holding> holdings_of(const assess::Assessment& before, const assess::Assessment& after) {
  Tally old_ones, new_ones;
  count(before, old_ones);
  count(after, new_ones);
  std::vector<std::string> order{"menus", "pages", "documents"};
  for (const std::string_view level : spellings<facts::ServiceLevel>) order.push_back("services." + std::string(level));
  for (const std::string_view purpose : spellings<facts::FormPurpose>) order.push_back("forms." + std::string(purpose));
  for (const std::string_view kind : spellings<facts::ChannelKind>) order.push_back("channels." + std::string(kind));
  std::vector<Holding> holdings;
  for (const std::string& what : order) {
    const Counts was = old_ones[what], is = new_ones[what];
    if (was.all + is.all > 0) holdings.push_back({what, was.all, is.all, was.portal, is.portal});
  }
  return holdings;
}

}  // namespace matang::compare
