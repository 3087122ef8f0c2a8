#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matang/problem.hpp"
#include "matang/result.hpp"

namespace matang::yaml {

/// One node of a YAML file, with the place where it stands. A plain value: the whole document is read and checked before
/// anyone looks at it, so nothing here throws.
struct Node {
  enum class Kind { null, scalar, sequence, mapping };
  Kind kind = Kind::null;
  Location where;
  std::string scalar;                ///< as written, quotes undone
  bool quoted = false;               ///< "no" in quotes is text; bare it would be read as false by old YAML
  std::vector<Node> items;           ///< of a sequence
  struct Entry;
  std::vector<Entry> entries;        ///< of a mapping, in order; keys are unique (duplicates are refused on reading)

  const Node* find(std::string_view key) const;  ///< of a mapping; null where absent or not a mapping
};
struct Node::Entry { std::string key; Location where; Node value; };

/// Limits against hostile files: bytes, depth, nodes after aliases are expanded (our choice).
struct Limits { std::size_t bytes = 4u << 20; std::size_t depth = 64; std::size_t nodes = 500'000; };

/// Reads strictly: duplicate keys, tabs, more than one document, an unquoted `?` in {} and broken UTF-8 are each a Problem with
/// its place. Aliases are expanded within the limits.
Result<Node> read_text(std::string_view text, const std::string& file_name, Limits limits = {});
Result<Node> read_file(const std::string& path, Limits limits = {});

/// Reads one mapping key by key and collects every fault instead of stopping at the first.
/// Keys never asked for are reported by `finish()` as unknown, with the nearest asked-for key ("did you mean 'purpose'?").
class MappingReader {
 public:
  MappingReader(const Node& node, std::string_view what, Problems& problems);  ///< `what`: "an indicator", for messages
  bool is_mapping() const;

  const Node* required(std::string_view key);
  const Node* optional(std::string_view key);
  std::string required_text(std::string_view key);                     ///< "" and a Problem where missing or no text
  std::optional<std::string> optional_text(std::string_view key);
  std::optional<std::int64_t> optional_integer(std::string_view key, std::int64_t low, std::int64_t high);
  std::optional<double> optional_number(std::string_view key, double low, double high);
  std::optional<bool> optional_flag(std::string_view key);             ///< true or false, nothing else
  std::vector<std::string> optional_texts(std::string_view key);       ///< a scalar or a sequence of scalars
  void finish();

 private:
  const Node& node_;
  std::string what_;
  Problems& problems_;
  std::vector<std::string> asked_;
};

/// A scalar as integer, number or flag; a Problem in `problems` otherwise. "010" is ten with a Problem, never eight.
std::optional<std::int64_t> as_integer(const Node& node, Problems& problems);
std::optional<double> as_number(const Node& node, Problems& problems);
std::optional<bool> as_flag(const Node& node, Problems& problems);
/// A scalar as text; a Problem for lists, mappings, nothing, and for bare words that YAML may read as true or false.
std::optional<std::string> as_text(const Node& node, Problems& problems);
/// yes, no, on, off, true, false in any case: what must be quoted to be text.
bool is_truth_word(std::string_view text);

/// "did you mean 'purpose'?", or "" where nothing is near (edit distance at most a third of the word).
std::string did_you_mean(std::string_view word, const std::vector<std::string>& known);

/// A scalar written so that it reads back as the same text (quoted where YAML would read something else).
std::string quote(std::string_view text);

}  // namespace matang::yaml
