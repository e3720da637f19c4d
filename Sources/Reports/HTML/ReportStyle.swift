/// The style of the report: two families of system fonts, orange for open and blue for held, wide and narrow screens, A4.
///
/// Contrast on paper #FAF8F3 and white: ink 15.6, grey text 7.5, open 5.7; white on the darkest heat 8.5.
enum ReportStyle {
    static let sheet = HTML(trusted: screen) + HTML(trusted: charts) + HTML(trusted: narrow) + HTML(trusted: paper)

    private static let screen: StaticString = """
        :root{--ink:#1A1F26;--mute:#4A525C;--paper:#FAF8F3;--white:#FFFFFF;--rule:#D9D5CA;--h1:#D9E6F1;--h2:#8DB4D4;--h3:#1D4F7C;--open:#A8420A;\
        --openbg:#FBE9DC;--sans:"Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif;--serif:Georgia,"Liberation Serif",serif}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;scroll-padding-top:12px}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 var(--sans);font-variant-numeric:tabular-nums}
        h1,h2,h3{font-family:var(--serif);line-height:1.2;text-wrap:balance}
        a{color:var(--h3)}
        :focus-visible{outline:2px solid var(--open);outline-offset:2px}
        .skip{position:absolute;left:-9999px}.skip:focus{left:8px;top:8px;background:var(--white);padding:8px;z-index:9}
        .vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        .top,main,body>footer{max-width:1168px;margin:0 auto;padding:0 24px}
        .top{padding-top:20px}
        .kick{margin:0;color:var(--mute);font-size:14px}
        nav{display:flex;flex-wrap:wrap;gap:4px 18px;padding:10px 0;border-bottom:1px solid var(--rule);font-size:14px}
        section{margin:56px 0 0}.answer{margin-top:28px}
        h1{font-size:42px;margin:0 0 18px;max-width:22em;overflow-wrap:anywhere}
        h2{font-size:27px;margin:0 0 8px;max-width:32em}
        h3{font-size:18px;margin:24px 0 6px}
        h4{font-size:13px;margin:14px 0 4px;color:var(--mute);font-weight:700}
        .lead,.note{color:var(--mute);margin:0 0 16px;max-width:48em}.note{font-size:14px;margin-top:10px}
        .mu{color:var(--mute);font-size:13px}
        .stand{margin:0;font:700 24px/1.3 var(--serif)}
        .stand span{display:inline-block;background:var(--open);color:#fff;font:700 13px/1 var(--sans);padding:7px 10px;margin-right:8px;vertical-align:4px}
        .stand a{color:var(--open);text-underline-offset:4px}
        .facts{list-style:none;margin:22px 0 0;padding:0;display:grid;grid-template-columns:repeat(3,1fr);gap:24px}
        .facts li{border-top:3px solid var(--ink);padding-top:8px}
        .facts b{display:block;font:700 34px/1.1 var(--serif)}
        .sure{display:grid;grid-template-columns:repeat(3,1fr);gap:24px;margin-top:22px;font-size:14px}.sure p{margin:0}
        .g1,.g2,.g3{display:inline-block;font-weight:700;padding:0 8px;border:1.5px solid var(--ink);font-size:13px;line-height:20px}
        .g1,.g2,.g3{white-space:nowrap}.g3{background:var(--ink);color:#fff}.g2{background:linear-gradient(90deg,#C9CDD2 60%,#fff 60%)}.g1{background:#fff;border-style:dashed}
        .next{margin:22px 0 0;padding:12px 16px;background:var(--white);border-left:4px solid var(--h3)}
        .board{display:grid;grid-template-columns:repeat(4,1fr);gap:16px;align-items:stretch}
        .col{margin:0;background:var(--white);border:1px solid var(--rule);padding:14px 14px 0;display:flex;flex-direction:column;min-width:0}
        .col h3{margin:0 0 10px;font-size:20px}.col small{display:block;font:400 13px/1.4 var(--sans);color:var(--mute)}
        .col ol{list-style:none;margin:0;padding:0;flex:1}
        .col li{border-top:2px solid var(--open);padding:8px 0 12px}
        .col li.weak{border-top:1px dashed var(--mute)}
        .col li a{font-weight:700;color:var(--ink);text-decoration:none;display:block;line-height:1.3}.col li a:hover{text-decoration:underline}
        .no{display:inline-block;min-width:24px;height:24px;border-radius:12px;background:var(--open);color:#fff;text-align:center;\
        font:700 13px/24px var(--sans);margin-right:8px;flex:none;padding:0 5px}
        .k{margin:4px 0;color:var(--open);font-size:13px;font-weight:700}
        .m{margin:2px 0;font-size:14px}.m span{color:var(--mute);font-size:13px;display:block}
        .units{display:block;max-width:100%}.units .h{fill:var(--h3)}.units .v{fill:#fff;stroke:#767D86;stroke-width:1}
        .crowd{margin:8px -14px 0;padding:10px 14px;background:var(--h1);font-size:13px}
        .few{font-size:13px;color:var(--mute);margin:0 0 10px}
        .rest{display:grid;grid-template-columns:1fr 2fr;gap:8px 24px;margin-top:14px;font-size:14px}.rest p{margin:0}.rest b{display:block}
        .card{background:var(--white);border:1px solid var(--rule);border-top:4px solid var(--open);padding:18px 20px}
        .card header{display:flex}.card h3{margin:0;font-size:22px}
        .say{font:italic 19px/1.4 var(--serif);margin:8px 0 0}
        .three{display:grid;grid-template-columns:repeat(3,1fr);gap:8px 28px}.three>div{min-width:0}.three p{margin:4px 0}h4 small{font-size:12px;font-weight:400}
        .foot{border-top:1px solid var(--rule);margin-top:14px}
        details .three{padding:0 0 14px 34px}
        .fobu{display:grid;grid-template-columns:5.2em 1fr;margin:0}.fobu dt,.fobu dd{padding:4px 0;border-top:1px solid var(--rule)}
        .fobu dt{color:var(--mute);font-size:14px}.fobu dd{margin:0}
        .qs{margin:0;padding:0;list-style:none}
        .qs li{padding:4px 0 4px 10px;border-left:3px solid var(--rule);margin-bottom:6px;font-size:15px;overflow-wrap:anywhere}.qs .pro{border-color:var(--h3)}
        q{quotes:"\u{201C}" "\u{201D}"}mark{background:none;color:inherit;font-weight:700}
        .src{font-size:12px;overflow-wrap:anywhere}
        details.pos{background:var(--white);border:1px solid var(--rule);border-top:0;padding:0 20px}
        summary{padding:12px 0;cursor:pointer;display:block}summary .one{display:block;padding-left:34px;color:var(--mute);font-size:14px}
        summary .k{margin-left:6px}
        .battle{display:grid;grid-template-columns:1fr 1fr;gap:14px}
        .battle>div{background:var(--white);border:1px solid var(--rule);padding:4px 18px 12px;border-top-width:4px;min-width:0}
        .battle .w{border-top-color:var(--h3)}.battle .l{border-top-color:var(--open)}.battle .a,.battle .q{border-top-color:#767D86}
        .battle h3{margin:10px 0 6px}.battle ul,.battle ol{margin:0;padding-left:18px}.battle li{margin-bottom:5px;overflow-wrap:anywhere}
        .words span{display:inline-block;border:1px solid #767D86;padding:1px 8px;margin:0 6px 6px 0;text-decoration:line-through;text-decoration-color:var(--open)}
        table.nums,table.plain,table.trust{border-collapse:collapse;background:var(--white);width:100%;border:1px solid var(--rule)}
        .nums{grid-column:1/-1}.nums caption{text-align:left;font-weight:700;padding:4px 0}
        .nums th,.nums td,.plain th,.plain td,.trust th,.trust td{text-align:left;padding:8px 12px;border-top:1px solid var(--rule);vertical-align:top;overflow-wrap:break-word}
        .nums th,.trust thead th{font-size:13px;color:var(--mute)}.plain th{width:11em}.trust tbody th{min-width:9em}.plain p,.plain ul{margin:0}.plain ul{padding-left:18px}
        .files a{display:inline-block;margin-right:16px}
        .rival{background:var(--white);border:1px solid var(--rule);border-top:0;padding:0 20px}.rival:first-of-type{border-top:1px solid var(--rule)}
        body>footer{margin-top:48px;padding-bottom:32px;color:var(--mute);font-size:14px;border-top:1px solid var(--rule)}

        """

    private static let charts: StaticString = """
        .dumb{list-style:none;margin:0;padding:0;background:var(--white);border:1px solid var(--rule)}
        .dumb li{display:grid;grid-template-columns:250px 96px 1fr 280px;gap:0 20px;align-items:center;padding:6px 16px;border-top:1px solid var(--rule)}
        .dumb li.head{font-size:13px;color:var(--mute);border-top:0;padding-top:10px}
        .dumb .l{font-weight:700;line-height:1.25;overflow-wrap:anywhere}.tag{display:inline-block;font-size:12px;padding:0 6px;white-space:nowrap}
        .tag.o{background:var(--openbg);color:var(--open)}.tag.b{background:var(--h1);color:var(--ink)}
        .dumb .c{position:relative;height:24px}.dumb .head .c{height:auto}
        .dumb .c svg{position:absolute;inset:3px 0;width:100%;height:18px}.dumb .c .bar{fill:#E6B692}.dumb .c b{position:relative;padding-left:6px;line-height:24px}
        .dumb .sv{padding:0 10px}.dumb .sv svg{overflow:visible;display:block}
        .dumb .ax{position:relative;height:18px;margin:0 10px;display:flex;justify-content:space-between}.dumb .ax i{font-style:normal;width:0;display:flex;justify-content:center;white-space:nowrap}
        .dumb .w{font-size:13px;color:var(--mute);overflow-wrap:anywhere}.ref{white-space:nowrap;font-weight:700;color:var(--open)}
        .base,.tick{stroke:#A3A9B0}.link{stroke:#767D86;stroke-width:3}.link.open{stroke:var(--open)}.link.broken{stroke:var(--h3)}
        .prom{fill:var(--h3)}.pleas{fill:#fff;stroke:var(--ink);stroke-width:2.5}
        .key{display:inline-block;width:13px;height:13px;vertical-align:-1px}.key.sq{background:var(--h3)}.key.ci{border:2.5px solid var(--ink);border-radius:50%;background:#fff}
        svg text{font:13px var(--sans);fill:var(--ink)}
        svg .ax{fill:var(--mute);font-size:12px}svg .axn{font-weight:700}svg .hi{font-weight:700;fill:var(--ink)}
        .wide{display:block;width:100%;height:auto;background:var(--white);border:1px solid var(--rule);padding:8px}
        .grid{stroke:#D9D5CA}.band{fill:#DDDCD8}.vac{fill:var(--openbg)}svg .vact{fill:var(--open);font-weight:700}
        .l1,.l2,.l3{fill:none;stroke-width:2.5}.l1{stroke:var(--h3)}.l2{stroke:#4A525C;stroke-dasharray:7 4}.l3{stroke:var(--open);stroke-width:3.5}
        .l1.m{fill:var(--h3)}.l2.m{fill:#fff;stroke-dasharray:none}.l3.m{fill:var(--open)}
        svg .t1,svg .t2,svg .t3,svg .bl{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round;font-weight:700;font-size:14px}
        svg .t1{fill:var(--h3)}svg .t2{fill:#4A525C}svg .t3{fill:var(--open);font-size:15px}
        .frame{fill:none;stroke:#A3A9B0}.axl,.lead{stroke:#767D86}.dot{fill:var(--h2);fill-opacity:.75;stroke:var(--h3);stroke-width:1.5}.dot.own{fill:var(--open);stroke:var(--open)}
        .errc{display:grid;grid-template-columns:repeat(4,1fr);gap:12px;margin:14px 0 0}.errc div{background:var(--white);border:1px solid var(--rule);padding:8px 12px}
        .errc dt{font-weight:700}.errc dd{margin:0}
        .mult{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(4,1fr);gap:12px}
        .mult li{background:var(--white);border:1px solid var(--rule);padding:8px 10px;min-width:0;overflow-wrap:anywhere}.mult svg{display:block;max-width:100%}
        .mult svg .ax{font-size:11px}.mult .mu{font-size:12px}
        .legend{font-size:14px}.cell{display:inline-block;min-width:26px;height:22px;line-height:20px;text-align:center;font-size:13px;margin-left:14px;border:1px solid #767D86}
        .cell:first-child{margin-left:0}
        .heat{border-collapse:separate;border-spacing:2px;background:var(--white);border:1px solid var(--rule);width:100%;font-size:13px}
        .heat th{font-weight:400;text-align:left}
        .heat .l{padding:0 8px 0 10px;position:sticky;left:0;background:var(--white);min-width:190px;max-width:240px;border-left:4px solid transparent;line-height:1.3}
        .heat .b{vertical-align:bottom;padding:4px 0}.heat .b span{writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap;margin:0 auto;display:block}
        .heat .own span{font-weight:700;color:var(--open)}
        .heat td{text-align:center;height:24px;min-width:32px}.heat .n{text-align:right;padding:0 8px;min-width:44px;white-space:nowrap}
        .heat thead .n{vertical-align:bottom}.pp td,.pp th{color:var(--mute)}
        .ang th{font:700 15px var(--serif);padding:10px 0 2px 14px}
        .t{background:var(--h3);color:#fff;font-weight:700}.f{background:var(--h2)}.s{background:var(--h1)}.e{color:#5F6872}
        .x{background:repeating-linear-gradient(45deg,#fff 0 4px,#C9CDD2 4px 6px)}
        .heat .open .l,.heat .quiet .l{border-left-color:var(--open)}.heat .void{border:1.5px dashed var(--open);color:var(--open);font-weight:700}.open .l{font-weight:700}
        .scroll{overflow-x:auto}

        """

    private static let narrow: StaticString = """
        @media screen and (max-width:720px){
        .top,main,body>footer{padding-left:14px;padding-right:14px}
        h1{font-size:29px}h2{font-size:22px}.stand{font-size:20px}
        .facts,.sure,.board,.three,.rest,.battle{grid-template-columns:1fr;gap:14px}.errc{grid-template-columns:1fr 1fr}
        details .three{padding-left:0}.mult{grid-template-columns:1fr 1fr}.mult svg{width:100%;height:auto}.mult svg .ax{font-size:17px}.mult svg .ev{display:none}
        .dumb li{grid-template-columns:1fr 84px;padding:8px 12px}.dumb .sv,.dumb .w{grid-column:1/-1}
        .dumb .head .l,.dumb .head .w,.dumb .head .c{display:none}.dumb .head .ax{grid-column:1/-1}
        .wide{width:1080px}.heat{width:auto}.heat .l{min-width:150px}
        .trust thead{display:none}.trust tr,.trust th,.trust td,.plain tr,.plain th,.plain td{display:block;width:auto}.trust td,.plain td{border-top:0;padding-top:0}
        .nums{display:block;overflow-x:auto}summary .one{padding-left:0}
        .scroll::before{content:"Scroll sideways \\2192";display:block;position:sticky;left:0;width:max-content;font-size:13px;color:var(--mute);padding-bottom:4px}
        }

        """

    private static let paper: StaticString = """
        @page{size:A4;margin:11mm}
        @media print{
        body{background:#fff;font-size:8.6pt;line-height:1.36;-webkit-print-color-adjust:exact;print-color-adjust:exact}
        nav,.skip{display:none}.top,main,body>footer{max-width:none;padding:0}section{margin-top:16pt}.answer{margin-top:8pt}.kick,.sure,.next,.rest,.m,.note{font-size:8pt}h4 small{font-size:7pt}
        h1{font-size:21pt;margin-bottom:8pt}h2{font-size:14pt;break-after:avoid}h3{font-size:11pt;break-after:avoid}h4,.lead,.legend{break-after:avoid}h4{font-size:7.6pt;margin:5pt 0 1pt}
        .lead,.note{margin-bottom:6pt;max-width:none}.stand{font-size:14pt}.facts,.sure{gap:12pt;margin-top:10pt}.facts b{font-size:17pt}.next{margin-top:10pt;padding:6pt 8pt}
        .board{gap:5pt}.col{padding:6pt 6pt 0;break-inside:avoid}.col h3{font-size:12pt;margin-bottom:4pt}.col small,.m span,.k,.crowd,.few,.mu,.tag{font-size:7.4pt}
        .col li{padding:4pt 0 6pt}.crowd{margin:2pt -6pt 0;padding:4pt 6pt}.units{width:100pt}.no{min-width:15pt;height:15pt;font-size:8pt;line-height:15pt;margin-right:4pt}
        .card{padding:8pt 10pt}.card h3{font-size:13pt}.say{font-size:11pt;margin-top:4pt}.three{gap:2pt 12pt}.foot{margin-top:6pt}.fobu{grid-template-columns:46pt 1fr}
        .fobu dt,.fobu dd{font-size:7.6pt;padding:1.5pt 0}.qs li{font-size:8.4pt;padding:1pt 0 1pt 6pt;margin-bottom:3pt}.src{font-size:6.8pt}
        details.pos,.rival{padding:0 10pt;break-inside:avoid}details::details-content{content-visibility:visible;block-size:auto}summary{padding:5pt 0 0}summary .one{padding-left:19pt;font-size:8pt}
        details .three{padding:0 0 3pt 19pt;font-size:7.8pt;line-height:1.3}details .qs li{font-size:7.8pt}details h4{margin-top:2pt}.three p{margin:1pt 0}.trust,.plain,.nums{font-size:8pt}
        .dumb li,.mult li,.battle>div,tr,.col li,.wide{break-inside:avoid}
        .scroll{overflow:visible}.wide{padding:2pt}.heat{font-size:7.2pt;border-spacing:1px}.heat td{min-width:0;height:13pt;padding:0}
        .heat .l{min-width:0;max-width:110pt;padding:0 4pt}.heat .n{min-width:0;padding:0 3pt}.ang th{font-size:9pt;padding-top:4pt}.legend,.cell{font-size:8pt}
        .dumb li{grid-template-columns:128pt 46pt 1fr 140pt;gap:0 8pt;padding:1pt 6pt}.dumb .w,.dumb li.head{font-size:7.4pt}.dumb .c{height:16pt}.dumb .c b{line-height:16pt}
        .dumb .c svg{inset:1pt 0;height:14pt}.dumb .sv svg{height:24px}
        .errc{margin-top:6pt;gap:5pt}.errc div{padding:3pt 6pt}.mult{gap:4pt}.mult li{padding:3pt 5pt}.mult svg{width:100%;height:auto}.mult .mu{font-size:6.8pt}
        #want,#canvas,#who,#rival{break-before:page}#map .wide{height:255pt;width:auto;margin:0 auto}.battle{gap:6pt}.battle>div{padding:1pt 8pt 5pt}.battle h3{margin:3pt 0}
        .nums th,.nums td,.plain th,.plain td,.trust th,.trust td{padding:3pt 6pt}.rival:nth-of-type(n+2){display:none}
        }
        """
}
