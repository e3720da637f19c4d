/// An HTML element's name, as far as reading a page depends on it.
enum Tag: UInt8, CaseIterable, Sendable {
    case other, custom
    case a, abbr, address, area, article, aside, audio, b, base, bdi, bdo, blockquote, body, br, button, canvas, caption, center, cite,
        code, col
    case colgroup, data, datalist, dd, del, details, dfn, dialog, dir, div, dl, dt, em, embed, fieldset, figcaption, figure, font, footer,
        form
    case frame, frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, img, input, ins, kbd, label, legend, li, link,
        main
    case map, mark, menu, meta, meter, nav, nobr, noembed, noframes, noscript, object, ol, optgroup, option, output, p, param, path,
        picture, pre
    case progress, q, s, samp, script, search, section, select, slot, small, source, span, strike, strong, style, sub, summary, sup, svg,
        symbol
    case table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt, u, ul, use, `var`, video, wbr

    /// Elements by the hash of their name.
    static let byHash: [UInt64: Tag] = {
        var table: [UInt64: Tag] = [:]
        for tag in allCases where tag != .other && tag != .custom { table[ByteHash.of("\(tag)")] = tag }
        return table
    }()

    /// Whether the element starts a new run of text.
    var breaksText: Bool {
        switch self {
        case .p, .div, .li, .ul, .ol, .td, .th, .tr, .table, .tbody, .thead, .tfoot, .caption, .h1, .h2, .h3, .h4, .h5, .h6, .section,
            .article,
            .dt, .dd, .dl, .main, .body, .blockquote, .figure, .figcaption, .details, .summary, .header, .footer, .nav, .aside, .form,
            .fieldset, .legend, .button, .br, .hr, .option, .optgroup, .select, .pre, .address, .dialog, .center, .menu, .custom, .hgroup,
            .search, .dir:
            true
        default: false
        }
    }

    /// Whether the element's contents are no text of the page.
    var isSkipped: Bool {
        switch self {
        case .script, .style, .noscript, .template, .svg, .head, .iframe, .object, .canvas, .audio, .video, .textarea, .noembed, .noframes,
            .datalist, .symbol:
            true
        default: false
        }
    }

    /// Whether HTML gives the element no contents; libxml2 lets some of them nest.
    var isVoid: Bool {
        switch self {
        case .area, .base, .br, .col, .embed, .hr, .img, .input, .link, .meta, .param, .source, .track, .wbr: true
        default: false
        }
    }

    /// Whether HTML closes an open paragraph before the element; libxml2 knows only HTML 4's list.
    var closesParagraph: Bool {
        switch self {
        case .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .fieldset, .figcaption, .figure, .footer,
            .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .main, .menu, .nav, .ol, .p, .pre, .search, .section, .table, .ul:
            true
        default: false
        }
    }

    /// 1 to 6 for h1 to h6, else 0.
    var headingLevel: Int {
        switch self {
        case .h1: 1
        case .h2: 2
        case .h3: 3
        case .h4: 4
        case .h5: 5
        case .h6: 6
        default: 0
        }
    }
}

/// An attribute that reading a page looks at; the others are not kept.
enum AttributeName: String, CaseIterable, Sendable {
    case other
    /// Not an attribute: the name of a custom element.
    case elementName = "/element"
    case `class`, id, name, content, property, itemprop, itemtype, itemscope, itemid, href, src, alt, title, type, role, hidden, style,
        value
    case lang, rel, charset, datetime, label, selected, placeholder, disabled, itemref, srcdoc, shadowrootmode, shadowroot
    case typeOf = "typeof"
    case dataRating = "data-rating"
    case dataScore = "data-score"
    case httpEquiv = "http-equiv"
    case ariaLabel = "aria-label"
    case ariaHidden = "aria-hidden"
    case ariaControls = "aria-controls"
    case dataHook = "data-hook"
    case dataComponent = "data-component"
    case dataTestid = "data-testid"
    case dataTest = "data-test"
    case dataSectionType = "data-section-type"
    case dataSectionID = "data-section-id"
    case dataBlock = "data-block"
    case dataRole = "data-role"
    case dataModule = "data-module"
    case dataComp = "data-comp"
    case dataAutomationID = "data-automation-id"
    case dataQa = "data-qa"
    case dataQaQualifier = "data-qa-qualifier"
    case dataCy = "data-cy"
    case dataAuto = "data-auto"
    case dataTestID = "data-test-id"
    case dataSrc = "data-src"
    case dataPrice = "data-price"
    case dataSku = "data-sku"
    case dataBrand = "data-brand"

    static let byHash: [UInt64: AttributeName] = {
        var table: [UInt64: AttributeName] = [:]
        for name in allCases where name != .other && name != .elementName { table[ByteHash.of(name.rawValue)] = name }
        return table
    }()

    /// Whether the value names what its element is for: classes, ids and their kin.
    var namesPurpose: Bool {
        switch self {
        case .elementName, .class, .id, .name, .itemprop, .ariaLabel, .ariaControls, .dataHook, .dataComponent, .dataTestid, .dataTest,
            .dataSectionType, .dataSectionID, .dataBlock, .dataRole, .dataModule, .dataComp, .dataAutomationID, .dataQa, .dataQaQualifier,
            .dataCy, .dataAuto, .dataTestID:
            true
        default: false
        }
    }
}
