#include "rubric/case.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "rubric/conditions.hpp"

namespace matang::rubric {
namespace {

using facts::FieldType;
using facts::Value;

/// The day cases count from where they name none (our choice): only days_ago matters then.
constexpr web::Date case_day{std::chrono::year{2023}, std::chrono::January, std::chrono::day{31}};

std::vector<std::string> read_list(const yaml::Node& node, const facts::FieldInfo& field, const Loading& loading) {
  std::vector<std::string> list;
  const auto add = [&](const yaml::Node& item) {
    auto text = yaml::as_text(item, loading.problems);
    if (text && check_value(item, *text, field, loading)) list.push_back(std::move(*text));
  };
  if (node.kind != yaml::Node::Kind::sequence)
    add(node);
  else
    for (const yaml::Node& item : node.items) add(item);
  return list;
}

Value read_date(const yaml::Node& node, web::Date as_of, const Loading& loading) {
  if (const yaml::Node* ago = node.find("days_ago")) {
    const auto days = yaml::as_integer(*ago, loading.problems);
    if (!days || *days < -36'500 || *days > 36'500) return facts::Absent{};
    return web::Date(std::chrono::sys_days(as_of) - std::chrono::days(*days));
  }
  if (node.kind == yaml::Node::Kind::scalar)
    if (const auto date = web::parse_iso_date(node.scalar)) return *date;
  loading.fault(node, "a date is written as 2023-01-31 or {days_ago: 20}");
  return facts::Absent{};
}

Value read_cell(const yaml::Node& node, const facts::FieldInfo& field, web::Date as_of, const Loading& loading) {
  if (const yaml::Node* reason = node.find("unknown"))
    return facts::Unknown{yaml::as_text(*reason, loading.problems).value_or("")};
  switch (field.type) {
    case FieldType::flag:
      if (const auto flag = yaml::as_flag(node, loading.problems)) return *flag;
      break;
    case FieldType::integer:
      if (const auto number = yaml::as_integer(node, loading.problems)) return *number;
      break;
    case FieldType::list:
      return read_list(node, field, loading);
    case FieldType::date:
      return read_date(node, as_of, loading);
    case FieldType::text:
    case FieldType::choice:
      if (auto text = yaml::as_text(node, loading.problems))
        if (field.type == FieldType::text || check_value(node, *text, field, loading)) return std::move(*text);
      break;
  }
  return facts::Absent{};
}

facts::Row read_row(const yaml::Node& node, const facts::Table& table, web::Date as_of, const Loading& loading) {
  facts::Row row{std::vector<Value>(table.fields.size(), facts::Absent{}), {}};
  if (node.kind != yaml::Node::Kind::mapping) {
    loading.fault(node, fmt::format("a row of '{}' is written as {{FIELD: VALUE}}", table.name));
    return row;
  }
  for (const yaml::Node::Entry& entry : node.entries) {
    const std::size_t column = table.index_of(entry.key);
    if (column == facts::Table::npos)
      loading.problems.push_back({entry.where, fmt::format("table '{}' has no field '{}'", table.name, entry.key),
                                  suggestion(entry.key, field_names(table))});
    else
      row.cells[column] = read_cell(entry.value, table.fields[column], as_of, loading);
  }
  return row;
}

/// `complete: false` hides something everywhere, `complete: {depth: 2}` only what lies deeper than two clicks.
facts::Completeness read_completeness(const yaml::Node* node, const Loading& loading) {
  facts::Completeness complete;
  complete.pages_read = 100;
  int hidden_from = 0;
  if (node == nullptr) return complete;
  if (node->kind == yaml::Node::Kind::mapping) {
    yaml::MappingReader mapping(*node, "'complete'", loading.problems);
    if (mapping.required("depth") != nullptr)
      hidden_from = static_cast<int>(mapping.optional_integer("depth", 0, 100).value_or(0)) + 1;
    mapping.finish();
  } else if (yaml::as_flag(*node, loading.problems).value_or(true)) {
    return complete;
  }
  complete.gaps.push_back({facts::GapKind::limits, 100, hidden_from == 0 ? 100U : 0U, hidden_from, {}});
  return complete;
}

/// "2..5" or "3": what an indicator judged by levels may come to.
bool is_level_range(std::string_view text) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() == 1) return digit(text[0]);
  return text.size() == 4 && digit(text[0]) && text.substr(1, 2) == ".." && digit(text[3]);
}

}  // namespace

const std::vector<std::string>& expectations() {
  static const std::vector<std::string> all{"met", "partly", "not_met", "unknown", "at_least_partly"};
  return all;
}

Case read_case(const yaml::Node& node, const Loading& loading) {
  Case result{loading.tables, "", node.where};
  result.tables.as_of = case_day;
  yaml::MappingReader mapping(node, "a case", loading.problems);
  if (!mapping.is_mapping()) return result;
  if (const yaml::Node* day = mapping.optional("as_of")) {
    const auto date = day->kind == yaml::Node::Kind::scalar ? web::parse_iso_date(day->scalar) : std::nullopt;
    if (date)
      result.tables.as_of = *date;
    else
      loading.fault(*day, "as_of is no date", "write it as 2023-01-31");
  }
  for (facts::Table& table : result.tables.tables) {
    const yaml::Node* rows = mapping.optional(table.name);
    if (rows == nullptr) continue;
    if (rows->kind != yaml::Node::Kind::sequence) {
      table.rows.push_back(read_row(*rows, table, result.tables.as_of, loading));
      continue;
    }
    for (const yaml::Node& row : rows->items) table.rows.push_back(read_row(row, table, result.tables.as_of, loading));
  }
  result.tables.completeness = read_completeness(mapping.optional("complete"), loading);
  result.expect = mapping.required_text("expect");
  const auto& known = expectations();
  if (!result.expect.empty() && !is_level_range(result.expect) &&
      std::find(known.begin(), known.end(), result.expect) == known.end())
    loading.fault(*node.find("expect"), fmt::format("a case cannot expect '{}'", result.expect),
                  suggestion(result.expect, known));
  mapping.finish();
  return result;
}

}  // namespace matang::rubric
