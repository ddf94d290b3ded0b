"""How the map looks and reacts: its style sheet and its script, which take nothing from the linted project."""

from __future__ import annotations

from typing import Final

STYLE: Final = """
:root { color-scheme: light dark; --ink: #1b1f24; --dim: #57606a; --paper: #ffffff; --frame: #f6f8fa; --net: #eaeef2;
  --line: #c5ccd3; --error: #c62828; --warning: #a86500; --note: #2a62b5; --open: #c62828; --some: #b26a00;
  --unknown: #6e7781; --shut: #2e7d32; --secret: #6f42c1; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --dim: #9aa4ae; --paper: #0d1117; --frame: #161b22;
  --net: #21262d; --line: #3d444d; --error: #ff7b72; --warning: #e3b341; --note: #79b8ff; --open: #ff7b72;
  --some: #e3b341; --unknown: #9aa4ae; --shut: #56d364; --secret: #bc8cff; } }
body { margin: 0 auto; padding: 16px 24px; max-width: 1320px; color: var(--ink); background: var(--paper);
  font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 22px; margin: 0; } h2 { font-size: 18px; margin: 28px 0 8px; }
h3 { font-size: 15px; margin: 16px 0 4px; }
p { margin: 4px 0 12px; color: var(--dim); }
.picture { overflow-x: auto; }
svg { display: block; font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 12px; }
svg text { fill: var(--ink); } svg .dim { fill: var(--dim); } svg .name { font-weight: 700; font-size: 13px; }
.host { fill: var(--frame); stroke: var(--line); }
.net { fill: var(--net); stroke: var(--line); stroke-dasharray: 4 3; }
.box { fill: var(--paper); stroke: var(--line); } .chip { fill: var(--paper); stroke: var(--line); }
.box.error { stroke: var(--error); stroke-width: 2.5; } .box.warning { stroke: var(--warning); stroke-width: 2.5; }
.box.note { stroke: var(--note); stroke-width: 2; }
.wire { stroke: var(--line); fill: none; stroke-width: 1.5; }
.everyone { stroke: var(--open); } .one-address { stroke: var(--some); } .not-known { stroke: var(--unknown); }
.this-machine { stroke: var(--shut); } .nobody { stroke: var(--line); stroke-dasharray: 2 3; }
.secret { stroke: var(--secret); } .lit { stroke: var(--note); stroke-width: 3; }
.bar { stroke: none; } .bar.everyone { fill: var(--open); } .bar.one-address { fill: var(--some); }
.bar.not-known { fill: var(--unknown); } .bar.this-machine { fill: var(--shut); }
svg .barname { fill: var(--paper); font-weight: 700; }
.badge.error { fill: var(--error); } .badge.warning { fill: var(--warning); } .badge.note { fill: var(--note); }
svg .count { fill: var(--paper); font-weight: 700; font-size: 11px; text-anchor: middle; }
ul { margin: 0 0 8px; padding-left: 20px; } li { margin: 2px 0; } code { font-size: 13px; color: var(--dim); }
b.error { color: var(--error); } b.warning { color: var(--warning); } b.note { color: var(--note); }
section:target { outline: 2px solid var(--note); outline-offset: 6px; }
"""

#: Lights up what containers share while the pointer is on it.
SCRIPT: Final = """
for (const chip of document.querySelectorAll("[data-shared]")) {
  const all = document.querySelectorAll(`[data-shared="${chip.dataset.shared}"] .chip`);
  chip.addEventListener("mouseenter", () => all.forEach(one => one.classList.add("lit")));
  chip.addEventListener("mouseleave", () => all.forEach(one => one.classList.remove("lit")));
}
"""
