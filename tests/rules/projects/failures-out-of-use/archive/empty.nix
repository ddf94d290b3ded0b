# To be written. # expect: HWC001 (note)
