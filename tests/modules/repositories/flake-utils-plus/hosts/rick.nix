{ isVm, lib, ... }: { services.qemuGuest.enable = isVm; }
