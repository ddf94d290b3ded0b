{
  images.postgres = "@image@";
  address = "@address@";
  state = "@state@";
  environment = { "@variable@" = "@value@"; };
  secret = "@secret@";
  network = "@network@";
}
