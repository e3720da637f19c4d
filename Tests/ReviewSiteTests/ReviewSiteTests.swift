// Tests of ReviewSite.
