# lib.systems: the platforms that NixOS runs on.
lib:
let
  linux = map (cpu: "${cpu}-linux") [
    "aarch64" "arc" "armv5tel" "armv6l" "armv7a" "armv7l" "i686" "loongarch64" "m68k" "sh4" "microblaze" "microblazeel"
    "mips" "mips64" "mips64el" "mipsel" "powerpc" "powerpc64" "powerpc64le" "riscv32" "riscv64" "s390" "s390x" "x86_64"
  ];
  darwin = [ "x86_64-darwin" "aarch64-darwin" ];
  freebsd = [ "aarch64-freebsd" "i686-freebsd" "x86_64-freebsd" ];
  starting = prefix: builtins.filter (lib.hasPrefix prefix) (linux ++ darwin ++ freebsd);

  cpuOf = system: builtins.head (lib.splitString "-" system);
  kernelOf = system: lib.last (lib.splitString "-" system);
  bits = cpu: if builtins.match ".*64.*|s390x" cpu != null then 64 else 32;
  uname = { linux = "Linux"; darwin = "Darwin"; freebsd = "FreeBSD"; };
  elaborated =
    given:
    let
      attributes = lib.systems.systemToAttrs given;
      system = attributes.system or (throw "lib.systems.elaborate: only systems by name are modelled");
      cpu = cpuOf system;
      kernel = kernelOf system;
      isLinux = kernel == "linux";
      isDarwin = kernel == "darwin";
      family = { i686 = "x86"; x86_64 = "x86"; aarch64 = "arm"; armv6l = "arm"; armv7l = "arm"; }.${cpu} or cpu;
    in
    {
      inherit system isLinux isDarwin;
      config = if isDarwin then "${if cpu == "aarch64" then "arm64" else cpu}-apple-darwin" else "${cpu}-unknown-${kernel}${lib.optionalString isLinux "-gnu"}";
      isUnix = true;
      isFreeBSD = kernel == "freebsd";
      isx86_64 = cpu == "x86_64";
      isx86_32 = cpu == "i686";
      isi686 = cpu == "i686";
      isx86 = family == "x86";
      isAarch64 = cpu == "aarch64";
      isAarch32 = family == "arm" && bits cpu == 32;
      isAarch = family == "arm";
      isRiscV64 = cpu == "riscv64";
      is64bit = bits cpu == 64;
      is32bit = bits cpu == 32;
      isGnu = isLinux;
      isMusl = false;
      isStatic = false;
      isWindows = false;
      isBSD = isDarwin || kernel == "freebsd";
      hasSharedLibraries = true;
      libc = if isDarwin then "libSystem" else if isLinux then "glibc" else "fblibc";
      linuxArch = { aarch64 = "arm64"; i686 = "i386"; armv6l = "arm"; armv7l = "arm"; riscv64 = "riscv"; }.${cpu} or cpu;
      qemuArch = { i686 = "i386"; armv6l = "arm"; armv7l = "arm"; }.${cpu} or cpu;
      darwinArch = if cpu == "aarch64" then "arm64" else cpu;
      uname = { system = uname.${kernel}; processor = if isDarwin && cpu == "aarch64" then "arm64" else cpu; release = null; };
      parsed = {
        _type = "system";
        cpu = { _type = "cpu-type"; name = cpu; bits = bits cpu; inherit family; };
        kernel = { _type = "kernel"; name = kernel; };
        vendor = { _type = "vendor"; name = if isDarwin then "apple" else if isLinux && family == "x86" then "pc" else "unknown"; };
        abi = { _type = "abi"; name = if isLinux then "gnu" else "unknown"; };
      };
    }
    // attributes;
in
{
  doubles = {
    inherit linux darwin freebsd;
    all = linux ++ darwin ++ freebsd;
    unix = linux ++ darwin ++ freebsd;
    gnu = linux;
    none = [ ];
    x86_64 = starting "x86_64-";
    i686 = starting "i686-";
    x86 = starting "i686-" ++ starting "x86_64-";
    aarch64 = starting "aarch64-";
    arm = starting "armv";
    aarch = starting "armv" ++ starting "aarch64-";
    riscv64 = starting "riscv64-";
  };
  flakeExposed = [
    "x86_64-linux" "aarch64-linux" "x86_64-darwin" "armv6l-linux" "armv7l-linux" "i686-linux" "aarch64-darwin"
    "powerpc64le-linux" "riscv64-linux" "x86_64-freebsd"
  ];
  systemToAttrs = given: if builtins.isAttrs given then given else { system = given; };
  elaborate = elaborated;
  equals = first: second: first.system == second.system;
  functionNames = [ "canExecute" "emulator" "emulatorAvailable" "staticEmulatorAvailable" ];
}
