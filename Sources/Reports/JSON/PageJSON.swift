public import MarketModel

/// One page as one JSON object, as `creneau extract` prints it: fields in a fixed order, unknown ones left out.
public enum PageJSON {
    /// Appends the object of a page that was read.
    ///
    /// - Parameters:
    ///   - text: the page's main content as plain text, one block a line.
    ///   - more: appends further members to the object.
    public static func write(
        _ analyzed: AnalyzedPage, text: String, withClaims: Bool, to json: inout JSONWriter,
        more: (inout JSONWriter) -> Void = { _ in }
    ) {
        let page = analyzed.page
        json.object { json in
            json.member("source", page.source)
            json.member("id", page.id.rawValue)
            json.member("status", "ok")
            json.member("kind", page.kind.rawValue)
            if !page.kindReason.isEmpty { json.member("kindReason", page.kindReason) }
            json.member("language", page.language)
            json.member("url", page.url)
            json.member("captured", page.captured)
            json.member("observable", page.observability.isObservable)
            json.member("observableReason", page.observability.reason)
            json.member("segment", page.segment)
            write(page.product, to: &json)
            json.member("text", text)
            json.member("blocks", array: page.blocks) { write($1, to: &$0) }
            if withClaims {
                json.member("claims", array: analyzed.claims) { write($1, of: page, to: &$0) }
                json.member("demand", array: analyzed.demand) { write($1, of: page, to: &$0) }
            }
            more(&json)
        }
        json.newline()
    }

    /// Appends the object of a page that could not be read.
    public static func write(_ failure: PageFailure, to json: inout JSONWriter) {
        json.object { json in
            json.member("source", failure.source)
            json.member("status", "failed")
            json.member("failure") { json in
                json.member("code", failure.code.rawValue)
                json.member("message", failure.message)
            }
        }
        json.newline()
    }

    private static func write(_ product: ProductRecord, to json: inout JSONWriter) {
        json.member("product") { json in
            json.member("name", product.name)
            json.member("brand", product.brand)
            json.member("seller", product.seller)
            if !product.category.isEmpty { json.member("category", product.category) }
            if let price = product.price { write(price, as: "price", to: &json) }
            if let price = product.listPrice { write(price, as: "listPrice", to: &json) }
            if let size = product.size {
                json.member("size") { json in
                    json.member("value", size.value)
                    json.member("unit", size.unit)
                }
            }
            json.member("sku", product.sku)
            json.member("gtin", product.gtin)
            json.member("availability", product.availability)
            if let rating = product.rating {
                json.member("rating") { json in
                    json.member("value", rating.value)
                    json.member("count", rating.count)
                }
            }
            if !product.variants.isEmpty { json.member("variants", product.variants) }
            if !product.images.isEmpty {
                json.member("images", array: product.images) { json, image in
                    json.object { json in
                        json.member("url", image.url)
                        json.member("alt", image.alt)
                    }
                }
            }
            if !product.from.isEmpty {
                json.member("from") { json in
                    for (field, origin) in product.from.sorted(by: { $0.key < $1.key }) { json.member(field, origin) }
                }
            }
        }
    }

    private static func write(_ price: Money, as name: String, to json: inout JSONWriter) {
        json.member(name) { json in
            json.member("amount", price.amount)
            json.member("currency", price.currency)
        }
    }

    private static func write(_ block: Block, to json: inout JSONWriter) {
        json.object { json in
            json.member("zone", block.zone.rawValue)
            json.member("text", block.text)
            json.member("rating", block.rating)
            json.member("date", block.date)
            json.member("voice", block.voice)
        }
    }

    private static func write(_ claim: Claim, of page: ProductPage, to json: inout JSONWriter) {
        json.object { json in
            let block = page.blocks[claim.evidence.block]
            json.member("text", block.quote(claim.evidence.range))
            json.member("angle", claim.angle.rawValue)
            json.member("concept", claim.concept.id.rawValue)
            json.member("label", claim.concept.label)
            json.member("polarity", claim.polarity.rawValue)
            if let quantity = claim.quantity { write(quantity, to: &json) }
            json.member("zone", block.zone.rawValue)
            json.member("block", claim.evidence.block)
            json.member("start", claim.evidence.range.lowerBound)
            json.member("end", claim.evidence.range.upperBound)
            json.member("sentence", QuoteContext.sentence(around: claim.evidence.range, in: block))
            json.member("strength", JSONWriter.rounded(claim.strength))
            json.member("confidence", JSONWriter.rounded(claim.confidence))
            if !claim.also.isEmpty {
                json.member("also", array: claim.also) { json, evidence in
                    json.object { json in
                        json.member("block", evidence.block)
                        json.member("start", evidence.range.lowerBound)
                        json.member("end", evidence.range.upperBound)
                        json.member("text", page.quote(evidence))
                    }
                }
            }
        }
    }

    private static func write(_ quantity: Quantity, to json: inout JSONWriter) {
        json.member("quantity") { json in
            json.member("value", quantity.value)
            json.member("unit", quantity.unit)
            json.member("bound", quantity.bound.rawValue)
            json.member("upper", quantity.upper)
            if quantity.baseUnit != quantity.unit {
                json.member("baseValue", quantity.baseValue)
                json.member("baseUnit", quantity.baseUnit)
            }
        }
    }

    private static func write(_ mention: Statement, of page: ProductPage, to json: inout JSONWriter) {
        json.object { json in
            json.member("text", page.quote(mention.evidence))
            json.member("concept", mention.concept.id.rawValue)
            json.member("label", mention.concept.label)
            if mention.concept.polarity == .absent { json.member("polarity", mention.concept.polarity.rawValue) }
            json.member("sense", mention.sense.rawValue)
            json.member("block", mention.evidence.block)
            json.member("start", mention.evidence.range.lowerBound)
            json.member("end", mention.evidence.range.upperBound)
            json.member("confidence", JSONWriter.rounded(mention.confidence))
        }
    }
}
