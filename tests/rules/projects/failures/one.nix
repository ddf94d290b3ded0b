{
  my.domain = "one.example.org";
}
