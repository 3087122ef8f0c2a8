#include "automaton.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "fold.hpp"

namespace matang::lexicon {
namespace {

constexpr std::uint8_t blank = 1;
constexpr std::uint32_t none = 0;  // the root is nobody's child

}  // namespace

struct Automaton::Trie {
  std::size_t classes;
  std::vector<State> next;  ///< by state * classes + class
  std::vector<std::vector<Output>> outputs;
  std::vector<State> order;  ///< breadth first, the root apart

  explicit Trie(std::size_t classes_count) : classes(classes_count) { add_state(); }
  State add_state() {
    next.resize(next.size() + classes, none);
    outputs.emplace_back();
    return static_cast<State>(outputs.size() - 1);
  }
  State step(State from, std::uint8_t by) {
    if (next[from * classes + by] == none) {
      const State made = add_state();
      next[from * classes + by] = made;
    }
    return next[from * classes + by];
  }
  /// Resolves failure links: where a phrase breaks off, the longest end of it that begins another goes on.
  void resolve() {
    std::vector<State> fail(outputs.size(), 0);
    for (std::size_t by = 0; by < classes; ++by)
      if (next[by] != none) order.push_back(next[by]);
    for (std::size_t head = 0; head < order.size(); ++head) {
      const State state = order[head];
      const auto& inherited = outputs[fail[state]];
      outputs[state].insert(outputs[state].end(), inherited.begin(), inherited.end());
      for (std::size_t by = 0; by < classes; ++by) {
        State& child = next[state * classes + by];
        const State beside = next[fail[state] * classes + by];
        if (child == none) {
          child = beside;
        } else {
          fail[child] = beside;
          order.push_back(child);
        }
      }
    }
  }
};

Automaton::Automaton(const std::vector<Phrase>& phrases) {
  class_of_[' '] = blank;
  for (const Phrase& phrase : phrases)
    for (const char c : phrase.text) {
      std::uint8_t& its_class = class_of_[static_cast<unsigned char>(c)];
      if (its_class == 0 && c != '*') its_class = static_cast<std::uint8_t>(classes_++);
    }
  Trie trie(classes_);
  for (const Phrase& phrase : phrases) {
    std::string_view text = phrase.text;
    const bool open_end = !text.empty() && text.back() == '*';
    if (open_end) text.remove_suffix(1);
    State state = trie.step(0, blank);
    for (const char c : text) state = trie.step(state, class_of_[static_cast<unsigned char>(c)]);
    if (!open_end) state = trie.step(state, blank);
    const auto words = static_cast<std::uint16_t>(1 + std::count(text.begin(), text.end(), ' '));
    trie.outputs[state].push_back({phrase.concept_index, words, phrase.whole_text});
    most_words_ = std::max<std::size_t>(most_words_, words);
  }
  if (phrases.empty()) trie.step(0, blank);
  trie.resolve();
  flatten(trie);
}

/// Renumbers the states, those with outputs last, so that the walk asks one comparison a character.
void Automaton::flatten(const Trie& trie) {
  std::vector<State> old_of(trie.outputs.size());
  std::iota(old_of.begin(), old_of.end(), State{0});
  const auto finals =
      std::stable_partition(old_of.begin(), old_of.end(), [&](State state) { return trie.outputs[state].empty(); });
  std::vector<State> new_of(old_of.size());
  for (std::size_t i = 0; i < old_of.size(); ++i) new_of[old_of[i]] = static_cast<State>(i * classes_);

  first_final_ = static_cast<State>(static_cast<std::size_t>(finals - old_of.begin()) * classes_);
  start_ = new_of[trie.next[blank]];
  next_.resize(trie.next.size());
  for (std::size_t i = 0; i < old_of.size(); ++i)
    for (std::size_t by = 0; by < classes_; ++by)
      next_[i * classes_ + by] = new_of[trie.next[old_of[i] * classes_ + by]];
  for (auto it = finals; it != old_of.end(); ++it) {
    outputs_of_.push_back(static_cast<std::uint32_t>(outputs_.size()));
    outputs_.insert(outputs_.end(), trie.outputs[*it].begin(), trie.outputs[*it].end());
  }
  outputs_of_.push_back(static_cast<std::uint32_t>(outputs_.size()));
}

/// One pass over one text.
class Automaton::Walk {
 public:
  explicit Walk(const Automaton& automaton) : a_(automaton), state_(automaton.start_), begins_(automaton.most_words_) {}

  void begin_word(std::size_t offset) {
    if (words_++ != 0) labels_.clear();  // another word: what stood alone so far was no whole text
    word_ = word_ + 1 == begins_.size() ? 0 : word_ + 1;
    begins_[word_] = offset;
  }
  void character(char c) { step(a_.class_of_[static_cast<unsigned char>(c)], 0); }
  void end_word(std::size_t offset) {
    for (std::size_t i = first_open_; i < found_.size(); ++i) found_[i].end = offset;
    step(blank, offset);
    first_open_ = found_.size();
  }
  std::vector<Match> take() {
    found_.insert(found_.end(), labels_.begin(), labels_.end());
    const auto key = [](const Match& m) { return std::tuple(m.begin, m.end, m.concept_index); };
    std::sort(found_.begin(), found_.end(), [&](const Match& x, const Match& y) { return key(x) < key(y); });
    const auto last =
        std::unique(found_.begin(), found_.end(), [&](const Match& x, const Match& y) { return key(x) == key(y); });
    found_.erase(last, found_.end());
    return std::move(found_);
  }

 private:
  void step(std::uint8_t by, std::size_t end) {
    state_ = a_.next_[state_ + by];
    if (state_ >= a_.first_final_) record(end);
  }
  void record(std::size_t end) {
    const std::size_t at = (state_ - a_.first_final_) / a_.classes_;
    for (std::uint32_t i = a_.outputs_of_[at]; i < a_.outputs_of_[at + 1]; ++i) {
      const Output& output = a_.outputs_[i];
      if (output.whole_text && output.words != words_) continue;
      const std::size_t back = output.words - 1U;
      const std::size_t begin = begins_[word_ >= back ? word_ - back : word_ + begins_.size() - back];
      if (output.whole_text)
        labels_.push_back({output.concept_index, begin, end});
      else
        found_.push_back({output.concept_index, begin, end});
    }
  }

  const Automaton& a_;
  State state_;
  std::vector<std::size_t> begins_;  ///< of the last words, a ring as long as the longest phrase
  std::size_t word_ = 0;             ///< the last word's place in the ring
  std::size_t words_ = 0;
  std::size_t first_open_ = 0;  ///< matches from here on stand inside the current word: their end is still to come
  std::vector<Match> found_, labels_;
};

std::vector<Match> Automaton::match(std::string_view text) const {
  Walk walk(*this);
  read_words(text, walk);
  return walk.take();
}

}  // namespace matang::lexicon
