/// The site's templates by name, in Mustache.
///
/// Two braces escape; three are used only for what another template made, and for the grid's cells, which escape themselves.
enum Templates {
    static let all: [String: String] = [
        "frame": frame, "failure": failure, "matrix": matrix, "cell": cell, "review": review, "concepts": concepts, "concept": concept,
        "gaps": gaps, "gap": gap, "shortlist": shortlist, "brands": brands, "pages": pages, "page": page, "search": search,
        "decisions": decisions,
        // Parts
        "claim": claim, "choices": choices, "pager": pager, "quotes": quotes, "angle": angle, "identity": identity, "stretches": stretches,
    ]
}
