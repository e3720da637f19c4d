/// The frame of a page that needs nothing else: its own style, no script, nothing fetched.
enum ReportPage {
    private static let policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

    static func html(title: String, @HTMLBuilder body: () -> HTML) -> String {
        let page = Tag.html(Attribute("lang", "en")) {
            Tag.head {
                Tag.meta(Attribute("charset", "utf-8"))
                Tag.meta(Attribute("name", "viewport"), Attribute("content", "width=device-width, initial-scale=1"))
                Tag.meta(Attribute("http-equiv", "Content-Security-Policy"), Attribute("content", policy))
                Tag.meta(Attribute("name", "referrer"), Attribute("content", "no-referrer"))
                Tag.title { title }
                Tag.style { ReportStyle.sheet }
            }
            Tag.body(content: body)
        }
        return "<!doctype html>\n\(page.markup)\n"
    }
}
