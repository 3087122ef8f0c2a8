#include <algorithm>

#include "facts/page/fold.hpp"
#include "facts/page/themes.hpp"

namespace matang::facts::page {

std::string find_lead(const PageView& view) {
  constexpr std::size_t longest = 300, enough_words = 12;  // the header's promise; our choice
  const Block* best = nullptr;
  std::size_t from = 0;
  for (std::size_t i = 0; i < view.blocks.size(); ++i) {
    const auto& block = view.blocks[i];
    if (block.place != Place::main || block.words <= block.link_words || block.kind == Block::Kind::heading) continue;
    if (best != nullptr && block.words <= best->words) continue;
    best = &block;
    from = i;
    if (block.words >= enough_words) break;
  }
  if (best == nullptr) return {};
  return one_line(view.text_of_block(static_cast<std::uint32_t>(from)), longest);
}

std::string find_main_text(const PageView& view) {
  std::string text;
  for (std::size_t i = 0; i < view.blocks.size(); ++i) {
    const auto& block = view.blocks[i];
    // What is nothing but links is navigation, wherever it stands.
    if (block.place != Place::main || block.words <= block.link_words) continue;
    if (!text.empty()) text += '\n';
    text += view.text_of_block(static_cast<std::uint32_t>(i));
  }
  return text;
}

}  // namespace matang::facts::page
