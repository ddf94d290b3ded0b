# lib.systems: the platforms that NixOS runs on.
lib:
let
  # What nixpkgs knows of, by kernel, in its order.
  systems = builtins.concatLists [
    (on "cygwin" "i686 x86_64")
    (on "darwin" "x86_64 aarch64")
    (on "freebsd" "i686 x86_64 aarch64")
    (on "genode" "aarch64 i686 x86_64")
    (on "solaris" "x86_64")
    (on "ghcjs" "javascript")
    (on "linux" "aarch64 arc armv5tel armv6l armv7a armv7l i686 loongarch64 m68k sh4 microblaze microblazeel mips mips64")
    (on "linux" "mips64el mipsel powerpc powerpc64 powerpc64le riscv32 riscv64 s390 s390x x86_64")
    (on "mmixware" "mmix")
    (on "netbsd" "aarch64 armv6l armv7a armv7l i686 m68k mipsel powerpc riscv32 riscv64 x86_64")
    (on "none" "aarch64_be aarch64 arm armv6l avr i686 microblaze microblazeel mips mips64 msp430 or1k m68k powerpc")
    (on "none" "powerpcle riscv32 riscv64 rx s390 s390x vc4 x86_64")
    (on "openbsd" "i686 x86_64")
    (on "redox" "x86_64")
    (on "wasi" "wasm64 wasm32")
    (on "windows" "aarch64 x86_64 i686")
    (on "uefi" "aarch64 x86_64")
  ];
  on = kernel: cpus: map (cpu: "${cpu}-${kernel}") (lib.splitString " " cpus);
  bigEndian = "(m68k|microblaze|mips|mips64|powerpc|powerpc64|s390|s390x|mmix|aarch64_be|or1k)-.*";
  matching = pattern: builtins.filter (system: builtins.match pattern system != null) systems;

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
  doubles = builtins.mapAttrs (_: matching) {
    all = ".*";
    linux = ".*-linux";
    darwin = ".*-darwin";
    freebsd = ".*-freebsd";
    netbsd = ".*-netbsd";
    openbsd = ".*-openbsd";
    cygwin = ".*-cygwin";
    genode = ".*-genode";
    illumos = ".*-solaris";
    redox = ".*-redox";
    wasi = ".*-wasi";
    windows = ".*-windows";
    embedded = ".*-none";
    uefi = ".*-uefi";
    js = "javascript-.*";
    mmix = "mmix-.*";
    unix = ".*-(linux|darwin|freebsd|netbsd|openbsd|cygwin|solaris|redox)";
    x86_64 = "x86_64-.*";
    i686 = "i686-.*";
    x86 = "(x86_64|i686)-.*";
    aarch64 = "aarch64(_be)?-.*";
    aarch = "(aarch64|aarch64_be|arm[a-z0-9]*)-.*";
    arm = "arm[a-z0-9]*-.*";
    armv7 = "armv7[al]-.*";
    riscv = "riscv.*";
    riscv32 = "riscv32-.*";
    riscv64 = "riscv64-.*";
    mips = "mips.*";
    power = "powerpc.*";
    microblaze = "microblaze.*";
    m68k = "m68k-.*";
    s390 = "s390x?-.*";
    s390x = "s390x-.*";
    loongarch64 = "loongarch64-.*";
    arc = "arc-.*";
    sh4 = "sh4-.*";
    or1k = "or1k-.*";
    rx = "rx-.*";
    vc4 = "vc4-.*";
    bigEndian = bigEndian;
  } // {
    none = [ ];
    # By ABI in nixpkgs: ARM and big-endian POWER have others than the rest.
    gnu =
      let
        inherit (lib.partition (system: builtins.match "(arm.*|powerpc64)-linux" system != null) (matching ".*-linux")) right wrong;
      in
      wrong ++ right;
    littleEndian = builtins.filter (system: builtins.match "avr-.*|${bigEndian}" system == null) systems;
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
