// One card: who and where, what it says, why and why not, and how that adds up.

const TIER_SIGNS = { priority: "▲", review: "◆", clear: "○" };
const FIRST_LINES = 3; // lines of speech or screen text that are shown though nothing is found there
const FEW_LINES = 8; // so few are shown whole

function cardOf(card, rank) {
  const article = el("article", { class: "card", tabindex: "-1", "aria-labelledby": `title-${rank}`, "data-id": card.id });
  let chosen = card.assessments[0];
  const draw = () => article.replaceChildren(...cardParts(card, rank, chosen, choose));
  const choose = (assessment) => {
    chosen = assessment;
    draw();
    article.querySelector(".brands [aria-pressed=true]")?.focus();
  };
  draw();
  article.addEventListener("pointerover", (event) => lightUp(article, event.target));
  article.addEventListener("focusin", (event) => lightUp(article, event.target));
  return article;
}

function cardParts(card, rank, assessment, choose) {
  const spans = spansOf(assessment);
  const title = card.passages.findIndex((passage) => passage.field === "title");
  const heading = title < 0
    ? el("h3", { id: `title-${rank}`, class: "untitled" }, t("untitled"))
    : el("h3", { id: `title-${rank}` }, passageText(card.passages[title], spans[title] ?? []));
  return [
    el("header", {}, cardMeta(card, rank, assessment), heading, brandChoice(card, assessment, choose), claimChips(assessment)),
    el("div", { class: "body" }, saysPart(card, spans, assessment), whyPart(assessment)),
    dossierPart(assessment.dossier),
    facts(card),
  ].filter((part) => part !== null);
}

// The highlights of each passage, by its number.
function spansOf(assessment) {
  const spans = {};
  inOrder(assessment.reasons).forEach((reason, number) => {
    reason.spans.forEach(([passage, start, end], place) => {
      const span = { start, end, bits: reason.bits, key: `${number}.${place}`, label: `${signalName(reason)} ${signed(reason.bits)}` };
      (spans[passage] ??= []).push(span);
    });
  });
  return spans;
}

function tierBadge(tier) {
  return el("span", { class: `tier ${tier}` }, el("span", { "aria-hidden": "true" }, TIER_SIGNS[tier] ?? ""), ` ${named("tier", tier)}`);
}

function cardMeta(card, rank, assessment) {
  const where = [safeText(card.platform), safeText(named("kind", card.kind)), card.day].filter(Boolean);
  return el("p", { class: "meta" },
    el("span", { class: "rank" }, `${rank}`),
    tierBadge(assessment.tier),
    el("span", { class: "score" }, el("span", { class: "word" }, `${t("score")} `), shownScore(assessment.score)),
    el("span", { class: "where" }, ...where.flatMap((part, number) => (number ? [" · ", part] : [part])), " · ", safeText(card.id)));
}

function brandChoice(card, assessment, choose) {
  if (card.assessments.length === 1) return el("p", { class: "brands" }, el("strong", {}, brandName(assessment.brand)));
  const buttons = card.assessments.map((one) => {
    const button = el("button", { type: "button", "aria-pressed": String(one === assessment) }, `${brandName(one.brand)} ${shownScore(one.score)}`);
    button.addEventListener("click", () => choose(one));
    return button;
  });
  return el("p", { class: "brands", role: "group", "aria-label": t("about_brand") }, ...buttons);
}

function claimChips(assessment) {
  const classes = classesOf(assessment);
  return classes.length ? el("ul", { class: "chips" }, ...classes.map((one) => el("li", {}, named("class", one)))) : null;
}

const classesOf = (assessment) => [
  ...new Set(assessment.reasons.filter((reason) => reason.class && reason.bits > 0).map((reason) => reason.class)),
];

function saysPart(card, spans, assessment) {
  const groups = new Map();
  card.passages.forEach((passage, number) => {
    const field = passage.field.replace(/\[\d+\]$/, "");
    // The heading shows the title, and the facts name the seller.
    if (field === "title" || (field.startsWith("seller.") && !spans[number])) return;
    if (!groups.has(field)) groups.set(field, []);
    groups.get(field).push([passage, spans[number] ?? []]);
  });
  const list = el("dl", { class: "passages" });
  for (const [field, passages] of groups) {
    list.append(el("dt", {}, named("field", field)), el("dd", { class: field.replace(".", "-") }, ...passageLines(field, passages)));
  }
  return el("section", { class: "says" },
    el("h4", {}, t("says")),
    list,
    card.left_out ? el("p", { class: "note" }, t("left_out", { count: amount(card.left_out) })) : null,
    assessment.unread.length ? unreadNote(assessment.unread) : null);
}

function unreadNote(unread) {
  const separator = spoken() === "zh" ? "、" : ", ";
  return el("p", { class: "note unread" }, t("unread", { modalities: unread.map((one) => named("modality", one)).join(separator) }));
}

function passageLines(field, passages) {
  const line = ([passage, spans]) =>
    el("div", { class: "line" },
      passage.at === null ? null : el("span", { class: "at" }, seconds(passage.at)),
      passageText(passage, spans));
  if (passages.length <= FEW_LINES) return passages.map(line);
  const shown = [];
  let hidden = [];
  const close = () => {
    if (hidden.length) shown.push(moreLines(hidden, line));
    hidden = [];
  };
  passages.forEach((one, number) => {
    if (number >= FIRST_LINES && !one[1].length) hidden.push(one);
    else {
      close();
      shown.push(line(one));
    }
  });
  close();
  return shown;
}

function moreLines(hidden, line) {
  const button = el("button", { type: "button", class: "elided" }, t("lines_elided", { count: amount(hidden.length) }));
  button.addEventListener("click", () => button.replaceWith(...hidden.map(line)));
  return button;
}

function whyPart(assessment) {
  const reasons = inOrder(assessment.reasons).map((reason, number) => reasonLine(reason, number));
  const split = assessment.reasons.filter((reason) => reason.bits >= 0).length;
  const list = (lines, nothing) => (lines.length ? el("ul", { class: "reasons" }, ...lines) : el("p", { class: "none" }, t(nothing)));
  return el("section", { class: "why" },
    el("div", { class: "for" }, el("h4", {}, t("why")), list(reasons.slice(0, split), "nothing_for")),
    el("div", { class: "against" }, el("h4", {}, t("why_not")), list(reasons.slice(split), "nothing_against")),
    el("h4", {}, t("adds_up")),
    waterfall(assessment));
}

function reasonLine(reason, number) {
  const sentence = (language, text) => el("p", { lang: language }, safeText(text));
  const lines = { en: [["en", reason.text]], zh: [["zh", reason.text_zh]] };
  lines.both = [...lines.en, ...lines.zh];
  return el("li", { "data-reason": number, tabindex: reason.spans.length ? "0" : null },
    el("span", { class: "amount", title: t("bits_of", { bits: signed(reason.bits) }) }, signed(reason.bits)),
    el("div", {}, ...lines[view.language].map(([language, text]) => sentence(language, text))));
}

// Whoever points at a reason sees its words, and the other way round.
function lightUp(article, target) {
  const reason = target.closest("[data-reason]")?.dataset.reason;
  const marks = target.closest("mark")?.dataset.spans.split(" ").map((key) => key.split(".")[0]) ?? [];
  const lit = new Set(reason === undefined ? marks : [reason]);
  for (const mark of article.querySelectorAll("mark")) {
    mark.classList.toggle("lit", mark.dataset.spans.split(" ").some((key) => lit.has(key.split(".")[0])));
  }
  for (const line of article.querySelectorAll("[data-reason]")) line.classList.toggle("lit", lit.has(line.dataset.reason));
}

function facts(card) {
  const seller = card.seller ?? {};
  const who = [seller.name, seller.handle && `@${seller.handle}`, seller.country].filter(Boolean).join(" · ");
  const known = [
    ["price", card.price],
    ["seller", who],
    ["contacts", (seller.contacts ?? []).join(" · ")],
    ["ships_from", card.ships_from],
    ["sells_to", card.sells_to.join(", ")],
  ].filter(([, value]) => value);
  const list = known.map(([key, value]) => el("div", {}, el("dt", {}, t(key)), el("dd", {}, safeText(value))));
  if (card.url) list.push(el("div", {}, el("dt", {}, t("address")), el("dd", {}, address(card))));
  return el("dl", { class: "facts" }, ...list);
}

function address(card) {
  if (!card.open) return el("span", {}, safeText(card.url), el("span", { class: "note" }, ` (${t("not_web")})`));
  const link = { href: card.url, rel: "noreferrer noopener", target: "_blank", title: t("opens") };
  return el("a", link, safeText(card.url));
}
