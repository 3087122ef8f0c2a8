// An assessment as a very large site would have it that tries to speak through its report.
const evil =
  "</td></table><script>alert(1)</script><img src=x onerror=alert(2)> \u202egnp.exe \u2066x\" onmouseover=\"alert(3) ' **b** javascript:alert(4)";
const address = "javascript:alert(document.domain)";

const poisoned = (value, key) => {
  if (key === "url" || key === "href" || key === "found_on" || key === "target") return value;
  return typeof value === "string" && / /.test(value) ? `${evil} ${value}` : value;
};

function poison(node, key) {
  if (Array.isArray(node)) return node.map((one) => poison(one, key));
  if (node && typeof node === "object")
    return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, poison(value, name)]));
  return poisoned(node, key);
}

export function hostile(assessment) {
  const big = structuredClone(assessment);
  big.name = evil;
  for (const finding of big.findings) finding.subject = `${evil} ${finding.subject}`;
  big.findings = Array.from({ length: 3000 }, (_, i) => ({ ...big.findings[i % big.findings.length], subject: `${i} ${evil}` }));
  for (const rubric of big.rubrics)
    for (const indicator of rubric.indicators) {
      indicator.title = { id: `${evil} ${indicator.title.id}`, en: evil };
      indicator.witnesses = poison(indicator.witnesses);
    }
  for (const table of big.tables) {
    if (table.rows.length === 0 || table.name === "site") continue;
    const rows = table.rows.map((row) => poison(row));
    table.rows = Array.from({ length: 2000 }, (_, i) => {
      const row = structuredClone(rows[i % rows.length]);
      if (table.name === "menus") {
        row.path = Array.from({ length: 40 }, (_, level) => `${i % 90}.${level}`).join(" › ");
        row.href = address;
        row.label = evil;
      }
      if (table.name === "channels") row.value = i % 2 ? address : evil;
      return row;
    });
  }
  return big;
}
