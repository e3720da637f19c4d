// Tests of Positioning.
