#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <variant>
#include <vector>

#include "matang/facts/observed.hpp"
#include "matang/spelling.hpp"
#include "matang/web/date.hpp"
#include "matang/web/url.hpp"

/// Records as tables. A record lists its fields once, in `fields<Record>`; rules, CSV, JSON and `inspect` read that list.
namespace matang::facts {

enum class FieldType { flag, integer, text, choice, list, date };

/// One cell. Absent and Unknown are values of their own and never compare equal to anything.
using Value = std::variant<Absent, Unknown, bool, std::int64_t, std::string, std::vector<std::string>, web::Date>;

struct FieldInfo {
  std::string name;
  FieldType type = FieldType::text;
  std::vector<std::string> choices;  ///< of a choice: the contract's spellings
  friend bool operator==(const FieldInfo&, const FieldInfo&) = default;
};

struct Row {
  std::vector<Value> cells;  ///< one a field, in the table's order
  Sighting seen;             ///< where it was seen: the evidence a rule gives for using it
  friend bool operator==(const Row&, const Row&) = default;
};

struct Table {
  std::string name;          ///< "pages", "menus" …
  std::vector<FieldInfo> fields;
  std::vector<Row> rows;
  const FieldInfo* find(std::string_view field) const;
  std::size_t index_of(std::string_view field) const;  ///< npos where unknown
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  friend bool operator==(const Table&, const Table&) = default;
};

// --- one record's fields, from its members ---------------------------------------------------------------------------

template <class R, class M>
struct Field {
  std::string_view name;
  M R::*member;
};
template <class R, class M>
constexpr Field<R, M> field(std::string_view name, M R::*member) { return {name, member}; }

template <class R>
inline constexpr auto fields = std::tuple<>{};

template <class T>
struct IsObserved : std::false_type {};
template <class T>
struct IsObserved<Observed<T>> : std::true_type { using type = T; };

template <class T>
constexpr FieldType type_of() {
  if constexpr (IsObserved<T>::value) return type_of<typename IsObserved<T>::type>();
  else if constexpr (std::is_same_v<T, bool>) return FieldType::flag;
  else if constexpr (std::is_integral_v<T>) return FieldType::integer;
  else if constexpr (std::is_enum_v<T>) return FieldType::choice;
  else if constexpr (std::is_same_v<T, std::vector<std::string>>) return FieldType::list;
  else if constexpr (std::is_same_v<T, web::Date>) return FieldType::date;
  else return FieldType::text;
}

template <class T>
Value value_of(const T& member) {
  if constexpr (IsObserved<T>::value)
    return std::visit([](const auto& alternative) -> Value { return value_of(alternative); }, member);
  else if constexpr (std::is_same_v<T, web::Url>) return member.empty() ? Value{Absent{}} : Value{member.text()};
  else if constexpr (std::is_enum_v<T>) return std::string(spelling(member));
  else if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) return static_cast<std::int64_t>(member);
  else return Value{member};
}

template <class R>
std::vector<FieldInfo> field_infos() {
  std::vector<FieldInfo> infos;
  std::apply([&](const auto&... each) {
    (([&]<class Rec, class M>(const Field<Rec, M>& one) {
       FieldInfo info{std::string(one.name), type_of<M>(), {}};
       auto add = [&]<class E>(std::type_identity<E>) {
         if constexpr (std::is_enum_v<E>) for (auto name : spellings<E>) info.choices.emplace_back(name);
       };
       if constexpr (IsObserved<M>::value) add(std::type_identity<typename IsObserved<M>::type>{});
       else add(std::type_identity<M>{});
       infos.push_back(std::move(info));
     }(each)), ...);
  }, fields<R>);
  return infos;
}

/// A table of records, which need a member `Sighting seen`.
template <class R>
Table table_of(std::string name, const std::vector<R>& records) {
  Table table{std::move(name), field_infos<R>(), {}};
  table.rows.reserve(records.size());
  for (const R& record : records) {
    Row row;
    std::apply([&](const auto&... each) { (row.cells.push_back(value_of(record.*(each.member))), ...); }, fields<R>);
    row.seen = record.seen;
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace matang::facts

namespace matang {
template <> inline constexpr auto spellings<facts::FieldType> =
    std::array<std::string_view, 6>{"flag", "integer", "text", "choice", "list", "date"};
}  // namespace matang
