// The filters, which are the charts too: how many items bear each value, and a click keeps them.

const NOTHING = ""; // the value of items that have none
const FEW_VALUES = 8;
const MOST_DAYS = 45; // more columns than that are counted by month
const FACETS = ["tier", "brand", "class", "platform", "day"];
const ORDERED = { tier: ["priority", "review", "clear"] };

const byMonth = new Set(REPORT.cards.map((card) => card.day)).size > MOST_DAYS;
const chosen = Object.fromEntries(FACETS.map((facet) => [facet, new Set()]));
const opened = new Set();

const VALUES = {
  tier: (card) => [card.tier],
  brand: (card) => [...new Set(alarming(card).map((one) => one.brand ?? NOTHING))],
  class: (card) => {
    const classes = [...new Set(alarming(card).flatMap(classesOf))];
    return classes.length ? classes : [NOTHING];
  },
  platform: (card) => [card.platform],
  day: (card) => [card.day ? card.day.slice(0, byMonth ? 7 : 10) : NOTHING],
};

const VALUE_NAMES = {
  tier: (value) => named("tier", value),
  brand: (value) => (value === NOTHING ? t("no_brand") : brandName(value)),
  class: (value) => (value === NOTHING ? t("no_class") : named("class", value)),
  platform: (value) => value,
  day: (value) => (value === NOTHING ? t("no_day") : value),
};

function alarming(card) {
  const found = card.assessments.filter((one) => one.tier !== "clear");
  return found.length ? found : card.assessments.slice(0, 1);
}

// Read once: searching walks every card at every key.
for (const card of REPORT.cards) {
  card.values = Object.fromEntries(FACETS.map((facet) => [facet, VALUES[facet](card)]));
  const seller = card.seller ?? {};
  const texts = [card.id, card.platform, card.url, seller.name, seller.handle, ...card.passages.map((one) => one.text)];
  card.searched = texts.filter(Boolean).join("\n").toLowerCase();
}

function matches(card, words, except = null) {
  const kept = (facet) =>
    facet === except || !chosen[facet].size || card.values[facet].some((value) => chosen[facet].has(value));
  return FACETS.every(kept) && words.every((word) => card.searched.includes(word));
}

function countsOf(facet, words) {
  const counts = new Map();
  for (const card of REPORT.cards) {
    const here = matches(card, words, facet) ? 1 : 0;
    for (const value of card.values[facet]) counts.set(value, (counts.get(value) ?? 0) + here);
  }
  return counts;
}

function inFacetOrder(facet, counts) {
  const order = ORDERED[facet];
  if (order) return order.filter((value) => counts.has(value));
  // By name the days, by number the others; the values themselves do not move while filters change.
  const all = [...counts.keys()];
  if (facet === "day") return all.sort((a, b) => (a === NOTHING) - (b === NOTHING) || (a < b ? -1 : 1));
  return all.sort((a, b) => TOTALS[facet].get(b) - TOTALS[facet].get(a) || (a < b ? -1 : 1));
}

const TOTALS = Object.fromEntries(FACETS.map((facet) => [facet, countsOf(facet, [])]));

function drawFacets(words, onChange) {
  const focused = document.activeElement?.dataset?.value;
  const facets = FACETS.map((facet) => facetPart(facet, countsOf(facet, words), onChange));
  document.getElementById("facets").replaceChildren(...facets.filter(Boolean));
  // Everything was drawn anew: whoever came by keyboard must stay where they were.
  if (focused) [...document.querySelectorAll("[data-value]")].find((one) => one.dataset.value === focused)?.focus();
}

function facetPart(facet, counts, onChange) {
  const values = inFacetOrder(facet, counts);
  if (!values.length) return null;
  const most = Math.max(1, ...counts.values());
  const shown = facet === "day" || opened.has(facet) ? values : values.slice(0, FEW_VALUES);
  for (const value of chosen[facet]) if (!shown.includes(value)) shown.push(value);
  const draw = facet === "day" ? column : bar;
  const buttons = shown.map((value) => {
    const button = draw(VALUE_NAMES[facet](value), counts.get(value), most);
    button.dataset.value = `${facet}:${value}`;
    button.setAttribute("aria-pressed", chosen[facet].has(value));
    button.addEventListener("click", () => {
      if (!chosen[facet].delete(value)) chosen[facet].add(value);
      onChange();
    });
    return button;
  });
  const title = t(`facet.${facet === "day" && byMonth ? "month" : facet}`);
  return el("section", { class: `facet by-${facet}` },
    el("h2", { id: `facet-${facet}` }, title),
    el("div", { class: "values", role: "group", "aria-labelledby": `facet-${facet}` }, ...buttons),
    facet === "day" ? dayLabels(values) : moreValues(facet, values.length, onChange));
}

function bar(name, count, most) {
  const drawn = svg("svg", { viewBox: "0 0 100 4", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { width: 100, height: 4, class: "track" }),
    svg("rect", { width: (100 * count) / most, height: 4, class: "amount" }));
  return el("button", { type: "button", class: count ? null : "none-here" },
    el("span", { class: "name" }, safeText(name)), el("span", { class: "number" }, amount(count)), drawn);
}

function column(name, count, most) {
  const height = count ? Math.max(3, (100 * count) / most) : 0;
  const drawn = svg("svg", { viewBox: "0 0 10 100", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { y: 0, width: 10, height: 100, class: "track" }),
    svg("rect", { y: 100 - height, width: 10, height, class: "amount" }));
  return el("button", { type: "button", title: `${name}: ${amount(count)}`, "aria-label": `${name}: ${amount(count)}` }, drawn);
}

function dayLabels(values) {
  const ends = values.length > 1 ? [values[0], values.at(-1)] : values;
  return el("p", { class: "ends" }, ...ends.map((value) => el("span", {}, VALUE_NAMES.day(value))));
}

function moreValues(facet, total, onChange) {
  if (total <= FEW_VALUES) return null;
  const label = opened.has(facet) ? t("fewer_values") : t("all_values", { count: amount(total) });
  const button = el("button", { type: "button", class: "plain", "data-value": `more:${facet}` }, label);
  button.addEventListener("click", () => {
    if (!opened.delete(facet)) opened.add(facet);
    onChange();
  });
  return button;
}
