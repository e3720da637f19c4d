// Code that is compiled for libFuzzer calls these at its comparisons. Here they count; every loop makes at least one a turn.
#include "CSteps.h"

static _Thread_local uint64_t steps;

uint64_t creneau_steps(void) { return steps; }

#define COUNTS(name, ...) void __sanitizer_cov_##name(__VA_ARGS__) { steps++; }
COUNTS(trace_cmp1, uint8_t a, uint8_t b)
COUNTS(trace_cmp2, uint16_t a, uint16_t b)
COUNTS(trace_cmp4, uint32_t a, uint32_t b)
COUNTS(trace_cmp8, uint64_t a, uint64_t b)
COUNTS(trace_const_cmp1, uint8_t a, uint8_t b)
COUNTS(trace_const_cmp2, uint16_t a, uint16_t b)
COUNTS(trace_const_cmp4, uint32_t a, uint32_t b)
COUNTS(trace_const_cmp8, uint64_t a, uint64_t b)
COUNTS(trace_switch, uint64_t value, uint64_t *cases)
COUNTS(trace_div4, uint32_t value)
COUNTS(trace_div8, uint64_t value)
COUNTS(trace_gep, uintptr_t index)
COUNTS(trace_pc_indir, uintptr_t callee)
void __sanitizer_cov_8bit_counters_init(uint8_t *start, uint8_t *end) {}
void __sanitizer_cov_pcs_init(const uintptr_t *start, const uintptr_t *end) {}

_Thread_local uintptr_t __sancov_lowest_stack;
