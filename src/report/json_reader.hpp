#pragma once
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "matang/problem.hpp"
#include "matang/spelling.hpp"
#include "matang/text.hpp"
#include "matang/web/date.hpp"
#include "matang/web/url.hpp"

namespace matang::report {

/// Reads members out of one JSON value and remembers every fault with its path ("rubrics[0].indicators[3].verdict"). A
/// member of another type leaves its target as it was; unknown members are passed over, since the format may grow.
class JsonReader {
 public:
  using Json = nlohmann::ordered_json;
  JsonReader(const Json& value, std::string path, Problems& problems, const std::string& file)
      : value_(value), path_(std::move(path)), problems_(problems), file_(file) {
    if (!value_.is_object()) fault(path_, "should be an object");
  }

  void read(const char* name, std::string& to) {
    if (const Json* j = expect(name, &Json::is_string, "a text")) to = j->get_ref<const std::string&>();
  }
  void read(const char* name, bool& to) {
    if (const Json* j = expect(name, &Json::is_boolean, "true or false")) to = j->get<bool>();
  }
  void read(const char* name, std::size_t& to) {
    if (const Json* j = expect(name, &Json::is_number_unsigned, "a whole number, not negative"))
      to = j->get<std::size_t>();
  }
  void read(const char* name, std::int64_t& to) {
    const Json* j = expect(name, &Json::is_number_integer, "a whole number");
    if (!j) return;
    if (j->is_number_unsigned() &&
        j->get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
      fault(at(name), "is too large");
    else
      to = j->get<std::int64_t>();
  }
  void read(const char* name, int& to) {
    std::int64_t wide = to;
    read(name, wide);
    if (wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max())
      fault(at(name), "is too large");
    else
      to = static_cast<int>(wide);
  }
  void read(const char* name, double& to) {
    if (const Json* j = expect(name, &Json::is_number, "a number")) to = j->get<double>();
  }
  void read(const char* name, web::Url& to) {
    std::string text;
    read(name, text);
    if (text.empty()) return;
    if (const auto url = web::Url::parse(text))
      to = *url;
    else
      fault(at(name), "is not an address");
  }
  void read(const char* name, Text& to) {
    object(name, [&](JsonReader& r) {
      r.read("id", to.id);
      r.read("en", to.en);
    });
  }
  void read(const char* name, Message& to) {
    object(name, [&](JsonReader& r) { r.message(to); });
  }
  template <class E>
  void read_enum(const char* name, E& to) {
    if (const Json* j = expect(name, &Json::is_string, "a text")) enum_value(*j, at(name), to);
  }
  void read_date(const char* name, std::optional<web::Date>& to) {
    const Json* j = member(name);
    if (!j || j->is_null()) return;
    if (j->is_string()) to = web::parse_iso_date(j->get_ref<const std::string&>());
    if (!to) fault(at(name), "should be a date like 2023-01-31");
  }
  /// Whether a member that may be null has a value.
  bool has(const char* name) {
    const Json* j = member(name);
    return j && !j->is_null();
  }
  /// Whether there is such a member at all: for those that may be left out.
  bool holds(const char* name) const { return value_.is_object() && value_.find(name) != value_.end(); }
  template <class Read>
  void object(const char* name, Read read_members) {
    const Json* j = member(name);
    if (!j) return;
    JsonReader reader(*j, at(name), problems_, file_);
    if (j->is_object()) read_members(reader);
  }
  template <class T, class Read>
  void list(const char* name, std::vector<T>& to, Read read_one) {
    const Json* j = expect(name, &Json::is_array, "a list");
    if (!j) return;
    to.reserve(j->size());
    for (std::size_t i = 0; i < j->size() && problems_.size() < most_problems; ++i) {
      JsonReader reader((*j)[i], at(name) + "[" + std::to_string(i) + "]", problems_, file_);
      T value{};
      if ((*j)[i].is_object()) read_one(reader, value);
      to.push_back(std::move(value));
    }
  }
  void texts(const char* name, std::vector<std::string>& to) {
    const Json* j = expect(name, &Json::is_array, "a list");
    if (!j) return;
    for (const Json& item : *j)
      if (item.is_string())
        to.push_back(item.get<std::string>());
      else
        fault(at(name), "should hold texts only");
  }
  template <class E>
  void enums(const char* name, std::vector<E>& to) {
    std::vector<std::string> names;
    texts(name, names);
    for (const std::string& each : names) {
      E value{};
      enum_value(Json(each), at(name), value);
      to.push_back(value);
    }
  }
  void message(Message& to) {
    read("code", to.code);
    const Json* args = expect("args", &Json::is_array, "a list");
    if (!args) return;
    for (const Json& pair : *args)
      if (pair.is_array() && pair.size() == 2 && pair[0].is_string() && pair[1].is_string())
        to.args.emplace_back(pair[0].get<std::string>(), pair[1].get<std::string>());
      else
        fault(at("args"), "should hold pairs of name and value");
  }
  const Json* member(const char* name) {
    if (!value_.is_object()) return nullptr;
    const auto found = value_.find(name);
    if (found != value_.end()) return &*found;
    fault(at(name), "is missing");
    return nullptr;
  }
  void fault(const std::string& path, const std::string& what) {
    if (problems_.size() < most_problems)
      problems_.push_back({{file_, 0, 0}, (path.empty() ? "the assessment" : path) + " " + what, ""});
  }
  std::string at(const std::string& name) const { return path_.empty() ? name : path_ + "." + name; }

 private:
  static constexpr std::size_t most_problems = 50;

  const Json* expect(const char* name, bool (Json::*is)() const noexcept, const char* what) {
    const Json* j = member(name);
    if (!j || (j->*is)()) return j;
    fault(at(name), std::string("should be ") + what);
    return nullptr;
  }
  template <class E>
  void enum_value(const Json& json, const std::string& path, E& to) {
    if (const auto value = from_spelling<E>(json.get_ref<const std::string&>())) {
      to = *value;
      return;
    }
    std::string known;
    for (const auto name : spellings<E>) known += (known.empty() ? "" : ", ") + std::string(name);
    fault(path, "should be one of " + known);
  }

  const Json& value_;
  std::string path_;
  Problems& problems_;
  const std::string& file_;
};

}  // namespace matang::report
