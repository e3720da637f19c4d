/// What the words of a block tell of its place on a page: first the subjects of headings, then cues in running text.
enum TextCue: Int, CaseIterable, Sendable {
    case reviewHeading, relatedHeading, descriptionHeading, featureHeading, specificationHeading, careHeading, faqHeading, shippingHeading
    case legalHeading, newsHeading, cartHeading, navigationHeading, sizeHeading, otherProductsHeading
    case cookie, price, star, verified, buy, login, copyright, date, shipping, first, you, news, terms, more, interface, unit, pay, share,
        lead
    case soldOut, inStock

    var bit: UInt64 { 1 << UInt64(rawValue) }

    static let headings = 14

    static let patterns = PatternSet([
        " review|reviews| rating|ratings|testimonial|what people|what customers|what others|feedback|bewertung| avis|opini|reseñas|recensioni|recenz|отзыв|comments| comment |hodnocen|レビュー|評價|评价",
        "you may|also like|also bought|also view|related|recommend|recently|similar|complete the|pairs well|pairs with|pair with|frequently|customers also|customers who|more from|more like|more to |trending|best seller|bestseller|shop the|shop by|shop more|compare|goes with|inspired|bundle|explore|discover|new arrivals|popular|featured products|ähnliche|das könnte|kunden kauften|similaires|vous aimerez|aussi aimé|también|relacionad|potrebbero|correlati|podobn|souvisej|похож|с этим товар",
        "desc|about|overview|product info|product detail|story|beschreibung|the details|описание|descri|opis|leírás|omschrijving|beskrivning|beskrivelse|商品説明|商品介紹",
        "feature|highlight|benefit|why |key |what s included|what s in |includes|in the box|eigenschaften|caractéristiques|caratteristiche|características",
        "spec|dimension|technical|measure|material|fabric|size and|size &|weight|details|composition|compatib|requirement|technische|maße|dati tecnici|parametry|характеристик",
        "ingredient|how to| use | care|direction|instruction|nutrition| fit ",
        "faq|frequently asked|questions|q & a|q&a|preguntas|domande|fragen",
        "shipping|delivery|return|warranty|guarantee|pick up|pickup|payment|financ|exchange|versand|lieferung|livraison|envío|spedizione|доставк",
        "terms|privacy|legal|disclaim|cookie|policy|consent|preference|notice|datenschutz|impressum",
        "newsletter|sign up|subscribe| join | stay |get 0|save 0|off your|email|welcome|follow us|connect",
        " cart| bag |basket|checkout|account|sign in|log in|wishlist|wish list|warenkorb|panier|carrello",
        "menu|shop|help|support|company|customer service|customer care|contact|resources|information|about us|links|categor|search|country|language|kundenservice|service client",
        "size guide|size chart|sizing|find your size|größentabelle",
        "similar item|similar product|similar style|you may also|you may like|you might also|you might like|also like|also bought|also view|also consider|customers who|customers also|people also|shoppers also|others also|recently viewed|related item|related product|frequently bought|frequently purchased|often bought|more from this|more like this|explore related|recommended for you|recommended product|recommendations|sponsored|compare with similar|compare similar|compare to similar|pairs well with|goes well with|best sellers|bestsellers|trending now|inspired by your|new arrivals|ähnliche artikel|ähnliche produkte|kunden kauften|kunden, die|das könnte|produits similaires|vous aimerez|productos relacionados|también te|prodotti correlati|potrebbe interessarti|gerelateerde producten|podobne produkty|podobné produkty|související produkty|похожие товары|с этим товаром",
        "cookie|consent|personal data|privacy policy|gdpr",
        "$0|$ 0|€0|€ 0|£0|£ 0|¥0|₹0|₹ 0|0€|0 €| usd 0|0 usd|0 eur |0eur |0 kr|0 zł|0 лв|0 ₽|0 руб| rs 0| rs. 0|0 kč|0 lei|0 ft ",
        "out of 5| stars| 0 star|reviews| review | rating",
        "verified|helpful|reviewed by|was this|report this|recommends|years ago|months ago|days ago|year ago|month ago|day ago",
        "add to cart|add to bag|add to basket|buy now|sold out|in stock|out of stock|pre order|preorder|notify me|quantity",
        "sign in|log in|login|sign up|create an account|create account|password|wishlist|wish list",
        "©|copyright|all rights reserved|™ and|trademark",
        "0/0/0|0.00.00|00/00/00|00.00.0000| jan 0| feb 0| mar 0| apr 0| may 0| jun 0| jul 0| aug 0| sep 0| oct 0| nov 0| dec 0|january 0|february 0|march 0|april 0|june 0|july 0|august 0|september 0|october 0|november 0|december 0",
        "shipping|delivery|free returns| return | returns |warranty|refund",
        " i | my | me | i'm | i’m | i've |our family|bought|purchased|love it|husband|wife",
        " you | your | you'll | you’ll ", "subscribe|newsletter|unsubscribe|email address|by signing|by submitting|by clicking|by entering",
        "terms|condition|apply|exclu|eligible|subject to|offer valid|financing| apr ",
        "read more|learn more|show more|view all|see all|see more|see details|load more|shop now|show less",
        "close|menu|search|filter|sort by|select| next |previous|skip to|loading|back to top|javascript|browser",
        "0 cm|0cm|0 mm |0mm|0 in |0 inch|0\"|0”|0 oz|0oz|0 ml|0ml|0 kg|0kg|0 lb|0lb|0 g |0g |0 gb|0gb|0 mah|0mah|0 hz|0hz|0 w |0w |0 v |0v |0°|0 ft|0ft",
        "afterpay|klarna|affirm|paypal|installments|shop pay|interest free|payments of",
        "share|facebook|twitter|pinterest|instagram|youtube",
        "•|✓|✔|►|▪",
        "currently unavailable|out of stock|sold out|temporarily unavailable|no longer available|listing ended|listing has ended|not available online|unavailable online|derzeit nicht verfügbar|ausverkauft|nicht verfügbar|nicht mehr verfügbar|nicht lieferbar|nicht mehr lieferbar|actuellement indisponible|rupture de stock|épuisé|attualmente non disponibile|non disponibile|esaurito|agotado|no disponible|esgotado|indisponível|nedostupn|vyprodáno|vypredan|wyprzedan|brak w magazynie|produkt niedostępny|нет в наличии|товар закончился|stoc epuizat|indisponibil|uitverkocht|niet op voorraad|slutsåld|slut i lager|rasprodano|nema na zalihi|loppuunmyyty|udsolgt|utsolgt|売り切れ|在庫切れ|品切れ|售完|缺貨|缺货|已售完|품절|elfogyott|tükendi|nincs készleten|back in stock soon|discontinued|notify me when",
        "add to cart|add to bag|add to basket|add to trolley|add to my bag|buy now|buy it now|in stock|in den warenkorb|ajouter au panier|aggiungi al carrello|añadir al carrito|añadir a la cesta|adicionar ao carrinho|comprar|do košíku|do koszyka|dodaj u |dodaj do |dodaj v |în coș|adaugă|в корзину|купить|lisa ostukorvi|lisää|kup teraz|auf lager|sofort lieferbar|disponibile|en stock|skladom|skladem|na zalogi|na skladištu|op voorraad|in winkelwagen|i lager|lägg i|læg i kurv|legg i handle|カートに入れる|在庫あり|加入購物車|加入购物车|장바구니|sepete ekle|kosárba|raktáron",
    ])
}
