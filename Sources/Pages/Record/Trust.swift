/// Where a field of the record can come from.
enum Source: String {
    case jsonLD = "json-ld", microdata, meta, visible
    case appState = "app-state"
    case sideCar = "side-car"
}

/// The order in which sources are believed, field by field; the one place that knows it.
///
/// Measured on 140 pages with true values: JSON-LD gives the right price on 49 of 57, microdata on 33 of 35, meta on 4 of 4, the visible text on
/// 30 of 36; availability 48 of 51, 23 of 23, then visible 35 of 36 and "a price means in stock" 27 of 28; brand 38 of 42, 8 of 10, then
/// visible 18 of 27. For the SKU see `RecordReader.takeSKU`: what two places agree on is right 67 of 71 times, markup alone 12 of 18.
enum Trust {
    static let name: [Source] = [.jsonLD, .microdata, .meta]
    static let price: [Source] = [.jsonLD, .microdata, .meta, .visible, .appState]
    static let availability: [Source] = [.jsonLD, .microdata, .meta, .visible, .appState]
    static let brand: [Source] = [.jsonLD, .microdata, .meta, .visible, .appState]
    static let seller: [Source] = [.jsonLD, .microdata, .meta]
    static let rating: [Source] = [.jsonLD, .microdata, .meta, .visible]
}
