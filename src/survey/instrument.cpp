#include "matang/survey/instrument.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "matang/yaml/document.hpp"
#include "survey/cell_text.hpp"
#include "survey/instrument_check.hpp"

namespace matang::survey {
namespace {

constexpr std::size_t most_items = 500, most_labels = 101, most_choices = 200;

template <class T>
const T* find_by_id(const std::vector<T>& list, std::string_view id) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const T& one) { return one.id == id; });
  return found == list.end() ? nullptr : &*found;
}

bool is_id(std::string_view text) {
  return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-._") == std::string_view::npos;
}

class InstrumentReader {
 public:
  Problems problems;
  Instrument instrument;

  void read(const yaml::Node& root) {
    yaml::MappingReader mapping(root, "an instrument", problems);
    if (!mapping.is_mapping()) return;
    instrument.id = read_id(mapping, root);
    instrument.version = mapping.optional_text("version").value_or("1");
    instrument.title = read_text(mapping, "title", true);
    instrument.text = read_text(mapping, "text", false);
    instrument.source = mapping.required_text("source");
    instrument.certainty =
        read_word(mapping, "certainty", {"official", "published", "adapted", "ours", "secondary", "memory"});
    if (const auto word = read_word(mapping, "scoring", {"none", "likert_means", "skm"}); !word.empty())
      instrument.scoring = *from_spelling<Scoring>(word);
    instrument.ambiguous_columns = mapping.optional_texts("ambiguous_columns");
    instrument.ambiguous_reason = read_text(mapping, "ambiguous_reason", false);
    if (const yaml::Node* screening = mapping.optional("screening")) {
      yaml::MappingReader reader(*screening, "the screening", problems);
      if (reader.is_mapping()) {
        instrument.least_answered = reader.optional_number("least_answered", 0, 1).value_or(0);
        reader.finish();
      }
    }
    for (const yaml::Node& node : list(mapping, "scales", 50, false)) read_scale(node);
    for (const yaml::Node& node : list(mapping, "dimensions", 100, false)) read_dimension(node);
    for (const yaml::Node& node : list(mapping, "items", most_items, true)) read_item(node);
    for (const yaml::Node& node : list(mapping, "evidence", 500, false)) read_evidence(node);
    mapping.finish();
    if (problems.empty()) check_whole(instrument, root.where, problems);
  }

 private:
  static constexpr const char* id_hint = "use lower-case letters, digits, hyphens and points";

  void fault(const Location& where, std::string what, std::string hint) {
    problems.push_back({where, std::move(what), std::move(hint)});
  }

  std::string read_id(yaml::MappingReader& mapping, const yaml::Node& node) {
    std::string id = mapping.required_text("id");
    if (!id.empty() && !is_id(id)) fault(node.find("id")->where, fmt::format("'{}' cannot be an id", id), id_hint);
    return id;
  }

  std::string read_word(yaml::MappingReader& mapping, std::string_view key, const std::vector<std::string>& words) {
    const yaml::Node* node = mapping.required(key);
    if (node == nullptr) return {};
    const auto word = yaml::as_text(*node, problems);
    if (!word) return {};
    if (std::find(words.begin(), words.end(), *word) != words.end()) return *word;
    std::string hint = yaml::did_you_mean(*word, words);
    if (hint.empty()) hint = fmt::format("one of: {}", fmt::join(words, ", "));
    fault(node->where, fmt::format("'{}' cannot be '{}'", key, *word), std::move(hint));
    return {};
  }

  /// {id: …, en: …}, or one text for both.
  Text read_text(yaml::MappingReader& mapping, std::string_view key, bool required) {
    const yaml::Node* node = required ? mapping.required(key) : mapping.optional(key);
    return node == nullptr ? Text{} : text_of(*node);
  }

  Text text_of(const yaml::Node& node) {
    if (node.kind == yaml::Node::Kind::null) return {};
    if (node.kind == yaml::Node::Kind::scalar) {
      const std::string text = cleaned(yaml::as_text(node, problems).value_or(""));
      return {text, text};
    }
    yaml::MappingReader reader(node, "a text", problems);
    if (!reader.is_mapping()) return {};
    Text text{cleaned(reader.required_text("id")), cleaned(reader.required_text("en"))};
    reader.finish();
    return text;
  }

  static const std::vector<yaml::Node>& nothing() {
    static const std::vector<yaml::Node> none;
    return none;
  }

  const std::vector<yaml::Node>& list(yaml::MappingReader& mapping, std::string_view key, std::size_t most,
                                      bool required) {
    const yaml::Node* node = required ? mapping.required(key) : mapping.optional(key);
    if (node == nullptr || node->kind == yaml::Node::Kind::null) return nothing();
    if (node->kind != yaml::Node::Kind::sequence) {
      fault(node->where, fmt::format("'{}' is a list", key), "begin each entry with '- '");
      return nothing();
    }
    if (node->items.size() > most) {
      fault(node->where, fmt::format("'{}' has more than {} entries", key, most), "split the instrument");
      return nothing();
    }
    return node->items;
  }

  /// No two wordings that read the same: an answer would fit both.
  void check_wordings(const yaml::Node& node, const std::vector<std::vector<std::string>>& wordings) {
    std::map<std::string, std::size_t> seen;
    for (std::size_t i = 0; i < wordings.size(); ++i)
      for (const std::string& wording : wordings[i]) {
        const auto [place, is_new] = seen.emplace(folded(wording), i);
        if (!is_new && place->second != i)
          fault(node.where, fmt::format("'{}' stands for two answers", wording), "give each answer its own wording");
      }
  }

  void read_scale(const yaml::Node& node) {
    yaml::MappingReader reader(node, "a scale", problems);
    if (!reader.is_mapping()) return;
    Scale scale;
    scale.id = read_id(reader, node);
    if (const yaml::Node* best = reader.optional("best")) {
      const std::string word = yaml::as_text(*best, problems).value_or("");
      scale.low_is_best = word == "low";
      if (word != "low" && word != "high" && !word.empty())
        fault(best->where, fmt::format("'best' cannot be '{}'", word),
              "low where 1 is the best answer, high where the largest number is");
    }
    std::vector<std::vector<std::string>> wordings;
    for (const yaml::Node& one : list(reader, "labels", most_labels, true)) {
      yaml::MappingReader label_reader(one, "a label", problems);
      if (!label_reader.is_mapping()) continue;
      Label label;
      const yaml::Node* value = label_reader.required("value");
      if (value != nullptr)
        label.value = static_cast<int>(label_reader.optional_integer("value", -1000, 1000).value_or(0));
      label.text = read_text(label_reader, "text", true);
      label.also = label_reader.optional_texts("also");
      label_reader.finish();
      if (std::any_of(scale.labels.begin(), scale.labels.end(), [&](const Label& l) { return l.value == label.value; }))
        fault(one.where, fmt::format("the value {} stands twice on this scale", label.value), "");
      wordings.push_back({label.text.id, label.text.en});
      wordings.back().insert(wordings.back().end(), label.also.begin(), label.also.end());
      scale.labels.push_back(std::move(label));
    }
    check_wordings(node, wordings);
    if (scale.labels.size() < 2) fault(node.where, "a scale has at least two labels", "list them under 'labels'");
    reader.finish();
    if (instrument.find_scale(scale.id) != nullptr)
      fault(node.where, fmt::format("there are two scales '{}'", scale.id), "");
    instrument.scales.push_back(std::move(scale));
  }

  void read_dimension(const yaml::Node& node) {
    yaml::MappingReader reader(node, "a dimension", problems);
    if (!reader.is_mapping()) return;
    Dimension dimension{read_id(reader, node), read_text(reader, "title", true)};
    reader.finish();
    if (instrument.find_dimension(dimension.id) != nullptr)
      fault(node.where, fmt::format("there are two dimensions '{}'", dimension.id), "");
    instrument.dimensions.push_back(std::move(dimension));
  }

  template <class T>
  static std::vector<std::string> ids_of(const std::vector<T>& things) {
    std::vector<std::string> ids;
    for (const T& one : things) ids.push_back(one.id);
    return ids;
  }

  void unknown_id(const yaml::Node& node, std::string_view key, std::string_view what, const std::string& id,
                  const std::vector<std::string>& known) {
    const yaml::Node* place = node.find(key);
    std::string hint = yaml::did_you_mean(id, known);
    if (hint.empty() && !known.empty()) hint = fmt::format("there are: {}", fmt::join(known, ", "));
    fault(place == nullptr ? node.where : place->where, fmt::format("there is no {} '{}'", what, id), std::move(hint));
  }

  void read_choices(yaml::MappingReader& reader, const yaml::Node& node, Item& item) {
    std::vector<std::vector<std::string>> wordings;
    for (const yaml::Node& one : list(reader, "choices", most_choices, false)) {
      yaml::MappingReader choice_reader(one, "a choice", problems);
      if (!choice_reader.is_mapping()) continue;
      Choice choice{read_id(choice_reader, one), read_text(choice_reader, "text", true),
                    choice_reader.optional_texts("also")};
      choice_reader.finish();
      if (find_by_id(item.choices, choice.id) != nullptr)
        fault(one.where, fmt::format("there are two choices '{}'", choice.id), "");
      wordings.push_back({choice.text.id, choice.text.en});
      wordings.back().insert(wordings.back().end(), choice.also.begin(), choice.also.end());
      item.choices.push_back(std::move(choice));
    }
    check_wordings(node, wordings);
  }

  /// The answers named must be answers of that item, and the item must stand before: so no filter goes in a circle.
  void read_condition(const yaml::Node& node, Item& item) {
    yaml::MappingReader reader(node, "a filter", problems);
    if (!reader.is_mapping()) return;
    Condition condition{reader.required_text("item"), reader.optional_texts("answers")};
    reader.finish();
    const Item* asked = instrument.find_item(condition.item);
    if (asked == nullptr)
      unknown_id(node, "item", "earlier item", condition.item, ids_of(instrument.items));
    else if (condition.answers.empty())
      fault(node.where, "the filter names no answers", "write answers: [the choices' ids, or values of the scale]");
    else
      check_answers(node, *asked, condition.answers);
    item.asked_if = std::move(condition);
  }

  void check_answers(const yaml::Node& node, const Item& item, const std::vector<std::string>& answers) {
    std::vector<std::string> known = ids_of(item.choices);
    if (const Scale* scale = instrument.find_scale(item.scale); item.kind == ItemKind::scale && scale != nullptr)
      for (const Label& label : scale->labels) known.push_back(std::to_string(label.value));
    if (known.empty()) {
      fault(node.where, fmt::format("the answers to '{}' are not listed", item.id), "list its choices");
      return;
    }
    for (const std::string& answer : answers)
      if (std::find(known.begin(), known.end(), answer) == known.end())
        unknown_id(node, "answers", fmt::format("answer to '{}' called", item.id), answer, known);
  }

  void read_item(const yaml::Node& node) {
    yaml::MappingReader reader(node, "an item", problems);
    if (!reader.is_mapping()) return;
    Item item;
    item.where = node.where;
    item.id = read_id(reader, node);
    item.text = read_text(reader, "text", true);
    item.columns = reader.optional_texts("columns");
    item.scale = reader.optional_text("scale").value_or("");
    item.dimension = reader.optional_text("dimension").value_or("");
    item.reverse = reader.optional_flag("reverse").value_or(false);
    item.optional = reader.optional_flag("optional").value_or(false);
    item.other = reader.optional_flag("other").value_or(false);
    const auto kind = reader.optional_text("kind");
    if (kind && !from_spelling<ItemKind>(*kind))
      fault(node.find("kind")->where, fmt::format("'kind' cannot be '{}'", *kind),
            "one of: scale, single, multiple, number, text");
    item.kind = kind ? from_spelling<ItemKind>(*kind).value_or(ItemKind::text)
                     : (item.scale.empty() ? ItemKind::single : ItemKind::scale);
    read_choices(reader, node, item);
    if (const yaml::Node* condition = reader.optional("asked_if")) read_condition(*condition, item);
    reader.finish();

    const bool is_scale = item.kind == ItemKind::scale;
    if (is_scale && item.scale.empty()) fault(node.where, "an item of kind scale names its scale", "add 'scale'");
    if (!item.scale.empty() && instrument.find_scale(item.scale) == nullptr)
      unknown_id(node, "scale", "scale", item.scale, ids_of(instrument.scales));
    if (!is_scale && (item.reverse || !item.dimension.empty() || !item.scale.empty()))
      fault(node.where, "only an item of kind scale has a scale, a dimension or is reversed", "remove these keys");
    if (!item.dimension.empty() && instrument.find_dimension(item.dimension) == nullptr)
      unknown_id(node, "dimension", "dimension", item.dimension, ids_of(instrument.dimensions));
    if (instrument.find_item(item.id) != nullptr)
      fault(node.where, fmt::format("there are two items '{}'", item.id), "");
    instrument.items.push_back(std::move(item));
  }

  void read_evidence(const yaml::Node& node) {
    yaml::MappingReader reader(node, "an evidence rule", problems);
    if (!reader.is_mapping()) return;
    EvidenceRule rule;
    rule.where = node.where;
    const std::string indicator = reader.required_text("indicator");
    const std::size_t slash = indicator.find('/');
    if (!indicator.empty() && (slash == std::string::npos || slash == 0 || slash + 1 == indicator.size()))
      fault(node.find("indicator")->where, fmt::format("'{}' does not say of which rubric", indicator),
            "write RUBRIC/INDICATOR, such as indrajit/value.public-benefit");
    else if (slash != std::string::npos) {
      rule.rubric = indicator.substr(0, slash);
      rule.indicator = indicator.substr(slash + 1);
    }
    rule.answers = reader.optional_texts("answers");
    if (const yaml::Node* from = reader.required("from")) read_from(*from, rule);
    if (const yaml::Node* as = reader.optional("as")) {
      rule.as_level = yaml::as_text(*as, problems) == "level";
      if (!rule.as_level) fault(as->where, "'as' can only be level", "leave it out where thresholds decide");
      if (!rule.answers.empty() || rule.from == EvidenceRule::From::score)
        fault(as->where, "a level is the rounded mean of an item or a dimension", "leave out 'as', and give 'met_at'");
    }
    const bool has_threshold =
        rule.as_level ? reader.optional("met_at") != nullptr : reader.required("met_at") != nullptr;
    if (rule.as_level && has_threshold) fault(node.where, "a level needs no 'met_at'", "leave out 'as' or 'met_at'");
    const auto met = has_threshold ? reader.optional_number("met_at", 0, 1000) : std::nullopt;
    const auto partly = reader.optional_number("partly_at", 0, 1000);
    rule.met_at = met.value_or(0);
    rule.partly_at = partly.value_or(rule.met_at);
    if (met && rule.partly_at > rule.met_at)
      fault(node.where, "'partly_at' is above 'met_at'", "partly is reached before met");
    if (!rule.answers.empty() && rule.met_at > 1)
      fault(node.find("met_at")->where, "a share lies between 0 and 1", "write 0.75 for 75 per cent");
    rule.least_respondents =
        static_cast<std::size_t>(reader.optional_integer("least_respondents", 1, 1'000'000).value_or(1));
    rule.note = read_text(reader, "note", false);
    reader.finish();
    instrument.evidence.push_back(std::move(rule));
  }

  void read_from(const yaml::Node& node, EvidenceRule& rule) {
    yaml::MappingReader reader(node, "'from'", problems);
    if (!reader.is_mapping()) return;
    const auto item = reader.optional_text("item"), dimension = reader.optional_text("dimension"),
               score = reader.optional_text("score");
    reader.finish();
    if ((item ? 1 : 0) + (dimension ? 1 : 0) + (score ? 1 : 0) != 1) {
      fault(node.where, "'from' names one of item, dimension and score", "such as from: {item: knows-portal}");
      return;
    }
    rule.from = item ? EvidenceRule::From::item : dimension ? EvidenceRule::From::dimension : EvidenceRule::From::score;
    rule.id = item ? *item : dimension ? *dimension : *score;
    if (dimension && instrument.find_dimension(*dimension) == nullptr)
      unknown_id(node, "dimension", "dimension", *dimension, ids_of(instrument.dimensions));
    if (score && (*score != "skm" || instrument.scoring != Scoring::skm))
      fault(node.where, fmt::format("this instrument has no score '{}'", *score), "score: skm goes with scoring: skm");
    if (!item && !rule.answers.empty())
      fault(node.where, "'answers' goes with an item", "name an item, or leave them out");
    if (!item) return;
    const Item* found = instrument.find_item(*item);
    if (found == nullptr)
      unknown_id(node, "item", "item", *item, ids_of(instrument.items));
    else if (!rule.answers.empty())
      check_answers(node, *found, rule.answers);
    else if (found->kind != ItemKind::scale)
      fault(node.where, fmt::format("'{}' has no mean", *item),
            "add 'answers': the share that answered so is what counts");
  }
};

Result<Instrument> read(const Result<yaml::Node>& node) {
  if (!node) return node.error();
  InstrumentReader reader;
  reader.read(*node);
  if (reader.problems.empty()) return std::move(reader.instrument);
  std::stable_sort(reader.problems.begin(), reader.problems.end(), [](const Problem& a, const Problem& b) {
    return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column);
  });
  return std::move(reader.problems);
}

}  // namespace

Result<Instrument> read_instrument(std::string_view yaml, const std::string& file_name) {
  return read(yaml::read_text(yaml, file_name));
}

Result<Instrument> read_instrument_file(const std::string& path) { return read(yaml::read_file(path)); }

}  // namespace matang::survey
