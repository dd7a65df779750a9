"use strict";
// Finds reports in the list that search.js assigns; works from a file as well, since it fetches nothing.
(function () {
  const SHOWN = 60;
  const form = document.getElementById("find");
  const input = document.getElementById("query");
  const list = document.getElementById("found");
  const reports = window.OGI_REPORTS || [];

  function line(text) {
    const item = document.createElement("li");
    item.textContent = text;
    return item;
  }

  function show() {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    list.replaceChildren();
    if (!words.length) return;
    const found = reports.filter((report) => words.every((word) => report.find.includes(word)));
    for (const report of found.slice(0, SHOWN)) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = "report/" + report.id + ".html";
      link.textContent = [report.agency, report.year, report.title].filter(Boolean).join(" · ");
      item.append(link);
      list.append(item);
    }
    if (!found.length) list.append(line("没有找到。None found."));
    if (found.length > SHOWN) list.append(line("…… 共 " + found.length + " 份，请再加一个词。Add a word: " + found.length + " found."));
  }

  input.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
})();
