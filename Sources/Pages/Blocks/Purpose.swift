/// What the classes, ids and kindred attributes of an element say it is for.
enum Purpose: Int, CaseIterable, Sendable {
    case nav, footer, header, crumb, review, qa, related, modal, drawer, cart, cookie, legal, news, social, login, desc, feature, detail,
        spec, faq
    case tab, accordion, price, variant, buy, avail, ship, gallery, title, product, content, search, hidden, sizeGuide, lang, alert, card,
        hero
    case cta, store, summary, post, author, paging
    // What attributes state outright.
    case hiddenAttribute, ariaHidden, displayNone, itempropDescription, itempropReview, itemprop, productScope

    var bit: UInt64 { 1 << UInt64(rawValue) }

    /// Cases that words of attributes name; they come first.
    static let named = words.count

    /// Bits of the purposes, and above them those of `RecordCue`: both are read in one pass.
    static let andRecordPatterns = PatternSet(words + RecordCue.words)

    /// Words and parts of words, in the order of the cases.
    private static let words = [
        "nav|menu|topbar|gnb", "footer", "header|masthead", "crumb",
        " review|reviews| rating|ratings|testimonial|yotpo|bazaar| bv|stamped|okendo|trustpilot|judgeme|jdgm|loox|turnto|powerreview| pr |ugc|feedback| star | stars ",
        "comment|question|answer| qa |qna",
        "related|recommend|upsell|cross sell|crosssell|similar| also |recently|product card|product tile|product item|productcard| rec | recs |suggest|complete the|sponsor|product grid|bundle|frequently|product list|card wrapper|collection item|you may",
        "modal|popup|pop up|dialog|overlay|lightbox|tooltip|popover| layer ",
        "drawer|flyout|off canvas|offcanvas|sidebar|side cart|side bar",
        " cart|basket|mini cart|minicart|checkout| bag ", "cookie|consent|onetrust|gdpr|ccpa|truste|optanon",
        "legal|privacy|terms|disclaim|footnote|policy|copyright",
        "newsletter|subscri|sign up|signup|announcement|promo|banner|marketing|klaviyo|email|attentive", "share|social|follow|instagram",
        "log in|login|sign in|signin|account|wish list|wishlist|favourite|favorite|register",
        "desc|about|overview|story| rte |prose|wysiwyg|rich text|richtext|editorial|besch|omschrij|opis",
        "feature|highlight|benefit|bullet",
        "detail| info|information", "spec|attribute|additional|tech|dimension", "faq", " tab|tabpanel|tabcontent",
        "accordion|collaps|disclosure|expand|toggle|dropdown", "price|offer|amount| cost|msrp|savings|discount|preis|prix|prezzo|precio",
        "variant|swatch|option| size|color|colour|select|quantity| qty", "add to|addto| buy|purchase|product form| atc | order",
        "stock|avail|inventory",
        "shipping|delivery|return|warranty|guarantee|pick up|pickup|fulfil",
        "gallery|media|image|slide|carousel|swiper|slick|thumb|zoom|video", "title|heading|headline| name", "product| pdp| prod ",
        "content| main | body |article|section", "search|filter| sort|facet",
        "hidden|sr only|visually|invisible|screen reader|offscreen| hide |d none",
        "size guide|sizeguide|size chart|sizechart|sizing", "lang|country|locale|currency|region| geo",
        "error|alert|message|notif|toast|warning|loading|skeleton|placeholder", " card|cards| tile|tiles| grid| item", "hero|jumbotron",
        "btn|button| cta |link",
        "store|location|seller|vendor|brand", "summary|purchase|buy box|buybox|right col|center col",
        "post|entry|thread|reply|message body|blog",
        "author|byline|user|profile|avatar| date| time", "pagination|pager|load more|see more",
    ]
}

/// Kinds of elements, by tag or by role.
enum Landmark: Int, CaseIterable, Sendable {
    case nav, header, footer, aside, main, article, section, form, dialog, list, item, table, cell, definitions, paragraph, h1, h23, h456,
        link
    case button, select, label, figure, details, summary, span, quote, strong, pre, fieldset, small, custom
    case roleNavigation, roleBanner, roleContentinfo, roleDialog, roleTabpanel, roleTab, roleSearch, roleComplementary, roleMain, roleRegion
    case roleButton, roleAlert, roleMenu, roleListitem, roleOption, roleHeading

    var bit: UInt64 { 1 << UInt64(rawValue) }

    init?(tag: Tag) {
        switch tag {
        case .nav: self = .nav
        case .header: self = .header
        case .footer: self = .footer
        case .aside: self = .aside
        case .main: self = .main
        case .article: self = .article
        case .section: self = .section
        case .form: self = .form
        case .dialog: self = .dialog
        case .ul, .ol: self = .list
        case .li: self = .item
        case .table: self = .table
        case .td, .th: self = .cell
        case .dl, .dt, .dd: self = .definitions
        case .p: self = .paragraph
        case .h1: self = .h1
        case .h2, .h3: self = .h23
        case .h4, .h5, .h6: self = .h456
        case .a: self = .link
        case .button: self = .button
        case .select, .option: self = .select
        case .label: self = .label
        case .figure: self = .figure
        case .details: self = .details
        case .summary: self = .summary
        case .span: self = .span
        case .blockquote: self = .quote
        case .strong, .b: self = .strong
        case .pre, .code: self = .pre
        case .fieldset: self = .fieldset
        case .small: self = .small
        case .custom: self = .custom
        default: return nil
        }
    }

    private static let roles: [UInt64: Landmark] = {
        let table: [(String, Landmark)] = [
            ("navigation", .roleNavigation), ("banner", .roleBanner), ("contentinfo", .roleContentinfo), ("dialog", .roleDialog),
            ("alertdialog", .roleDialog), ("tabpanel", .roleTabpanel), ("tab", .roleTab), ("search", .roleSearch),
            ("complementary", .roleComplementary), ("main", .roleMain), ("region", .roleRegion), ("button", .roleButton),
            ("alert", .roleAlert),
            ("status", .roleAlert), ("menu", .roleMenu), ("menuitem", .roleMenu), ("listitem", .roleListitem), ("option", .roleOption),
            ("radio", .roleOption), ("heading", .roleHeading),
        ]
        return Dictionary(table.map { (ByteHash.of($0.0), $0.1) }, uniquingKeysWith: { first, _ in first })
    }()

    init?(role: ArraySlice<UInt8>) {
        var hash = ByteHash()
        for byte in role where byte > 0x20 { hash.add(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) }
        guard let landmark = Self.roles[hash.value] else { return nil }
        self = landmark
    }
}
