#include "builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace matang::yaml {
namespace {

constexpr std::size_t most_faults = 100;  // our choice: beyond these a reader starts again anyway

/// yaml-cpp (0.7, 0.8) writes the escapes \N and \_ as one byte each, 85 and A0, which is not UTF-8: the byte C2 is missing.
std::string with_whole_characters(const std::string& value) {
  std::string text;
  text.reserve(value.size());
  int following = 0;  // continuation bytes still due
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) != 0x80)
      following = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC0 ? 1 : 0;
    else if (--following < 0)
      text += '\xC2', following = 0;
    text += c;
  }
  return text;
}

}  // namespace

void Builder::Size::add(const Size& child) {
  nodes += child.nodes;
  bytes += child.bytes;
  height = std::max(height, child.height + 1);
}

Location Builder::where(const YAML::Mark& mark) const {
  return source_.at(static_cast<std::size_t>(std::max(mark.line, 0)),
                    static_cast<std::size_t>(std::max(mark.column, 0)));
}

void Builder::report(Location place, std::string what, std::string hint) {
  problems_.push_back({std::move(place), std::move(what), std::move(hint)});
  if (problems_.size() >= most_faults) throw StopReading{};
}

void Builder::stop(Location place, std::string what, std::string hint) {
  problems_.push_back({std::move(place), std::move(what), std::move(hint)});
  throw StopReading{};
}

void Builder::refuse_tag(const YAML::Mark& mark, const std::string& tag) {
  if (tag.empty() || tag == "?" || tag == "!") return;  // what yaml-cpp says of plain and of quoted scalars
  report(where(mark), fmt::format("the tag '{}' has no meaning here", tag), "remove it");
}

void Builder::OnDocumentStart(const YAML::Mark& mark) {
  if (std::exchange(started_, true))
    stop(where(mark), "a second document begins here", "keep one document in a file, without '---' inside");
}

void Builder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  Node node;
  node.where = where(mark);
  spend(node.where, {});
  finish(std::move(node), {}, anchor);
}

void Builder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       const std::string& value) {
  refuse_tag(mark, tag);
  Node node;
  node.kind = Node::Kind::scalar;
  node.where = where(mark);
  node.scalar = with_whole_characters(value);
  node.quoted = tag == "!";
  if (node.quoted) last_quoted_ = node.where;
  const Size size{1, value.size(), 0};
  spend(node.where, size);
  finish(std::move(node), size, anchor);
}

void Builder::check_last_quotes() {
  if (!last_quoted_) return;
  std::string_view rest = source_.from(*last_quoted_);
  while (!rest.empty() && (rest.front() == '&' || rest.front() == '!')) {  // anchors and tags stand before the quote
    rest.remove_prefix(std::min(rest.find_first_of(" \t\n"), rest.size()));
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\n"), rest.size()));
  }
  if (rest.empty() || (rest.front() != '"' && rest.front() != '\'')) return;  // a block scalar
  const char quote = rest.front();
  for (std::size_t i = 1; i < rest.size(); ++i) {
    if (rest[i] == '\\' && quote == '"')
      ++i;
    else if (rest[i] == quote) {
      if (quote == '"' || i + 1 == rest.size() || rest[i + 1] != quote) return;
      ++i;
    }
  }
  report(*last_quoted_, "the quotes opened here are never closed", "close them");
}

void Builder::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const auto found = anchored_.find(anchor);
  if (found == anchored_.end()) stop(where(mark), "this alias stands inside what it repeats", "write the text out");
  const Size size = found->second.size;
  spend(where(mark), size);
  if (open_.size() + size.height > limits_.depth)
    stop(where(mark), fmt::format("with this alias the file nests deeper than {} levels", limits_.depth), "nest less");
  Node node = found->second.node;
  node.where = where(mark);
  place(std::move(node), size);
}

void Builder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                              YAML::EmitterStyle::value) {
  open(Node::Kind::sequence, mark, tag, anchor);
}

void Builder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) {
  open(Node::Kind::mapping, mark, tag, anchor);
}

void Builder::open(Node::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
  refuse_tag(mark, tag);
  if (open_.size() >= limits_.depth)
    stop(where(mark), fmt::format("the file nests deeper than {} levels", limits_.depth), "nest less");
  if (!open_.empty() && open_.back().node.kind == Node::Kind::mapping && !open_.back().key)
    stop(where(mark), "a list or a mapping stands where a key belongs",
         "use a word as key, and quote text with { or [");
  spend(where(mark), {});
  Open opened;
  opened.node.kind = kind;
  opened.node.where = where(mark);
  opened.anchor = anchor;
  open_.push_back(std::move(opened));
}

void Builder::close() {
  Open closed = std::move(open_.back());
  open_.pop_back();
  finish(std::move(closed.node), closed.size, closed.anchor);
}

void Builder::finish(Node node, Size size, YAML::anchor_t anchor) {
  if (anchor != 0) {
    spend(node.where, size);  // the copy that aliases repeat costs as much as the node itself
    anchored_.insert_or_assign(anchor, Anchored{node, size});
  }
  place(std::move(node), size);
}

void Builder::place(Node node, const Size& size) {
  if (open_.empty()) {
    root_ = std::move(node);
    return;
  }
  Open& parent = open_.back();
  parent.size.add(size);
  if (parent.node.kind == Node::Kind::sequence) {
    parent.node.items.push_back(std::move(node));
  } else if (!parent.key) {
    take_key(parent, std::move(node));
  } else {
    // A key already refused keeps its value out, so that later stages see each key once.
    const bool wanted = !parent.key->key.empty();
    // yaml-cpp puts a missing value where the next token begins, often on another line.
    if (node.kind == Node::Kind::null) node.where = parent.key->where;
    parent.key->value = std::move(node);
    if (wanted) parent.node.entries.push_back(std::move(*parent.key));
    parent.key.reset();
  }
}

void Builder::take_key(Open& mapping, Node node) {
  mapping.key.emplace();
  mapping.key->where = node.where;
  if (node.kind != Node::Kind::scalar || node.scalar.empty()) {
    report(node.where, "a key is missing before the colon", "write KEY: VALUE");
  } else if (node.scalar == "<<" && !node.quoted) {
    report(node.where, "merge keys (<<) are not read here", "write the keys out");
  } else if (!mapping.keys.insert(node.scalar).second) {
    const auto first = std::find_if(mapping.node.entries.begin(), mapping.node.entries.end(),
                                    [&](const Node::Entry& entry) { return entry.key == node.scalar; });
    report(node.where, fmt::format("the key '{}' stands here a second time", node.scalar),
           first == mapping.node.entries.end() ? "" : fmt::format("the first one is in line {}", first->where.line));
  } else {
    mapping.key->key = std::move(node.scalar);
  }
}

void Builder::spend(const Location& place, const Size& size) {
  nodes_ += size.nodes;
  bytes_ += size.bytes;
  if (nodes_ > limits_.nodes || bytes_ > 4 * limits_.bytes)  // a small file may hold a huge text by aliases of aliases
    stop(place, "the file holds too much once its aliases are written out",
         fmt::format("at most {} values are read", limits_.nodes));
}

}  // namespace matang::yaml
