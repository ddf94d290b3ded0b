# Values that travel through functions, sets, lists and text.
{ lib }:
let
  mk = { image, port, ... }@args: { inherit image; ports = [ "${toString port}:80" /* argument-number */ ]; all = args; };
  made = mk { image = "postgres:16" /* argument */; port = 5432 /* argument-number */; };
  defaulted = ({ tag ? "latest" /* default */ }: tag) { };
  base = { a = "left" /* kept-by-update */; b = "lost"; };
  updated = base // { b = "right" /* update */; };
  items = [ "one" /* first */ ] ++ [ "two" /* appended */ ];
  scoped = with { inner = "scoped" /* with */; }; inner;
  rec' = rec { x = "rec" /* recursive */; y = x; };
  curried = a: b: { first = a; second = b; };
  both = curried "c1" /* curried-first */ "c2" /* curried-second */;
  functor = { __functor = self: x: self.prefix + x; prefix = "pre" /* functor */; };
in
{
  argument = made.image;
  argument-number = builtins.head made.ports;
  default = defaulted;
  kept-by-update = updated.a;
  update = updated.b;
  first = builtins.head items;
  appended = builtins.elemAt items 1;
  "with" = scoped;
  recursive = rec'.y;
  curried-first = both.first;
  curried-second = both.second;
  functor = functor "fun" /* functor */;
  mapped = builtins.head (map (x: x) [ "m" /* mapped */ ]);
  mapped-text = builtins.head (map (x: "p" /* mapped-text */ + x) [ "m" /* mapped-text */ ]);
  mapped-attrs = (builtins.mapAttrs (n: v: v.image) { web = { image = "nginx" /* mapped-attrs */; }; }).web;
  folded = builtins.foldl' (acc: x: acc + x) "s" /* folded */ [ "t" /* folded */ "u" /* folded */ ];
  filtered = builtins.head (builtins.filter (x: x != "no") [ "no" "yes" /* filtered */ ]);
  sorted = builtins.head (builtins.sort (a: b: a < b) [ "z" "a" /* sorted */ ]);
  grouped = builtins.head (builtins.groupBy (x: "g") [ "member" /* grouped */ ]).g;
  generated = builtins.elemAt (builtins.genList (i: "gen" /* generated */) 3) 2;
  conditional = if 1 < 2 then "then" /* conditional */ else "else";
  or-default = { }.missing or "fallback" /* or-default */;
  to-string = toString 80 /* to-string */;
  joined = builtins.concatStringsSep "" [ "j" /* joined */ "k" /* joined */ ];
  from-set = builtins.getAttr "a" { a = "got" /* from-set */; };
  listed = (builtins.listToAttrs [ { name = "n"; value = "v" /* listed */; } ]).n;
  closed = (lib.fix (self: { a = "fixed" /* closed */; b = self.a; })).b;
  sequence = builtins.seq 1 "seq" /* sequence */;
  tried = (builtins.tryEval "ok" /* tried */).value;
}
