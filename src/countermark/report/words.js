// The words of the interface, and how numbers are written.

const WORDS = JSON.parse(document.getElementById("data-words").textContent);
const REPORT = JSON.parse(document.getElementById("data-report").textContent);
const view = { language: navigator.language.startsWith("zh") ? "zh" : "en" };

const spoken = () => (view.language === "zh" ? "zh" : "en");

function t(key, values = {}) {
  const word = WORDS[spoken()][key] ?? key;
  return word.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

const named = (group, key) => WORDS[spoken()][`${group}.${key}`] ?? key.replaceAll("_", " ");
const amount = (number) => number.toLocaleString(spoken());
const signed = (bits) => (bits < 0 ? "−" : "+") + Math.abs(bits).toFixed(1);
const signalName = (reason) => (reason.class ? named("class", reason.class) : named("code", reason.code));

function shownScore(score) {
  return score >= 0.995 ? "> 0.99" : score.toFixed(2);
}

function brandName(slug) {
  if (!slug) return t("no_brand");
  if (Object.hasOwn(REPORT.names, slug)) return REPORT.names[slug];
  return slug.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
}

function seconds(at) {
  const whole = Math.floor(at);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function sayStaticWords() {
  document.documentElement.lang = spoken();
  document.title = `Countermark · ${t("heading")}`;
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = t(element.dataset.word);
  for (const element of document.querySelectorAll("[data-word-label]")) {
    element.setAttribute("aria-label", t(element.dataset.wordLabel));
    element.title = t(element.dataset.wordLabel);
  }
  for (const element of document.querySelectorAll("[data-word-placeholder]")) {
    element.placeholder = t(element.dataset.wordPlaceholder);
  }
}
