{ inputs, flake, ... }:
{
  local = port: inner: "127.0.0.1:${toString port}:${toString inner}";
}
