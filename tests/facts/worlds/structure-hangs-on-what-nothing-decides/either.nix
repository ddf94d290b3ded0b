# The first is assumed; the second is judged on no host, and it is told that there may be more. One that both have is not known.
{ ... }:
{
  virtualisation.oci-containers.containers =
    if builtins.getEnv "HOST" == "server" then
      {
        first.image = "example.org/first:1";
        both.image = "example.org/both:1";
      }
    else
      {
        second.image = "example.org/second:1";
        both.image = "example.org/both:2";
      };
}
