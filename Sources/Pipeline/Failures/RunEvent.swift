public import MarketModel

/// What happens during a run, for whoever watches it; results never travel this way.
public enum RunEvent: Sendable {
    /// `total` is `nil` while it is not known how much there is.
    case progress(done: Int, total: Int?, what: String)
    case failed(PageFailure)
    /// Something that the user should change.
    case warning(String)
    case note(String)
    case detail(String)
}

public typealias RunObserver = (RunEvent) -> Void
