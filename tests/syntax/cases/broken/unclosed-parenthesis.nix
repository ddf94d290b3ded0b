{
  a = map (x: {
    b = 1;
  };
  c = 2;
}
