#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "matang/report/report.hpp"
#include "report/plain.hpp"

namespace matang::report {
namespace {

using Json = nlohmann::ordered_json;

Json text(std::string_view value) { return valid_utf8(value); }
Json date(const std::optional<web::Date>& value) {
  return value && value->ok() ? Json(web::to_text(*value)) : Json(nullptr);
}

Json observed(const facts::Observed<std::string>& value) {
  if (const auto* known = std::get_if<std::string>(&value)) return text(*known);
  if (const auto* unknown = std::get_if<facts::Unknown>(&value)) return {{"unknown", text(unknown->reason)}};
  return nullptr;
}

Json menu(const facts::MenuSeen& m) {
  static constexpr std::array<const char*, 3> controls{"link", "group", "dead"};
  Json path = Json::array();
  for (const std::string& label : m.path) path.push_back(text(label));
  return {{"path", std::move(path)},
          {"href", text(m.href)},
          {"target", m.target.text()},
          {"place", spelling(m.place)},
          {"control", controls.at(static_cast<std::size_t>(m.control))},
          {"line", m.line}};
}

Json link(const facts::LinkSeen& l) {
  return {{"href", text(l.href)},       {"target", l.target.text()}, {"text", text(l.text)},
          {"place", spelling(l.place)}, {"in_menu", l.in_menu},      {"line", l.line}};
}

Json document(const facts::DocumentSeen& d) {
  return {{"url", d.url.text()}, {"label", text(d.label)}, {"type", text(d.type)}, {"line", d.line}};
}

Json form(const facts::FormSeen& f) {
  Json fields = Json::array();
  for (const std::string& field : f.fields) fields.push_back(text(field));
  return {{"action", f.action.text()},   {"method", text(f.method)}, {"purpose", spelling(f.purpose)},
          {"fields", std::move(fields)}, {"inert", f.inert},         {"line", f.line}};
}

Json channel(const facts::ChannelSeen& c) {
  return {{"kind", spelling(c.kind)}, {"value", text(c.value)}, {"line", c.line}};
}

template <class List, class One>
Json list(const List& items, One one) {
  Json json = Json::array();
  for (const auto& item : items) json.push_back(one(item));
  return json;
}

/// The page's concepts by id, each once, in the lexicon's alphabet.
Json concepts(const facts::PageFacts& page, const lexicon::Lexicon& lexicon) {
  std::set<std::string> ids;
  for (const facts::ConceptSeen& seen : page.concepts)
    if (seen.concept_index < lexicon.concepts().size())
      ids.insert(valid_utf8(lexicon.concepts()[seen.concept_index].id));
  return Json(ids);
}

}  // namespace

std::string inspect_line(const facts::PageFacts& page, const lexicon::Lexicon& lexicon, std::string_view source,
                         const std::string* main_text) {
  const bool dated = page.date.published || page.date.modified;
  Json json{{"source", text(source)},
            {"url", page.url.text()},
            {"title", observed(page.title)},
            {"language", observed(page.language)},
            {"date_published", date(page.date.published)},
            {"date_modified", date(page.date.modified)},
            {"date_source", dated ? Json(spelling(page.date.cue)) : Json(nullptr)},
            {"words", page.words}};
  if (!page.readable) json["unreadable"] = text(page.unreadable_because);
  if (main_text != nullptr) json["text"] = text(*main_text);
  json["menus"] = list(page.menus, menu);
  json["links"] = list(page.links, link);
  json["documents"] = list(page.documents, document);
  json["forms"] = list(page.forms, form);
  json["channels"] = list(page.channels, channel);
  json["concepts"] = concepts(page, lexicon);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace matang::report
