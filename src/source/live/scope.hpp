#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "matang/source/source.hpp"
#include "matang/web/url.hpp"

namespace matang::source {

/// Which addresses belong to the site that is audited.
class Scope {
 public:
  explicit Scope(const CrawlOptions& options);
  bool contains(const web::Url& url) const;
  /// By --include and --exclude. The seed is never excluded.
  bool is_excluded(const web::Url& url) const;

 private:
  web::Url seed_;
  std::string kind_, host_, prefix_;
  std::vector<std::string> include_, exclude_;
};

/// Whether opening the address would do something: sign out, delete, put into a basket.
bool is_action(const web::Url& url);

/// Whether the address looks made by a generator without end: a path segment repeated four times, or more than 2,000
/// bytes.
bool is_endless(const web::Url& url);

/// The text by which two addresses count as one: without fragment and without session ids.
std::string identity(const web::Url& url);

/// Whether the path's extension promises a file that is no page (PDF, office, archive, picture, sound, film).
bool is_document(const web::Url& url);

}  // namespace matang::source
