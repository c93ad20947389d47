// The SQL page: Ctrl+Enter, cancel, this browser's history, names into the query. Nothing here is needed to ask.
"use strict";

const KEPT = 50;
const PLACE = "moisson.sql.history";
const form = document.getElementById("ask");
const field = document.getElementById("q");
const state = document.getElementById("state");
const cancel = document.getElementById("cancel");
const words = document.getElementById("words").dataset;

// Run on Ctrl+Enter (or the same on a Mac).
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit(document.getElementById("run"));
  }
});

// While the answer is awaited this page stays: it offers to cancel, and the answer then says so.
form.addEventListener("submit", (event) => {
  remember(field.value);
  const isDownload = event.submitter && event.submitter.name === "form";
  if (!isDownload) {
    state.textContent = words.running;
    cancel.hidden = false;
  }
});
cancel.addEventListener("click", () => {
  state.textContent = words.cancelling;
  fetch("/sql/cancel", { method: "POST", body: new URLSearchParams(new FormData(form)) });
});
window.addEventListener("pageshow", () => {
  state.textContent = "";
  cancel.hidden = true;
});

// The address of what is shown, so that it can be copied and loading it again asks nothing.
const share = document.getElementById("share");
if (share) {
  history.replaceState(null, "", share.href);
}

// History: in this browser alone.
function past() {
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE));
    return Array.isArray(kept) ? kept.filter((one) => typeof one.q === "string" && typeof one.at === "string") : [];
  } catch {
    return [];
  }
}
function remember(query) {
  if (!query.trim()) {
    return;
  }
  const others = past().filter((one) => one.q !== query);
  const kept = [{ q: query, at: new Date().toISOString() }, ...others].slice(0, KEPT);
  try {
    localStorage.setItem(PLACE, JSON.stringify(kept));
  } catch {
    // a full or forbidden store: no history
  }
  show();
}
function show() {
  const list = document.getElementById("history");
  const kept = past();
  document.getElementById("past").hidden = kept.length === 0;
  list.replaceChildren(...kept.map((one) => {
    const item = document.createElement("li");
    const when = document.createElement("time");
    when.dateTime = one.at;
    when.className = "source";
    when.textContent = one.at.slice(0, 16).replace("T", " ") + " UTC";
    const load = document.createElement("button");
    load.type = "button";
    load.textContent = one.q.replace(/\s+/g, " ").slice(0, 300);
    load.addEventListener("click", () => {
      field.value = one.q;
      field.focus();
    });
    item.append(when, load);
    return item;
  }));
}
document.getElementById("clear").addEventListener("click", () => {
  localStorage.removeItem(PLACE);
  show();
  state.textContent = words.removed;
  field.focus();
});
show();

// The catalogue writes names where the cursor is.
for (const button of document.querySelectorAll("button.insert")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    field.setRangeText(button.dataset.insert, field.selectionStart, field.selectionEnd, "end");
    field.focus();
  });
}
