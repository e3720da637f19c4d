#include "CFuzzer.h"

// libFuzzer brings a `main` of its own, which calls this; ours stands before it, and hands another function to the driver.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return 0; }
