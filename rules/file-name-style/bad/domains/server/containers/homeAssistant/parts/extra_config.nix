{ # expect: HWC716
  name = "value";
}
