"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const numbers = (spread) => spread.split("-").map(Number);
  const spread = (value) => numbers(value.dataset.span);
  const pieces = (report, [start, end]) =>
    all("[data-start]", report).filter((one) => +one.dataset.start >= start && +one.dataset.end <= end);
  const clear = () => {
    for (const name of ["lit", "in-claim", "in-sentence", "now"]) all("." + name).forEach((one) => one.classList.remove(name));
  };
  const seen = (one, block) => one && one.scrollIntoView({ block, inline: "nearest" });

  // A claim: all its words are tinted, so that one sees what it was read from.
  const show = (claim) => {
    clear();
    claim.classList.add("now");
    const report = claim.closest(".report");
    pieces(report, numbers(claim.dataset.sentence)).forEach((one) => one.classList.add("in-sentence"));
    const spans = all(":scope > h4 [data-span], dl [data-span]", claim).map(spread);
    spans.flatMap((span) => pieces(report, span)).forEach((one) => one.classList.add("in-claim"));
  };

  // A value: its words light up and come into view.
  const light = (value) => {
    const claim = value.closest(".claim");
    if (claim) show(claim); else clear();
    const words = pieces(value.closest(".report"), spread(value));
    words.forEach((one) => one.classList.add("lit"));
    seen(words[0], "center");
  };

  // Words: the claim that rests on them; pressed again, the next one.
  const open = (words) => {
    const report = words.closest(".report");
    const [start, end] = [+words.dataset.start, +words.dataset.end];
    const claims = all(".claim", report).filter((claim) =>
      all("[data-span]", claim).some((value) => {
        const [from, to] = spread(value);
        return from <= start && end <= to && !value.closest("details");
      }));
    const at = claims.findIndex((one) => one.classList.contains("now"));
    const claim = claims[(at + 1) % claims.length];
    show(claim);
    seen(claim, "nearest");
  };

  const step = (by) => {
    const claims = all(".claim");
    if (!claims.length) return;
    const at = claims.findIndex((one) => one.classList.contains("now"));
    const claim = claims[Math.min(Math.max(at < 0 ? 0 : at + by, 0), claims.length - 1)];
    show(claim);
    claim.focus({ preventScroll: true });
    seen(claim, "nearest");
    const words = all("[data-start]", claim.closest(".report")).find((one) => one.classList.contains("in-claim"));
    seen(words, "center");
  };

  document.addEventListener("click", (event) => {
    const value = event.target.closest("a.v[data-span]");
    const words = event.target.closest(".text a.w");
    const claim = event.target.closest(".claim");
    if (value) { event.preventDefault(); light(value); }
    else if (words) { event.preventDefault(); open(words); }
    else if (claim && !event.target.closest("details")) show(claim);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, input")) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
    if (event.key === "Escape") clear();
  });

  const follow = () => {
    const claim = document.getElementById(location.hash.slice(1))?.closest(".claim");
    if (claim) show(claim);
  };
  addEventListener("hashchange", follow);
  follow();

  document.querySelector(".keys").hidden = false;
  const reports = all(".report");
  if (reports.length > 1) {
    const choose = document.querySelector(".choose");
    const select = choose.querySelector("select");
    for (const report of reports) select.add(new Option(report.querySelector("h2").textContent, report.id));
    select.addEventListener("change", () => seen(document.getElementById(select.value), "start"));
    choose.hidden = false;
  }
})();
