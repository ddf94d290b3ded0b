# Imported, so that it stops the build. # expect: HWC001 (error)
