{ boot.initrd.availableKernelModules = [ "virtio_pci" ]; }
