// Tests of Claims.
