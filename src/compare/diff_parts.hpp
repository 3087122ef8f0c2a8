#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "matang/compare/diff.hpp"

/// The parts of a diff, one a file.
namespace matang::compare {

/// A table's cells by field name; a table or field that is not there reads as empty, so that an older assessment still
/// compares.
class Cells {
 public:
  Cells(const assess::Assessment& assessment, std::string_view table);
  std::size_t size() const { return table_ ? table_->rows.size() : 0; }
  std::string text(std::size_t row, std::string_view field) const;
  web::Url url(std::size_t row, std::string_view field) const;
  facts::State state(std::size_t row) const;  ///< `none` where there is none
  std::optional<web::Date> date(std::size_t row, std::string_view field) const;
  std::vector<std::string> list(std::size_t row, std::string_view field) const;

 private:
  const facts::Value* cell(std::size_t row, std::string_view field) const;
  const facts::Table* table_ = nullptr;
};

/// The portal's host without "www.", and what a host is called when two assessments are compared: "" for the portal
/// itself, whatever its name was that year.
std::string home_of(const assess::Assessment& assessment);
std::string role_of(std::string_view host, std::string_view home);

/// Whether what is not in this assessment is not on the site.
bool shows_all(const assess::Assessment& assessment);

/// Whether a menu or page in this state does not give what it promises; stale is not among these.
bool is_faulty(facts::State state);

/// A label for comparing: lower case, punctuation as blanks, blanks folded. Letters beyond ASCII stay as they are.
std::string label_key(std::string_view label);
/// Its words without those that name no subject ("informasi", "layanan", "data", "daftar" …), sorted. "" where nothing
/// is left.
std::string words_key(std::string_view label);

/// Two lists being matched, one to one.
class Matching {
 public:
  struct Pair {
    std::size_t before, after;
    MatchedBy how;
    std::string key;
  };
  using Key = std::function<std::string(std::size_t)>;  ///< of an item; "" where it has none
  Matching(std::size_t before, std::size_t after) : before_free_(before, true), after_free_(after, true) {}

  /// Matches what has the same key, in order of occurrence.
  void in_order(MatchedBy how, const Key& before, const Key& after) { match(how, before, after, false); }
  /// Only where the key stands once among the unmatched of either side.
  void unique(MatchedBy how, const Key& before, const Key& after) { match(how, before, after, true); }

  /// Matches these two, where both are still unmatched.
  void pair(std::size_t before, std::size_t after, MatchedBy how, const std::string& key);

  const std::vector<Pair>& pairs() const { return pairs_; }
  bool before_free(std::size_t i) const { return before_free_[i]; }
  bool after_free(std::size_t i) const { return after_free_[i]; }

 private:
  void match(MatchedBy how, const Key& before, const Key& after, bool only_unique);
  std::vector<bool> before_free_, after_free_;
  std::vector<Pair> pairs_;
};

/// Items and pairs as changes, sorted and counted.
ItemChanges changes_of(const std::vector<Item>& before, const std::vector<Item>& after, const Matching& matching,
                       const assess::Assessment& old_one, const assess::Assessment& new_one);

ItemChanges menu_changes(const assess::Assessment& before, const assess::Assessment& after);
ItemChanges page_changes(const assess::Assessment& before, const assess::Assessment& after);
ItemChanges document_changes(const assess::Assessment& before, const assess::Assessment& after);
void compare_rubrics(const assess::Assessment& before, const assess::Assessment& after, Diff& diff);
/// Needs the items of `diff` to be there: a finding is gone where its menu, page or document is.
std::vector<FindingChange> finding_changes(const assess::Assessment& before, const assess::Assessment& after,
                                           const Diff& diff);
std::vector<Holding> holdings_of(const assess::Assessment& before, const assess::Assessment& after);

}  // namespace matang::compare
