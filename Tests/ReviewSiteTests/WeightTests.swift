import MarketModel
import Testing

@testable import ReviewSite

/// A market of 200 brands x 2,000 concepts opens and scrolls well.
@Suite struct WeightTests {
    @Test func aWideMarketIsServedInSmallPages() async throws {
        let visitor = try Visitor(SampleMarket.wide(brands: 200, concepts: 2000, perBrand: 60))
        _ = try await visitor.site.analyses.current()
        let clock = ContinuousClock()
        for target in ["/", "/?p=20&b=3", "/?angle=user&b=5", "/concepts", "/review", "/brands", "/pages", "/gaps", "/decisions"] {
            var size = 0
            let time = try await clock.measure {
                let page = try await visitor.get(target)
                #expect(page.status == 200)
                size = page.response.body.count
            }
            print("\(target): \(size / 1000) kB in \(time)")
            #expect(size < 2_000_000)
            #expect(time < .milliseconds(isOptimized ? 300 : 10_000), "\(target)")
        }
    }

    private var isOptimized: Bool {
        var optimized = true
        assert(
            {
                optimized = false
                return true
            }())
        return optimized
    }
}
