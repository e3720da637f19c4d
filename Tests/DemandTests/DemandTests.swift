// Tests of Demand.
