#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "matang/evidence/evidence.hpp"
#include "matang/yaml/document.hpp"

namespace matang::evidence {
namespace {

template <class E>
std::vector<std::string> words_of() {
  return {spellings<E>.begin(), spellings<E>.end()};
}

/// A required word of a closed list.
template <class E>
E read_word(yaml::MappingReader& mapping, std::string_view key, Problems& problems) {
  const yaml::Node* node = mapping.required(key);
  if (node == nullptr) return E{};
  const auto word = yaml::as_text(*node, problems);
  if (!word) return E{};
  if (const auto value = from_spelling<E>(*word)) return *value;
  std::string hint = yaml::did_you_mean(*word, words_of<E>());
  if (hint.empty()) hint = fmt::format("one of: {}", fmt::join(spellings<E>, ", "));
  problems.push_back({node->where, fmt::format("'{}' cannot be '{}'", key, *word), std::move(hint)});
  return E{};
}

std::optional<web::Date> read_date(yaml::MappingReader& mapping, Problems& problems) {
  const yaml::Node* node = mapping.required("date");
  if (node == nullptr) return std::nullopt;
  // A date and nothing behind it: the day is all that counts here.
  const auto date =
      node->kind == yaml::Node::Kind::scalar && node->scalar.size() == std::string_view("2023-01-31").size()
          ? web::parse_iso_date(node->scalar)
          : std::nullopt;
  if (!date) problems.push_back({node->where, "'date' is no date", "write it as 2023-01-31"});
  return date;
}

/// "indrajit/support.regulation", or the two apart.
void read_indicator(yaml::MappingReader& mapping, const yaml::Node& node, Evidence& evidence, Problems& problems) {
  evidence.indicator = mapping.required_text("indicator");
  evidence.rubric = mapping.optional_text("rubric").value_or("");
  const auto slash = evidence.indicator.find('/');
  if (slash != std::string::npos) {
    const std::string rubric = evidence.indicator.substr(0, slash);
    evidence.indicator.erase(0, slash + 1);
    if (!evidence.rubric.empty() && evidence.rubric != rubric)
      problems.push_back({node.find("rubric")->where,
                          fmt::format("the rubric is '{}' here and '{}' in 'indicator'", evidence.rubric, rubric),
                          "leave one of them out"});
    evidence.rubric = rubric;
  }
  if (!evidence.indicator.empty() && evidence.rubric.empty())
    problems.push_back({node.find("indicator")->where,
                        fmt::format("'{}' does not say of which rubric", evidence.indicator),
                        "write RUBRIC/INDICATOR, such as indrajit/support.regulation"});
  else if (evidence.indicator.empty() && slash != std::string::npos)
    problems.push_back({node.find("indicator")->where, "'indicator' ends with its rubric's name",
                        "write RUBRIC/INDICATOR, such as indrajit/support.regulation"});
}

bool is_empty(const yaml::Node* value) {
  return value == nullptr || value->kind == yaml::Node::Kind::null ||
         (value->kind == yaml::Node::Kind::scalar && value->scalar.empty());
}

bool is_unanswered(const yaml::Node& node) {
  return node.kind == yaml::Node::Kind::mapping && is_empty(node.find("verdict")) && is_empty(node.find("level"));
}

/// A question nobody has answered yet: what stands beside it may be missing, but not be misspelt.
void check_unanswered(yaml::MappingReader& mapping) {
  for (const std::string_view key : {"indicator", "rubric", "verdict", "level", "kind", "source", "date", "locator",
                                     "quotation", "note", "respondents", "unit", "collected_by", "confidence"})
    mapping.optional(key);
}

/// Where there is a level, it is the verdict.
void read_level(yaml::MappingReader& mapping, Evidence& evidence, Problems& problems) {
  const yaml::Node* verdict = mapping.optional("verdict");
  if (!is_empty(verdict)) {
    problems.push_back({verdict->where, "a verdict and a level stand here", "leave one of them out"});
    mapping.optional("level");
    return;
  }
  evidence.level = mapping.optional_integer("level", 0, 10);
  if (!evidence.level) return;
  evidence.judgement = Judgement::partly;
}

Kind read_kind(yaml::MappingReader& mapping, Problems& problems) {
  const yaml::Node* node = mapping.optional("kind");
  if (node != nullptr && node->kind == yaml::Node::Kind::scalar)
    if (const auto kind = kind_of(node->scalar)) return *kind;
  return read_word<Kind>(mapping, "kind", problems);
}

Evidence read_evidence(yaml::MappingReader& mapping, const yaml::Node& node, Problems& problems) {
  Evidence evidence;
  evidence.where = node.where;
  read_indicator(mapping, node, evidence, problems);
  if (is_empty(node.find("level"))) {
    mapping.optional("level");
    evidence.judgement = read_word<Judgement>(mapping, "verdict", problems);
  } else {
    read_level(mapping, evidence, problems);
  }
  evidence.kind = read_kind(mapping, problems);
  evidence.source = mapping.required_text("source");
  evidence.date = read_date(mapping, problems);
  evidence.locator = mapping.optional_text("locator").value_or("");
  evidence.quotation = mapping.optional_text("quotation").value_or("");
  evidence.note = mapping.optional_text("note").value_or("");
  evidence.respondents = mapping.optional_integer("respondents", 1, 1'000'000'000);
  evidence.unit = mapping.optional_text("unit").value_or("");
  evidence.collected_by = mapping.optional_text("collected_by").value_or("");
  if (is_empty(node.find("confidence")))
    mapping.optional("confidence");
  else
    evidence.confidence = read_word<Confidence>(mapping, "confidence", problems);
  if (!evidence.level && evidence.judgement == Judgement::not_applicable && evidence.note.empty())
    problems.push_back({node.find("verdict")->where, "'not_applicable' stands without a reason",
                        "add a note that says why it is outside the body's mandate"});
  return evidence;
}

Result<EvidenceFile> read(const Result<yaml::Node>& node) {
  if (!node) return node.error();
  Problems problems;
  EvidenceFile file;
  yaml::MappingReader mapping(*node, "an evidence file", problems);
  file.subject = mapping.optional_text("subject").value_or("");
  file.collected_by = mapping.optional_text("collected_by").value_or("");
  const yaml::Node* list = mapping.is_mapping() ? mapping.required("evidence") : nullptr;
  if (list != nullptr && list->kind != yaml::Node::Kind::sequence)
    problems.push_back({list->where, "'evidence' is a list", "begin each piece of evidence with '- '"});
  if (list != nullptr)
    for (const yaml::Node& item : list->items) {
      yaml::MappingReader entry(item, "a piece of evidence", problems);
      if (!entry.is_mapping()) continue;
      if (is_unanswered(item)) {
        check_unanswered(entry);
        ++file.unanswered;
      } else {
        file.evidence.push_back(read_evidence(entry, item, problems));
      }
      entry.finish();
    }
  if (mapping.is_mapping()) mapping.finish();
  if (problems.empty()) return file;
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column);
  });
  return problems;
}

}  // namespace

std::optional<Kind> kind_of(std::string_view word) {
  if (word == "survey") return Kind::questionnaire;
  return from_spelling<Kind>(word);
}

Result<EvidenceFile> read_text(std::string_view yaml, const std::string& file_name) {
  return read(yaml::read_text(yaml, file_name));
}

Result<EvidenceFile> read_file(const std::string& path) {
  return is_sheet(path) ? read_sheet_file(path) : read(yaml::read_file(path));
}

}  // namespace matang::evidence
