// The page works without this: it only saves some clicks.
"use strict";

for (const button of document.querySelectorAll("button.copy")) {
  const label = button.textContent;
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = document.body.dataset.copied;
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}

// j and k go through the citations, as in many readers.
const cards = [...document.querySelectorAll(".card")];
let current = -1;
document.addEventListener("keydown", (event) => {
  if (event.target.matches("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = { j: 1, k: -1 }[event.key];
  if (!step || cards.length === 0) return;
  current = Math.min(Math.max(current + step, 0), cards.length - 1);
  cards[current].focus();
  event.preventDefault();
});

// A file dropped on the text field is taken as the file.
const text = document.getElementById("text");
const file = document.getElementById("file");
if (text && file) {
  text.addEventListener("dragover", (event) => event.preventDefault());
  text.addEventListener("drop", (event) => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    file.files = event.dataTransfer.files;
    file.focus();
  });
}
