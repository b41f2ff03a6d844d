"use strict";
// Everything on the page can be read without this: it only lights up a claim's words and filters the cards.
const cards = [...document.querySelectorAll(".card")];
const light = (id) => {
  for (const old of document.querySelectorAll(".on")) old.classList.remove("on");
  if (!id) return;
  for (const part of document.querySelectorAll(".m")) if ((part.dataset.c || "").split(" ").includes(id)) part.classList.add("on");
  const card = document.getElementById(id);
  if (card) card.classList.add("on");
};
for (const card of cards) card.addEventListener("click", (event) => { if (!event.target.closest("a,summary")) light(card.id); });
for (const link of document.querySelectorAll("a.m-trigger")) link.addEventListener("click", () => light(link.hash.slice(1)));
document.addEventListener("keydown", (event) => { if (event.key === "Escape") light(""); });
const tools = document.querySelector(".tools");
if (tools) {
  tools.hidden = false;
  for (const select of tools.querySelectorAll("select")) {
    const seen = new Map(cards.map((c) => [c.dataset[select.name], select.name === "side" ? c.closest("section").getAttribute("aria-label") : c.dataset.event.replaceAll("_", " ")]));
    for (const [value, name] of [...seen].sort((a, b) => a[1].localeCompare(b[1]))) select.append(new Option(name, value));
  }
  const chosen = () => Object.fromEntries([...tools.querySelectorAll("select")].map((s) => [s.name, s.value]));
  tools.addEventListener("change", () => {
    const { side, event } = chosen();
    for (const card of cards) card.classList.toggle("off", (side && card.dataset.side !== side) || (event && card.dataset.event !== event));
  });
}
