import Foundation
import NIOCore
import NIOHTTP1

/// What one client may cost the site: bytes, connections and time.
enum ServerLimits {
    /// Bytes of a request's head, and fields in it: browsers send less than 4 KB in about 20.
    static let largestHead = 32 << 10
    static let mostFields = 100

    /// Bytes of a body: more than any form of the site sends.
    static let largestBody = 1 << 20

    /// Bytes on the wire for one request: head and body, and whatever the parser passes over in silence.
    static let largestRequest = largestHead + largestBody + largestHead

    /// How long a connection may wait for a request to begin, and how long a head, a body and an answer may take.
    static let idle = TimeAmount.seconds(60)
    static let head = TimeAmount.seconds(10)
    static let body = TimeAmount.seconds(30)
    static let answer = TimeAmount.seconds(60)

    /// Connections at once: a browser opens six, but this machine may lend the process few descriptors.
    static var mostConnections: Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 128 }
        // Half is left to the market file, the analysis and the program's own.
        return max(8, min(128, Int(clamping: limit.rlim_cur) / 4))
    }

    static var decoder: NIOHTTPDecoderLimitConfiguration {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = largestHead
        limits.maxHeaderListSize = largestHead
        limits.maxHeaderFieldCount = mostFields
        return limits
    }
}
