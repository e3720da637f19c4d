// Tests of MarketStore.
