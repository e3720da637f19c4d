import MarketModel

/// What part of a page a run belongs to, before it is decided whether the run is kept.
enum Region: Int, CaseIterable, Sendable {
    case chrome, legal, title, overlay, question, answer, review, related, shipping, specification, price, heading, control, bullet,
        description, other

    /// The zone that a kept run gets.
    var zone: Zone {
        switch self {
        case .title: .title
        case .heading: .heading
        case .bullet: .bullet
        case .specification: .specification
        case .question: .question
        case .answer: .answer
        case .review: .review
        default: .paragraph
        }
    }
}

/// Tells a run's region by rules; the first that holds counts.
struct RegionRules {
    private let tree: DocumentTree
    private let text: PageText
    private let layout: PageLayout

    init(_ material: PageMaterial) {
        tree = material.tree
        text = material.text
        layout = material.layout
    }

    /// The region of each run.
    static func regions(_ material: PageMaterial) -> [Region] {
        let rules = RegionRules(material)
        var near = Nearness()
        return material.text.runs.enumerated().map { index, run in
            near.find(material.tree, material.layout, from: run.element)
            return rules.region(of: index, near: near)
        }
    }

    /// - Parameter near: the ancestors of run `index`.
    func region(of index: Int, near: Nearness) -> Region {
        let run = text.runs[index]
        let fromTitle = layout.titleRun.map { layout.wordsBefore[index] - layout.wordsBefore[$0] }
        let position = Float(layout.wordsBefore[index]) / Float(max(1, layout.totalWords))
        let heading = headingCues(layout.heading[index], index), big = headingCues(layout.bigHeading[index], index)
        let isHeading = layout.headingLevels[index] > 0
        let section = Int(layout.section[index])
        let sectionLinks = Float(layout.sectionLinkWords[section]) / Float(max(1, layout.sectionWords[section]))

        func says(_ cue: TextCue) -> Bool { run.cues & cue.bit != 0 }
        func under(_ cue: TextCue, _ words: Int) -> Bool { heading.cues & cue.bit != 0 && heading.distance < words }
        func underBig(_ cue: TextCue, _ words: Int) -> Bool { big.cues & cue.bit != 0 && big.distance < words }

        if near.within(15, .footer, .roleContentinfo) || near[Purpose.footer] <= 15 && position > 0.5 {
            return says(.copyright) || says(.terms) && run.count > 20 ? .legal : .chrome
        }
        if near[Purpose.cookie] <= 15 { return .legal }
        if near.within(15, Landmark.nav, .roleNavigation, .roleBanner, .roleSearch, .roleMenu) { return .chrome }
        if near[Landmark.header] <= 15, (fromTitle ?? 0) < 0 || layout.titleRun == nil { return .chrome }
        if near[Landmark.h1] <= 2 || index == layout.titleRun { return .title }
        if near.within(15, Landmark.dialog, .roleDialog) || near[Purpose.cart] <= 8 && near[Purpose.drawer] <= 15
            || near[Purpose.modal] <= 10
        {
            return .overlay
        }
        if near[Purpose.faq] <= 15 || under(.faqHeading, 400)
            || underBig(.faqHeading, 1500) && heading.cues & TextCue.reviewHeading.bit == 0
        {
            return text.contents(of: run).last == UInt8(ascii: "?") ? .question : .answer
        }
        if near[Purpose.itempropReview] < 16 || near[Purpose.review] <= 12 || underBig(.reviewHeading, 2000) || under(.reviewHeading, 400)
            || says(.verified) && run.count < 12 && near[Purpose.qa] <= 15
        {
            return .review
        }
        if Self.isBesideTheProduct(run, layout) { return run.characters.isMachineText ? .control : .related }
        if near[Purpose.related] <= 12 || under(.relatedHeading, 100_000) && sectionLinks > 0.3
            || underBig(.relatedHeading, 100_000) && sectionLinks > 0.3
        {
            return .related
        }
        if near[Purpose.legal] <= 10 || says(.copyright) || under(.legalHeading, 300)
            || says(.terms) && run.count > 25 && !says(.price) && position > 0.7
        {
            return .legal
        }
        if near[Purpose.ship] <= 6 || under(.shippingHeading, 200) { return .shipping }
        if near.within(5, Landmark.table, .definitions) || near[Purpose.spec] <= 7 && run.count <= 40
            || under(.specificationHeading, 300) && run.count <= 25 && !isHeading
        {
            return .specification
        }
        if says(.price), run.count <= 12 { return .price }
        if isHeading { return .heading }
        if near.within(4, Landmark.select, .roleOption) || near[Purpose.variant] <= 5 && run.count <= 8
            || near.within(3, Landmark.button, .label)
        {
            return .control
        }
        if near[Landmark.item] <= 3 && run.linkDensity < 0.5 && run.count >= 2 || says(.lead) || beginsWithPictograph(run) {
            return .bullet
        }
        if run.count >= 8, run.linkDensity < 0.4 { return .description }
        return .other
    }

    /// Whether no reader would copy the run, whatever else speaks for it: text for machines, or what stands under a heading such as
    /// "Similar items".
    static func isBesideTheProduct(_ run: PageText.Run, _ layout: PageLayout) -> Bool {
        run.characters.isMachineText || layout.headed[run.element] & TextCue.otherProductsHeading.bit != 0
    }

    /// Whether a picture character marks the line as an item of a list: "🍃 BPA-free".
    private func beginsWithPictograph(_ run: PageText.Run) -> Bool {
        guard (2...40).contains(run.count), run.linkDensity < 0.5, let first = text.bytes[run.text].first, first == 0xF0 || first == 0xE2,
            let scalar = String(decoding: text.bytes[run.text].prefix(4), as: UTF8.self).unicodeScalars.first
        else { return false }
        switch scalar.value {
        case 0x1F300...0x1FAFF, 0x2600...0x2604, 0x260E...0x27BF, 0x25A0...0x25FF, 0x2B1B...0x2B1C: return true
        default: return false
        }
    }

    /// Subjects of the heading above a run, and how many words lie between; a heading is not under itself.
    private func headingCues(_ heading: Int32, _ index: Int) -> (cues: UInt64, distance: Int) {
        guard heading >= 0 else { return (0, Int.max) }
        return (text.runs[Int(heading)].cues, layout.wordsBefore[index] - layout.wordsBefore[Int(heading)])
    }
}
