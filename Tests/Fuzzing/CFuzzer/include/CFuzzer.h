/// libFuzzer's driver, which the fuzzing build links: calls `one` with inputs until told to stop.
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*one)(const uint8_t *data, size_t size));
