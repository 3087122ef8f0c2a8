#include "matang/survey/coding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "survey/answer_options.hpp"
#include "survey/cell_text.hpp"
#include "survey/columns.hpp"
#include "survey/period.hpp"

namespace matang::survey {
namespace {

constexpr std::size_t most_problems = 50;

/// A number with a decimal point or comma; no thousands, which would be a guess.
std::optional<double> read_number(std::string text) {
  std::replace(text.begin(), text.end(), ',', '.');
  double value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

class Coder {
 public:
  Coder(const Instrument& instrument, const Responses& responses) : instrument_(instrument), responses_(responses) {}

  Result<Coded> run(const std::vector<std::optional<std::size_t>>& columns) {
    columns_ = columns;
    coded_.items.resize(instrument_.items.size());
    for (std::size_t i = 0; i < instrument_.items.size(); ++i) {
      coded_.items[i].column = columns[i];
      options_.emplace_back(instrument_.items[i], coded_.items[i].options);
      if (const auto& condition = instrument_.items[i].asked_if; condition && columns[i]) check_gate(i, *condition);
    }
    for (const ResponseRow& row : responses_.rows) {
      if (problems_.size() >= most_problems) break;
      code_row(row);
    }
    if (problems_.size() >= most_problems)
      problems_.push_back(
          {{responses_.file, 0, 0}, "there is more of this kind; reading stopped here", "mend these first"});
    if (!problems_.empty()) return problems_;
    note_other_columns();
    return std::move(coded_);
  }

 private:
  void check_gate(std::size_t item, const Condition& condition) {
    if (!columns_[index_of(condition.item)])
      problems_.push_back({{responses_.file, 1, 1},
                           fmt::format("“{}” was asked only after “{}”, which has no column here",
                                       instrument_.items[item].id, condition.item),
                           "export that question too: without it the base of the percentages is unknown"});
  }

  std::size_t index_of(const std::string& id) const {
    return static_cast<std::size_t>(instrument_.find_item(id) - instrument_.items.data());
  }

  void fault(const ResponseRow& row, std::size_t column, std::string what, std::string hint) {
    if (problems_.size() >= most_problems) return;
    problems_.push_back({{responses_.file, row.line, column + 1},
                         fmt::format("row {}, column {}: {}", row.number, column_name(column), what),
                         std::move(hint)});
  }

  void code_row(const ResponseRow& row) {
    const bool any = std::any_of(columns_.begin(), columns_.end(),
                                 [&](const auto& column) { return column && !row.cells[*column].empty(); });
    if (!any) {
      coded_.without_answers += 1;
      return;
    }
    std::vector<CodedAnswer> answers(columns_.size());
    std::vector<bool> unasked(columns_.size());
    std::size_t asked = 0, answered = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      CodedAnswer& answer = answers[i];
      const Item& item = instrument_.items[i];
      if (!columns_[i]) continue;
      const std::string& cell = row.cells[*columns_[i]];
      if (item.asked_if && !is_asked(*item.asked_if, answers)) {
        answer.state = CodedAnswer::State::not_asked;
        unasked[i] = !cell.empty();
        continue;
      }
      asked += 1;
      if (is_no_answer(item, cell)) continue;
      if (!read_cell(row, i, cell, answer)) continue;
      answer.state = CodedAnswer::State::answered;
      answered += 1;
    }
    if (asked > 0 && static_cast<double>(answered) < instrument_.least_answered * static_cast<double>(asked)) {
      coded_.screened_out += 1;
      return;
    }
    coded_.respondents += 1;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (!columns_[i]) continue;
      coded_.items[i].unasked += unasked[i] ? 1 : 0;
      coded_.items[i].answers.push_back(std::move(answers[i]));
    }
  }

  /// Blank, or the marks people type into a cell they have nothing for.
  static bool is_no_answer(const Item& item, const std::string& cell) {
    if (cell.empty()) return true;
    return item.kind != ItemKind::text && (cell == "-" || cell == "–" || cell == "—" || cell == "N/A" || cell == "n/a");
  }

  bool is_asked(const Condition& condition, const std::vector<CodedAnswer>& answers) const {
    const std::size_t gate = index_of(condition.item);
    if (answers[gate].state != CodedAnswer::State::answered) return false;
    const Item& item = instrument_.items[gate];
    const Scale* scale = item.kind == ItemKind::scale ? instrument_.find_scale(item.scale) : nullptr;
    for (const std::uint16_t code : answers[gate].codes) {
      const std::string id =
          scale != nullptr ? std::to_string(scale->labels[code].value) : coded_.items[gate].options[code].id;
      if (std::find(condition.answers.begin(), condition.answers.end(), id) != condition.answers.end()) return true;
    }
    return false;
  }

  bool read_cell(const ResponseRow& row, std::size_t i, const std::string& cell, CodedAnswer& answer) {
    const Item& item = instrument_.items[i];
    const std::size_t column = *columns_[i];
    const std::string shown = shortened(cell, 60);
    switch (item.kind) {
      case ItemKind::text:
        return true;
      case ItemKind::number: {
        const auto number = read_number(cell);
        if (!number) {
          fault(row, column, fmt::format("“{}” is no number", shown), "write digits, or leave the cell empty");
          return false;
        }
        answer.number = *number;
        return true;
      }
      case ItemKind::scale: {
        const Scale& scale = *instrument_.find_scale(item.scale);
        // The same few wordings come thousands of times.
        const auto [place, is_new] = readings_.try_emplace({&scale, cell});
        if (is_new) place->second = read_scale_answer(scale, cell);
        const ScaleReading reading = place->second;
        if (reading.contradiction)
          fault(row, column, fmt::format("in “{}” the number and the words say different things", shown),
                fmt::format("the scale “{}” of the instrument may run the other way on the form", scale.id));
        else if (!reading.label)
          fault(row, column, fmt::format("“{}” is no answer on the scale “{}”", shown, scale.id), scale_hint(scale));
        if (!reading.label) return false;
        answer.codes.push_back(static_cast<std::uint16_t>(*reading.label));
        return true;
      }
      case ItemKind::single:
        return read_choice(row, i, cell, answer);
      case ItemKind::multiple:
        return read_choices(row, i, cell, answer);
    }
    return false;
  }

  static std::string scale_hint(const Scale& scale) {
    std::vector<std::string> words;
    for (const Label& label : scale.labels)
      if (words.size() < 7) words.push_back(fmt::format("{} {}", label.value, label.text.id));
    return fmt::format("the answers are {}; another wording is added under 'also' in the instrument",
                       fmt::join(words, ", "));
  }

  bool read_choice(const ResponseRow& row, std::size_t i, const std::string& answer_text, CodedAnswer& answer) {
    const auto code = options_[i].find(answer_text);
    if (!code) {
      if (options_[i].too_many)
        fault(row, *columns_[i],
              fmt::format("the item “{}” has more than {} different answers", instrument_.items[i].id,
                          AnswerOptions::most),
              "give it kind: text in the instrument");
      else
        fault(row, *columns_[i],
              fmt::format("“{}” is none of the choices of “{}”", shortened(answer_text, 60), instrument_.items[i].id),
              "list it under the item's choices, or write other: true");
      return false;
    }
    if (std::find(answer.codes.begin(), answer.codes.end(), *code) == answer.codes.end()) answer.codes.push_back(*code);
    return true;
  }

  /// Google Forms joins what was ticked with ", ", Microsoft Forms with ";".
  bool read_choices(const ResponseRow& row, std::size_t i, const std::string& cell, CodedAnswer& answer) {
    bool good = true;
    for (std::size_t at = 0; at < cell.size();) {
      if (cell[at] == ' ' || cell[at] == ';' || cell[at] == ',') {
        ++at;
        continue;
      }
      std::uint16_t code = 0;
      std::size_t length = options_[i].length_of_choice(cell, at, code);
      if (length != 0) {
        if (std::find(answer.codes.begin(), answer.codes.end(), code) == answer.codes.end())
          answer.codes.push_back(code);
      } else {
        length = std::min({cell.find(", ", at), cell.find(';', at), cell.size()}) - at;
        good = read_choice(row, i, cell.substr(at, length), answer) && good;
        if (!good) return false;
      }
      at += length;
    }
    return good && !answer.codes.empty();
  }

  void note_other_columns() {
    std::vector<bool> used(responses_.headers.size());
    for (const auto& column : columns_)
      if (column) used[*column] = true;
    for (std::size_t c = 0; c < responses_.headers.size(); ++c) {
      if (used[c]) continue;
      switch (role_of(responses_.headers[c])) {
        case ColumnRole::personal:
          coded_.personal_columns += 1;
          break;
        case ColumnRole::question:
          if (!responses_.headers[c].empty()) coded_.unused_headers.push_back(responses_.headers[c]);
          break;
        case ColumnRole::time: {
          std::vector<std::string> times;
          for (const ResponseRow& row : responses_.rows) times.push_back(row.cells[c]);
          const Period period = period_of(times);
          if (!coded_.first) {
            coded_.first = period.first;
            coded_.last = period.last;
          }
          coded_.dates_ambiguous = coded_.dates_ambiguous || period.ambiguous;
          break;
        }
      }
    }
  }

  const Instrument& instrument_;
  const Responses& responses_;
  std::vector<std::optional<std::size_t>> columns_;
  std::vector<AnswerOptions> options_;
  std::map<std::pair<const Scale*, std::string>, ScaleReading> readings_;
  Coded coded_;
  Problems problems_;
};

}  // namespace

Result<Coded> code(const Instrument& instrument, const Responses& responses,
                   const std::map<std::string, std::string>& columns) {
  auto matched = match_columns(instrument, responses, columns);
  if (!matched) return matched.error();
  return Coder(instrument, responses).run(*matched);
}

}  // namespace matang::survey
