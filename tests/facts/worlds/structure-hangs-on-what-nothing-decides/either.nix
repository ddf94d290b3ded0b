# The first is assumed; of the second it is told that there may be more. One that both have is not known.
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
