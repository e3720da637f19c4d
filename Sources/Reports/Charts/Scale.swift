/// Steps of an axis that people count in: 1, 2 and 5 times a power of ten.
enum Scale {
    /// Round values inside a range, about `count` of them.
    static func steps(_ range: ClosedRange<Double>, count: Int = 5) -> [Double] {
        let span = range.upperBound - range.lowerBound
        guard span > 0, span.isFinite, count > 0 else { return [range.lowerBound] }
        var step = power(of: span / Double(count))
        for factor in [2.0, 2.5, 2.0] where span / step > Double(count) + 1 { step *= factor }
        let first = (range.lowerBound / step).rounded(.up)
        return (0..<64).lazy.map { (first + Double($0)) * step }.prefix { $0 <= range.upperBound + step * 1e-9 }.map { $0 }
    }

    /// 1, 2 and 5 times the powers of ten inside a range of positive numbers; with less than three, round steps.
    static func logarithmicSteps(_ range: ClosedRange<Double>) -> [Double] {
        guard range.lowerBound > 0 else { return steps(range) }
        var found: [Double] = [], decade = power(of: range.lowerBound)
        while decade <= range.upperBound, found.count < 64 {
            for factor in [1.0, 2, 5] where range.contains(decade * factor) { found.append(decade * factor) }
            decade *= 10
        }
        return found.count >= 3 ? found : steps(range)
    }

    /// The power of ten at or below a positive number.
    static func power(of value: Double) -> Double {
        guard value > 0, value.isFinite else { return 1 }
        var power = 1.0
        while power > value { power /= 10 }
        while power * 10 <= value { power *= 10 }
        return power
    }

    /// Natural logarithm of a positive number: exponent and mantissa apart, then the series of the area tangent, to 1e-12.
    static func logarithm(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return 0 }
        let mantissa = value.significand, ratio = (mantissa - 1) / (mantissa + 1)
        var sum = 0.0, term = ratio
        for k in stride(from: 1.0, through: 31, by: 2) {
            sum += term / k
            term *= ratio * ratio
        }
        return Double(value.exponent) * 0.6931471805599453 + 2 * sum
    }
}
