{ lib, pkgs, }:
{
  a = [ (1 |> lib.add 2 |> toString) 3 ];
  b = lib.add 2 <| lib.add 3 <| 1 + 1;
  # bind looser than `->`: |> <|
  c = true -> false |> lib.id |> lib.const (true -> false) -> true;
  d = x: if x then x else 1 |> (y: y |> x);
  e = "|>" + ''
    <| ${"a" |> toString}
  '';
  f = 1 /* |> */ |> # <|
    toString;
}
