#include "report/html/sections.hpp"

namespace matang::report::html {
namespace {

/// The page is whole without it: it only sorts and filters tables. Nothing is made from text, so that nothing the
/// assessed site wrote can become markup.
constexpr std::string_view text = R"js(
"use strict";
(() => {
  const make = (tag, parent, words) => {
    const element = document.createElement(tag);
    if (words !== undefined) element.textContent = words;
    parent.append(element);
    return element;
  };
  const shown = (cell) => cell.textContent.trim();
  const key = (cell) => cell.dataset.key ?? shown(cell);

  const sortable = (table, heading, column) => {
    const words = shown(heading);
    heading.textContent = "";
    const button = make("button", heading, words);
    button.type = "button";
    button.addEventListener("click", () => {
      const up = heading.getAttribute("aria-sort") !== "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", up ? "ascending" : "descending");
      const number = heading.dataset.sort === "number";
      const order = (a, b) => {
        const left = key(a.cells[column]), right = key(b.cells[column]);
        return number ? Number(left) - Number(right) : left.localeCompare(right, document.documentElement.lang);
      };
      const rows = [...table.tBodies[0].rows].sort((a, b) => (up ? order(a, b) : order(b, a)));
      table.tBodies[0].append(...rows);
    });
  };

  const filterable = (table) => {
    const bar = document.createElement("div");
    bar.className = "filters";
    const rows = [...table.tBodies[0].rows];
    const tests = [];
    const labelled = (words, tag) => {
      const label = make("label", bar);
      make("span", label, words);
      return make(tag, label);
    };
    const search = labelled(table.dataset.saySearch, "input");
    search.type = "search";
    tests.push((row) => row.textContent.toLowerCase().includes(search.value.trim().toLowerCase()));
    [...table.tHead.rows[0].cells].forEach((heading, column) => {
      if (!heading.classList.contains("choose")) return;
      const choice = labelled(shown(heading), "select");
      make("option", choice, table.dataset.sayAll).value = "";
      const words = rows.map((row) => shown(row.cells[column]));
      for (const word of new Set(words)) make("option", choice, word).value = word;
      choice.addEventListener("change", () => apply());
      tests.push((row) => choice.value === "" || shown(row.cells[column]) === choice.value);
    });
    const count = make("p", bar);
    count.setAttribute("role", "status");
    const apply = () => {
      let left = 0;
      for (const row of rows) {
        row.hidden = !tests.every((test) => test(row));
        if (!row.hidden) left += 1;
      }
      count.textContent = table.dataset.sayShown.replace("#", left).replace("#", rows.length);
    };
    search.addEventListener("input", apply);
    apply();
    table.parentElement.before(bar);
  };

  for (const table of document.querySelectorAll("table[data-filter]")) {
    if (!table.tBodies[0] || table.tBodies[0].rows.length < 2) continue;
    filterable(table);
    [...table.tHead.rows[0].cells].forEach((heading, column) => {
      if (heading.dataset.sort) sortable(table, heading, column);
    });
  }
})();
)js";

}  // namespace

std::string_view script() { return text; }

}  // namespace matang::report::html
