// The page: figures, cards in pages, the closing summary, and the keys.

const PAGE = 50;
const PAUSE = 150; // milliseconds of no typing before a search
const byId = (id) => document.getElementById(id);
const cards = byId("cards");

let found = [];
let current = -1;

const searchWords = () => byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);

function refresh() {
  const words = searchWords();
  found = REPORT.cards.map((card, index) => [card, index + 1]).filter(([card]) => matches(card, words));
  current = -1;
  cards.replaceChildren();
  drawFacets(words, refresh);
  sayCount(words);
  if (!found.length) cards.append(emptyState());
  showMore();
}

function sayCount(words) {
  const total = REPORT.cards.length;
  const values = { shown: amount(found.length), total: amount(total) };
  byId("count").textContent = t(found.length === total ? "count_all" : "count", values);
  const active = Object.values(chosen).reduce((sum, values) => sum + values.size, 0);
  byId("active-count").textContent = active ? `(${active})` : "";
  byId("clear").hidden = !active && !words.length;
}

function emptyState() {
  if (REPORT.cards.length) return el("div", { class: "empty" }, el("p", {}, t("no_match")));
  return el("div", { class: "empty" }, el("p", {}, t("nothing")), el("p", { class: "note" }, t("nothing_hint")));
}

// Cards are built a page at a time: thousands at once would make the browser stop and think.
function showMore() {
  const shown = cards.querySelectorAll(".card").length;
  const next = found.slice(shown, shown + PAGE);
  cards.append(...next.map(([card, rank]) => cardOf(card, rank)));
  const left = found.length - shown - next.length;
  byId("more").hidden = left <= 0;
  byId("more").textContent = t("more", { count: amount(Math.min(PAGE, left)) });
}

function drawFigures() {
  const { items, tiers, set_aside: aside } = REPORT.summary;
  const figure = (name, value, word) => el("div", { class: name }, el("dt", {}, word), el("dd", {}, amount(value ?? 0)));
  byId("figures").replaceChildren(
    figure("items", items, t("items")),
    ...["priority", "review", "clear"].map((tier) => figure(tier, tiers[tier], named("tier", tier))),
    figure("aside", aside, t("set_aside")));
}

function drawRun() {
  const { summary } = REPORT;
  const reasons = Object.entries(summary.set_aside_reasons ?? {}).sort((a, b) => b[1] - a[1]);
  const aside = reasons.length
    ? el("ul", {}, ...reasons.map(([reason, count]) => el("li", {}, `${amount(count)} × `, safeText(reason))))
    : t("no_set_aside");
  const tiers = ["priority", "review", "clear"].map((tier) => `${named("tier", tier)} ${amount(summary.tiers[tier] ?? 0)}`);
  const rows = [
    ["items", amount(summary.items)],
    ["tiers", tiers.join(" · ")],
    ["set_aside", aside],
    ["rate", t("rate", { rate: amount(summary.per_second), seconds: amount(summary.seconds) })],
    ["version", safeText(summary.version)],
    ["data", safeText(summary.data)],
  ];
  byId("run").replaceChildren(el("dl", {}, ...rows.map(([key, value]) =>
    el("div", { class: key }, el("dt", {}, t(`run.${key}`)), el("dd", {}, value)))));
}

function sayCapped() {
  const [shown, total] = [REPORT.cards.length, REPORT.alarming];
  byId("capped").hidden = shown >= total;
  byId("capped").textContent = t("capped", { shown: amount(shown), total: amount(total) });
}

function speak(language) {
  view.language = language;
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", button.dataset.language === language);
  }
  sayStaticWords();
  drawFigures();
  sayCapped();
  drawRun();
  refresh();
}

function step(by) {
  const all = () => cards.querySelectorAll(".card");
  const here = [...all()].indexOf(document.activeElement?.closest(".card"));
  const wanted = (here < 0 ? current : here) + by;
  if (wanted < 0 || wanted >= found.length) return;
  while (wanted >= all().length) showMore();
  current = wanted;
  all()[wanted].focus({ preventScroll: true });
  all()[wanted].scrollIntoView({ block: "start" });
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  "/": () => byId("search").focus(),
  "?": () => byId("help").showModal(),
};

function onKey(event) {
  const typing = event.target.matches("input, textarea, select");
  if (typing && event.key === "Escape") event.target.blur();
  if (typing || byId("help").open || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!Object.hasOwn(KEYS, event.key)) return;
  event.preventDefault();
  KEYS[event.key]();
}

function clearFilters() {
  byId("search").value = "";
  for (const values of Object.values(chosen)) values.clear();
  refresh();
  byId("search").focus();
}

let typed;
byId("search").addEventListener("input", () => {
  clearTimeout(typed);
  typed = setTimeout(refresh, PAUSE);
});
byId("clear").addEventListener("click", clearFilters);
byId("more").addEventListener("click", () => {
  const shown = cards.querySelectorAll(".card").length;
  showMore();
  cards.querySelectorAll(".card")[shown]?.focus();
});
byId("show-help").addEventListener("click", KEYS["?"]);
byId("close-help").addEventListener("click", () => byId("help").close());
for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => speak(button.dataset.language));
}
document.addEventListener("keydown", onKey);
document.querySelector(".layout").classList.toggle("unfilled", !REPORT.cards.length);
byId("filters").open = matchMedia("(min-width: 60rem)").matches;
speak(view.language);
