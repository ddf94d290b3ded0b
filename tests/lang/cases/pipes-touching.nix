let
  f = x: "f${toString x}";
  a = { b = 1; };
in
[
  (a.b|> f)
  (f<| 2)
  (3|>f)
  ("4"|>f)
  (a.b|>
    f)
  (a . b/* */|>f)
]
