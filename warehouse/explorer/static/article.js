// Comforts of the article page; without them its forms and links do the same by loading the page.
"use strict";

const marks = document.getElementById("marks");

// What is marked changes where the reader stands, without leaving the place.
async function applyMarks() {
  const address = `${marks.action}?${new URLSearchParams(new FormData(marks))}`;
  const answer = await fetch(address);
  if (!answer.ok) { marks.submit(); return; }
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.getElementById("text").replaceWith(document.adoptNode(fresh.getElementById("text")));
  history.replaceState(null, "", address + location.hash);
  showChosen();
}

// The claim that the address names: its card is open beside the text, its pieces stand out in it.
function showChosen() {
  const id = location.hash.startsWith("#claim-") ? location.hash.slice(7) : "";
  for (const part of document.querySelectorAll(".chosen, .open")) part.classList.remove("chosen", "open");
  if (!/^[0-9a-f-]{36}$/.test(id)) return;
  document.getElementById(`claim-${id}`)?.classList.add("open");
  for (const piece of document.querySelectorAll(`[data-claims~="${id}"]`)) piece.classList.add("chosen");
}

// Choosing a claim does not scroll the text away, as following the link would.
function choose(hash) {
  history.replaceState(null, "", location.pathname + location.search + hash);
  showChosen();
}

function chooseClicked(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.target.closest('a[href^="/"]')) return;
  const piece = event.target.closest("#text [data-claims]");
  const link = event.target.closest(".notable a, a.close");
  if (!piece && !link) return;
  event.preventDefault();
  if (piece) choose(`#claim-${piece.dataset.claims.split(" ").at(-1)}`);
  else choose(link.classList.contains("close") ? "" : link.hash);
  if (!piece) document.querySelector(".chosen")?.scrollIntoView({ block: "center" });
}

function closeOnEscape(event) {
  if (event.key !== "Escape" || !location.hash.startsWith("#claim-")) return;
  const piece = document.querySelector("a.chosen:not([tabindex])");
  choose("");
  piece?.focus({ preventScroll: true });
}

if (marks) {
  document.documentElement.classList.add("scripted");
  marks.addEventListener("change", applyMarks);
  marks.addEventListener("submit", (event) => { event.preventDefault(); applyMarks(); });
  document.addEventListener("click", chooseClicked);
  document.addEventListener("keydown", closeOnEscape);
  window.addEventListener("hashchange", showChosen);
  showChosen();
  const passage = location.hash.startsWith("#claim-") ? null : document.getElementById("passage");
  (document.querySelector(".chosen") || passage)?.scrollIntoView({ block: "center" });
}
