{ a, lib }:
let inherit (lib) x y; in
{ inherit a; inherit (lib.attrs) "b c" d; inherit; }
