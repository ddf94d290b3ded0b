{
  my.domain = "other.example.org"; # expect: HWC005
}
