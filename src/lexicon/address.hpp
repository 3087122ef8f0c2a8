#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "matang/lexicon/lexicon.hpp"

namespace matang::lexicon {

/// The host and path patterns of all concepts.
/// Hosts: "lapor.go.id" is that host and those below it; "jdih.*" a host whose first label is jdih; other stars match
/// anything. Paths: "/berita" is a whole segment anywhere, its extension (.html, .php) apart; "/a/b" several; a star
/// matches within a segment. Blanks, '_' and '+' count as '-'. Values of `page=` and its like count as segments.
class AddressPatterns {
 public:
  void add_host(std::string_view pattern, ConceptIndex index);
  void add_path(std::string_view pattern, ConceptIndex index);
  std::vector<ConceptIndex> match(std::string_view host, std::string_view readable_path, std::string_view query) const;

 private:
  using Indexes = std::vector<ConceptIndex>;
  struct Glob {
    std::string pattern;
    ConceptIndex index = 0;
  };
  void match_host(std::string_view host, Indexes& found) const;
  void match_path(std::string_view path, Indexes& found) const;

  std::map<std::string, Indexes, std::less<>> hosts_, first_labels_, segments_;
  std::vector<Glob> host_globs_, path_globs_;
};

}  // namespace matang::lexicon
