({
  a,
  b ? 2,
  ...
}@all:
[ a b (all.c or null) ]) { a = 1; c = 3; }
