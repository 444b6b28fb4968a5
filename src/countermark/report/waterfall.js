// The waterfall of bits: the starting point, each reason up or down, and the total.

const ROW = 24; // height of a row in pixels; connecting lines run from row to row
const BAR = 12;

function steps(assessment) {
  const rows = [{ label: t("start"), from: 0, to: assessment.prior, bits: assessment.prior, kind: "start" }];
  let sum = assessment.prior;
  for (const reason of inOrder(assessment.reasons)) {
    const kind = reason.bits < 0 ? "against" : "for";
    rows.push({ label: signalName(reason), from: sum, to: sum + reason.bits, bits: reason.bits, kind });
    sum += reason.bits;
  }
  rows.push({ label: t("total"), from: 0, to: sum, bits: sum, kind: "total" });
  return rows;
}

// First what supports, then what speaks against, each the strongest first.
function inOrder(reasons) {
  return [...reasons].sort((a, b) => (a.bits < 0) - (b.bits < 0) || Math.abs(b.bits) - Math.abs(a.bits));
}

function waterfall(assessment) {
  const rows = steps(assessment);
  const ends = rows.flatMap((row) => [row.from, row.to]);
  const low = Math.min(0, ...ends) - 0.2;
  const scale = 100 / (Math.max(0, ...ends) + 0.2 - low);
  const x = (bits) => ((bits - low) * scale).toFixed(2);
  const body = rows.map((row, index) =>
    el("tr", { class: row.kind },
      el("th", { scope: "row", title: row.label }, row.label),
      el("td", { class: "bar" }, stepBar(row, x, { first: index === 0, last: index === rows.length - 1 })),
      el("td", { class: "bits" }, signed(row.bits))));
  return el("table", { class: "waterfall" },
    el("caption", {}, t("zero")),
    el("tbody", {}, ...body));
}

function stepBar(row, x, { first, last }) {
  const left = Math.min(row.from, row.to);
  const width = Math.max(0.6, x(Math.max(row.from, row.to)) - x(left));
  const top = (ROW - BAR) / 2;
  const line = (bits, y1, y2, name) =>
    svg("line", { x1: x(bits), x2: x(bits), y1, y2, class: name, "vector-effect": "non-scaling-stroke" });
  const parts = [line(0, 0, ROW, "zero")];
  if (!first) parts.push(line(last ? row.to : row.from, 0, top, "step"));
  if (!last) parts.push(line(row.to, ROW - top, ROW, "step"));
  parts.push(svg("rect", { x: x(left), y: top, width, height: BAR, class: row.kind }));
  return svg("svg", { viewBox: `0 0 100 ${ROW}`, preserveAspectRatio: "none", "aria-hidden": "true" }, ...parts);
}
