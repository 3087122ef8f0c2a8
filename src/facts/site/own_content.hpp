#pragma once
#include <cstdint>
#include <vector>

#include "facts/site/template.hpp"
#include "matang/facts/page_facts.hpp"

namespace matang::facts {

/// What of a page is its own: neither template, nor header, footer or side column as far as other pages bear that out.
struct OwnContent {
  std::vector<bool> blocks;       ///< one a block of the page: whether it is own
  std::uint32_t words = 0;        ///< all own words, links too
  std::uint32_t body_words = 0;   ///< outside headings, links, breadcrumbs, form labels and lone dates
  std::uint32_t prose_words = 0;  ///< in text blocks of 20 words or more
  std::uint32_t link_words = 0;
  std::uint32_t links = 0;  ///< that lead elsewhere than up the breadcrumb
  std::uint32_t table_rows = 0, media = 0, frames = 0, forms = 0, fields = 0, logins = 0, documents = 0, channels = 0;
  std::uint32_t dated_blocks = 0;
  std::uint32_t doubtful = 0;     ///< blocks with content that are template, yet not surely
  std::uint32_t stray_words = 0;  ///< unrepeated words outside the main part

  bool has(std::uint32_t block) const { return block < blocks.size() && blocks[block]; }
};

OwnContent own_content(const PageFacts& page, const Template& shared, const web::Url& home);

/// Whether two pages show the same own content: same title, same headings, and all but 5 % of the words.
bool is_same_content(const PageFacts& a, const PageFacts& b, const Template& shared);

}  // namespace matang::facts
