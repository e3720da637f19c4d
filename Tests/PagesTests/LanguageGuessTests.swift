import Testing

@testable import Pages

private let little = (try? shippedWords().little) ?? LittleWords()

private func language(_ text: String, declared: String? = nil) -> String? {
    LanguageGuess.language(of: [Array(text.utf8)[...]], declared: declared, little)
}

@Suite struct LanguageGuessTests {
    @Test(arguments: [
        ("Der Kessel ist für die Küche und kocht das Wasser mit einer Leistung von 2000 Watt, auch bei voller Füllung.", "de"),
        ("The kettle is for the kitchen and boils water with the power of 2000 watts; you can see it from all sides.", "en"),
        ("La bouilloire est faite pour la cuisine et chauffe une eau qui est prête en deux minutes avec le couvercle sur les bords.", "fr"),
        ("La tetera es para la cocina y calienta el agua con una potencia de 2000 vatios; no gotea en la mesa.", "es"),
        ("De ketel is voor de keuken en het water kookt met een vermogen van 2000 watt, ook op de camping.", "nl"),
        ("Чайник для кухни кипятит воду за две минуты", "ru"), ("やかんは台所で水を沸かすためのものです。とても便利です。", "ja"),
        ("这款水壶适合厨房使用，两分钟即可烧开一升水，安全又方便，送礼自用皆宜。", "zh"),
    ])
    func textTells(text: String, expected: String) {
        #expect(language(text) == expected)
        // A shop that declares English over a translated page is not believed.
        #expect(language(text, declared: "en-GB") == expected)
    }

    @Test func shortTextLeavesTheDeclaration() {
        #expect(language("Kettle K2", declared: "de-DE") == "de")
        #expect(language("Kettle K2") == nil)
        #expect(language("", declared: "x-default") == nil)
    }

    @Test func aScriptSharedByLanguagesIsToldByTheDeclaration() {
        #expect(language("Чайник для кухні кип'ятить воду за дві хвилини", declared: "uk") == "uk")
    }

    @Test func fewForeignWordsDoNotOutvoteTheDeclaration() {
        let text =
            "The kettle is for the kitchen and you can see it. It boils water when you want it, with the power of the sun. Le café de la maison."
        #expect(language(text, declared: "en") == "en")
    }
}
