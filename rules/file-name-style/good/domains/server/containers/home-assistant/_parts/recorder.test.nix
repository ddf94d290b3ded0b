{
  name = "value";
}
