let
  f = x: "f${toString x}";
  g = x: "g${x}";
  minus = a: b: a - b;
  names = { b = 2; a = 1; } |> builtins.attrNames |> map (name: "${name}!");
in
{
  into = 1 |> f |> g;
  from = g <| f <| 1;
  partial = (10 |> minus) 3;
  fromPartial = minus 10 <| 3;
  looserThanOperators = 1 + 1 |> f;
  looserThanUpdate = { a = 1; } // { b = 2; } |> builtins.attrNames;
  looserThanImplication = true -> false |> builtins.typeOf;
  implicationAsFunction = 1 |> (x: x == 1 -> false);
  inParentheses = g <| (1 |> f);
  inElse = if false then 1 else 2 |> f;
  inLambda = (x: x |> f) 4;
  inInterpolation = "<| ${1 |> f} |>";
  lazy = throw "not needed" |> (x: 5);
  lazyFrom = (x: 6) <| throw "not needed";
  filtered = [ 1 2 3 ] |> map (x: x * 2) |> builtins.filter (x: x > 2);
  failed = (throw "needed" |> (x: x + 1) |> builtins.tryEval).success;
  within = with { h = f; }; 7 |> h;
  inherit names;
}
