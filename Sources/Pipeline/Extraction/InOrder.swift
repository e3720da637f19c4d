/// Maps elements on several cores and hands the results over in the order of the elements.
///
/// Use it where results must not depend on the number of cores. Elements are drawn one by one, and at most `window` of them are
/// alive at once, so that memory stays bounded however many there are.
///
/// - Parameter workers: elements that are worked on at the same time.
func mapInOrder<Elements: Sequence, Result: Sendable>(
    _ elements: Elements, workers: Int, window: Int, transform: @escaping @Sendable (Elements.Element) -> Result,
    consume: (Int, Result) throws -> Void
) async throws where Elements.Element: Sendable {
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
        var iterator = elements.makeIterator(), isAtEnd = false
        var begun = 0, due = 0, running = 0
        var early: [Int: Result] = [:]
        func fill() {
            while !isAtEnd, running < workers, begun - due < window {
                guard let element = iterator.next() else {
                    isAtEnd = true
                    return
                }
                let index = begun
                group.addTask { (index, transform(element)) }
                begun += 1
                running += 1
            }
        }
        fill()
        while let (index, result) = try await group.next() {
            running -= 1
            early[index] = result
            fill()
            while let result = early.removeValue(forKey: due) {
                try consume(due, result)
                due += 1
            }
            fill()
        }
    }
}
