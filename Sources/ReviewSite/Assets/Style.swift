/// How the site looks: one calm sheet for light and dark, wide and narrow.
enum Style {
    static let text = base + frame + grid + review + ground

    private static let base = """
        :root { color-scheme: light dark;
          --ground: #faf9f6; --surface: #fff; --ink: #1e1c19; --soft: #5d5850; --line: #e3dfd6; --line-strong: #8a847a;
          --accent: #1a625d; --accent-soft: #e0eeec; --on-accent: #fff; --mark: #ffe9a8; --mark-ink: #2b2410;
          --good: #22662f; --bad: #9c2f23; --bad-soft: #fbeae6; --warm: #8a4b14;
          --h1: #e4f0ee; --h2: #c1dfdb; --h3: #93c6c0; --h4: #4f9a93; --h5: #1a625d;
          --h1-ink: #24423f; --h2-ink: #173b38; --h3-ink: #0c2a28; --h4-ink: #04110f; --h5-ink: #fff;
          --feature: #28548f; --occasion: #7d4a06; --benefit: #25632f; --user: #84306c;
          --feature-soft: #e8effa; --occasion-soft: #faeedb; --benefit-soft: #e6f2e7; --user-soft: #f8e8f3; }
        @media (prefers-color-scheme: dark) { :root {
          --ground: #151413; --surface: #1e1d1b; --ink: #ece8e1; --soft: #aaa398; --line: #37342f; --line-strong: #8b857a;
          --accent: #86cbc3; --accent-soft: #1d3331; --on-accent: #0c1f1d; --mark: #5f4c12; --mark-ink: #fff3cf;
          --good: #8fce9a; --bad: #f0a294; --bad-soft: #3a211d; --warm: #e6b083;
          --h1: #1b2b2a; --h2: #204441; --h3: #2a645f; --h4: #61aca4; --h5: #a4dcd5;
          --h1-ink: #a9cdc9; --h2-ink: #cfe9e6; --h3-ink: #f0fbfa; --h4-ink: #051312; --h5-ink: #051312;
          --feature: #a5c4f2; --occasion: #ecc188; --benefit: #9dd3a5; --user: #eaaed8;
          --feature-soft: #1f2a3a; --occasion-soft: #35291a; --benefit-soft: #1e3021; --user-soft: #362231; } }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; scroll-padding-top: 4.5rem; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
          overflow-wrap: anywhere; }
        h1 { font-size: 1.6rem; line-height: 1.2; letter-spacing: -.01em; margin: 0 0 .5rem; font-weight: 650; }
        h2 { font-size: 1.1rem; line-height: 1.3; margin: 2rem 0 .6rem; font-weight: 650; }
        h3 { font-size: 1rem; line-height: 1.35; margin: 0; font-weight: 600; }
        p { margin: 0 0 .6rem; } ul, ol { margin: 0 0 .6rem; padding-left: 1.2rem; }
        a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .15em; } a:hover { text-decoration-thickness: 2px; }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
        main:focus { outline: none; }
        mark { background: var(--mark); color: var(--mark-ink); border-radius: 2px; padding: .05em .1em; }
        q { quotes: "“" "”"; } code { font: .85em ui-monospace, "SF Mono", Menlo, Consolas, monospace; color: var(--soft); }
        .num, td.num, .rank { font-variant-numeric: tabular-nums; } td.num, th.num { text-align: right; white-space: nowrap; }
        .hide { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        .where, .why, .of { color: var(--soft); font-size: .86rem; } .why { display: block; font-weight: 400; }
        .lead { color: var(--soft); max-width: 65ch; } .empty { color: var(--soft); padding: 1.2rem 0; }
        button, input, select, textarea { font: inherit; font-size: .92rem; color: inherit; }
        button { background: var(--surface); border: 1px solid var(--line-strong); border-radius: 7px; padding: .32rem .75rem; cursor: pointer; min-height: 2.1rem; }
        button:hover { border-color: var(--accent); background: var(--accent-soft); }
        button.yes { background: var(--accent); border-color: var(--accent); color: var(--on-accent); } button.yes:hover { filter: brightness(1.08); }
        button.plain { border-color: transparent; background: none; color: var(--accent); text-decoration: underline; text-underline-offset: .15em; padding: .32rem .4rem; }
        input:not([type=checkbox]), select, textarea { background: var(--surface); border: 1px solid var(--line-strong); border-radius: 7px; padding: .3rem .55rem; min-height: 2.1rem; max-width: 100%; }
        textarea { width: 100%; resize: vertical; line-height: 1.45; }
        ::placeholder { color: var(--soft); opacity: 1; }
        meter { width: 6rem; height: .6rem; vertical-align: middle; } meter::-webkit-meter-bar { background: var(--line); border: 0; border-radius: 4px; height: .6rem; }
        meter::-webkit-meter-optimum-value { background: var(--accent); border-radius: 4px; } meter::-moz-meter-bar { background: var(--accent); }
        progress { width: 100%; height: .5rem; border: 0; border-radius: 4px; overflow: hidden; background: var(--line); accent-color: var(--accent); display: block; }
        progress::-webkit-progress-bar { background: var(--line); } progress::-webkit-progress-value { background: var(--accent); transition: width .2s; }
        @media (prefers-reduced-motion: reduce) { progress::-webkit-progress-value { transition: none; } }

        """

    private static let frame = """
        .skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: .5rem; z-index: 9; background: var(--surface); padding: .4rem .8rem; }
        .top { display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; align-items: center; padding: .6rem 1.5rem; background: var(--surface); border-bottom: 1px solid var(--line); }
        .mark { font-weight: 700; letter-spacing: -.01em; color: var(--ink); text-decoration: none; } .market { color: var(--soft); font-size: .86rem; margin-left: .4rem; }
        .top nav { position: relative; flex: 1 1 auto; min-width: 0; overflow-x: auto; scrollbar-width: none; } .top ul { display: flex; gap: .15rem; list-style: none; margin: 0; padding: .2rem; }
        .top nav a { display: block; padding: .3rem .65rem; border-radius: 7px; color: var(--soft); text-decoration: none; font-size: .93rem; white-space: nowrap; }
        .top nav a:hover { color: var(--ink); background: var(--accent-soft); }
        .top nav a[aria-current] { color: var(--accent); background: var(--accent-soft); font-weight: 600; }
        .count { font-variant-numeric: tabular-nums; font-size: .8rem; font-weight: 500; }
        .find { display: flex; gap: .4rem; } .find input { width: 12rem; }
        main { padding: 1.6rem 1.5rem 3rem; max-width: 90rem; margin: 0 auto; }
        footer { border-top: 1px solid var(--line); padding: 1rem 1.5rem; color: var(--soft); font-size: .82rem; } footer p { margin: 0; }
        .flash, .notice { background: var(--accent-soft); border-radius: 9px; padding: .6rem .9rem; margin: 0 0 1.1rem; display: flex; flex-wrap: wrap; gap: .3rem .9rem; align-items: center; }
        .flash p, .notice p { margin: 0; } .notice.bad { background: var(--bad-soft); display: block; } .notice.bad ul { margin: .3rem 0 0; }
        p.notice { display: block; } .path { color: var(--soft); font-size: .88rem; margin-bottom: .3rem; }
        .filters { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: end; margin: 0 0 1rem; }
        .filters label { display: grid; gap: .15rem; font-size: .82rem; color: var(--soft); } .filters select, .filters input { color: var(--ink); max-width: 14rem; }
        .filters .check { display: flex; gap: .4rem; align-items: center; min-height: 2.1rem; } .filters .clear { padding: .35rem 0; font-size: .92rem; }
        .pager { display: flex; gap: 1rem; align-items: center; margin: 1rem 0; font-size: .92rem; } .pager span { color: var(--soft); font-variant-numeric: tabular-nums; }
        .tiles { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1.8rem; padding: 0; margin: 0 0 1.1rem; } .tiles a, .tiles span { color: var(--soft); text-decoration: none; font-size: .9rem; }
        .tiles b { color: var(--ink); font-size: 1.35rem; font-weight: 600; font-variant-numeric: tabular-nums; letter-spacing: -.01em; } .tiles a:hover { color: var(--accent); text-decoration: underline; }
        .remarks { max-width: 75ch; border-left: 3px solid var(--line); padding-left: .9rem; margin-bottom: 1.2rem; } .remarks p { margin: 0 0 .25rem; color: var(--soft); font-size: .9rem; }
        .angle { display: inline-block; font-size: .78rem; line-height: 1.45; padding: 0 .5rem; border-radius: 99px; white-space: nowrap; font-weight: 500; }
        .angle.feature, .dot.feature { color: var(--feature); background: var(--feature-soft); } .angle.occasion, .dot.occasion { color: var(--occasion); background: var(--occasion-soft); }
        .angle.benefit, .dot.benefit { color: var(--benefit); background: var(--benefit-soft); } .angle.user, .dot.user { color: var(--user); background: var(--user-soft); }
        .absent, .tag { display: inline-block; font-size: .78rem; line-height: 1.45; padding: 0 .45rem; border: 1px solid var(--line-strong); border-radius: 99px; color: var(--soft); white-space: nowrap; font-weight: 400; }
        .tag.strong { color: var(--on-accent); background: var(--accent); border-color: var(--accent); }
        @media (max-width: 640px) { .top { padding: .5rem .9rem; } .top nav { order: 3; flex-basis: 100%; } .find { flex: 1 1 8rem; } .find input { width: 100%; min-width: 0; } .find button { display: none; }
          .who { flex: 0 0 auto; } .market { display: none; } main { padding: 1.1rem .9rem 2.5rem; } h1 { font-size: 1.35rem; } .tiles { gap: .1rem 1.2rem; } .tiles b { font-size: 1.1rem; } footer { padding: 1rem .9rem; } }

        """

    private static let grid = """
        .grid, .scroll { position: relative; overflow: auto; border: 1px solid var(--line); border-radius: 10px; background: var(--surface); }
        .grid { max-height: 78vh; width: fit-content; max-width: 100%; }
        table { border-collapse: separate; border-spacing: 0; font-size: .9rem; }
        .grid th, .grid td { border-bottom: 1px solid var(--line); padding: 0; background: var(--surface); }
        .grid thead th { position: sticky; top: 0; z-index: 2; vertical-align: bottom; color: var(--soft); font-weight: 500; font-size: .82rem; padding: .5rem .45rem; border-bottom: 1px solid var(--line-strong); }
        .grid th[scope=row], .grid .corner { position: sticky; left: 0; z-index: 1; text-align: left; font-weight: 500; padding: .28rem .8rem .28rem .7rem; min-width: 13rem; max-width: 20rem; border-right: 1px solid var(--line); }
        .grid .corner { z-index: 3; } .grid th[scope=row] a { color: inherit; text-decoration: none; } .grid th[scope=row] a:hover { text-decoration: underline; }
        .grid .brand a { writing-mode: vertical-rl; transform: rotate(180deg); color: var(--ink); text-decoration: none; max-height: 9rem; overflow: hidden; display: inline-block; overflow-wrap: normal; white-space: nowrap; }
        .grid .brand a:hover { text-decoration: underline; } .grid .brand.own a { font-weight: 700; color: var(--accent); } .grid .brand { text-align: center; }
        .grid td { min-width: 2.5rem; text-align: center; font-variant-numeric: tabular-nums; font-size: .8rem; } .grid td a { display: block; padding: .36rem .2rem; color: inherit; text-decoration: none; }
        .grid td a:hover { text-decoration: underline; } .grid td a:focus-visible { outline-offset: -3px; } .grid td.num { padding: 0 .6rem; text-align: right; font-size: .86rem; }
        .grid tbody tr:hover th, .grid tbody tr:hover td.num { background: var(--accent-soft); }
        .grid td.h1, i.h1 { background: var(--h1); color: var(--h1-ink); } .grid td.h2, i.h2 { background: var(--h2); color: var(--h2-ink); } .grid td.h3, i.h3 { background: var(--h3); color: var(--h3-ink); }
        .grid td.h4, i.h4 { background: var(--h4); color: var(--h4-ink); } .grid td.h5, i.h5 { background: var(--h5); color: var(--h5-ink); }
        .grid td.unseen, i.unseen { background: repeating-linear-gradient(135deg, var(--line) 0 1px, transparent 1px 6px), var(--surface); }
        .dot { display: inline-grid; place-items: center; width: 1.3rem; height: 1.3rem; border-radius: 5px; font-size: .72rem; font-weight: 650; margin-right: .5rem; }
        .legend { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; align-items: center; color: var(--soft); font-size: .84rem; } .legend i { display: inline-block; width: 1.3rem; height: .8rem; vertical-align: middle; }
        .legend .scale i:first-child { border-radius: 4px 0 0 4px; } .legend .scale i:last-child { border-radius: 0 4px 4px 0; } .legend .scale { line-height: 0; } .legend i.unseen { border: 1px solid var(--line-strong); border-radius: 3px; }
        .list { width: 100%; } .list th, .list td { text-align: left; padding: .45rem .8rem; border-bottom: 1px solid var(--line); vertical-align: top; } .list th.num, .list td.num { text-align: right; }
        .list thead th { color: var(--soft); font-weight: 500; font-size: .82rem; white-space: nowrap; border-bottom-color: var(--line-strong); } .list tbody tr:last-child > * { border-bottom: 0; } .list tbody th { font-weight: 500; }
        .list .long { min-width: 16rem; } .list tbody th { min-width: 9rem; } .list td { overflow-wrap: break-word; } .list td.short { white-space: nowrap; } .list caption { text-align: left; padding: .5rem .8rem; color: var(--soft); font-size: .86rem; } .list form { margin: 0; } .list button { min-height: 0; padding: 0; }
        @media (max-width: 640px) { .grid th[scope=row], .grid .corner { min-width: 9rem; max-width: 10rem; padding: .3rem .5rem; font-size: .82rem; } .grid td a { padding: .5rem .2rem; } .grid { max-height: 70vh; } }

        """

    private static let review = """
        .progress { margin: 0 0 1.1rem; max-width: 46rem; } .progress label { font-size: .88rem; color: var(--soft); font-variant-numeric: tabular-nums; display: block; margin-bottom: .25rem; }
        .keys { color: var(--soft); font-size: .86rem; display: none; } .js .keys { display: block; }
        kbd { font: 600 .8rem ui-monospace, Menlo, Consolas, monospace; border: 1px solid var(--line-strong); border-bottom-width: 2px; border-radius: 5px; padding: 0 .35rem; color: var(--ink); background: var(--surface); }
        .claims, .hits, .pairs, .short, .gaps, .blocks { list-style: none; padding: 0; max-width: 60rem; }
        .claim { background: var(--surface); border: 1px solid var(--line); border-left: 4px solid var(--line); border-radius: 10px; padding: .9rem 1.1rem; margin: 0 0 .8rem; scroll-margin: 6rem; }
        .claim:focus { outline: 3px solid var(--accent); outline-offset: 1px; } .claim.accepted { border-left-color: var(--good); } .claim.corrected { border-left-color: var(--accent); } .claim.rejected { border-left-color: var(--bad); }
        .claim.rejected blockquote { opacity: .75; text-decoration: line-through; text-decoration-thickness: 1px; } .claim.rejected mark { text-decoration: line-through; }
        .what { display: flex; flex-wrap: wrap; gap: .3rem .6rem; align-items: baseline; } .what h3 a { color: inherit; text-decoration: none; } .what h3 a:hover { text-decoration: underline; }
        .sure { margin-left: auto; color: var(--soft); font-size: .84rem; font-variant-numeric: tabular-nums; }
        blockquote { margin: .5rem 0; font-size: 1.02rem; max-width: 70ch; } blockquote p { margin: 0; }
        .claim .where { margin-bottom: .5rem; } .said { font-size: .88rem; color: var(--soft); margin: 0 0 .5rem; } .said:empty { display: none; }
        .effect { margin: 0 0 .5rem; padding: .35rem .6rem; background: var(--accent-soft); border-radius: 6px; font-size: .92rem; } .keys.large { font-size: 1.05rem; line-height: 2; } #add { display: flex; flex-wrap: wrap; gap: .4rem .7rem; align-items: center; } #add h2, #add > p { flex-basis: 100%; margin: 0; }
        .acts { display: flex; flex-wrap: wrap; gap: .5rem .9rem; align-items: center; } .acts form { display: flex; flex-wrap: wrap; gap: .4rem .7rem; align-items: center; margin: 0; } .acts.wide { margin-bottom: 1rem; }
        .group { display: inline-flex; } .group button { border-radius: 0; margin-left: -1px; } .group button:first-child { border-radius: 7px 0 0 7px; margin-left: 0; } .group button:last-child { border-radius: 0 7px 7px 0; }
        .group button[aria-pressed=true] { background: var(--accent-soft); color: var(--accent); border-color: var(--accent); font-weight: 600; position: relative; }
        .to label { font-size: .86rem; color: var(--soft); } .to input { width: 13rem; }
        .js .claim .to { display: none; } .js .claim:focus-within .to, .js .claim.open .to { display: flex; }
        .facts { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 0 0 1.1rem; } .facts div { max-width: 24rem; } .facts dt { color: var(--soft); font-size: .82rem; } .facts dd { margin: 0; font-variant-numeric: tabular-nums; }
        .hits li { border-bottom: 1px solid var(--line); padding: .7rem 0; } .hits blockquote { margin: 0 0 .2rem; font-size: 1rem; }
        .blocks { max-width: 70rem; } .blocks li { display: grid; grid-template-columns: 7rem 1fr; gap: 1rem; padding: .4rem 0; border-bottom: 1px solid var(--line); scroll-margin: 6rem; } .blocks li:target { background: var(--accent-soft); }
        .blocks p { margin: 0; max-width: 75ch; white-space: pre-line; } .zone { color: var(--soft); font-size: .8rem; padding-top: .15rem; }
        @media (max-width: 640px) { .blocks li { grid-template-columns: 1fr; gap: .1rem; } .sure { margin-left: 0; } .group { flex-wrap: wrap; row-gap: .3rem; } .group button { padding: .4rem .6rem; } .claim { padding: .8rem .8rem; } }

        """

    private static let ground = """
        .pairs li, .card { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: .9rem 1.1rem; margin: 0 0 .8rem; } .pairs h2, .card h2 { margin: 0 0 .5rem; font-size: 1rem; }
        .two { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .5rem 2rem; } .two p { margin: 0 0 .3rem; } .card h3 { font-size: .88rem; color: var(--soft); font-weight: 500; margin: .4rem 0 .2rem; }
        .pairs .sure { margin: 0; } .holders { list-style: none; padding: 0; max-width: 60rem; } .holders li { padding: .35rem 0; border-bottom: 1px solid var(--line); } .holders q { color: var(--soft); margin-left: .5rem; }
        .gaps { max-width: 68rem; } .gaps li { display: grid; grid-template-columns: 2.4rem 1fr 10rem; gap: 1rem; padding: 1rem 0; border-bottom: 1px solid var(--line); } .gaps h2 { margin: 0 0 .2rem; } .gaps p { margin: 0 0 .25rem; max-width: 65ch; }
        .rank { font-size: 1.25rem; color: var(--soft); font-weight: 600; } .kind { display: flex; flex-wrap: wrap; gap: .35rem; align-items: center; } .score { text-align: right; } .score > * { display: block; margin-left: auto; } .score .num { font-size: 1.25rem; font-weight: 600; }
        .position { background: var(--accent-soft); border-radius: 10px; } .parts { list-style: none; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; }
        .card { max-width: 60rem; } .bars { display: grid; gap: .3rem; margin: 0 0 .6rem; } .bars div { display: grid; grid-template-columns: 9rem 1fr; align-items: center; } .bars dt { color: var(--soft); font-size: .9rem; } .bars dd { margin: 0; } .bars meter { width: 12rem; max-width: 60%; }
        .quotes { list-style: none; padding: 0; } .quotes li { padding: .3rem 0; } .card ul:last-child, .card p:last-child { margin-bottom: 0; }
        .short { max-width: 68rem; } .short header { display: grid; grid-template-columns: 2.4rem 1fr; } .short h2 { margin: 0 0 .2rem; font-size: 1.1rem; } .short .kind { margin: 0 0 .5rem; } .sentence { font-size: 1.15rem; line-height: 1.4; max-width: 60ch; }
        .drafts { display: grid; grid-template-columns: repeat(auto-fit, minmax(12.5rem, 1fr)); gap: .8rem 1.1rem; margin: .8rem 0; } .draft { display: grid; gap: .25rem; align-content: start; } .draft p { margin: 0; } .draft button { justify-self: start; }
        @media (max-width: 640px) { .gaps li { grid-template-columns: 1.8rem 1fr; gap: .4rem .6rem; } .score { grid-column: 2; text-align: left; display: flex; gap: .6rem; align-items: center; flex-wrap: wrap; } .score > * { margin: 0; } .bars div { grid-template-columns: 7rem 1fr; } }
        """
}
