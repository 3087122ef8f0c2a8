#include "rubric/conditions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <system_error>
#include <utility>

namespace matang::rubric {
namespace {

using facts::FieldType;
using rules::Condition;

constexpr std::int64_t most_days = 36'500;

/// What may stand inside {…}, and for which types of field.
struct Form {
  std::string_view key;
  Condition::Kind kind;
  std::vector<FieldType> types;
  std::string_view meaning, example;
};

const std::vector<Form>& forms() {
  static const std::vector<Form> all{
      {"any_of",
       Condition::Kind::one_of,
       {FieldType::text, FieldType::choice, FieldType::list, FieldType::integer},
       "Is one of these; a list: holds one of them.",
       "concepts: {any_of: [news, announcement], not: jobs}"},
      {"not",
       Condition::Kind::none_of,
       {FieldType::text, FieldType::choice, FieldType::list, FieldType::integer},
       "Is none of these; a list: holds none of them.",
       "concepts: {any_of: form, not: ppid}"},
      {"contains",
       Condition::Kind::contains,
       {FieldType::text, FieldType::list},
       "Has one of these as a part, capitals or not.",
       "label: {contains: [formulir, blangko]}"},
      {"at_least",
       Condition::Kind::at_least,
       {FieldType::integer, FieldType::list},
       "A number no smaller; a list with no fewer items.",
       "words: {at_least: 30}"},
      {"at_most",
       Condition::Kind::at_most,
       {FieldType::integer, FieldType::list},
       "A number no larger; a list with no more items.",
       "level: {at_most: 2}"},
      {"within",
       Condition::Kind::within,
       {FieldType::date},
       "At most so many days before the day of assessment, and not after it.",
       "newest_date: {within: 30d}"},
      {"older_than",
       Condition::Kind::older_than,
       {FieldType::date},
       "More than so many days before the day of assessment.",
       "newest_date: {older_than: 365d}"},
      {"present",
       Condition::Kind::present,
       {FieldType::flag, FieldType::text, FieldType::choice, FieldType::list, FieldType::integer, FieldType::date},
       "Has a value (true), or was looked for and has none (false).",
       "title: {present: true}"}};
  return all;
}

bool suits(const Form& form, FieldType type) {
  return std::find(form.types.begin(), form.types.end(), type) != form.types.end();
}

std::vector<std::string> forms_for(FieldType type) {
  std::vector<std::string> keys;
  for (const Form& form : forms())
    if (suits(form, type)) keys.emplace_back(form.key);
  return keys;
}

/// A value or a list of values a cell may equal.
std::vector<std::string> read_values(const yaml::Node& node, const facts::FieldInfo& field, bool whole,
                                     const Loading& loading) {
  std::vector<std::string> values;
  const auto read_one = [&](const yaml::Node& item) {
    if (field.type == FieldType::integer) {
      if (const auto number = yaml::as_integer(item, loading.problems)) values.push_back(std::to_string(*number));
      return;
    }
    auto text = yaml::as_text(item, loading.problems);
    if (!text) return;
    if (text->empty())
      loading.fault(item, fmt::format("an empty text is never a value of '{}'", field.name), "write {present: false}");
    else if (!whole || check_value(item, *text, field, loading))
      values.push_back(std::move(*text));
  };
  if (node.kind != yaml::Node::Kind::sequence) {
    read_one(node);
    return values;
  }
  if (node.items.empty()) loading.fault(node, fmt::format("the list for '{}' is empty", field.name));
  for (const yaml::Node& item : node.items) read_one(item);
  return values;
}

void read_plain(const yaml::Node& node, const facts::FieldInfo& field, const Loading& loading,
                std::vector<Condition>& conditions) {
  Condition condition{field.name, Condition::Kind::one_of, {}, 0, std::chrono::days(0), false};
  if (field.type == FieldType::flag) {
    const auto flag = yaml::as_flag(node, loading.problems);
    if (!flag) return;
    condition.kind = Condition::Kind::is;
    condition.flag = *flag;
  } else if (field.type == FieldType::date) {
    loading.fault(node, fmt::format("'{}' is a date", field.name),
                  "write {within: 30d}, {older_than: 365d} or {present: true}");
    return;
  } else {
    condition.texts = read_values(node, field, true, loading);
  }
  conditions.push_back(std::move(condition));
}

void read_form(const yaml::Node::Entry& entry, const facts::FieldInfo& field, const Loading& loading,
               std::vector<Condition>& conditions) {
  const auto form =
      std::find_if(forms().begin(), forms().end(), [&](const Form& each) { return each.key == entry.key; });
  if (form == forms().end() || !suits(*form, field.type)) {
    loading.problems.push_back({entry.where,
                                form == forms().end() ? fmt::format("no condition is called '{}'", entry.key)
                                                      : fmt::format("'{}' does not fit '{}', which is a {}", entry.key,
                                                                    field.name, spelling(field.type)),
                                suggestion(entry.key, forms_for(field.type))});
    return;
  }
  Condition condition{field.name, form->kind, {}, 0, std::chrono::days(0), false};
  switch (form->kind) {
    case Condition::Kind::one_of:
    case Condition::Kind::none_of:
    case Condition::Kind::contains:
      condition.texts = read_values(entry.value, field, form->kind != Condition::Kind::contains, loading);
      break;
    case Condition::Kind::at_least:
    case Condition::Kind::at_most:
      condition.number = yaml::as_integer(entry.value, loading.problems).value_or(0);
      break;
    case Condition::Kind::within:
    case Condition::Kind::older_than:
      condition.days = read_days(entry.value, loading).value_or(std::chrono::days(0));
      break;
    default:
      condition.flag = yaml::as_flag(entry.value, loading.problems).value_or(false);
  }
  conditions.push_back(std::move(condition));
}

/// The tables name concepts, not groups: a group's name stands for its concepts.
void add_members(std::vector<std::string>& names, const KnownConcepts& known) {
  const std::vector<std::string> written = names;
  for (const std::string& name : written) {
    const auto group = known.groups.find(name);
    if (group == known.groups.end() || std::find(known.ids.begin(), known.ids.end(), name) != known.ids.end()) continue;
    names.insert(names.end(), group->second.begin(), group->second.end());
  }
}

}  // namespace

const std::vector<ConditionInfo>& condition_reference() {
  static const std::vector<ConditionInfo> reference = [] {
    std::vector<ConditionInfo> infos{{"VALUE or [VALUE, …]",
                                      {FieldType::text, FieldType::choice, FieldType::list, FieldType::integer},
                                      "Is this, or one of these; a list: holds one of them.",
                                      "state: [works, stale]"},
                                     {"true or false", {FieldType::flag}, "Is so, or is not so.", "https: true"}};
    for (const Form& form : forms())
      infos.push_back(
          {"{" + std::string(form.key) + ": …}", form.types, std::string(form.meaning), std::string(form.example)});
    return infos;
  }();
  return reference;
}

bool check_value(const yaml::Node& node, const std::string& value, const facts::FieldInfo& field,
                 const Loading& loading) {
  if (field.type == FieldType::choice) {
    std::vector<std::string> choices;
    for (const std::string& choice : field.choices)
      if (!choice.empty()) choices.push_back(choice);
    if (std::find(choices.begin(), choices.end(), value) != choices.end()) return true;
    loading.fault(node, fmt::format("'{}' is never '{}'", field.name, value), suggestion(value, choices));
    return false;
  }
  const KnownConcepts& known = loading.known_concepts;
  if (field.name == "concepts" && !known.ids.empty() && !known.groups.contains(value) &&
      std::find(known.ids.begin(), known.ids.end(), value) == known.ids.end()) {
    std::vector<std::string> names = known.ids;
    for (const auto& [group, ids] : known.groups) names.push_back(group);
    loading.fault(node, fmt::format("the lexicon has no concept '{}'", value), suggestion(value, names));
    return false;
  }
  return true;
}

std::optional<std::chrono::days> read_days(const yaml::Node& node, const Loading& loading) {
  const std::string_view text = node.scalar;
  std::int64_t count = 0;
  const char* const last = text.data() + text.size();
  if (node.kind == yaml::Node::Kind::scalar && text.size() > 1 && text.back() == 'd') {
    const auto [end, code] = std::from_chars(text.data(), last - 1, count);
    if (code == std::errc{} && end == last - 1 && count >= 0 && count <= most_days) return std::chrono::days(count);
  }
  loading.fault(node, "a span of time is written in days", "write 14d for two weeks; at most 36500d");
  return std::nullopt;
}

std::vector<rules::Condition> read_conditions(const yaml::Node& node, const facts::Table& table,
                                              const Loading& loading) {
  std::vector<Condition> conditions;
  if (node.kind != yaml::Node::Kind::mapping) {
    loading.fault(node, "conditions are written as {FIELD: CONDITION}", "such as {state: works}");
    return conditions;
  }
  if (node.entries.empty()) loading.fault(node, "no condition stands here", "leave the key out to take every row");
  for (const yaml::Node::Entry& entry : node.entries) {
    const facts::FieldInfo* field = table.find(entry.key);
    if (field == nullptr) {
      loading.problems.push_back({entry.where, fmt::format("table '{}' has no field '{}'", table.name, entry.key),
                                  suggestion(entry.key, field_names(table))});
      continue;
    }
    if (entry.value.kind != yaml::Node::Kind::mapping) {
      read_plain(entry.value, *field, loading, conditions);
      continue;
    }
    if (entry.value.entries.empty()) loading.fault(entry.value, fmt::format("'{}' asks for nothing", entry.key));
    for (const yaml::Node::Entry& form : entry.value.entries) read_form(form, *field, loading, conditions);
  }
  for (Condition& condition : conditions)
    if (condition.field == "concepts") add_members(condition.texts, loading.known_concepts);
  return conditions;
}

}  // namespace matang::rubric
