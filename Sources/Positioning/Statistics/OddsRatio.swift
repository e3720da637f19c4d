/// Whether two things fall together more than chance would have it.
enum OddsRatio {
    /// z of the log odds ratio of a table of four counts, half a case added to each (Haldane 1955, Anscombe 1956).
    static func z(both: Int, onlyFirst: Int, onlySecond: Int, neither: Int) -> Double {
        let a = Double(both) + 0.5
        let b = Double(onlyFirst) + 0.5
        let c = Double(onlySecond) + 0.5
        let d = Double(max(0, neither)) + 0.5
        return log(a * d / (b * c)) / (1 / a + 1 / b + 1 / c + 1 / d).squareRoot()
    }
}
