#include "matang/compare/ignore.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "matang/web/pattern.hpp"
#include "matang/yaml/document.hpp"

namespace matang::compare {
namespace {

bool is_id(std::string_view text) {
  return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isspace(c) != 0; });
}

Ignore read_entry(const yaml::Node& node, const std::vector<std::string>& known_kinds, Problems& problems) {
  yaml::MappingReader read(node, "an entry of the ignore file", problems);
  Ignore entry;
  entry.where = node.where;
  if (!read.is_mapping()) return entry;
  const auto fault_at = [&](std::string_view key, std::string what, std::string hint) {
    const yaml::Node* value = node.find(key);
    problems.push_back({value ? value->where : node.where, std::move(what), std::move(hint)});
  };
  entry.id = read.optional_text("id").value_or("");
  entry.kind = read.optional_text("kind").value_or("");
  entry.subject = read.optional_text("subject").value_or("");
  entry.url = read.optional_text("url").value_or("");
  entry.reason = read.required_text("reason");
  const auto until = read.optional_text("until");
  read.finish();

  if (entry.id.empty() && entry.kind.empty() && entry.subject.empty() && entry.url.empty())
    problems.push_back({node.where, "this entry does not say what to ignore",
                        "give the finding's id (findings.csv), or its kind with a subject or url"});
  if (!entry.id.empty() && !is_id(entry.id))
    fault_at("id", fmt::format("“{}” is not the id of a finding", entry.id),
             "ids are the 16 characters in the first column of findings.csv");
  if (!entry.kind.empty() && !known_kinds.empty() &&
      std::find(known_kinds.begin(), known_kinds.end(), entry.kind) == known_kinds.end()) {
    const std::string hint = yaml::did_you_mean(entry.kind, known_kinds);
    fault_at("kind", fmt::format("there is no finding of the kind “{}”", entry.kind),
             hint.empty() ? "kinds stand in the third column of findings.csv, such as stale_menu" : hint);
  }
  for (const auto& [key, pattern] : {std::pair{"subject", &entry.subject}, std::pair{"url", &entry.url}})
    if (!pattern->empty() && pattern->find_first_not_of('*') == std::string::npos)
      fault_at(key, fmt::format("this {} would ignore everything", key),
               "name what is to be ignored, with `*` only for a part of it");
  if (node.find("reason") && is_blank(entry.reason) && node.find("reason")->kind == yaml::Node::Kind::scalar &&
      !node.find("reason")->scalar.empty())
    fault_at("reason", "the reason is empty",
             "say in a sentence why this finding may stand, for whoever reads it next");
  if (until) {
    entry.until = web::parse_iso_date(*until);
    if (!entry.until)
      fault_at("until", fmt::format("“{}” is not a date", *until), "write the last day it holds, like 2027-06-30");
  }
  return entry;
}

Result<std::vector<Ignore>> read_document(const Result<yaml::Node>& document, const std::string& file_name,
                                          const std::vector<std::string>& known_kinds) {
  if (!document) return document.error();
  if (document->kind == yaml::Node::Kind::null) return std::vector<Ignore>{};  // a file of remarks only
  if (document->kind != yaml::Node::Kind::sequence)
    return Problem{{file_name, document->where.line, document->where.column},
                   "an ignore file is a list",
                   "begin each entry with a dash: - kind: stale_menu"};
  std::vector<Ignore> entries;
  Problems problems;
  for (const yaml::Node& item : document->items) entries.push_back(read_entry(item, known_kinds, problems));
  if (!problems.empty()) return problems;
  return entries;
}

}  // namespace

Result<std::vector<Ignore>> read_ignores(std::string_view yaml, const std::string& file_name,
                                         const std::vector<std::string>& known_kinds) {
  return read_document(yaml::read_text(yaml, file_name), file_name, known_kinds);
}

Result<std::vector<Ignore>> read_ignore_file(const std::string& path, const std::vector<std::string>& known_kinds) {
  return read_document(yaml::read_file(path), path, known_kinds);
}

bool matches(const Ignore& entry, const assess::Finding& finding) {
  if (!entry.id.empty() && entry.id != finding.id) return false;
  if (!entry.kind.empty() && entry.kind != finding.kind) return false;
  if (!entry.subject.empty() && !web::fits_pattern(entry.subject, finding.subject)) return false;
  if (!entry.url.empty() && !web::fits_pattern(entry.url, finding.url.text())) return false;
  return !(entry.id.empty() && entry.kind.empty() && entry.subject.empty() && entry.url.empty());
}

Ignored ignore(assess::Assessment& assessment, const std::vector<Ignore>& entries) {
  Ignored ignored;
  std::vector<const Ignore*> holding;
  for (const Ignore& entry : entries)
    if (entry.until && std::chrono::sys_days(*entry.until) < std::chrono::sys_days(assessment.as_of))
      ignored.expired.push_back(entry);
    else
      holding.push_back(&entry);
  std::vector<bool> used(holding.size(), false);
  for (assess::Finding& finding : assessment.findings) {
    for (std::size_t i = 0; i < holding.size(); ++i) {
      if (!matches(*holding[i], finding)) continue;
      used[i] = true;
      if (finding.standing == assess::Standing::ignored) continue;  // the first entry gave the reason
      finding.standing = assess::Standing::ignored;
      finding.ignored_because = holding[i]->reason;
      ignored.findings += 1;
    }
  }
  for (std::size_t i = 0; i < holding.size(); ++i)
    if (!used[i]) ignored.idle.push_back(*holding[i]);
  return ignored;
}

}  // namespace matang::compare
