#include "rules/condition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <variant>

namespace matang::rules {
namespace {

char folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool contains_ignoring_case(std::string_view text, std::string_view part) {
  return std::search(text.begin(), text.end(), part.begin(), part.end(),
                     [](char a, char b) { return folded(a) == folded(b); }) != text.end();
}

bool names(const Condition& condition, std::string_view text) {
  return std::find(condition.texts.begin(), condition.texts.end(), text) != condition.texts.end();
}

bool has_part(const Condition& condition, std::string_view text) {
  return std::any_of(condition.texts.begin(), condition.texts.end(),
                     [&](const std::string& part) { return contains_ignoring_case(text, part); });
}

Truth truth_of(bool value) { return value ? Truth::yes : Truth::no; }

Truth meets_text(std::string_view text, const Condition& condition) {
  switch (condition.kind) {
    case Condition::Kind::one_of:
      return truth_of(names(condition, text));
    case Condition::Kind::none_of:
      return truth_of(!names(condition, text));
    case Condition::Kind::contains:
      return truth_of(has_part(condition, text));
    default:
      return Truth::no;
  }
}

Truth meets_integer(std::int64_t value, const Condition& condition) {
  switch (condition.kind) {
    case Condition::Kind::one_of:
      return truth_of(names(condition, std::to_string(value)));
    case Condition::Kind::none_of:
      return truth_of(!names(condition, std::to_string(value)));
    case Condition::Kind::at_least:
      return truth_of(value >= condition.number);
    case Condition::Kind::at_most:
      return truth_of(value <= condition.number);
    default:
      return Truth::no;
  }
}

Truth meets_list(const std::vector<std::string>& list, const Condition& condition) {
  const auto any_named = [&](auto&& holds) { return std::any_of(list.begin(), list.end(), holds); };
  switch (condition.kind) {
    case Condition::Kind::one_of:
      return truth_of(any_named([&](const std::string& item) { return names(condition, item); }));
    case Condition::Kind::none_of:
      return truth_of(!any_named([&](const std::string& item) { return names(condition, item); }));
    case Condition::Kind::contains:
      return truth_of(any_named([&](const std::string& item) { return has_part(condition, item); }));
    case Condition::Kind::at_least:
    case Condition::Kind::at_most:
      return meets_integer(static_cast<std::int64_t>(list.size()), condition);
    default:
      return Truth::no;
  }
}

Truth meets_date(web::Date date, const Condition& condition, web::Date as_of) {
  const auto age = std::chrono::sys_days(as_of) - std::chrono::sys_days(date);
  switch (condition.kind) {
    case Condition::Kind::within:
      return truth_of(age.count() >= 0 && age <= condition.days);
    case Condition::Kind::older_than:
      return truth_of(age > condition.days);
    default:
      return Truth::no;
  }
}

/// A list that is empty is a value ("of no concept") except to `present`; an empty text is no value at all.
bool is_absent(const facts::Value& cell) {
  if (std::holds_alternative<facts::Absent>(cell)) return true;
  const auto* text = std::get_if<std::string>(&cell);
  return text != nullptr && text->empty();
}

bool is_empty_list(const facts::Value& cell) {
  const auto* list = std::get_if<std::vector<std::string>>(&cell);
  return list != nullptr && list->empty();
}

/// These states say that we did not look, so they decide nothing unless the rule asks for them by name.
bool is_unobserved_state(const facts::Value& cell, const Condition& condition) {
  const auto* text = std::get_if<std::string>(&cell);
  return condition.field == "state" && condition.kind != Condition::Kind::present && text != nullptr &&
         (*text == spelling(facts::State::not_checked) || *text == spelling(facts::State::blocked)) &&
         !names(condition, *text);
}

}  // namespace

Truth meets(const facts::Value& cell, const Condition& condition, web::Date as_of) {
  if (std::holds_alternative<facts::Unknown>(cell) || is_unobserved_state(cell, condition)) return Truth::unknown;
  if (condition.kind == Condition::Kind::present)
    return truth_of((!is_absent(cell) && !is_empty_list(cell)) == condition.flag);
  if (is_absent(cell)) return Truth::no;
  if (const auto* flag = std::get_if<bool>(&cell))
    return truth_of(condition.kind == Condition::Kind::is && *flag == condition.flag);
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return meets_integer(*number, condition);
  if (const auto* text = std::get_if<std::string>(&cell)) return meets_text(*text, condition);
  if (const auto* list = std::get_if<std::vector<std::string>>(&cell)) return meets_list(*list, condition);
  return meets_date(std::get<web::Date>(cell), condition, as_of);
}

Matcher::Matcher(const facts::Table& table, const std::vector<Condition>& conditions, web::Date as_of)
    : table_(table), as_of_(as_of) {
  for (const Condition& condition : conditions) {
    const auto column = table.index_of(condition.field);
    // Loading has checked every rule against these tables.
    if (column == facts::Table::npos) throw std::logic_error("no field '" + condition.field + "' in " + table.name);
    const facts::FieldType type = table.fields[column].type;
    const bool kind = type == facts::FieldType::list || type == facts::FieldType::text ||
                      (type == facts::FieldType::choice && condition.field != "state");
    bound_.push_back({&condition, column, !kind});
  }
}

Matcher::Match Matcher::match(const facts::Row& row) const {
  Match result;
  for (const Bound& each : bound_) {
    const Truth truth = meets(row.cells.at(each.column), *each.condition, as_of_);
    result.truth = both(result.truth, truth);
    if (truth == Truth::no) return {Truth::no, {}};
    if (truth == Truth::unknown) result.unknown.push_back(each.column);
  }
  return result;
}

bool Matcher::nearly(const facts::Row& row) const {
  bool of_the_kind = false;
  for (const Bound& each : bound_) {
    if (each.quality) continue;
    if (meets(row.cells.at(each.column), *each.condition, as_of_) != Truth::yes) return false;
    of_the_kind = true;
  }
  return of_the_kind;
}

std::string describe(const std::vector<Condition>& conditions) {
  std::string text;
  for (const Condition& each : conditions) {
    if (!text.empty()) text += "; ";
    text += each.field + ": ";
    switch (each.kind) {
      case Condition::Kind::one_of:
        text += fmt::format("{}", fmt::join(each.texts, ", "));
        break;
      case Condition::Kind::none_of:
        text += fmt::format("not {}", fmt::join(each.texts, ", "));
        break;
      case Condition::Kind::contains:
        text += fmt::format("contains {}", fmt::join(each.texts, ", "));
        break;
      case Condition::Kind::at_least:
        text += fmt::format(">= {}", each.number);
        break;
      case Condition::Kind::at_most:
        text += fmt::format("<= {}", each.number);
        break;
      case Condition::Kind::within:
        text += fmt::format("within {}d", each.days.count());
        break;
      case Condition::Kind::older_than:
        text += fmt::format("older than {}d", each.days.count());
        break;
      case Condition::Kind::present:
        text += each.flag ? "present" : "not present";
        break;
      case Condition::Kind::is:
        text += each.flag ? "true" : "false";
        break;
    }
  }
  return text;
}

}  // namespace matang::rules
