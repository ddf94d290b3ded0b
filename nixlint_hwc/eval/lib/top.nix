# Names of lib that no sub-set has.
lib:
{
  mkEUI64Suffix = lib.network.ipv6.mkEUI64Suffix;
  platforms = lib.systems.doubles;
}
