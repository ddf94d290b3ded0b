{ f, a, ... }:
{
  b = a|>f;
  c = ./a|>f;
  d = a.b.or<|f;
  e = a|> f;
  g = f<|
    ./a;
  h = (f a)|>f;
  i = 1|>f;
  j = "a"|>f;
  k = a/* */|>f;
  l = a -> a|> f;
}
