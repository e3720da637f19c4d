/// The style of the report: system fonts, light and dark, narrow screens, paper.
enum Stylesheet {
    static let report: HTML = """
        :root{--ink:#1b2430;--soft:#566374;--paper:#fbfaf7;--card:#fff;--line:#e3e0d8;--accent:#0b6e63;--accent-soft:#e3f1ee;--warn:#9a4a12;\
        --warn-soft:#fbeee3;--s1:#e2f0ed;--s2:#bfe0da;--s3:#8ac7bd;--s4:#3f978b;--s5:#0b6459;--on-dark:#fff;--asked:#3a6ea5;--bad:#b5552b;--good:#3f8f5f;\
        --rail:#ece9e1}
        @media (prefers-color-scheme:dark){:root{--ink:#e8e6e1;--soft:#a3adb8;--paper:#14181d;--card:#1c2229;--line:#323a44;--accent:#6fcabc;\
        --accent-soft:#1d3835;--warn:#f0a76b;--warn-soft:#3a2a1c;--s1:#1d312f;--s2:#234642;--s3:#2b665e;--s4:#5db3a6;--s5:#9fe3d7;--on-dark:#0d1714;\
        --asked:#7fb2e5;--bad:#e08a5f;--good:#76c796;--rail:#2a323b}}
        *{box-sizing:border-box}
        html{scroll-behavior:smooth;scroll-padding-top:3.5rem}
        @media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;\
        -webkit-text-size-adjust:100%}
        .skip{position:absolute;left:-999px}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:9}
        .top,main,footer{max-width:1120px;margin:0 auto;padding:0 1.25rem}
        .top{padding-top:3rem}
        .kicker{color:var(--soft);margin:0;letter-spacing:.04em;font-size:.9rem}
        h1{font:600 clamp(1.7rem,4.5vw,2.7rem)/1.15 Georgia,"Iowan Old Style","Noto Serif",serif;margin:.4rem 0 1.2rem;max-width:24ch;text-wrap:balance}
        h1 em{font-style:normal;color:var(--accent)}
        h2{font:600 1.55rem/1.2 Georgia,"Iowan Old Style","Noto Serif",serif;margin:0 0 .3rem}
        h3{font-size:1.08rem;line-height:1.3;margin:0}
        h4{font-size:.82rem;margin:.9rem 0 .15rem;color:var(--soft);font-weight:600}
        section{padding:2.6rem 0 0}
        .lead{color:var(--soft);margin:0 0 1.1rem;max-width:72ch}
        .facts{display:flex;flex-wrap:wrap;gap:.4rem 2rem;margin:0}
        .facts div{display:flex;flex-direction:column}
        .facts dd{margin:0;font-size:1.6rem;font-weight:600;font-variant-numeric:tabular-nums;line-height:1.2}
        .facts dt{color:var(--soft);font-size:.85rem}
        .facts.small dd{font-size:1.25rem}
        .notes{color:var(--soft);font-size:.92rem;padding-left:1.1rem;margin:1.2rem 0 0;max-width:80ch}
        .target{margin:1rem 0 0}
        nav{position:sticky;top:0;background:var(--paper);border-bottom:1px solid var(--line);margin-top:1.8rem;z-index:5}
        nav ul{max-width:1120px;margin:0 auto;padding:.55rem 1.25rem;display:flex;gap:1.1rem;list-style:none;overflow-x:auto;font-size:.9rem}
        nav a{color:var(--soft);text-decoration:none;white-space:nowrap}nav a:hover,nav a:focus{color:var(--accent)}
        a{color:var(--accent)}
        :focus-visible{outline:2px solid var(--accent);outline-offset:2px}
        .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,31rem),1fr));gap:1rem}
        .card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1.1rem 1.25rem}
        .card header{display:flex;gap:.8rem;align-items:flex-start}
        .rank{flex:none;min-width:2rem;height:2rem;border-radius:1rem;background:var(--accent-soft);color:var(--accent);font-weight:600;display:grid;\
        place-items:center;font-variant-numeric:tabular-nums}
        .chips{margin:.25rem 0 0}
        .chip{display:inline-block;font-size:.74rem;line-height:1.5;padding:0 .5em;border:1px solid var(--line);border-radius:99px;color:var(--soft);\
        margin-right:.3rem;white-space:nowrap;font-weight:400}
        .chip.kind{border-color:var(--accent);color:var(--accent)}
        .concept{font-size:1.05rem;margin:.8rem 0 .2rem}
        .reason{color:var(--soft);margin:0}
        .drafts{margin:.9rem 0 0;border-top:1px solid var(--line)}
        .drafts div{display:grid;grid-template-columns:5.2rem 1fr;gap:.6rem;padding:.4rem 0;border-bottom:1px solid var(--line)}
        .drafts dt{color:var(--soft);font-size:.85rem;padding-top:.1rem}.drafts dd{margin:0;font-weight:500}
        .fact-list{max-width:80ch}.fact-list ul{margin:.1rem 0 0;padding-left:1.1rem}.fact-list p{margin:.1rem 0}.fact-list h3{margin:1.3rem 0 .3rem}
        .regulated{background:var(--warn-soft);border-radius:8px;padding:.1rem .8rem .6rem;margin-top:.8rem}.regulated h4{color:var(--warn)}
        .more{margin:.9rem 0 0;font-size:.9rem}
        .gap{border-top:1px solid var(--line)}.gap:last-child{border-bottom:1px solid var(--line)}
        .gap summary{display:grid;grid-template-columns:auto 1fr auto;gap:.9rem;padding:.75rem .25rem;cursor:pointer;list-style:none;align-items:start}
        .gap summary::-webkit-details-marker{display:none}
        .gap summary:hover{background:var(--accent-soft)}
        .gap .what{display:block}.gap .reason{display:block;font-size:.94rem}
        .gap[open] summary{border-bottom:1px dashed var(--line)}
        .score{text-align:right;font-variant-numeric:tabular-nums}.score small{display:block;color:var(--soft);white-space:nowrap}
        .whole{white-space:nowrap}td .bar{margin-top:.5rem;min-width:6rem}.evidence{scroll-margin-top:8rem}
        .evidence{padding:.3rem .25rem 1.4rem 3.15rem}
        .components{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.5rem 1.4rem;margin:.9rem 0 .4rem}
        .components dt{font-size:.82rem;color:var(--soft)}.components dd{margin:0;display:flex;gap:.6rem;align-items:center;font-variant-numeric:tabular-nums;\
        font-size:.9rem}
        .bar{width:100%;min-width:4rem;height:.5rem;display:block}.bar .rail{fill:var(--rail)}.bar .fill{fill:var(--accent)}
        .quotes{margin:.1rem 0 0;padding-left:1.1rem}.quotes li{margin:.15rem 0}
        mark{background:none;color:inherit;font-weight:600;text-decoration:underline;text-decoration-color:var(--accent);text-decoration-thickness:2px;text-underline-offset:2px}
        q{quotes:"\u{201C}" "\u{201D}"}
        .where,.note{color:var(--soft);font-size:.87rem}.page{overflow-wrap:anywhere}
        code{font:.86em ui-monospace,"SF Mono",Menlo,Consolas,monospace;overflow-wrap:anywhere}
        .scroll{overflow:auto;border:1px solid var(--line);border-radius:10px;background:var(--card)}
        table{border-collapse:collapse;width:100%;font-size:.92rem}
        th,td{padding:.45rem .7rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
        tbody tr:last-child>*{border-bottom:0}
        thead th{font-weight:600;color:var(--soft);font-size:.82rem;white-space:nowrap}tbody th{font-weight:500}
        .n{text-align:right;font-variant-numeric:tabular-nums}
        .heat{max-height:80vh}
        .heat table{border-collapse:separate;border-spacing:2px;width:auto}
        .heat th,.heat td{border:0;padding:0}
        .heat thead th{position:sticky;top:0;background:var(--card);z-index:2;vertical-align:bottom;height:8.5rem;font-weight:500;color:var(--ink)}
        .heat thead th span{writing-mode:vertical-rl;transform:rotate(180deg);padding:.2rem .35rem;max-height:8.3rem;overflow:hidden;text-overflow:ellipsis}
        .heat thead th.own span{color:var(--accent);font-weight:700}
        .heat .corner{left:0;z-index:3;padding:.4rem .7rem}
        .heat tbody th{position:sticky;left:0;background:var(--card);padding:.3rem .8rem .3rem .7rem;z-index:1;min-width:9rem;max-width:15rem;\
        overflow-wrap:anywhere}
        .heat .group th{font:600 1rem Georgia,serif;padding-top:1rem;color:var(--soft);position:static}
        .heat .group th span{position:sticky;left:.7rem}
        .heat td{min-width:2.35rem;height:2rem;text-align:center;vertical-align:middle;font-size:.8rem;font-variant-numeric:tabular-nums;border-radius:4px}
        .heat td.n{color:var(--soft);padding-right:.5rem}
        .heat button{all:unset;display:block;width:100%;min-height:2rem;line-height:2rem;cursor:pointer;border-radius:4px;text-align:center}
        .heat button:focus-visible{outline:2px solid var(--ink);outline-offset:-2px}
        .s1{background:var(--s1)}.s2{background:var(--s2)}.s3{background:var(--s3)}.s4{background:var(--s4)}.s5{background:var(--s5)}
        .s1,.s2,.s3{color:var(--ink)}.s4,.s5{color:var(--on-dark)}
        .none{color:var(--soft)}.unknown{color:var(--soft);background:repeating-linear-gradient(45deg,var(--rail) 0 4px,transparent 4px 8px)}
        .legend{color:var(--soft);font-size:.87rem;margin:0 0 .6rem}
        .swatch{display:inline-block;width:1.1rem;height:1.1rem;line-height:1.1rem;border-radius:4px;vertical-align:-.15rem;margin:0 .15rem 0 .8rem;\
        text-align:center}.swatch:first-child{margin-left:0}
        .asked{fill:var(--asked);background:var(--asked)}.complained{fill:var(--bad);background:var(--bad)}.praised{fill:var(--good);background:var(--good)}
        .popover{max-width:min(34rem,92vw);border:1px solid var(--line);border-radius:12px;background:var(--card);color:var(--ink);padding:1rem 1.2rem;\
        box-shadow:0 12px 40px #0004}.popover p{margin:0 0 .3rem}.popover::backdrop{background:#0005}
        .plot{width:100%;min-width:640px;display:block}.plot .axis{stroke:var(--line)}
        .plot text{font:11px system-ui,sans-serif;fill:var(--soft)}.plot circle{fill:var(--s3)}
        .plot .brand circle{fill:var(--accent)}.plot .own circle{fill:var(--bad)}
        .plot .brand text,.plot .own text{font-size:14px;font-weight:600;fill:var(--ink)}
        .demand summary{display:grid;grid-template-columns:12rem 1fr 21rem;gap:1rem;align-items:center;padding:.4rem .25rem;cursor:pointer;list-style:none;\
        border-top:1px solid var(--line)}
        .demand summary::-webkit-details-marker{display:none}.demand summary:hover{background:var(--accent-soft)}
        .demand .bar{height:.9rem}.demand .counts{color:var(--soft);font-size:.87rem}.demand .quotes,.demand p{margin-left:.25rem}
        .columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));gap:0 2rem}
        .plain summary{cursor:pointer;color:var(--accent)}.plain ul{margin:.2rem 0;padding-left:1.1rem}
        footer{color:var(--soft);font-size:.87rem;padding-top:3rem;padding-bottom:3rem}
        @media (max-width:640px){.top{padding-top:1.6rem}.evidence{padding-left:.25rem}.demand summary{grid-template-columns:1fr;gap:.2rem}\
        .gap summary{grid-template-columns:auto 1fr}.gap .score{grid-column:2;text-align:left;display:flex;gap:.6rem}\
        .drafts div{grid-template-columns:1fr;gap:0}.heat tbody th{max-width:8.5rem;min-width:7rem;font-size:.85rem}}
        @media print{body{background:#fff;color:#000;font-size:10.5pt}nav,.skip,.popover{display:none}.scroll{overflow:visible;border:0}\
        .card,.gap,tr{break-inside:avoid}.heat{max-height:none}.heat thead th,.heat tbody th{position:static}\
        details.gap>.evidence{display:block}.s1,.s2,.s3,.s4,.s5,rect,circle{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
        """
}
