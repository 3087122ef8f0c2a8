#include "survey/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "matang/yaml/document.hpp"
#include "survey/cell_text.hpp"

namespace matang::survey {
namespace {

template <std::size_t N>
bool is_one_of(const std::string& text, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

/// Whole words within words.
bool has_phrase(std::string_view text, std::string_view phrase) {
  for (std::size_t at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    if ((at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ')) return true;
  }
  return false;
}

struct Fit {
  std::size_t item = 0, column = 0, strength = 0;  ///< the longer the phrase that matches, the stronger
};

/// How well a header names an item: as a whole, or by a phrase within a longer question (Google Forms puts the question
/// there, a grid's as "Question [Row]").
std::size_t strength_of(const std::vector<std::string>& whole, const std::vector<std::string>& phrases,
                        const std::string& header) {
  constexpr std::size_t exactly = 1u << 20;
  if (header.empty()) return 0;
  if (std::find(whole.begin(), whole.end(), header) != whole.end()) return exactly;
  std::size_t best = 0;
  for (const std::string& phrase : phrases)
    if (phrase.size() > best && phrase.size() > 2 && has_phrase(header, phrase)) best = phrase.size();
  return best;
}

class Matcher {
 public:
  Matcher(const Instrument& instrument, const Responses& responses)
      : instrument_(instrument), responses_(responses), columns_(instrument.items.size()) {
    constexpr std::size_t longest = 600;  // a question's length; what follows could only slow the search down
    for (const std::string& header : responses.headers)
      headers_.push_back(folded(std::string_view(header).substr(0, longest)));
    taken_.resize(headers_.size());
  }

  void take_named(const std::map<std::string, std::string>& named) {
    for (const auto& [id, header] : named) {
      const Item* item = instrument_.find_item(id);
      if (item == nullptr) {
        std::vector<std::string> known;
        for (const Item& one : instrument_.items) known.push_back(one.id);
        problems.push_back(
            {{}, fmt::format("--column: the instrument has no item “{}”", id), yaml::did_you_mean(id, known)});
        continue;
      }
      std::vector<std::size_t> found;
      for (std::size_t c = 0; c < headers_.size(); ++c)
        if (headers_[c] == folded(header) || column_name(c) == header) found.push_back(c);
      if (found.size() == 1) {
        columns_[static_cast<std::size_t>(item - instrument_.items.data())] = found.front();
        taken_[found.front()] = true;
      } else {
        problems.push_back({{responses_.file, 0, 0},
                            fmt::format("--column: {} “{}”",
                                        found.empty() ? "no column is called" : "several columns are called", header),
                            "name the column by its header or its letter, such as --column " + id + "=D"});
      }
    }
  }

  void match() {
    std::vector<Fit> fits;
    std::vector<std::string> barred;
    for (const std::string& one : instrument_.ambiguous_columns) barred.push_back(folded(one));
    for (std::size_t i = 0; i < instrument_.items.size(); ++i) {
      if (columns_[i]) continue;
      const Item& item = instrument_.items[i];
      std::vector<std::string> phrases{folded(item.text.id), folded(item.text.en)};
      for (const std::string& one : item.columns) phrases.push_back(folded(one));
      std::vector<std::string> whole = phrases;
      whole.push_back(folded(item.id));
      for (std::size_t c = 0; c < headers_.size(); ++c) {
        if (taken_[c] || std::find(barred.begin(), barred.end(), headers_[c]) != barred.end()) continue;
        const std::size_t strength = strength_of(whole, phrases, headers_[c]);
        if (strength == 0) continue;
        // A time stamp is called "Stempel waktu", and an item may be about time.
        if (role_of(responses_.headers[c]) != ColumnRole::question && strength < (1u << 20)) continue;
        fits.push_back({i, c, strength});
      }
    }
    // The strongest first; of equals, none may compete for the same item.
    std::stable_sort(fits.begin(), fits.end(), [](const Fit& a, const Fit& b) { return a.strength > b.strength; });
    for (std::size_t f = 0; f < fits.size(); ++f) {
      const Fit& fit = fits[f];
      if (columns_[fit.item] || taken_[fit.column]) continue;
      for (std::size_t g = f + 1; g < fits.size() && fits[g].strength == fit.strength; ++g)
        if (fits[g].item == fit.item && !taken_[fits[g].column]) {
          report_ambiguous(fit, fits[g]);
          break;
        }
      columns_[fit.item] = fit.column;
      taken_[fit.column] = true;
    }
    report_missing();
  }

  Problems problems;
  std::vector<std::optional<std::size_t>> take() { return std::move(columns_); }

 private:
  void report_ambiguous(const Fit& one, const Fit& other) {
    const Item& item = instrument_.items[one.item];
    problems.push_back(
        {{responses_.file, 1, std::min(one.column, other.column) + 1},
         fmt::format("columns {} and {} both fit the item “{}”", column_name(std::min(one.column, other.column)),
                     column_name(std::max(one.column, other.column)), item.id),
         fmt::format("say which: --column {}={}", item.id, column_name(one.column))});
  }

  void report_missing() {
    bool barred_present = false;
    for (std::size_t c = 0; c < headers_.size(); ++c)
      for (const std::string& one : instrument_.ambiguous_columns)
        barred_present = barred_present || (!taken_[c] && headers_[c] == folded(one));
    std::vector<std::string> free;
    for (std::size_t c = 0; c < headers_.size(); ++c)
      if (!taken_[c] && role_of(responses_.headers[c]) == ColumnRole::question && !headers_[c].empty() &&
          free.size() < 6)
        free.push_back(fmt::format("{} “{}”", column_name(c), shortened(responses_.headers[c], 50)));
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const Item& item = instrument_.items[i];
      if (columns_[i] || item.optional) continue;
      std::string hint = fmt::format("name it with --column {}=LETTER", item.id);
      if (barred_present && !instrument_.ambiguous_reason.en.empty())
        hint = instrument_.ambiguous_reason.en + "; " + hint;
      else if (!free.empty() && problems.empty())  // said once
        hint += fmt::format("; columns without an item: {}", fmt::join(free, ", "));
      problems.push_back({{responses_.file, 1, 1},
                          fmt::format("no column answers the item “{}” ({})", item.id, shortened(item.text.id, 80)),
                          std::move(hint)});
    }
  }

  const Instrument& instrument_;
  const Responses& responses_;
  std::vector<std::string> headers_;
  std::vector<bool> taken_;
  std::vector<std::optional<std::size_t>> columns_;
};

}  // namespace

ColumnRole role_of(std::string_view header) {
  static constexpr std::array<std::string_view, 11> times{
      "timestamp",       "stempel waktu", "cap waktu", "waktu mulai",    "start time",       "completion time",
      "submission date", "submitdate",    "tanggal",   "tanggal survei", "tanggal pengisian"};
  static constexpr std::array<std::string_view, 34> personal{
      "email address", "alamat email", "email",           "e mail",      "alamat e mail",  "username",
      "nama pengguna", "nama",         "nama lengkap",    "name",        "full name",      "nama responden",
      "nik",           "no nik",       "nomor nik",       "no ktp",      "nomor ktp",      "no hp",
      "nomor hp",      "no handphone", "nomor handphone", "no telepon",  "nomor telepon",  "telepon",
      "no telp",       "no wa",        "nomor wa",        "no whatsapp", "nomor whatsapp", "phone",
      "phone number",  "alamat",       "alamat rumah",    "ip address"};
  const std::string text = folded(header);
  if (is_one_of(text, times)) return ColumnRole::time;
  return is_one_of(text, personal) ? ColumnRole::personal : ColumnRole::question;
}

Result<std::vector<std::optional<std::size_t>>> match_columns(const Instrument& instrument, const Responses& responses,
                                                              const std::map<std::string, std::string>& columns) {
  Matcher matcher(instrument, responses);
  matcher.take_named(columns);
  if (matcher.problems.empty()) matcher.match();
  if (!matcher.problems.empty()) return matcher.problems;
  return matcher.take();
}

}  // namespace matang::survey
