internal import Lexicons
internal import MarketModel

extension Ground {
    /// worth = (wanting + ½ context) × sure × unhappy × free × particular × factor, in voices.
    ///
    /// Each voice counts by how sure its words were read, in all parts: on seven labelled markets, read without their labels, that brought
    /// 20 of 56 analysts' positions into the first ten instead of 17. unhappy = (w + x + 1) ÷ (w + x + p + 2), a share of voices that is drawn towards a half; free = 1 − held × (1 − w ÷ (w + p + 1)): a
    /// promise that customers contradict gives its ground back; particular = 1 − markets that want it ÷ (markets + 1), by
    /// `generic-wants.tsv`. The formula and its constants were chosen on four labelled markets and tested on two more; see `Settings`.
    ///
    /// - Parameter isParticular: whether wants of every market sink; not so on the card that pools them.
    func worth(_ row: LedgerRow, isParticular: Bool = true) -> Gap.Worth {
        let w = row.sureWanting, x = row.sureContext, p = row.surePraise
        let unhappy = (w + x + 1) / (w + x + p + 2)
        let free = 1 - row.share * (1 - w / (w + p + 1))
        let particular = isParticular ? particular(row) : 1
        let factor = (isLone(row) ? settings.loneHolder : 1) * (isUnproven(row) ? settings.withoutFigure : 1)
        let value =
            (w + settings.contextVoice * x) * power(unhappy, settings.unhappyPower) * power(free, settings.freePower)
            * power(particular, settings.particularPower) * factor
        return Gap.Worth(
            value: value, wanting: row.wanting, context: row.context, praise: row.praise, sure: sureness(row), unhappy: unhappy,
            held: row.share, free: free, particular: particular, factor: factor)
    }

    /// The share of a row's wanting and context that is left when each voice counts by its confidence, 0 to 1.
    func sureness(_ row: LedgerRow) -> Double {
        let voices = Double(row.wanting) + settings.contextVoice * Double(row.context)
        return voices == 0 ? 1 : (row.sureWanting + settings.contextVoice * row.sureContext) / voices
    }

    /// How much of a want is this market's own, by how many labelled markets want it.
    func particular(_ row: LedgerRow) -> Double {
        let generic = words.generic
        let most = row.ids.map { generic.count($0, label: row.concept.label) }.max() ?? 0
        return 1 - Double(most) / Double(generic.total + 1)
    }

    /// The worth of a scene: (2 × complaints + requests + context + ½ praise) × (1 − held) × (1 − share of pages with its rarest word)².
    func sceneWorth(_ row: LedgerRow) -> Gap.Worth {
        let failing = row.sure([.complaint]), neutral = row.sure([.request, .context]), praise = row.sure([.praise])
        let voices = settings.sceneFailing * failing + neutral + settings.scenePraise * praise
        let free = 1 - row.share
        let unsaid = power(1 - shared.copy.share(telling(row)), settings.sceneWords)
        let w = row.sureWanting, x = row.sureContext, p = row.surePraise
        return Gap.Worth(
            value: voices * free * unsaid, wanting: row.wanting, context: row.context, praise: row.praise, sure: sureness(row),
            unhappy: (w + x + 1) / (w + x + p + 2), held: row.share, free: free, particular: 1, factor: unsaid)
    }
}

/// x to the power y, for x from 0.
func power(_ x: Double, _ y: Double) -> Double { y == 1 ? x : x <= 0 ? (y == 0 ? 1 : 0) : exp(y * log(x)) }
