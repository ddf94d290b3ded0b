{ # a comment up to a lone carriage return  a = 1;
  b = "x
yz";
}
