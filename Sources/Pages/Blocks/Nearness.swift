/// How many steps above a run its nearest ancestor of each purpose and landmark lies: 0 is the run's own element, 16 none within 15.
struct Nearness {
    static let absent: UInt8 = 16
    static let width = 128

    /// By `Purpose.rawValue`, then by 64 + `Landmark.rawValue`.
    private(set) var steps = [UInt8](repeating: absent, count: width)
    /// Bits of what is there at all.
    private(set) var purposes: UInt64 = 0
    private(set) var landmarks: UInt64 = 0
    /// `PageLayout.standing` of the element in hand.
    private(set) var standing: UInt64?

    mutating func find(_ tree: DocumentTree, _ layout: PageLayout, from element: Int) {
        guard standing != layout.standing[element] else { return }
        standing = layout.standing[element]
        steps.withUnsafeMutableBufferPointer { steps in
            var left = purposes
            while left != 0 {
                steps[left.trailingZeroBitCount] = Self.absent
                left &= left - 1
            }
            left = landmarks
            while left != 0 {
                steps[64 + left.trailingZeroBitCount] = Self.absent
                left &= left - 1
            }
            purposes = 0
            landmarks = 0
            var element = element, step: UInt8 = 0
            while element >= 0 {
                var new = layout.purposes[element] & ~purposes
                purposes |= new
                while new != 0 {
                    steps[new.trailingZeroBitCount] = min(15, step)
                    new &= new - 1
                }
                new = layout.landmarks[element] & ~landmarks
                landmarks |= new
                while new != 0 {
                    steps[64 + new.trailingZeroBitCount] = min(15, step)
                    new &= new - 1
                }
                element = Int(tree.parents[element])
                if step < 15 { step += 1 }
            }
        }
    }

    @inline(__always) subscript(purpose: Purpose) -> Int { Int(steps[purpose.rawValue]) }
    @inline(__always) subscript(landmark: Landmark) -> Int { Int(steps[64 + landmark.rawValue]) }

    func within(_ limit: Int = 15, _ purposes: Purpose...) -> Bool { purposes.contains { self[$0] <= limit } }
    func within(_ limit: Int = 15, _ landmarks: Landmark...) -> Bool { landmarks.contains { self[$0] <= limit } }
}
