{ config, ... }:
{
  "books.example.org".reverse_proxy.to = "http://192.168.1.20:9999";
  "books.lan".reverse_proxy.to = "http://localhost:${toString config.unheard-of.port}";
  "radio.lan".reverse_proxy.to = "http://localhost:1234";
}
