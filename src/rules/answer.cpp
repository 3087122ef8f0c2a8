#include "rules/answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

namespace matang::rules {
namespace {

/// The fields that tell a reader which row of a table this is, and what is good or bad about it.
std::vector<std::string_view> telling_fields(std::string_view table) {
  if (table == "pages") return {"title", "url", "state"};
  if (table == "menus") return {"path", "state", "detail"};
  if (table == "documents") return {"label", "type", "date", "state"};
  if (table == "forms") return {"purpose", "fields", "state"};
  if (table == "channels") return {"kind", "value"};
  if (table == "services") return {"name", "level", "state"};
  if (table == "links") return {"text", "to", "state"};
  if (table == "site") return {"name", "home"};
  return {};
}

struct ToText {
  std::string operator()(const facts::Absent&) const { return ""; }
  std::string operator()(const facts::Unknown&) const { return ""; }
  std::string operator()(bool flag) const { return flag ? "true" : "false"; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const std::vector<std::string>& list) const {
    constexpr std::size_t most = 6;
    const auto end = list.begin() + static_cast<std::ptrdiff_t>(std::min(most, list.size()));
    return fmt::format("{}{}", fmt::join(list.begin(), end, ", "), list.size() > most ? ", …" : "");
  }
  std::string operator()(const web::Date& date) const { return web::to_text(date); }
};

std::string in_a_few_words(const facts::Table& table, const facts::Row& row) {
  std::string words;
  for (const std::string_view field : telling_fields(table.name)) {
    const auto column = table.index_of(field);
    if (column == facts::Table::npos) continue;
    const std::string cell = std::visit(ToText{}, row.cells.at(column));
    if (cell.empty()) continue;
    if (!words.empty()) words += "; ";
    words += cell;
  }
  return words;
}

}  // namespace

void add_witness(Answer& answer, const facts::Table& table, const facts::Row& row) {
  ++answer.counted;
  if (answer.witnesses.size() < most_witnesses)
    answer.witnesses.push_back({table.name, row.seen, in_a_few_words(table, row)});
}

void add_reason(Answer& answer, Message reason) {
  if (std::find(answer.reasons.begin(), answer.reasons.end(), reason) == answer.reasons.end())
    answer.reasons.push_back(std::move(reason));
}

void absorb(Answer& into, const Answer& from) {
  // One row may answer several rules: it is named once, and counted once where we can tell.
  std::size_t repeated = 0;
  for (const Witness& witness : from.witnesses) {
    if (std::find(into.witnesses.begin(), into.witnesses.end(), witness) != into.witnesses.end())
      ++repeated;
    else if (into.witnesses.size() < most_witnesses)
      into.witnesses.push_back(witness);
  }
  into.counted += from.counted - repeated;
  for (const Message& reason : from.reasons) add_reason(into, reason);
}

}  // namespace matang::rules
