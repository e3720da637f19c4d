/// Guesses the encoding of bytes that are no UTF-8 and name none: which alphabet's letters they would be.
///
/// In the Latin encodings a byte above 0x7F stands alone among ASCII letters; where most stand in rows, the text is in another alphabet, or in
/// pairs of bytes. Pairs are decoded in each encoding that fits without an error, and the one wins whose text looks most like its language:
/// kana, Hangul, or the commonest Chinese characters. Single bytes are told apart by the commonest letters of each alphabet.
enum EncodingGuess {
    /// Bytes that are looked at: the ends of what is longer add nothing.
    private static let most = 1 << 17
    /// Bytes above 0x7F below which nothing can be told.
    private static let least = 24

    /// - Returns: a name that the converter knows; `nil` for a Latin text, or when it cannot be told.
    static func name(_ bytes: [UInt8]) -> String? {
        var high = 0, inRows = 0, at = 0
        let sample = Array(bytes.prefix(most))
        while at < sample.count {
            guard sample[at] >= 0x80 else {
                at += 1
                continue
            }
            var end = at
            while end < sample.count, sample[end] >= 0x80 { end += 1 }
            high += end - at
            if end - at >= 3 { inRows += end - at }
            at = end
        }
        guard high >= least else { return nil }
        // The trail byte of Shift-JIS, GBK and Big5 may be ASCII, so rows are shorter there.
        if let name = doubleByte(sample, high: high) { return name }
        guard inRows * 10 >= high * 6 else { return nil }
        return singleByte(sample, high: high)
    }

    // MARK: Pairs of bytes

    private static func doubleByte(_ bytes: [UInt8], high: Int) -> String? {
        var best: (name: String, score: Double)?
        // A cut through a pair at the end of the sample is no error of the page.
        let whole = bytes.prefix(bytes.count - (bytes.count == most ? bytes.reversed().prefix { $0 >= 0x80 }.count : 0))
        for name in ["EUC-JP", "CP932", "CP949", "GB18030", "BIG5-HKSCS"] {
            guard let utf8 = TextEncoding.strictly(Array(whole), from: name) else { continue }
            let score = score(String(decoding: utf8, as: UTF8.self))
            if score > best?.score ?? 0.12 { best = (name, score) }
        }
        return best?.name
    }

    /// Common characters of Chinese texts, simplified and traditional.
    private static let commonHan: Set<Unicode.Scalar> = Set(
        "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏兴价這個來說們為時會後對過學還發開無經動長樣現將與進實點種聲話電門東場師書員難數車應親務"
            .unicodeScalars)

    /// Common syllables of Korean texts: pairs of another encoding make rare ones.
    private static let commonHangul: Set<Unicode.Scalar> = Set(
        "이다는을를의에가은하고지로기있해사도한어나시자리인그아수여부정보서스으대과전제일들것장구동상만원성우비안조주라모무니개신용당실면공세까된게위와생국소연중경화간했없었던되할같문물등때마분회입방계적요러려두드트년월오래미치단내선행관발품버터바체급배재반명외금불입니습합열쪽손받침올놓따르뚜껑볼작위"
            .unicodeScalars)

    /// The share of letters beyond ASCII that speak for a language: 0 to 1.
    private static func score(_ text: String) -> Double {
        var total = 0, telling = 0.0
        for scalar in text.unicodeScalars where scalar.value >= 0x80 {
            total += 1
            switch scalar.value {
            case 0x3041...0x3096, 0x30A1...0x30FC: telling += 1
            case 0xAC00...0xD7A3: if commonHangul.contains(scalar) { telling += 1 }
            case 0x3001, 0x3002, 0xFF0C, 0xFF01, 0xFF1A: telling += 0.6
            // Half-width kana are what other encodings' pairs turn into.
            case 0xFF61...0xFF9F: telling -= 1
            case 0xE000...0xF8FF: telling -= 2
            default: if commonHan.contains(scalar) { telling += 0.8 }
            }
        }
        return total >= least / 3 ? telling / Double(total) : 0
    }

    // MARK: Single bytes

    /// The commonest letters of an alphabet in one encoding, and how its words begin and go on.
    private struct Alphabet {
        let name: String
        /// The lower-case letters that make up about half of a text.
        let common: Set<UInt8>
        /// Where lower-case letters lie.
        let lower: ClosedRange<UInt8>
    }

    private static let alphabets = [
        Alphabet(name: "WINDOWS-1251", common: [0xEE, 0xE5, 0xE0, 0xE8, 0xED, 0xF2, 0xF1, 0xF0, 0xE2, 0xEB], lower: 0xE0...0xFF),
        Alphabet(name: "KOI8-R", common: [0xCF, 0xC5, 0xC1, 0xC9, 0xCE, 0xD4, 0xD3, 0xD2, 0xD7, 0xCC], lower: 0xC0...0xDF),
        Alphabet(name: "IBM866", common: [0xAE, 0xA5, 0xA0, 0xA8, 0xAD, 0xE2, 0xE1, 0xE0, 0xA2, 0xAB], lower: 0xA0...0xAF),
        Alphabet(name: "ISO-8859-5", common: [0xDE, 0xD5, 0xD0, 0xD8, 0xDD, 0xE2, 0xE1, 0xE0, 0xD2, 0xDB], lower: 0xD0...0xEF),
        Alphabet(
            name: "WINDOWS-1253", common: [0xE1, 0xEF, 0xE9, 0xE5, 0xF4, 0xED, 0xF3, 0xF2, 0xF1, 0xF0, 0xEA, 0xFC, 0xDF, 0xDC],
            lower: 0xDC...0xFE),
        Alphabet(name: "WINDOWS-1255", common: [0xE9, 0xE5, 0xE4, 0xEC, 0xE0, 0xF8, 0xFA, 0xF9, 0xEE, 0xE1], lower: 0xE0...0xFA),
        Alphabet(name: "WINDOWS-1256", common: [0xC7, 0xE1, 0xED, 0xE3, 0xE6, 0xE4, 0xD1, 0xCA, 0xC8, 0xC9], lower: 0xC1...0xED),
        Alphabet(name: "CP874", common: [0xD2, 0xB9, 0xC3, 0xCD, 0xA1, 0xE0, 0xC7, 0xE8, 0xE9, 0xD1, 0xD5], lower: 0xA1...0xEE),
    ]

    /// Share of the text that its alphabet's common letters make up at least.
    private static let leastCommon = 0.45

    private static func singleByte(_ bytes: [UInt8], high: Int) -> String? {
        var counts = [Int](repeating: 0, count: 256)
        for byte in bytes where byte >= 0x80 { counts[Int(byte)] += 1 }
        var best: (name: String, score: Double)?
        for alphabet in alphabets {
            let common = alphabet.common.reduce(0) { $0 + counts[Int($1)] }
            let lower = alphabet.lower.reduce(0) { $0 + counts[Int($1)] }
            let score = Double(common) / Double(high) + 0.2 * Double(lower) / Double(high)
            if Double(common) >= leastCommon * Double(high), score > best?.score ?? 0 { best = (alphabet.name, score) }
        }
        return best?.name
    }
}
