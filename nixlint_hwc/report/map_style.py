"""How the map looks and reacts: its style sheet and its script, which take nothing from the linted project."""

from __future__ import annotations

from typing import Final

_LIGHT: Final = """--ink: #1b1f24; --dim: #57606a; --paper: #ffffff; --frame: #f6f8fa; --net: #eceff3; --line: #c5ccd3;
  --error: #b3261e; --warning: #8a5300; --note: #2a62b5; --open: #c62828; --some: #a86500; --unknown: #6e7781;
  --shut: #2e7d32; --secret: #6f42c1; --on: #ffffff; --mark: #fff3bf;"""
_DARK: Final = """--ink: #e6edf3; --dim: #9aa4ae; --paper: #0d1117; --frame: #141a21; --net: #1d242d; --line: #3d444d;
  --error: #ff7b72; --warning: #e3b341; --note: #79b8ff; --open: #f0605a; --some: #d9a036; --unknown: #9aa4ae;
  --shut: #4cb95c; --secret: #bc8cff; --on: #0d1117; --mark: #4d4212;"""

STYLE: Final = (
    f":root {{ color-scheme: light dark; {_LIGHT} }}\n"
    f"@media (prefers-color-scheme: dark) {{ :root:not([data-theme=light]) {{ {_DARK} }} }}\n"
    f":root[data-theme=light] {{ color-scheme: light; }} :root[data-theme=dark] {{ color-scheme: dark; {_DARK} }}\n"
    """
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: 64px; }
body { margin: 0 auto; padding: 20px 24px 60px; max-width: 1440px; color: var(--ink); background: var(--paper);
  font: 14px/1.45 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
h1 { font-size: 22px; margin: 0 0 8px; } h2 { font-size: 17px; margin: 0 0 8px; }
h3 { font-size: 12px; margin: 0; color: var(--dim); font-weight: 600; }
h4 { font-size: 14px; margin: 0; }
small { color: var(--dim); font-weight: 400; font-size: 13px; }
ul { list-style: none; margin: 0; padding: 0; } p { margin: 0; }
.figures { display: flex; flex-wrap: wrap; gap: 8px 24px; color: var(--dim); margin-bottom: 12px; }
.figures b { font-size: 20px; color: var(--ink); }
.figures .everyone b { color: var(--open); } .figures .error b { color: var(--error); }
.figures .warning b { color: var(--warning); } .figures .note b { color: var(--note); }
nav { position: sticky; top: 0; z-index: 3; display: flex; flex-wrap: wrap; align-items: center; gap: 8px 14px;
  margin: 0 -24px 16px; padding: 10px 24px; background: var(--paper); border-bottom: 1px solid var(--line); }
nav input[type=search] { flex: 1 1 260px; max-width: 440px; padding: 6px 10px; color: var(--ink);
  background: var(--frame); border: 1px solid var(--line); border-radius: 6px; font: inherit; }
nav button { padding: 5px 10px; color: var(--ink); background: var(--frame); border: 1px solid var(--line);
  border-radius: 6px; font: inherit; cursor: pointer; }
nav label { cursor: pointer; } nav output { color: var(--dim); min-width: 7em; }
nav .hosts { display: flex; flex-wrap: wrap; gap: 4px 12px; } a { color: var(--note); }
:focus-visible { outline: 2px solid var(--note); outline-offset: 2px; }

.host { margin-bottom: 28px; --lanes: 0px; }
.lanes1 { --lanes: 32px; } .lanes2 { --lanes: 64px; } .lanes3 { --lanes: 96px; } .lanes4 { --lanes: 128px; }
.host > .lanes { position: relative; padding-left: var(--lanes); }
.at0 { --at: 0; } .at1 { --at: 1; } .at2 { --at: 2; } .at3 { --at: 3; }
.everyone { --hue: var(--open); } .one-address { --hue: var(--some); } .not-known { --hue: var(--unknown); }
.this-machine { --hue: var(--shut); } .nobody { --hue: var(--line); } .secret { --hue: var(--secret); }
.lane { position: absolute; top: 0; bottom: 0; left: calc(var(--at) * 32px); width: 22px; border-radius: 5px;
  background: var(--hue); }
.lane span { position: sticky; top: 76px; display: block; padding: 10px 0; writing-mode: vertical-rl; line-height: 22px;
  color: var(--on); font-size: 12px; font-weight: 700; white-space: nowrap; }
.net { margin-bottom: 10px; padding: 6px 10px 4px; background: var(--frame); border: 1px solid var(--line);
  border-radius: 8px; }
.net h3 { padding-left: calc(190px + 28px); margin-bottom: 2px; }
.tile { display: grid; grid-template-columns: 190px minmax(240px, 5fr) minmax(240px, 6fr); column-gap: 28px;
  padding: 5px 0; border-radius: 6px; }
.ports, .sides { display: flex; flex-direction: column; gap: 4px; padding-top: 4px; min-width: 0; }
.ports li, .sides li { position: relative; display: flex; height: 23px; }
.chip { position: relative; display: block; max-width: 100%; height: 23px; padding: 0 8px; line-height: 21px;
  overflow: hidden; text-overflow: ellipsis; white-space: nowrap; text-align: left; color: var(--ink);
  background: var(--paper); border: 1px solid var(--hue, var(--line)); border-radius: 5px;
  font: 12px/21px ui-monospace, "SF Mono", "DejaVu Sans Mono", monospace; }
.ports .chip { width: 100%; } button.chip { cursor: pointer; }
.nobody .chip { text-decoration: line-through; color: var(--dim); }
.ports li::before { content: ""; position: absolute; top: 11px; height: 0; border-top: 2px solid var(--hue);
  right: 100%; width: calc(var(--lanes) + 11px - var(--at) * 32px - 22px); }
.ports li.nobody::before { display: none; }
.ports li::after { content: ""; position: absolute; top: 11px; left: 100%; width: 28px;
  border-top: 2px solid var(--hue); }
.ports li.nobody::after { border-top-style: dotted; }
.sides li::before { content: ""; position: absolute; top: 11px; right: 100%; width: 28px;
  border-top: 2px solid var(--hue, var(--line)); }
.box { position: relative; z-index: 1; align-self: start; padding: 6px 10px 7px; min-width: 0; min-height: 100%;
  background: var(--paper); border: 1px solid var(--line); border-left: 5px solid var(--line); border-radius: 6px; }
.tile.error .box { border-color: var(--error); } .tile.warning .box { border-color: var(--warning); }
.tile.note .box { border-color: var(--note); }
.image, .where { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: var(--dim);
  font: 12px/1.5 ui-monospace, "SF Mono", "DejaVu Sans Mono", monospace; }
h4 { display: flex; gap: 12px; } .where { margin-left: auto; font-weight: 400; font-size: 11px; line-height: 20px; }
.also { color: var(--dim); font-size: 12px; }
summary { cursor: pointer; margin-top: 4px; color: var(--dim); font-size: 12px; }
.badge { display: inline-block; min-width: 20px; padding: 0 6px; border-radius: 10px; color: var(--on);
  font-size: 12px; line-height: 20px; text-align: center; margin-right: 3px; }
.badge.error { background: var(--error); } .badge.warning { background: var(--warning); }
.badge.note { background: var(--note); }
details ul, .others ul { margin-top: 6px; } details li, .others li { margin: 4px 0; }
li > b.error { color: var(--error); } li > b.warning { color: var(--warning); } li > b.note { color: var(--note); }
code { display: block; color: var(--dim); font-size: 12px; overflow-wrap: anywhere; }
.lit { background: var(--mark); box-shadow: 0 0 0 2px var(--hue, var(--dim)); }
@media (max-width: 860px) {
  .host > .lanes { padding-left: 0; } .lane { display: none; } .net h3 { padding-left: 0; }
  .tile { grid-template-columns: minmax(0, 1fr); row-gap: 4px; padding: 8px 0; } .box { grid-row: 1; }
  .ports li::before, .ports li::after, .sides li::before { display: none; }
  .ports .chip { width: auto; }
}
@media print { nav { display: none; } .tile { break-inside: avoid; } }
"""
)

#: Filters by words (also from the address, `#find=redis`) and switches, lights up what containers share, and takes the
#: keyboard from container to container.
SCRIPT: Final = """
const one = id => document.getElementById(id);
const tiles = [...document.querySelectorAll(".tile")];
const texts = new Map(tiles.map(tile => [tile, [tile, tile.closest(".net").querySelector("h3"),
  tile.closest(".host").querySelector("h2")].map(part => part.textContent.toLowerCase()).join(" ")]));
let shared = null;
function fits(tile) {
  const words = one("words").value.toLowerCase().split(/\\s+/).filter(Boolean);
  return words.every(word => texts.get(tile).includes(word))
    && (!one("only-open").checked || tile.classList.contains("open"))
    && (!one("only-found").checked || tile.querySelector("details") !== null)
    && (shared === null || tile.querySelector(`[data-shared="${shared}"]`) !== null);
}
function filter() {
  let count = 0;
  for (const tile of tiles) {
    tile.hidden = !fits(tile);
    count += tile.hidden ? 0 : 1;
  }
  for (const frame of document.querySelectorAll(".net, .host")) {
    frame.hidden = frame.querySelector(".tile:not([hidden])") === null;
  }
  one("shown").textContent = count === tiles.length ? "" : `${count} of ${tiles.length} shown`;
}
function fromAddress() {
  const asked = location.hash.match(/^#find=(.*)$/);
  if (asked) {
    one("words").value = decodeURIComponent(asked[1]);
    filter();
  }
}
function reset() {
  one("words").value = "";
  one("only-open").checked = one("only-found").checked = false;
  shared = null;
  filter();
}
function step(by) {
  const seen = tiles.filter(tile => !tile.hidden);
  const at = seen.indexOf(document.activeElement.closest(".tile"));
  const next = seen[at < 0 ? 0 : Math.min(seen.length - 1, Math.max(0, at + by))];
  if (next) next.focus();
}
if (tiles.length) {
  for (const id of ["words", "only-open", "only-found"]) {
    one(id).addEventListener("input", () => { shared = null; filter(); });
  }
  one("words").addEventListener("change", event => {
    history.replaceState(null, "", `#find=${encodeURIComponent(event.target.value)}`);
  });
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
  one("theme").addEventListener("click", () => {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const root = document.documentElement;
    root.dataset.theme = (root.dataset.theme ?? (dark ? "dark" : "light")) === "dark" ? "light" : "dark";
  });
  one("unfold").addEventListener("click", event => {
    const folded = [...document.querySelectorAll("details:not([open])")];
    for (const found of document.querySelectorAll("details")) found.open = folded.length > 0;
    event.target.textContent = folded.length ? "Hide all findings" : "Show all findings";
  });
  for (const chip of document.querySelectorAll("[data-shared]")) {
    const all = document.querySelectorAll(`[data-shared="${chip.dataset.shared}"]`);
    const light = on => () => all.forEach(each => each.classList.toggle("lit", on));
    for (const kind of ["mouseenter", "focus"]) chip.addEventListener(kind, light(true));
    for (const kind of ["mouseleave", "blur"]) chip.addEventListener(kind, light(false));
    chip.addEventListener("click", () => {
      shared = shared === chip.dataset.shared ? null : chip.dataset.shared;
      filter();
      chip.scrollIntoView({ block: "center" });
    });
  }
  document.addEventListener("keydown", event => {
    const typing = event.target.matches("input[type=search]");
    if (event.key === "/" && !typing) { event.preventDefault(); one("words").focus(); }
    if (event.key === "Escape") reset();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (typing || event.target.closest(".tile")) {
        event.preventDefault();
        step(event.key === "ArrowDown" ? 1 : -1);
      }
    }
  });
}
"""
