/// Comparisons that instrumented code has made so far: a measure of work that no clock and no other program disturbs.
#include <stdint.h>

uint64_t creneau_steps(void);
