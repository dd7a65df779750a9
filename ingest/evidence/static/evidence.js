"use strict";
// Pointing at a number of the text, or reaching it by keyboard, shows what it was read as. The words come from the table.
(function () {
  const source = document.querySelector(".source");
  const touch = window.matchMedia("(hover: none)");
  let tip = null;
  let owner = null;

  function described(id) {
    const row = document.getElementById(id);
    const list = document.createElement("dl");
    const parts = row ? Array.from(row.querySelectorAll("[data-tip]")) : [];
    parts.sort((one, other) => one.dataset.rank - other.dataset.rank);
    for (const part of parts) {
      const name = document.createElement("dt");
      const text = document.createElement("dd");
      name.textContent = part.dataset.tip;
      text.textContent = part.textContent.trim();
      list.append(name, text);
    }
    return list;
  }

  function place(mark) {
    const box = mark.getBoundingClientRect();
    const below = box.bottom + 6;
    const fits = below + tip.offsetHeight < window.innerHeight;
    const left = Math.min(box.left, window.innerWidth - tip.offsetWidth - 8);
    tip.style.left = Math.max(8, left) + "px";
    tip.style.top = (fits ? below : Math.max(8, box.top - tip.offsetHeight - 6)) + "px";
  }

  function hide() {
    if (tip) {
      tip.remove();
      owner.removeAttribute("aria-describedby");
      tip = owner = null;
    }
  }

  function show(mark) {
    if (mark === owner) return;
    hide();
    tip = document.createElement("div");
    tip.className = "tip";
    tip.id = "tip";
    tip.setAttribute("role", "tooltip");
    for (const id of mark.dataset.v.split(" ")) tip.append(described(id));
    if (touch.matches) {
      const link = document.createElement("a");
      link.href = mark.getAttribute("href");
      link.textContent = "到表中这一行 Go to its row";
      tip.append(link);
    }
    document.body.append(tip);
    owner = mark;
    mark.setAttribute("aria-describedby", "tip");
    place(mark);
  }

  function markOf(event) {
    return event.target instanceof Element ? event.target.closest("a.m") : null;
  }

  source.addEventListener("mouseover", (event) => {
    const mark = markOf(event);
    if (mark) show(mark);
  });
  source.addEventListener("mouseout", (event) => {
    if (markOf(event) && markOf(event) !== document.activeElement) hide();
  });
  source.addEventListener("focusin", (event) => {
    const mark = markOf(event);
    if (mark) show(mark);
  });
  source.addEventListener("focusout", hide);
  // Reaching a mark by keyboard scrolls the text: what it says then goes along.
  source.addEventListener("scroll", () => {
    if (owner && owner === document.activeElement) place(owner);
    else hide();
  });
  source.addEventListener("click", (event) => {
    const mark = markOf(event);
    if (mark && touch.matches) {
      event.preventDefault();
      show(mark);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  document.addEventListener("click", (event) => {
    if (tip && !tip.contains(event.target) && !markOf(event)) hide();
  });

  // A link from the table lights up every part of the number in the text.
  function light() {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id.startsWith("m-")) return;
    for (const mark of source.querySelectorAll("a.m")) {
      if (mark.dataset.v.split(" ").includes(id.slice(2))) mark.classList.add("lit");
    }
    const lit = source.querySelector(".lit");
    if (lit) lit.scrollIntoView({ block: "center" });
  }
  window.addEventListener("hashchange", light);
  light();
})();
