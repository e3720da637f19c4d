import Mustache

/// What a template is filled with.
typealias Fields = [String: Any]

/// Renders the site's templates, all of them with `SafeHTML` escaping.
struct Renderer: Sendable {
    private let library: MustacheLibrary

    init() {
        MustacheContentTypes.register(SafeHTML(), named: SafeHTML.name)
        var templates: [String: MustacheTemplate] = [:]
        for (name, source) in Templates.all {
            do {
                templates[name] = try MustacheTemplate(string: "{{% CONTENT_TYPE:\(SafeHTML.name)}}" + source)
            } catch {
                preconditionFailure("template \(name): \(error)")
            }
        }
        library = MustacheLibrary(templates: templates)
    }

    func render(_ template: String, _ fields: Fields) -> String {
        library.render(fields, withTemplate: template) ?? ""
    }

    /// A page in the site's frame around content that is markup already.
    func page(content: String, title: String, frame: Fields) -> String {
        var all = frame
        all["title"] = title
        all["content"] = content
        return render("frame", all)
    }

    /// A page in the site's frame.
    func page(_ template: String, title: String, frame: Fields, _ fields: Fields) -> String {
        var all = frame.merging(fields) { $1 }
        all["title"] = title
        all["content"] = render(template, all)
        return render("frame", all)
    }
}

/// Fields without those that are not there, so that a template's sections are skipped for them.
func given(_ pairs: KeyValuePairs<String, Any?>) -> Fields {
    var fields: Fields = [:]
    for (name, value) in pairs { if let value { fields[name] = value } }
    return fields
}

extension Double {
    /// A share as whole per cent: "62 %".
    var percent: String { "\(Int((self * 100).rounded())) %" }

    /// 0 to 1 as a whole number up to 100.
    var hundredths: Int { Int((Swift.max(0, Swift.min(1, self)) * 100).rounded()) }

    /// At most two decimals, without a tail of zeros.
    var short: String {
        guard self.isFinite, abs(self) < 1e15 else { return "\(self)" }
        let hundred = (self * 100).rounded()
        if hundred.truncatingRemainder(dividingBy: 100) == 0 { return "\(Int(hundred / 100))" }
        if hundred.truncatingRemainder(dividingBy: 10) == 0 {
            return "\(Int(hundred / 10) < 0 ? "-" : "")\(abs(Int(hundred / 10)) / 10).\(abs(Int(hundred / 10)) % 10)"
        }
        let cents = abs(Int(hundred))
        return "\(hundred < 0 ? "-" : "")\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
    }
}

/// "1 page", "3 pages".
func count(_ number: Int, _ one: String, _ many: String? = nil) -> String { "\(number) \(number == 1 ? one : many ?? one + "s")" }
