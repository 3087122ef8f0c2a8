#include <fmt/format.h>

#include <algorithm>

#include "matang/survey/classes.hpp"
#include "matang/survey/figures.hpp"
#include "matang/yaml/document.hpp"
#include "survey/cell_text.hpp"

namespace matang::survey {
namespace {

constexpr std::size_t most_entries = 1000, most_shares = 200;
constexpr std::int64_t most_people = 1'000'000'000;

class FiguresReader {
 public:
  Problems problems;
  FiguresFile file;

  void read(const yaml::Node& root) {
    yaml::MappingReader mapping(root, "a file of figures", problems);
    if (!mapping.is_mapping()) return;
    file.title = cleaned(mapping.required_text("title"));
    file.source = cleaned(mapping.required_text("source"));
    each(mapping, "bases", "a base", [&](yaml::MappingReader& r, const yaml::Node& node) {
      StatedBase base;
      common(r, node, base);
      r.required("people");
      base.people = r.optional_integer("people", 1, most_people).value_or(1);
      unique(file.bases, base.id, node);
      file.bases.push_back(std::move(base));
    });
    each(mapping, "figures", "a figure", [&](yaml::MappingReader& r, const yaml::Node& node) { read_figure(r, node); });
    each(mapping, "scores", "a score", [&](yaml::MappingReader& r, const yaml::Node& node) {
      StatedScore score;
      common(r, node, score);
      score.table = r.required_text("table");
      if (const yaml::Node* value = r.required("score")) {
        score.score = decimal_of(*value).value_or(0);
        score.written_score = value->scalar;
      }
      score.written_class = r.required_text("class");
      if (!score.table.empty() && find_class_table(score.table) == nullptr) {
        std::vector<std::string> known;
        for (const ClassTable& table : class_tables()) known.push_back(table.id);
        fault(node.find("table")->where, fmt::format("there is no table of classes '{}'", score.table),
              fmt::format("the tables are {}", fmt::join(known, ", ")));
      }
      file.scores.push_back(std::move(score));
    });
    each(mapping, "quantities", "a quantity", [&](yaml::MappingReader& r, const yaml::Node& node) {
      StatedQuantity quantity;
      quantity.where = node.where;
      quantity.id = r.required_text("id");
      quantity.title = cleaned(r.required_text("title"));
      each(r, "stated", "a statement", [&](yaml::MappingReader& s, const yaml::Node&) {
        StatedQuantity::Statement statement;
        if (const yaml::Node* value = s.required("value")) {
          statement.value = decimal_of(*value).value_or(0);
          statement.written = value->scalar;
        }
        statement.place = cleaned(s.required_text("place"));
        quantity.statements.push_back(std::move(statement));
      });
      file.quantities.push_back(std::move(quantity));
    });
    each(mapping, "samples", "a sample", [&](yaml::MappingReader& r, const yaml::Node& node) {
      StatedSample sample;
      common(r, node, sample);
      sample.method = r.required_text("method");
      if (!sample.method.empty() && sample.method != "slovin" && sample.method != "krejcie-morgan")
        fault(node.find("method")->where, fmt::format("'method' cannot be '{}'", sample.method),
              "slovin or krejcie-morgan");
      for (const char* key : {"population", "size", "error"}) r.required(key);
      sample.population = r.optional_integer("population", 1, 100'000'000'000).value_or(1);
      sample.size = r.optional_integer("size", 1, most_people).value_or(1);
      sample.error = r.optional_number("error", 0.0001, 0.9999).value_or(0.05);
      file.samples.push_back(std::move(sample));
    });
    mapping.finish();
  }

 private:
  void fault(const Location& where, std::string what, std::string hint) {
    problems.push_back({where, std::move(what), std::move(hint)});
  }

  template <class Read>
  void each(yaml::MappingReader& mapping, std::string_view key, std::string_view what, Read read) {
    const yaml::Node* list = mapping.optional(key);
    if (list == nullptr || list->kind == yaml::Node::Kind::null) return;
    if (list->kind != yaml::Node::Kind::sequence || list->items.size() > most_entries) {
      fault(list->where, fmt::format("'{}' is a list of at most {}", key, most_entries), "begin each entry with '- '");
      return;
    }
    for (const yaml::Node& node : list->items) {
      yaml::MappingReader reader(node, what, problems);
      if (!reader.is_mapping()) continue;
      read(reader, node);
      reader.finish();
    }
  }

  template <class T>
  void common(yaml::MappingReader& reader, const yaml::Node& node, T& entry) {
    entry.where = node.where;
    entry.id = reader.required_text("id");
    entry.title = cleaned(reader.required_text("title"));
    entry.place = cleaned(reader.required_text("place"));
  }

  template <class T>
  void unique(const std::vector<T>& entries, const std::string& id, const yaml::Node& node) {
    if (std::any_of(entries.begin(), entries.end(), [&](const T& one) { return one.id == id; }))
      fault(node.where, fmt::format("there are two entries '{}'", id), "");
  }

  /// A number as it is printed: digits, with a decimal point, or a comma where it stands in quotes.
  std::optional<double> decimal_of(const yaml::Node& node) {
    const auto printed = printed_of(node);
    return printed ? std::optional(printed->value()) : std::nullopt;
  }

  std::optional<statistics::PrintedPercent> printed_of(const yaml::Node& node) {
    const std::string_view text = node.scalar;
    statistics::PrintedPercent printed;
    bool mark = false, good = node.kind == yaml::Node::Kind::scalar && !text.empty() && text.size() <= 15;
    std::size_t digits = 0;
    for (const char c : text.substr(0, good ? text.size() : 0)) {
      if (c >= '0' && c <= '9') {
        printed.digits = printed.digits * 10 + (c - '0');
        printed.decimals += mark ? 1 : 0;
        digits += 1;
      } else if ((c == '.' || c == ',') && !mark && digits > 0) {
        mark = true;
      } else {
        good = false;
      }
    }
    if (good && digits > 0 && printed.decimals <= 6 && !(mark && printed.decimals == 0)) return printed;
    fault(node.where, "this is no number as it is printed", "write it with all its decimals, such as 39.5 or 40.0");
    return std::nullopt;
  }

  void read_figure(yaml::MappingReader& reader, const yaml::Node& node) {
    Figure figure;
    common(reader, node, figure);
    figure.about = cleaned(reader.optional_text("about").value_or(""));
    figure.base = reader.optional_text("base").value_or("");
    figure.complete = reader.optional_flag("complete").value_or(true);
    figure.multiple = reader.optional_flag("multiple").value_or(false);
    if (const yaml::Node* total = reader.optional("total")) figure.total = printed_of(*total);
    if (!figure.base.empty() && std::none_of(file.bases.begin(), file.bases.end(),
                                             [&](const StatedBase& one) { return one.id == figure.base; })) {
      std::vector<std::string> known;
      for (const StatedBase& one : file.bases) known.push_back(one.id);
      fault(node.find("base")->where, fmt::format("there is no base '{}'", figure.base),
            yaml::did_you_mean(figure.base, known));
    }
    each(reader, "shares", "a share", [&](yaml::MappingReader& r, const yaml::Node& share_node) {
      StatedShare share;
      share.where = share_node.where;
      share.label = cleaned(r.required_text("label"));
      if (const yaml::Node* percent = r.required("percent"))
        if (const auto printed = printed_of(*percent)) {
          share.percent = *printed;
          if (printed->value() > 1000) fault(percent->where, "a share is a percentage", "write 39.5 for 39.5 %");
        }
      share.count = r.optional_integer("count", 0, most_people);
      figure.shares.push_back(std::move(share));
    });
    if (figure.shares.empty() || figure.shares.size() > most_shares)
      fault(node.where, fmt::format("a figure has between 1 and {} shares", most_shares), "list them under 'shares'");
    unique(file.figures, figure.id, node);
    file.figures.push_back(std::move(figure));
  }
};

Result<FiguresFile> read(const Result<yaml::Node>& node) {
  if (!node) return node.error();
  FiguresReader reader;
  reader.read(*node);
  if (reader.problems.empty()) return std::move(reader.file);
  std::stable_sort(reader.problems.begin(), reader.problems.end(), [](const Problem& a, const Problem& b) {
    return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column);
  });
  return std::move(reader.problems);
}

}  // namespace

Result<FiguresFile> read_figures(std::string_view yaml, const std::string& file_name) {
  return read(yaml::read_text(yaml, file_name));
}

Result<FiguresFile> read_figures_file(const std::string& path) { return read(yaml::read_file(path)); }

}  // namespace matang::survey
