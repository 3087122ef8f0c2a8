#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "matang/statistics/summary.hpp"
#include "matang/survey/results.hpp"

namespace matang::survey {
namespace {

using State = CodedAnswer::State;

Measures measures_of(const std::vector<double>& values) {
  Measures measures;
  measures.values = values.size();
  measures.mean = statistics::mean(values);
  measures.median = statistics::median(values);
  if (const auto variance = statistics::sample_variance(values)) {
    measures.deviation = std::sqrt(*variance);
    measures.interval = statistics::mean_interval(*measures.mean, *variance, values.size());
  }
  return measures;
}

/// Answers the instrument does not list: by their numbers where all begin with one ("21–30 tahun"), else the most
/// frequent first; never by order of arrival.
void put_in_order(std::vector<Frequency>& frequencies) {
  const auto leading = [](const Frequency& one) { return std::atof(one.id.c_str()); };
  const bool numbered = std::all_of(frequencies.begin(), frequencies.end(), [](const Frequency& one) {
    return !one.id.empty() && one.id.front() >= '0' && one.id.front() <= '9';
  });
  std::sort(frequencies.begin(), frequencies.end(), [&](const Frequency& a, const Frequency& b) {
    if (numbered && leading(a) != leading(b)) return leading(a) < leading(b);
    return a.count != b.count && !numbered ? a.count > b.count : a.id < b.id;
  });
}

class Analysis {
 public:
  Analysis(const Instrument& instrument, const Coded& coded) : instrument_(instrument), coded_(coded) {}

  /// A scale's answer so that more is better: turned where the item is worded negatively or 1 is the best, not where
  /// both.
  std::optional<double> value(std::size_t item, std::size_t respondent) const {
    const CodedItem& data = coded_.items[item];
    if (!data.column || data.answers[respondent].state != State::answered) return std::nullopt;
    const Item& asked = instrument_.items[item];
    if (asked.kind == ItemKind::number) return data.answers[respondent].number;
    const Scale& scale = *instrument_.find_scale(asked.scale);
    const int given = scale.labels[data.answers[respondent].codes.front()].value;
    return asked.reverse != scale.low_is_best ? scale.low() + scale.high() - given : given;
  }

  ItemResult item(std::size_t i) const {
    const Item& asked = instrument_.items[i];
    const CodedItem& data = coded_.items[i];
    ItemResult result;
    result.id = asked.id;
    result.dimension = asked.dimension;
    result.text = asked.text;
    result.kind = asked.kind;
    result.has_column = data.column.has_value();
    result.unasked = data.unasked;
    const Scale* scale = asked.kind == ItemKind::scale ? instrument_.find_scale(asked.scale) : nullptr;
    result.turned = scale != nullptr && asked.reverse != scale->low_is_best;
    result.path = path_to(asked);
    std::vector<std::size_t> counts(scale != nullptr ? scale->labels.size() : data.options.size());
    for (const CodedAnswer& answer : data.answers) {
      result.asked += answer.state != State::not_asked ? 1 : 0;
      result.answered += answer.state == State::answered ? 1 : 0;
      if (answer.state == State::answered)
        for (const std::uint16_t code : answer.codes) counts[code] += 1;
    }
    result.missing = result.asked - result.answered;
    for (std::size_t c = 0; c < counts.size(); ++c) {
      // An answer nobody listed, of respondents who were then left out.
      if (counts[c] == 0 && scale == nullptr && c >= asked.choices.size()) continue;
      Frequency one;
      one.id = scale != nullptr ? std::to_string(scale->labels[c].value) : data.options[c].id;
      one.text = scale != nullptr ? scale->labels[c].text : data.options[c].text;
      one.count = counts[c];
      one.share = result.answered == 0 ? 0 : static_cast<double>(counts[c]) / static_cast<double>(result.answered);
      one.interval = statistics::wilson_interval(counts[c], result.answered);
      result.frequencies.push_back(std::move(one));
    }
    if (asked.choices.empty() && scale == nullptr) put_in_order(result.frequencies);
    if (scale != nullptr || asked.kind == ItemKind::number) {
      std::vector<double> values;
      for (std::size_t r = 0; r < data.answers.size(); ++r)
        if (const auto one = value(i, r)) values.push_back(*one);
      result.measures = measures_of(values);
    }
    return result;
  }

  /// `id` empty: the items of every dimension.
  DimensionResult dimension(const std::string& id, const Text& title) const {
    DimensionResult result;
    result.id = id;
    result.title = title;
    std::vector<std::size_t> items;
    for (std::size_t i = 0; i < instrument_.items.size(); ++i) {
      const std::string& own = instrument_.items[i].dimension;
      if (coded_.items[i].column && (id.empty() ? !own.empty() : own == id)) items.push_back(i);
    }
    result.items = items.size();
    if (items.empty()) return result;
    const Scale& scale = *instrument_.find_scale(instrument_.items[items.front()].scale);
    result.low = scale.low();
    result.high = scale.high();
    std::vector<double> means;
    std::vector<std::vector<std::optional<double>>> rows;
    for (std::size_t r = 0; r < coded_.respondents; ++r) {
      auto& row = rows.emplace_back();
      double sum = 0;
      std::size_t answered = 0;
      for (const std::size_t i : items) {
        row.push_back(value(i, r));
        sum += row.back().value_or(0);
        answered += row.back() ? 1 : 0;
      }
      // Half of the items at least: our choice; one answer of seven is no dimension.
      if (answered > 0 && answered * 2 >= items.size()) means.push_back(sum / static_cast<double>(answered));
    }
    result.measures = measures_of(means);
    result.reliability = statistics::cronbach_alpha(rows);
    return result;
  }

  bool on_one_scale() const {
    const Scale* first = nullptr;
    for (const Item& item : instrument_.items) {
      if (item.dimension.empty()) continue;
      const Scale* scale = instrument_.find_scale(item.scale);
      if (first == nullptr) first = scale;
      if (scale->low() != first->low() || scale->high() != first->high()) return false;
    }
    return true;
  }

 private:
  std::vector<FilterStep> path_to(const Item& item) const {
    std::vector<FilterStep> path;
    // Filters lead to earlier items only (checked on reading), so this ends.
    for (const Item* at = &item; at->asked_if;) {
      const Item* gate = instrument_.find_item(at->asked_if->item);
      FilterStep step{gate->id, gate->text, {}};
      for (const std::string& answer : at->asked_if->answers) step.answers.push_back(wording(*gate, answer));
      path.insert(path.begin(), std::move(step));
      at = gate;
    }
    return path;
  }

  Text wording(const Item& item, const std::string& answer) const {
    for (const Choice& choice : item.choices)
      if (choice.id == answer) return choice.text;
    if (const Scale* scale = instrument_.find_scale(item.scale))
      for (const Label& label : scale->labels)
        if (std::to_string(label.value) == answer) return label.text;
    return {answer, answer};
  }

  const Instrument& instrument_;
  const Coded& coded_;
};

/// PermenPANRB 14/2017: NRR = answers / filled questionnaires; × 1/9; the sum is the index; × 25.
std::optional<SkmResult> skm_of(const Results& results, SkmWeight weight) {
  const ClassTable& table = *find_class_table("skm-2017");
  const double factor = weight == SkmWeight::exact ? 1.0 / 9 : 0.111;
  SkmResult skm;
  skm.weight = weight;
  double sum = 0;
  for (const ItemResult& item : results.items) {
    if (item.kind != ItemKind::scale) continue;
    if (!item.measures.mean) return std::nullopt;
    SkmElement element{
        item.id, item.text, item.answered, *item.measures.mean, *item.measures.mean * factor, *item.measures.mean * 25,
        nullptr};
    element.band = class_of(table, element.converted);
    sum += element.mean;
    skm.elements.push_back(std::move(element));
  }
  // Divided once at the end: nine times 1/9 is not 1 in binary fractions.
  skm.index = weight == SkmWeight::exact ? sum / 9 : sum * factor;
  skm.converted = statistics::round_half_up(skm.index * 25, 2);
  skm.band = class_of(table, skm.converted);
  std::vector<const SkmElement*> order;
  for (const SkmElement& element : skm.elements) order.push_back(&element);
  std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return a->mean < b->mean; });
  for (std::size_t i = 0; i < std::min<std::size_t>(3, order.size()); ++i) skm.lowest.push_back(order[i]->id);
  return skm;
}

}  // namespace

Results analyse(const Instrument& instrument, const Responses& responses, const Coded& coded, SkmWeight weight) {
  Results results;
  results.instrument = instrument;
  results.file = responses.file;
  results.encoding = responses.encoding;
  results.separator = responses.separator;
  results.replaced = responses.replaced;
  results.rows = responses.rows.size();
  results.blank_rows = responses.blank_rows;
  results.short_rows = responses.short_rows;
  results.respondents = coded.respondents;
  results.without_answers = coded.without_answers;
  results.screened_out = coded.screened_out;
  results.unused_headers = coded.unused_headers;
  results.personal_columns = coded.personal_columns;
  results.first = coded.first;
  results.last = coded.last;
  results.dates_ambiguous = coded.dates_ambiguous;

  const Analysis analysis(instrument, coded);
  for (std::size_t i = 0; i < instrument.items.size(); ++i) results.items.push_back(analysis.item(i));
  for (const Dimension& one : instrument.dimensions)
    results.dimensions.push_back(analysis.dimension(one.id, one.title));
  if (results.dimensions.size() > 1 && analysis.on_one_scale())
    results.dimensions.push_back(analysis.dimension("", {"Semua dimensi", "All dimensions"}));
  if (instrument.scoring == Scoring::skm) results.skm = skm_of(results, weight);
  return results;
}

}  // namespace matang::survey
