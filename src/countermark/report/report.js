"use strict";
// Everything from an item is set as textContent; nothing of it is ever parsed as HTML.

const { summary, cards } = JSON.parse(document.getElementById("data").textContent);
const PAGE = 50;
const FILTERS = ["tier", "brand", "class", "platform", "day"];
const TIERS = ["priority", "review"];
const WORDS = {
  en: {
    motto: "The program assesses, people decide.", skip: "To the items", charts: "Counts",
    byBrand: "By brand", byClass: "By claim class", byDay: "By day of publication",
    search: "Search", tier: "Tier", brand: "Brand", class: "Claim class", platform: "Platform", day: "Day",
    reset: "Clear filters", more: "Show more", keys: "Keys", keyMove: "next and previous item",
    keySearch: "search", keyLanguage: "switch the language", keyHelp: "this help", close: "Close",
    all: "all", priority: "priority", review: "review", clear: "clear", none: "no brand named",
    start: "Where the sum starts", total: "All bits together", bits: "bits",
    unread: "Not read, so not silent: ", everything: "Everything was read.",
    against: "Speaks against the suspicion: ", noneAgainst: "Nothing here speaks for a lawful use.",
    empty: "Nothing at review or above.", noMatch: "No item matches these filters.",
    shown: (n, of) => `${n} of ${of} items`,
    counted: (s) => `${s.items.toLocaleString("en")} items screened: ` +
      `${s.tiers.priority} priority, ${s.tiers.review} review, ${s.tiers.clear} clear` +
      (s.set_aside ? `; ${s.set_aside} set aside (${reasons(s)})` : "") +
      `. ${s.per_second.toLocaleString("en")} items a second. Version ${s.version}.`,
    capped: (n) => ` The ${n} highest ranked are shown.`,
    modalities: { screen: "on-screen text", speech: "speech", picture: "pictures", written: "text" },
    second: (at) => `at ${at.toFixed(1)} s`,
  },
  zh: {
    motto: "程序评估，由人决定。", skip: "跳到条目", charts: "统计",
    byBrand: "按品牌", byClass: "按主张类别", byDay: "按发布日期",
    search: "搜索", tier: "级别", brand: "品牌", class: "主张类别", platform: "平台", day: "日期",
    reset: "清除筛选", more: "显示更多", keys: "快捷键", keyMove: "下一条、上一条",
    keySearch: "搜索", keyLanguage: "切换语言", keyHelp: "本帮助", close: "关闭",
    all: "全部", priority: "优先", review: "复核", clear: "无疑", none: "未提品牌",
    start: "起点", total: "合计", bits: "比特",
    unread: "未读取，不等于没有：", everything: "已全部读取。",
    against: "支持合法用途的线索：", noneAgainst: "没有支持合法用途的线索。",
    empty: "没有达到复核级别的条目。", noMatch: "没有符合筛选的条目。",
    shown: (n, of) => `共 ${of} 条，显示 ${n} 条`,
    counted: (s) => `已筛查 ${s.items.toLocaleString("zh")} 条：优先 ${s.tiers.priority}，复核 ${s.tiers.review}，` +
      `无疑 ${s.tiers.clear}` + (s.set_aside ? `；搁置 ${s.set_aside}（${reasons(s)}）` : "") +
      `。每秒 ${s.per_second.toLocaleString("zh")} 条。版本 ${s.version}。`,
    capped: (n) => `仅显示排名最高的 ${n} 条。`,
    modalities: { screen: "屏幕文字", speech: "语音", picture: "图片", written: "文字" },
    second: (at) => `第 ${at.toFixed(1)} 秒`,
  },
};
let language = navigator.language.startsWith("zh") ? "zh" : "en";
let matching = cards;
let drawn = 0;
let current = -1;

const say = (key) => WORDS[language][key];
const byId = (id) => document.getElementById(id);
const reasons = (s) => Object.entries(s.set_aside_reasons).map(([why, n]) => `${why} ${n}`).join(", ");
const day = (card) => card.published.slice(0, 10);
const named = (card, key) => ({
  tier: [card.tier], platform: [card.platform], day: [day(card)],
  brand: card.assessments.map((one) => one.name || say("none")),
  class: card.assessments.flatMap((one) => one.reasons.map((reason) => reason.class)),
})[key].filter(Boolean);
const label = (key, value) => {
  if (key === "tier") return say(value);
  return key === "class" ? value.replaceAll("_", " ") : value;
};

function make(tag, { text, ...attributes } = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

function counts(key, among) {
  const found = new Map();
  for (const card of among) {
    for (const value of new Set(named(card, key))) found.set(value, (found.get(value) || 0) + 1);
  }
  return found;
}

const most = (found, n) => [...found].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, n);

// What a card is searched by, made once.
for (const card of cards) {
  const said = card.texts.map((one) => one.parts.map((part) => part[0]).join("")).join("\n");
  card.haystack = [card.id, card.seller, card.title, said].join("\n").toLowerCase();
}

function matches(card, chosen, words) {
  return FILTERS.every((key) => !chosen[key] || named(card, key).includes(chosen[key])) &&
    words.every((word) => card.haystack.includes(word));
}

function choose() {
  const chosen = Object.fromEntries(FILTERS.map((key) => [key, byId(key).value]));
  const words = byId("search").value.toLowerCase().split(/\s+/u).filter(Boolean);
  matching = cards.filter((card) => matches(card, chosen, words));
  drawn = 0;
  current = -1;
  byId("cards").replaceChildren();
  byId("count").textContent = say("shown")(matching.length, cards.length);
  if (!matching.length) {
    byId("cards").append(make("p", { class: "empty", text: say(cards.length ? "noMatch" : "empty") }));
  }
  drawCharts(chosen);
  drawMore();
}

function drawMore() {
  const next = matching.slice(drawn, drawn + PAGE).map(article);
  byId("cards").append(...next);
  drawn += next.length;
  byId("more").hidden = drawn >= matching.length;
}

function drawCharts(chosen) {
  for (const key of ["brand", "class"]) {
    const rows = most(counts(key, matching), 8);
    const top = rows.length ? rows[0][1] : 1;
    byId(`chart-${key}`).replaceChildren(...rows.map(([value, n]) => bar(key, value, n / top, n, chosen)));
  }
  byId("chart-day").replaceChildren(days(counts("day", matching), chosen.day));
}

function bar(key, value, share, n, chosen) {
  const fill = make("i");
  fill.style.width = `${Math.max(2, share * 100)}%`;
  const row = make("button", { type: "button", class: "bar", "aria-pressed": String(chosen[key] === value) },
    make("span", { text: label(key, value) }), make("span", {}, fill), make("span", { class: "n", text: String(n) }));
  row.addEventListener("click", () => toggle(key, value));
  return row;
}

function toggle(key, value) {
  byId(key).value = byId(key).value === value ? "" : value;
  choose();
}

function svg(tag, attributes, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

function days(found, chosen) {
  const dates = [...found.keys()].filter((one) => /^\d{4}-\d\d-\d\d$/u.test(one)).sort();
  const chart = svg("svg", { class: "days", viewBox: "0 0 320 140", role: "img", "aria-label": say("byDay") });
  if (!dates.length) return chart;
  const at = (date) => Date.parse(date) / 864e5;
  const span = Math.max(1, at(dates.at(-1)) - at(dates[0]) + 1);
  const top = Math.max(...dates.map((date) => found.get(date)));
  const width = 316 / span;
  for (const date of dates) {
    const height = (found.get(date) / top) * 112;
    const rect = svg("rect", {
      x: 2 + (at(date) - at(dates[0])) * width, y: 116 - height, height,
      width: Math.max(1, width - 1), class: date === chosen ? "chosen" : "",
    });
    rect.append(svg("title", {}, `${date}: ${found.get(date)}`));
    rect.addEventListener("click", () => toggle("day", date));
    chart.append(rect);
  }
  chart.append(svg("text", { x: 2, y: 134 }, dates[0]));
  chart.append(svg("text", { x: 318, y: 134, "text-anchor": "end" }, dates.at(-1)));
  return chart;
}

function article(card) {
  const made = make("article", { tabindex: "-1", "aria-label": card.title },
    make("div", { class: "head" },
      make("span", { class: `tier ${card.tier}`, text: say(card.tier) }),
      make("h2", { text: card.title }),
      make("span", { class: "score", text: card.score.toFixed(2) })),
    facts(card), texts(card));
  made.append(...card.assessments.map(assessment));
  return made;
}

function facts(card) {
  const line = [card.platform, card.kind, card.id, card.seller, card.price, card.published].filter(Boolean);
  const made = make("p", { class: "facts", text: line.join(" · ") });
  if (card.url) {
    made.append(" · ", make("a", { href: card.url, rel: "noreferrer noopener", target: "_blank", text: card.url }));
  }
  return made;
}

function texts(card) {
  const made = make("dl", { class: "texts" });
  for (const one of card.texts) {
    const name = one.field + (one.at === null ? "" : ` ${say("second")(one.at)}`);
    const written = make("dd");
    for (const [text, bits] of one.parts) {
      written.append(bits === null ? text : make("mark", { class: bits < 0 ? "against" : "for", text }));
    }
    made.append(make("div", {}, make("dt", { text: name }), written));
  }
  return made;
}

function assessment(one) {
  const title = `${one.name || say("none")} · ${say(one.tier)} · ${one.score.toFixed(2)}`;
  const made = make("section", { class: "assessment" }, make("h3", { text: title }), ...waterfall(one));
  const against = one.reasons.filter((reason) => reason.bits < 0);
  const lawful = against.length
    ? say("against") + against.map((reason) => reason[language]).join(" ") : say("noneAgainst");
  const unread = one.unread.length
    ? say("unread") + one.unread.map((name) => say("modalities")[name]).join(", ") : say("everything");
  made.append(make("p", { class: "whynot", text: lawful }), make("p", { class: "unread", text: unread }));
  return made;
}

// Each step starts where the one before ended, so that the last shows the sum.
function waterfall(one) {
  const steps = [...one.reasons].sort((a, b) => b.bits - a.bits);
  const levels = [0, one.prior];
  for (const step of steps) levels.push(levels.at(-1) + step.bits);
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const range = high - low || 1;
  const place = (from, to, kind) => {
    const fill = make("i", { class: kind });
    fill.style.left = `${((Math.min(from, to) - low) / range) * 100}%`;
    fill.style.width = `${(Math.abs(to - from) / range) * 100}%`;
    const track = make("div", { class: "track" }, fill);
    track.style.setProperty("--zero", `${(-low / range) * 100}%`);
    return track;
  };
  const row = (said, bits, track, kind) => make("div", { class: `step ${kind}` },
    make("div", { class: "said", text: said }), track, make("b", { text: (bits > 0 ? "+" : "") + bits.toFixed(1) }));
  const rows = [row(say("start"), one.prior, place(0, one.prior, "start"), "")];
  steps.forEach((step, number) => {
    const kind = step.bits < 0 ? "against" : "for";
    rows.push(row(step[language], step.bits, place(levels[number + 1], levels[number + 2], kind), kind));
  });
  const total = levels.at(-1);
  rows.push(row(say("total"), total, place(0, total, "sum"), "total"));
  return rows;
}

function fill() {
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  byId("language").textContent = language === "zh" ? "English" : "中文";
  const flagged = summary.tiers.priority + summary.tiers.review;
  byId("summary").textContent = say("counted")(summary) + (flagged > cards.length ? say("capped")(cards.length) : "");
  for (const key of FILTERS) {
    const kept = byId(key).value;
    const values = key === "tier" ? TIERS : most(counts(key, cards), 500).map(([value]) => value);
    if (key === "day") values.sort();
    byId(key).replaceChildren(make("option", { value: "", text: say("all") }),
      ...values.map((value) => make("option", { value, text: label(key, value) })));
    byId(key).value = kept;
  }
  choose();
}

function move(step) {
  const shown = byId("cards").querySelectorAll("article");
  if (!shown.length) return;
  if (current + step >= shown.length) drawMore();
  const all = byId("cards").querySelectorAll("article");
  current = Math.max(0, Math.min(all.length - 1, current + step));
  all[current].focus({ preventScroll: true });
  all[current].scrollIntoView({ block: "start" });
}

function switchLanguage() {
  language = language === "zh" ? "en" : "zh";
  fill();
}

const KEYS = {
  j: () => move(1), k: () => move(-1), l: switchLanguage,
  "/": () => byId("search").focus(), "?": () => byId("help").showModal(),
};

document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/u.test(event.target.tagName);
  if (event.key === "Escape" && typing) event.target.blur();
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});
byId("filters").addEventListener("input", choose);
byId("filters").addEventListener("submit", (event) => event.preventDefault());
byId("filters").addEventListener("reset", () => setTimeout(choose));
byId("more").addEventListener("click", drawMore);
byId("language").addEventListener("click", switchLanguage);
byId("help-button").addEventListener("click", () => byId("help").showModal());
fill();
