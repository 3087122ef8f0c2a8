#pragma once
#include <string>
#include <vector>

#include "matang/problem.hpp"
#include "matang/result.hpp"
#include "matang/web/url.hpp"

namespace matang::evidence {

/// One line of the list that only the assessor has: every agency, district or village that should have a site. It is
/// the denominator of "each agency has a site" (Inpres 3/2003, strategy 6, level 1).
struct ListedBody {
  std::string name, kind;
  web::Url url;  ///< empty where the list names none; http where it names no scheme, as servers redirect from there
  Location where;
};

/// Reads a CSV with the columns name (nama), kind (jenis) and url (situs, alamat); kind and url may be missing or
/// empty. Any separator of comma, semicolon and tab. Every fault at once, with its row and column.
Result<std::vector<ListedBody>> read_agencies(const std::string& path);
Result<std::vector<ListedBody>> read_agencies_text(std::string_view bytes, const std::string& file_name);

}  // namespace matang::evidence
