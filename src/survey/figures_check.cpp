#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "matang/statistics/sample_size.hpp"
#include "matang/statistics/summary.hpp"
#include "matang/survey/classes.hpp"
#include "matang/survey/figures.hpp"

namespace matang::survey {
namespace {

/// "39,5 %" as Indonesian prints it, "39.5%" as English.
std::string number(double value, int decimals, bool indonesian) {
  std::string text = fmt::format("{:.{}f}", statistics::round_half_up(value, decimals), decimals);
  if (indonesian) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string grouped(std::int64_t value, bool indonesian) {
  std::string digits = std::to_string(value);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, indonesian ? '.' : ',');
  }
  return digits;
}

struct Percent {
  std::string id, en;
};
Percent percent(double value, int decimals) {
  return {number(value, decimals, true) + " %", number(value, decimals, false) + "%"};
}
Percent percent(statistics::PrintedPercent printed) { return percent(printed.value(), printed.decimals); }

class Check {
 public:
  explicit Check(const FiguresFile& file) : file_(file) {}

  std::vector<Flag> run() {
    for (const StatedQuantity& quantity : file_.quantities) check(quantity);
    for (const StatedSample& sample : file_.samples) check(sample);
    for (const Figure& figure : file_.figures) check(figure);
    for (const StatedBase& base : file_.bases) check_base(base);
    check_breakdowns();
    for (const StatedScore& score : file_.scores) check(score);
    return std::move(flags_);
  }

 private:
  template <class T>
  Flag& flag(FlagKind kind, const T& entry, Text what, Text so) {
    Flag one;
    one.kind = kind;
    one.figure = entry.id;
    one.title = entry.title;
    if constexpr (requires { entry.place; }) one.place = entry.place;
    one.what = std::move(what);
    one.so = std::move(so);
    one.where = entry.where;
    return flags_.emplace_back(std::move(one));
  }

  const StatedBase* base_of(const Figure& figure) const {
    for (const StatedBase& base : file_.bases)
      if (base.id == figure.base) return &base;
    return nullptr;
  }

  void check(const StatedQuantity& quantity) {
    const auto& all = quantity.statements;
    const auto other =
        std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.value != all.front().value; });
    if (all.size() < 2 || other == all.end()) return;
    std::string id, en;
    for (const auto& one : all) {
      const bool whole = one.value == std::floor(one.value) && one.value < 1e15;
      const auto shown = [&](bool indonesian) {
        return whole ? grouped(static_cast<std::int64_t>(one.value), indonesian) : number(one.value, 2, indonesian);
      };
      id += (id.empty() ? "" : "; ") + shown(true) + " (" + one.place + ")";
      en += (en.empty() ? "" : "; ") + shown(false) + " (" + one.place + ")";
    }
    flag(FlagKind::two_values, quantity,
         {"disebut dengan nilai yang berbeda: " + id, "is given different values: " + en},
         {"Tetapkan mana yang dipakai, dan hitung ulang semua angka yang berasal darinya.",
          "Decide which one holds, and compute again whatever follows from it."});
  }

  void check(const StatedSample& sample) {
    const double exact = sample.method == "slovin" ? statistics::slovin(sample.population, sample.error)
                                                   : statistics::krejcie_morgan(sample.population, sample.error);
    // Krejcie and Morgan round to the nearest, Slovin's users up: either is right.
    if (sample.size == std::llround(exact) || sample.size == static_cast<std::int64_t>(std::ceil(exact - 1e-9))) return;
    flag(
        FlagKind::sample_size, sample,
        {fmt::format("tertulis {} orang, padahal rumusnya memberi {}", grouped(sample.size, true),
                     number(exact, 2, true)),
         fmt::format("says {} people, but the formula gives {}", grouped(sample.size, false), number(exact, 2, false))},
        {"Periksa populasi dan galat yang dipakai.", "Check the population and the error that were used."});
  }

  void check(const Figure& figure) {
    const StatedBase* base = base_of(figure);
    bool explained = false;  // a share that is impossible by itself makes the sum wrong too: say it once
    for (const StatedShare& share : figure.shares) explained = check_share(figure, share, base) || explained;
    std::vector<statistics::PrintedPercent> printed;
    for (const StatedShare& share : figure.shares) printed.push_back(share.percent);
    if (figure.total) check_total(figure, printed);
    if (figure.multiple) return;
    if (figure.complete && base != nullptr) check_counts(figure, *base);
    const auto people = base == nullptr ? std::nullopt : std::optional(base->people);
    const auto sum = statistics::check_sum(printed, people);
    const bool too_much = sum.sum > 100 + sum.tolerance + 1e-9;
    if (!figure.complete ? !too_much : sum.possible || (explained && std::abs(sum.sum - 100) <= 1.0)) return;
    int decimals = 0;
    for (const auto& one : printed) decimals = std::max(decimals, one.decimals);
    const Percent shown = percent(sum.sum, decimals);
    const double off = std::abs(sum.sum - 100);
    Text so{fmt::format("Pembulatan {} kategori hanya dapat menjelaskan selisih sampai {}.", printed.size(),
                        percent(sum.tolerance, 2).id),
            fmt::format("Rounding {} categories explains a difference of {} at most.", printed.size(),
                        percent(sum.tolerance, 2).en)};
    if (people && std::abs(sum.sum - 100) <= sum.tolerance + 1e-9)
      so = {
          fmt::format(
              "Pembulatan tidak menjelaskannya: dari {} orang, jumlah orang di semua kategori tidak dapat menjadi {}.",
              grouped(*people, true), grouped(*people, true)),
          fmt::format("Rounding does not explain it: of {} people, the people of all categories cannot add up to {}.",
                      grouped(*people, false), grouped(*people, false))};
    flag(FlagKind::sum, figure,
         {fmt::format("jumlah bagiannya {}, {} poin {} dari 100 %", shown.id, number(off, decimals, true),
                      sum.sum > 100 ? "lebih" : "kurang"),
          fmt::format("the shares add up to {}, {} points {} than 100%", shown.en, number(off, decimals, false),
                      sum.sum > 100 ? "more" : "less")},
         std::move(so));
  }

  /// A share with its count: does the count give it? Without one: does any? True where something was flagged.
  bool check_share(const Figure& figure, const StatedShare& share, const StatedBase* base) {
    if (base == nullptr) return false;
    const std::int64_t people = base->people;
    const auto counts = statistics::counts_that_print(share.percent, people);
    const Percent shown = percent(share.percent);
    if (share.count) {
      if (counts && counts->low <= *share.count && *share.count <= counts->high) return false;
      const double real = 100.0 * static_cast<double>(*share.count) / static_cast<double>(people);
      const Percent right = percent(real, std::max(1, share.percent.decimals));
      const bool cut = std::abs(std::floor(real * std::pow(10, share.percent.decimals)) -
                                static_cast<double>(share.percent.digits)) < 0.5;
      flag(FlagKind::count_mismatch, figure,
           {fmt::format("“{}”: {} dari {} orang adalah {}, bukan {}", share.label, grouped(*share.count, true),
                        grouped(people, true), right.id, shown.id),
            fmt::format("“{}”: {} of {} people are {}, not {}", share.label, grouped(*share.count, false),
                        grouped(people, false), right.en, shown.en)},
           cut ? Text{"Desimalnya dipotong, tidak dibulatkan.", "The decimals were cut off, not rounded."}
               : Text{"Periksa jumlah orang, dasar, dan persentasenya.",
                      "Check the count, the base and the percentage."})
          .where = share.where;
      return true;
    }
    if (counts || share.percent.value() > 100) return false;  // above 100 the sum says it
    // Said once for the whole base, with the numbers of people that fit all of its percentages.
    impossible_[base->id].push_back(&figure);
    return true;
  }

  void check_base(const StatedBase& base) {
    const auto found = impossible_.find(base.id);
    if (found == impossible_.end()) return;
    std::vector<statistics::PrintedPercent> set;
    std::string id, en;
    for (const Figure& figure : file_.figures) {
      if (figure.base != base.id) continue;
      for (const StatedShare& share : figure.shares) {
        if (share.count) continue;
        set.push_back(share.percent);
        if (statistics::counts_that_print(share.percent, base.people)) continue;
        id += (id.empty() ? "" : "; ") + percent(share.percent).id;
        en += (en.empty() ? "" : "; ") + percent(share.percent).en;
      }
    }
    // Fewer than 20 people fit almost any set of whole percentages: our choice. Twice the stated number bounds the
    // search.
    const std::int64_t most = std::min<std::int64_t>(std::max<std::int64_t>(base.people * 2, 200), 20'000);
    const auto below = statistics::people_that_fit(set, 20, std::min(base.people, most));
    std::vector<std::int64_t> fitting = below;
    if (fitting.empty()) fitting = statistics::people_that_fit(set, base.people + 1, most, 5);
    std::string list_id, list_en;
    for (std::size_t i = 0; i < fitting.size() && i < 6; ++i) {
      const bool last = i + 1 == fitting.size() && i > 0;
      list_id += (i == 0 ? "" : last ? " atau " : ", ") + grouped(fitting[i], true);
      list_en += (i == 0 ? "" : last ? " or " : ", ") + grouped(fitting[i], false);
    }
    if (fitting.size() > 6) {
      list_id += ", …";
      list_en += ", …";
    }
    Text so{
        "Tidak ada jumlah orang dalam kisaran yang wajar yang cocok dengan semua persentase ini; mungkin dasarnya "
        "berbeda-beda.",
        "No number of people within reason fits all of these percentages; they may be of different bases."};
    if (!fitting.empty())
      so = {
          fmt::format(
              "Semua persentase ini cocok bila yang menjawab {} orang. Tanyakan berapa orang yang sebenarnya menjawab.",
              list_id),
          fmt::format("All of these percentages fit {} people. Ask how many really answered.", list_en)};
    Flag& one = flag(FlagKind::impossible_share, base,
                     {fmt::format("dari {} orang tidak mungkin diperoleh {}", grouped(base.people, true), id),
                      fmt::format("of {} people no count gives {}", grouped(base.people, false), en)},
                     std::move(so));
    one.people = fitting;
    for (const Figure* figure : found->second)
      if (one.place.find(figure->place) == std::string::npos) one.place += "; " + figure->place;
  }

  /// The people of all categories are those of the base.
  void check_counts(const Figure& figure, const StatedBase& base) {
    std::int64_t sum = 0;
    for (const StatedShare& share : figure.shares) {
      if (!share.count) return;
      sum += *share.count;
    }
    if (sum == base.people) return;
    flag(FlagKind::total, figure,
         {fmt::format("jumlah orang di semua kategori {}, padahal dasarnya {} orang", grouped(sum, true),
                      grouped(base.people, true)),
          fmt::format("the people of all categories are {}, but its base is {}", grouped(sum, false),
                      grouped(base.people, false))},
         {"Periksa kategori yang terlewat, jawaban kosong, atau dasarnya.",
          "Look for a category left out, blanks, or another base."});
  }

  void check_total(const Figure& figure, const std::vector<statistics::PrintedPercent>& printed) {
    double sum = 0;
    for (const auto& one : printed) sum += one.value();
    // A total is computed from the counts, so it may differ from the printed shares by their rounding.
    const double rounding =
        statistics::check_sum(printed, std::nullopt).tolerance + 0.5 * std::pow(10, -figure.total->decimals);
    if (std::abs(sum - figure.total->value()) <= rounding + 1e-9) return;
    const Percent stated = percent(*figure.total), real = percent(sum, std::max(1, figure.total->decimals));
    flag(FlagKind::total, figure,
         {fmt::format("tertulis jumlah {}, padahal bagiannya berjumlah {}", stated.id, real.id),
          fmt::format("says a total of {}, but the shares add up to {}", stated.en, real.en)},
         {"Periksa kategori yang terlewat atau terhitung dua kali.", "Look for a category left out or counted twice."});
  }

  void check_breakdowns() {
    for (std::size_t a = 0; a < file_.figures.size(); ++a)
      for (std::size_t b = a + 1; b < file_.figures.size(); ++b) {
        const Figure &one = file_.figures[a], &other = file_.figures[b];
        if (one.about.empty() || one.about != other.about) continue;
        const bool same =
            one.shares.size() == other.shares.size() &&
            std::equal(one.shares.begin(), one.shares.end(), other.shares.begin(),
                       [](const StatedShare& x, const StatedShare& y) {
                         return x.label == y.label && std::abs(x.percent.value() - y.percent.value()) < 0.5;
                       });
        if (same) continue;
        flag(FlagKind::two_breakdowns, other,
             {fmt::format("rincian {} di sini lain daripada di {}", one.about, one.place),
              fmt::format("breaks {} down otherwise than {}", one.about, one.place)},
             {"Satu kelompok responden biasanya punya satu rincian. Sebutkan survei mana yang menjadi dasar setiap "
              "angka.",
              "One group of respondents has one breakdown, as a rule. Say which survey each figure rests on."});
      }
  }

  void check(const StatedScore& stated) {
    const ClassTable& table = *find_class_table(stated.table);
    double score = stated.score;
    Text scaled;
    // The satisfaction index is also printed on its scale of 1 to 4.
    if (table.id.starts_with("skm") && score >= 1 && score <= 4) {
      score *= 25;
      scaled = {fmt::format(" (× 25 = {})", number(score, 2, true)),
                fmt::format(" (× 25 = {})", number(score, 2, false))};
    }
    const std::string shown_id = number(stated.score, 2, true) + scaled.id,
                      shown_en = number(stated.score, 2, false) + scaled.en;
    const Band* right = class_of(table, score);
    if (right == nullptr) {
      flag(FlagKind::score_range, stated,
           {fmt::format("nilai {} di luar rentang tabel, {}–{}", shown_id, number(table.least, 0, true),
                        number(table.most, 0, true)),
            fmt::format("the score {} lies outside the table's range, {}–{}", shown_en, number(table.least, 0, false),
                        number(table.most, 0, false))},
           {"Periksa angkanya.", "Check the number."});
      return;
    }
    const Band* written = find_class(table, stated.written_class);
    if (written == right) return;
    const auto name = [](const Band& band, bool indonesian) {
      const std::string& words = indonesian ? band.name.id : band.name.en;
      return band.letter.empty() ? words : fmt::format("{} ({})", band.letter, words);
    };
    Text so{fmt::format("Tabelnya: {}.", table.source), fmt::format("The table: {}.", table.source)};
    // An old table still in use explains most of these.
    for (const ClassTable& other : class_tables()) {
      if (other.id == table.id || other.letter_scale() != table.letter_scale()) continue;
      const Band* by_other = class_of(other, score);
      const Band* written_there = find_class(other, stated.written_class);
      if (by_other == nullptr || written_there != by_other) continue;
      const bool old = other.id == "skm-2004";
      so = {fmt::format("Sebutan itu cocok dengan tabel {}{}.", other.source,
                        old ? ", yang sudah diganti PermenPANRB 14/2017" : ""),
            fmt::format("That class fits the table of {}{}.", other.source,
                        old ? ", which PermenPANRB 14/2017 replaced" : "")};
    }
    flag(FlagKind::wrong_class, stated,
         {fmt::format("nilai {} disebut “{}”, padahal menurut tabelnya {}", shown_id, stated.written_class,
                      name(*right, true)),
          fmt::format("the score {} is called “{}”, but its table says {}", shown_en, stated.written_class,
                      name(*right, false))},
         std::move(so));
  }

  const FiguresFile& file_;
  std::vector<Flag> flags_;
  std::map<std::string, std::vector<const Figure*>> impossible_;
};

}  // namespace

std::vector<Flag> check_figures(const FiguresFile& file) { return Check(file).run(); }

}  // namespace matang::survey
