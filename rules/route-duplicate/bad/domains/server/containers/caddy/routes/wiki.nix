{
  "notes.local" = { # expect: HWC603
    reverse_proxy.to = "http://localhost:6875";
  };
}
