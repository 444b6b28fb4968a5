// What sellers wrote, as text nodes: highlighted by code point, with invisible characters shown.

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const PICTOGRAPH = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]/u;
const JOINER = "\u200d";
const SHORT_ENOUGH = 700; // characters that are shown whole
const HEAD = 240; // characters always shown of a longer text
const AROUND = 120; // characters shown on both sides of a highlight

// The ones that turn or hide text have names that people know; others show their number.
const UNSEEN_NAMES = {
  0x00: "NUL", 0x1b: "ESC", 0xad: "SHY", 0x061c: "ALM", 0x200b: "ZWSP", 0x200c: "ZWNJ",
  0x200d: "ZWJ", 0x200e: "LRM", 0x200f: "RLM", 0x202a: "LRE", 0x202b: "RLE", 0x202c: "PDF",
  0x202d: "LRO", 0x202e: "RLO", 0x2060: "WJ", 0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI",
  0x2069: "PDI", 0xfeff: "BOM",
};

function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function unseenMark(character) {
  const code = character.codePointAt(0);
  const number = code.toString(16).toUpperCase().padStart(4, "0");
  return el("span", { class: "unseen", title: `U+${number}` }, `‹${UNSEEN_NAMES[code] ?? `U+${number}`}›`);
}

function isUnseen(points, index) {
  const character = points[index];
  if (character === "\n" || character === "\t" || !UNSEEN.test(character)) return false;
  if (character === "\r") return points[index + 1] !== "\n";
  return !(character === JOINER && index > 0 && PICTOGRAPH.test(points[index - 1]));
}

// Offsets count code points, as the records do; JavaScript's own strings count UTF-16 units.
function appendText(parent, points, start, end) {
  let from = start;
  for (let index = start; index < end; index += 1) {
    if (!isUnseen(points, index)) continue;
    parent.append(points.slice(from, index).join(""), unseenMark(points[index]));
    from = index + 1;
  }
  parent.append(points.slice(from, end).join(""));
}

function safeText(text) {
  const holder = el("bdi");
  const points = Array.from(text);
  appendText(holder, points, 0, points.length);
  return holder;
}

// One <mark> a run of characters that the same spans cover, so that overlapping spans stay exact.
function appendMarked(parent, points, spans, [start, end]) {
  const inside = (place) => place > start && place < end;
  const cuts = new Set([start, end, ...spans.flatMap((span) => [span.start, span.end]).filter(inside)]);
  const places = [...cuts].sort((a, b) => a - b);
  for (let number = 0; number + 1 < places.length; number += 1) {
    const [from, until] = [places[number], places[number + 1]];
    const covering = spans.filter((span) => span.start <= from && until <= span.end);
    let target = parent;
    if (covering.length) {
      target = el("mark", {
        class: [...new Set(covering.map((span) => (span.bits < 0 ? "against" : "for")))].join(" "),
        "data-spans": covering.map((span) => span.key).join(" "),
        title: [...new Set(covering.map((span) => span.label))].join(" · "),
      });
      parent.append(target);
    }
    appendText(target, points, from, until);
  }
}

// The parts of a long text that are shown at first: its head and what surrounds each highlight.
function windows(length, spans) {
  if (length <= SHORT_ENOUGH) return [[0, length]];
  const wanted = [[0, HEAD], ...spans.map((span) => [span.start - AROUND, span.end + AROUND])];
  const shown = [];
  for (const [start, end] of wanted.sort((a, b) => a[0] - b[0])) {
    const last = shown.at(-1);
    if (last && start <= last[1] + AROUND) last[1] = Math.max(last[1], Math.min(end, length));
    else shown.push([start, Math.min(end, length)]);
  }
  return shown;
}

function passageText(passage, spans) {
  const points = Array.from(passage.text);
  const holder = el("span", { class: "text", dir: "auto" });
  let done = 0;
  const elide = (end) => {
    const from = done;
    const button = el("button", { type: "button", class: "elided" }, t("elided", { count: amount(end - from) }));
    button.addEventListener("click", () => {
      const rest = el("span");
      appendMarked(rest, points, spans, [from, end]);
      button.replaceWith(rest);
    });
    holder.append(button);
  };
  for (const [start, end] of windows(points.length, spans)) {
    if (start > done) elide(start);
    appendMarked(holder, points, spans, [start, end]);
    done = end;
  }
  if (done < points.length) elide(points.length);
  if (passage.cut) holder.append(el("span", { class: "note" }, t("cut", { count: amount(passage.cut) })));
  return holder;
}
