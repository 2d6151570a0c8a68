// The page works without this: it only saves some clicks.
"use strict";

const status = document.getElementById("status");
for (const button of document.querySelectorAll("button.copy")) {
  const label = button.textContent;
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    } catch {
      getSelection().selectAllChildren(document.getElementById(button.dataset.copy));
      return;
    }
    button.textContent = status.textContent = document.body.dataset.copied;
    setTimeout(() => { button.textContent = label; status.textContent = ""; }, 2000);
  });
}

// j and k go through the citations, as in many readers, from the one that is looked at.
const cards = [...document.querySelectorAll(".card")];
for (const hint of document.querySelectorAll(".keys")) hint.hidden = false;
document.addEventListener("keydown", (event) => {
  if (event.target.matches("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  // The same keys say о and л on a Russian keyboard.
  const step = { j: 1, о: 1, k: -1, л: -1 }[event.key];
  if (!step || cards.length === 0) return;
  const at = cards.indexOf(event.target.closest(".card"));
  cards[Math.min(Math.max(at + step, 0), cards.length - 1)].focus();
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
