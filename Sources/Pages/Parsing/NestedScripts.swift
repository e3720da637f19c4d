/// Seals scripts that stand in a comment inside a script: `<script><!-- "<script>…</script>" --></script>`.
///
/// By HTML 5 (script data double escaped state) the inner end tag ends nothing; libxml2 takes it for the end, and the rest of the code for
/// text of the page.
enum NestedScripts {
    /// The bytes, the `/` of each inner end tag replaced by a blank.
    static func sealed(_ utf8: [UInt8]) -> [UInt8] {
        var inner: [Int] = []
        utf8.withUnsafeBufferPointer { raw in
            func find(_ needle: StaticString, _ range: Range<Int>) -> Int? {
                guard !range.isEmpty else { return nil }
                let bytes = UnsafeBufferPointer(start: needle.utf8Start, count: needle.utf8CodeUnitCount)
                return ByteSearch.first(of: bytes, in: UnsafeBufferPointer(rebasing: raw[..<range.upperBound]), from: range.lowerBound)
            }
            var start = 0
            while let script = find("<script", start..<raw.count), let end = find("</script", (script + 7)..<raw.count) {
                start = end + 8
                guard let comment = find("<!--", script..<end), find("-->", comment..<end) == nil else { continue }
                // In the open comment each script that begins also ends.
                var from = comment, ends = end
                while find("<script", from..<ends) != nil, let next = find("</script", (ends + 8)..<raw.count) {
                    inner.append(ends + 1)
                    from = ends + 8
                    ends = next
                    if find("-->", from..<ends) != nil { break }
                }
                start = max(start, from)
            }
        }
        guard !inner.isEmpty else { return utf8 }
        var bytes = utf8
        for index in inner { bytes[index] = 0x20 }
        return bytes
    }
}
