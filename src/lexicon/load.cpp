#include "load.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <string>

#include "automaton.hpp"
#include "fold.hpp"

namespace matang::lexicon {
namespace {

using yaml::MappingReader;
using yaml::Node;

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && is_lower(text.front()) &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_lower(c) || is_digit(c) || c == '_'; });
}

/// Items of a sequence, or the node itself where one text stands alone.
std::vector<const Node*> items_of(const Node* node) {
  std::vector<const Node*> items;
  if (node == nullptr) return items;
  if (node->kind != Node::Kind::sequence) return {node};
  for (const Node& item : node->items) items.push_back(&item);
  return items;
}

class ConceptReader {
 public:
  ConceptReader(const Node* groups, Problems& problems) : problems_(problems) { read_groups(groups); }

  Concept read(const Node& node) {
    Concept read_concept;
    MappingReader reader(node, "a concept", problems_);
    if (!reader.is_mapping()) return read_concept;
    if (const Node* id = reader.required("id")) read_concept.id = read_id(*id);
    if (const Node* title = reader.required("title"))
      read_both(*title, "a title", read_concept.title_id, read_concept.title_en);
    for (const Node* group : items_of(reader.optional("groups"))) read_group(*group, read_concept);
    if (const Node* phrases = reader.optional("phrases"))
      read_phrases(*phrases, "a concept's phrases", read_concept.phrases);
    if (const Node* labels = reader.optional("labels"))
      read_phrases(*labels, "a concept's labels", read_concept.labels);
    for (const Node* host : items_of(reader.optional("hosts"))) read_host(*host, read_concept);
    for (const Node* path : items_of(reader.optional("paths"))) read_path(*path, read_concept);
    if (const Node* freshness = reader.optional("freshness")) read_freshness(*freshness, read_concept);
    reader.finish();
    if (read_concept.phrases.empty() && read_concept.labels.empty() && read_concept.hosts.empty() &&
        read_concept.paths.empty())
      report(node, "a concept needs phrases, labels, hosts or paths to be recognised by", "");
    return read_concept;
  }

 private:
  void report(const Node& node, std::string what, std::string hint) {
    problems_.push_back({node.where, std::move(what), std::move(hint)});
  }

  void read_both(const Node& node, std::string_view what, std::string& indonesian, std::string& english) {
    MappingReader reader(node, what, problems_);
    indonesian = reader.required_text("id");
    english = reader.required_text("en");
    reader.finish();
  }

  void read_groups(const Node* groups) {
    if (groups == nullptr) return;
    const MappingReader reader(*groups, "the list of groups", problems_);
    for (const Node::Entry& group : groups->entries) {
      if (!is_id(group.key))
        problems_.push_back(
            {group.where, fmt::format("'{}' is no group id", group.key), "use small letters, digits and _"});
      std::string indonesian, english;
      read_both(group.value, "a group's title", indonesian, english);
      groups_.push_back(group.key);
    }
  }

  std::string read_id(const Node& node) {
    const auto id = as_text(node, problems_);
    if (!id) return "";
    if (!is_id(*id)) report(node, fmt::format("'{}' is no concept id", *id), "use small letters, digits and _");
    const auto [first, is_new] = ids_.emplace(*id, node.where.line);
    if (!is_new)
      report(node, fmt::format("the concept '{}' stands here a second time", *id),
             fmt::format("the first one is in line {}", first->second));
    return *id;
  }

  void read_group(const Node& node, Concept& to) {
    const auto group = as_text(node, problems_);
    if (!group) return;
    if (std::find(groups_.begin(), groups_.end(), *group) == groups_.end()) {
      const std::string hint = yaml::did_you_mean(*group, groups_);
      report(node, fmt::format("there is no group '{}'", *group), hint.empty() ? "name it under 'groups' first" : hint);
    } else if (std::find(to.groups.begin(), to.groups.end(), *group) != to.groups.end()) {
      report(node, fmt::format("the group '{}' stands here a second time", *group), "");
    } else {
      to.groups.push_back(*group);
    }
  }

  void read_phrases(const Node& node, std::string_view what, std::vector<std::string>& to) {
    const MappingReader reader(node, what, problems_);
    std::set<std::string> known;
    for (const Node::Entry& language : node.entries) {
      if (language.key.size() < 2 || language.key.size() > 3 ||
          !std::all_of(language.key.begin(), language.key.end(), is_lower))
        problems_.push_back({language.where, fmt::format("'{}' is no language", language.key),
                             "use a code such as id or en (ISO 639)"});
      std::set<std::string> here;
      for (const Node* item : items_of(&language.value)) {
        std::string phrase = read_phrase(*item);
        if (phrase.empty()) continue;
        if (!here.insert(phrase).second)
          report(*item, fmt::format("the phrase '{}' stands here a second time", phrase),
                 "case and punctuation do not matter");
        else if (known.insert(phrase).second)
          to.push_back(std::move(phrase));
      }
    }
  }

  /// Normalised; empty where it cannot be used.
  std::string read_phrase(const Node& node) {
    const auto text = as_text(node, problems_);
    if (!text) return "";
    std::string_view written = *text;
    const bool open_end = !written.empty() && written.back() == '*';
    if (open_end) written.remove_suffix(1);
    std::string phrase = normalise(written);
    constexpr std::size_t longest = 200;
    if (written.find('*') != std::string_view::npos)
      report(node, fmt::format("the phrase '{}' has a star inside", *text), "a star may only end a phrase");
    else if (phrase.size() < (open_end ? 3U : 2U))
      report(node, fmt::format("the phrase '{}' is too short to mean anything", *text), "");
    else if (phrase.size() > longest)
      report(node, fmt::format("a phrase is longer than {} bytes", longest), "");
    else if (open_end && !written.empty() && normalise(written.substr(written.size() - 1)).empty() &&
             static_cast<unsigned char>(written.back()) < 0x80)
      report(node, fmt::format("the star of '{}' does not follow a letter", *text),
             "write the star next to the word it lengthens");
    else if ((characters_ += phrase.size() + 2) > Automaton::most_characters)
      report(node,
             fmt::format("the lexicon's phrases have more than {} characters together", Automaton::most_characters),
             "");
    else
      return open_end ? phrase + '*' : phrase;
    return "";
  }

  void read_host(const Node& node, Concept& to) {
    const auto host = as_text(node, problems_);
    if (!host) return;
    const bool known_characters = std::all_of(host->begin(), host->end(), [](char c) {
      return is_lower(c) || is_digit(c) || c == '.' || c == '-' || c == '*';
    });
    if (!known_characters || host->size() > 253 || std::none_of(host->begin(), host->end(), is_lower))
      report(node, fmt::format("'{}' is no host pattern", *host), "write a host in small letters, such as jdih.*");
    else if (host->substr(0, 4) == "www.")
      report(node, fmt::format("'{}' begins with www.", *host), "leave it out: it never matters");
    else
      to.hosts.push_back(*host);
  }

  void read_path(const Node& node, Concept& to) {
    const auto path = as_text(node, problems_);
    if (!path) return;
    const bool known_characters = std::none_of(path->begin(), path->end(), [](char c) {
      return c <= ' ' || c == '?' || c == '#' || c == '%' || c == '_' || (c >= 'A' && c <= 'Z');
    });
    const bool has_letter = std::any_of(path->begin(), path->end(), [](char c) { return is_lower(c) || is_digit(c); });
    if (path->size() < 2 || path->size() > 200 || path->front() != '/' || path->back() == '/' ||
        path->find("//") != std::string::npos || !known_characters || !has_letter)
      report(node, fmt::format("'{}' is no path pattern", *path),
             "write segments in small letters, with - between words, such as /cek-status");
    else
      to.paths.push_back(*path);
  }

  void read_freshness(const Node& node, Concept& to) {
    MappingReader reader(node, "a freshness policy", problems_);
    if (!reader.is_mapping()) return;
    FreshnessPolicy policy;
    if (const Node* days = reader.required("days")) {
      if (days->kind != Node::Kind::scalar || days->quoted || days->scalar != "never") {
        constexpr std::int64_t most = 36'500;
        const auto count = as_integer(*days, problems_);
        if (count && (*count < 1 || *count > most))
          report(*days, fmt::format("'days' is {}", *count), fmt::format("it may be 1 to {}, or never", most));
        else if (count)
          policy.max_age = std::chrono::days(*count);
      }
    }
    if (const Node* reason = reader.required("reason"))
      read_both(*reason, "a reason", policy.reason_id, policy.reason_en);
    reader.finish();
    to.freshness = std::move(policy);
  }

  Problems& problems_;
  std::vector<std::string> groups_;
  std::map<std::string, std::size_t> ids_;
  std::size_t characters_ = 0;
};

}  // namespace

std::vector<Concept> read_concepts(const Node& root, Problems& problems) {
  std::vector<Concept> read;
  MappingReader reader(root, "a lexicon", problems);
  if (!reader.is_mapping()) return read;
  if (reader.required("version") != nullptr) reader.optional_integer("version", 1, 1);
  ConceptReader concepts(reader.optional("groups"), problems);
  if (const Node* list = reader.required("concepts")) {
    if (list->kind != Node::Kind::sequence || list->items.empty())
      problems.push_back({list->where, "'concepts' is a list with at least one concept", ""});
    else if (list->items.size() > std::numeric_limits<ConceptIndex>::max())
      problems.push_back({list->where, "there are too many concepts", ""});
    else
      for (const Node& item : list->items) read.push_back(concepts.read(item));
  }
  reader.finish();
  return read;
}

}  // namespace matang::lexicon
