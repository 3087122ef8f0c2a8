#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace matang::web {

/// A lenient reader of XML for sitemaps, feeds and worksheets: no validity, no DTD (so no entity bombs), nothing
/// outside the text. One pass; every malformed piece is text or skipped.
class XmlScanner {
 public:
  enum class Event { open, close, text, end };
  explicit XmlScanner(std::string_view xml) : rest_(xml) {}

  Event next();
  std::string_view name() const { return name_; }  ///< of open and close, with prefix, as written
  /// Of open: an attribute's value, entities undone; "" where it is not there.
  std::string attribute(std::string_view name) const;
  /// Of text: entities undone, CDATA as it is. An element without content reports open and then close.
  const std::string& text() const { return text_; }

 private:
  std::string_view rest_, name_, attributes_;
  std::string text_;
  bool pending_close_ = false;
};

/// XML's five entities, numbers, and the HTML names that feeds use in spite of XML. Unknown ones stay as written.
std::string undo_entities(std::string_view text);

std::string_view local_name(std::string_view name);   ///< "loc" of "image:loc"
std::string_view name_prefix(std::string_view name);  ///< "image" of "image:loc", "" of "loc"

}  // namespace matang::web
