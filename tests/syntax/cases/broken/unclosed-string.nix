{
  a = "foo;
  b = "bar";
  c = 1;
}
