internal import Lexicons
internal import TextAnalysis

/// For every part of a text: which sentence and clause it stands in, and on which side of a "but".
struct StatementLayout {
    let sentence: [Int]
    /// Marks of punctuation have the number of the clause before them.
    let clause: [Int]
    /// Counts the stretches between sentence ends, semicolons and words such as "but".
    let segment: [Int]
    /// Whether the part is "and" or "&".
    let joins: [Bool]
    /// Whether the part is a form of "be" or of a verb of appearance.
    let copulas: [Bool]
    /// Whether the part is an adverb such as "very".
    let degrees: [Bool]

    /// Whether the part stands in a question of four words or more.
    let asks: [Bool]
    /// Words and numbers in all.
    let words: Int

    /// - Parameter breaks: parts where what is said turns, such as "but".
    init(text: AnalyzedText, breaks: [Int], words: DemandWords) {
        var sentenceOfToken = [Int](repeating: 0, count: text.tokens.count)
        for (index, range) in text.sentences.enumerated() { for token in range { sentenceOfToken[token] = index } }
        var clauseOfToken = [Int](repeating: -1, count: text.tokens.count)
        for (index, clause) in text.clauses.enumerated() { for token in clause.tokens { clauseOfToken[token] = index } }
        var turns = [Bool](repeating: false, count: text.parts.count)
        for part in breaks { turns[part] = true }
        var sentence: [Int] = [], clause: [Int] = [], segment: [Int] = [], current = 0, lastClause = 0
        for (index, part) in text.parts.enumerated() {
            let token = Int(part.token)
            if clauseOfToken[token] >= 0 { lastClause = clauseOfToken[token] }
            if index > 0, sentenceOfToken[token] != sentence[index - 1] || part.mark == .semicolon || turns[index] { current += 1 }
            sentence.append(sentenceOfToken[token])
            clause.append(lastClause)
            segment.append(current)
        }
        self.sentence = sentence
        self.clause = clause
        self.segment = segment
        let questions = text.sentences.map { range in
            range.contains { text.tokens[$0].mark == .question } && range.count { text.tokens[$0].isWordOrNumber } >= 4
        }
        asks = sentence.map { questions[$0] }
        self.words = text.tokens.count { $0.isWordOrNumber }
        joins = text.parts.map { words.conjunctions.contains($0.term) }
        copulas = text.parts.map { words.appearances.contains($0.term) }
        degrees = text.parts.map { words.degrees.contains($0.term) }
    }
}
