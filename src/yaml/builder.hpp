#pragma once
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "matang/yaml/document.hpp"
#include "source_text.hpp"

namespace matang::yaml {

/// Thrown through yaml-cpp to end reading where going on would cost too much; never leaves this folder.
struct StopReading {};

/// Makes a `Node` of yaml-cpp's events. Its own stack, not the parser's recursion, knows the depth: an event that would
/// go deeper than the limit stops the parser before it descends.
class Builder : public YAML::EventHandler {
 public:
  Builder(const SourceText& source, Limits limits, Problems& problems)
      : source_(source), limits_(limits), problems_(problems) {}
  Node take() { return std::move(root_); }
  /// yaml-cpp lets quotes run to the end of the file when a line feed ends it: to be called after the last event.
  void check_last_quotes();

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override { close(); }

 private:
  /// What a finished node costs where an alias repeats it.
  struct Size {
    std::size_t nodes = 1, bytes = 0, height = 0;
    void add(const Size& child);
  };
  struct Open {
    Node node;
    YAML::anchor_t anchor = 0;
    Size size;
    std::optional<Node::Entry> key;        ///< of a mapping: the key whose value comes next
    std::unordered_set<std::string> keys;  ///< of a mapping: those seen
  };
  struct Anchored {
    Node node;
    Size size;
  };

  Location where(const YAML::Mark& mark) const;
  void report(Location where, std::string what, std::string hint);
  [[noreturn]] void stop(Location where, std::string what, std::string hint);
  void refuse_tag(const YAML::Mark& mark, const std::string& tag);
  void open(Node::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor);
  void close();
  void finish(Node node, Size size, YAML::anchor_t anchor);
  void place(Node node, const Size& size);
  void take_key(Open& mapping, Node node);
  void spend(const Location& where, const Size& size);

  const SourceText& source_;
  Limits limits_;
  Problems& problems_;
  Node root_;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, Anchored> anchored_;
  std::size_t nodes_ = 0, bytes_ = 0;
  bool started_ = false;
  std::optional<Location> last_quoted_;
};

}  // namespace matang::yaml
