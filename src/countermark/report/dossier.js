// What stands beside an assessment: who may act, whether the claims hold, the price, the landed cost.

const PLOT = 22; // height of a plot in pixels

function dossierPart(dossier) {
  if (!dossier) return null;
  return el("details", { class: "dossier", open: "" },
    el("summary", {}, t("checks")),
    el("div", { class: "parts" }, rightsPart(dossier.rights), claimsPart(dossier.claims), pricePart(dossier.price), landedPart(dossier.landed)));
}

function part(name, ...children) {
  return el("section", { class: `part ${name}` }, el("h5", {}, t(`checks.${name}`)), ...children);
}

function said(lines) {
  const languages = view.language === "both" ? ["en", "zh"] : [view.language];
  return el("ul", {}, ...lines.map((line) => el("li", {}, ...languages.map((one) => el("p", { lang: one }, safeText(line[one]))))));
}

function rightsPart(asked) {
  return part("rights", ...asked.flatMap((one) => [
    one.territory === null ? null : el("p", { class: one.open ? "verdict open" : "verdict stopped" }, safeText(one.territory), ": ", t(one.open ? "rights.open" : "rights.stopped")),
    said(one.lines),
  ]).filter((child) => child !== null));
}

function claimsPart(checks) {
  if (!checks.length) return part("claims", el("p", { class: "none" }, t("claims.none")));
  return part("claims", ...checks.flatMap((check) => [
    el("p", { class: `verdict ${check.answer}` }, t(`claims.${check.answer}`)),
    said(check.lines),
    check.source ? el("p", { class: "note" }, safeText([check.source, check.dated].filter(Boolean).join(", "))) : null,
  ]).filter((child) => child !== null));
}

function pricePart(price) {
  const plot = price.sold.length && price.asked !== null ? pricePlot(price) : null;
  return part("price", ...[plot, said(price.lines)].filter((child) => child !== null));
}

// Each authentic price as a line, the usual one thicker, and the asking price as a dot.
function pricePlot(price) {
  const top = Math.max(...price.sold, price.asked) * 1.05;
  const x = (amount) => ((amount / top) * 100).toFixed(2);
  const line = (amount, name) => svg("line", { x1: x(amount), x2: x(amount), y1: 3, y2: PLOT - 3, class: name, "vector-effect": "non-scaling-stroke" });
  const shapes = [
    svg("line", { x1: 0, x2: 100, y1: PLOT / 2, y2: PLOT / 2, class: "axis", "vector-effect": "non-scaling-stroke" }),
    ...price.sold.map((amount) => line(amount, "sold")),
    line(price.usual, "usual"),
    svg("line", { x1: x(price.asked), x2: x(price.asked), y1: 0, y2: PLOT, class: "asked", "vector-effect": "non-scaling-stroke" }),
  ];
  const label = t("price.plot", { asked: price.asked, usual: price.usual, currency: price.currency });
  return el("figure", { class: "plot" },
    svg("svg", { viewBox: `0 0 100 ${PLOT}`, preserveAspectRatio: "none", role: "img", "aria-label": label }, ...shapes),
    el("figcaption", {}, label));
}

function landedPart(landed) {
  return part("landed", ...[landed.ways.length ? landedPlot(landed.ways) : null, said(landed.lines)].filter((child) => child !== null));
}

// A bar for each way: the price, then what duty and fees add at the least and at the most.
function landedPlot(ways) {
  const ends = ways.map((way) => Number(way.total.high ?? way.total.low));
  const top = Math.max(...ends) * 1.02;
  const row = (way) => {
    const low = (Number(way.total.low) / top) * 100;
    const high = (Number(way.total.high ?? way.total.low) / top) * 100;
    const bar = svg("svg", { viewBox: `0 0 100 ${PLOT}`, preserveAspectRatio: "none", "aria-hidden": "true" },
      svg("rect", { x: 0, y: 5, width: low.toFixed(2), height: PLOT - 10, class: "sure" }),
      svg("rect", { x: low.toFixed(2), y: 5, width: Math.max(0, high - low).toFixed(2), height: PLOT - 10, class: "perhaps" }));
    const total = way.total.high === way.total.low ? way.total.low : `${way.total.low}–${way.total.high ?? "?"}`;
    return el("tr", {}, el("th", { scope: "row" }, t(`way.${way.channel}`)), el("td", { class: "bar" }, bar), el("td", { class: "bits" }, `${total} USD`));
  };
  return el("table", { class: "ways" }, el("tbody", {}, ...ways.map(row)));
}
