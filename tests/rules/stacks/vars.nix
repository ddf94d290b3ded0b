{
  domain = "example.org";
  uid = "1001";
  gid = "991";
  tz = "Europe/Paris";
  data = "/tank/apps";
  lan = "192.168.10.5";
  tailnet = "100.80.1.2";
}
