extension Templates {
    static let matrix = """
        <h1>Who claims what</h1>
        <ul class="tiles">{{#facts}}<li>{{#link}}<a href="{{.}}"><b>{{number}}</b> {{what}}</a>{{/link}}{{^link}}<span><b>{{number}}</b> {{what}}</span>{{/link}}</li>{{/facts}}</ul>
        <div class="remarks">{{#remarks}}<p>{{line}}</p>{{/remarks}}</div>
        <form class="filters" method="get" action="/">
        <label>Angle <select name="angle"><option value="">all</option>{{#angleOptions}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/angleOptions}}</select></label>
        <label>Brand <select name="brand"><option value="">all</option>{{#brandOptions}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/brandOptions}}</select></label>
        <label>Segment <select name="segment"><option value="">all of the market</option>{{#segments}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/segments}}</select></label>
        <label>State <select name="state"><option value="">all</option>{{#standings}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/standings}}</select></label>
        <label>Words <input type="search" name="q" value="{{words}}"></label>
        <button type="submit">Show</button>{{#filtered}} <a class="clear" href="/">Show all</a>{{/filtered}}</form>
        {{#none}}<p class="empty">No concept fits these filters.</p>{{/none}}
        {{#some}}<p class="legend"><span>{{total}}, {{brandTotal}}</span> <span class="scale" aria-hidden="true"><i class="h1"></i><i class="h2"></i><i class="h3"></i><i class="h4"></i><i class="h5"></i></span> <span>whisper to shout, 0 to 100</span> <span><i class="unseen" aria-hidden="true"></i> not observable</span> <span>blank: not found</span></p>
        <div class="grid" role="region" aria-label="Matrix of concepts and brands" tabindex="0"><table>
        <caption class="hide">How strongly each brand claims each concept, 0 to 100</caption>
        <thead><tr><th scope="col" class="corner">Concept</th><th scope="col" class="num">Rivals</th>{{#columns}}<th scope="col" class="brand{{#own}} own{{/own}}"><a href="{{link}}"><span>{{name}}{{#own}} (own){{/own}}</span></a></th>{{/columns}}</tr></thead>
        <tbody>{{#rows}}<tr><th scope="row"><span class="dot {{angleName}}" title="{{angleName}}"><span aria-hidden="true">{{letter}}</span><span class="hide">{{angleName}}</span></span><a href="{{link}}">{{label}}</a>{{#isAbsent}} <span class="absent">absent</span>{{/isAbsent}}</th><td class="num" title="{{standing}}">{{rivals}}<span class="of">/{{ofRivals}}</span></td>{{{cells}}}</tr>
        {{/rows}}</tbody></table></div>{{/some}}
        {{> pager}}
        {{#sidePager}}<nav class="pager" aria-label="{{what}}">{{#previous}}<a href="{{.}}">← Previous</a>{{/previous}}<span>{{what}}: {{page}} of {{of}}</span>{{#next}}<a href="{{.}}">Next →</a>{{/next}}</nav>{{/sidePager}}
        """

    static let brands = """
        <h1>Brands</h1>
        {{{joining}}}
        {{#unknown}}<p class="notice">The brand of {{.}} is not known, so these count for no brand. Set it on the page itself: <a href="/pages">pages</a>.</p>{{/unknown}}
        <div class="scroll" role="region" aria-label="Brands" tabindex="0"><table class="list">
        <thead><tr><th scope="col">Brand</th><th scope="col" class="num">Concepts</th><th scope="col" class="num">Alone in</th><th scope="col" class="num">Pages</th><th scope="col" class="num">Ratings</th><th scope="col" class="num">Reach</th><th scope="col" class="num">Rating</th><th scope="col">Prices</th><th scope="col">Review</th></tr></thead>
        <tbody>{{#brands}}<tr><th scope="row"><a href="{{link}}">{{name}}</a>{{#own}} <span class="tag">own</span>{{/own}}{{#unseen}}<span class="why">{{.}}</span>{{/unseen}}</th><td class="num">{{held}}</td><td class="num">{{alone}}</td><td class="num">{{observable}}<span class="of">/{{pageCount}}</span></td><td class="num">{{ratings}}</td><td class="num">{{reach}}</td><td class="num">{{rating}}</td><td class="short">{{prices}}</td><td><a href="{{reviewLink}}">claims<span class="hide"> of {{name}}</span></a></td></tr>{{/brands}}</tbody></table></div>
        """

    static let pages = """
        <h1>Pages</h1>
        {{#failures}}<section id="unread"><h2>Could not be read: {{count}}</h2><div class="scroll" role="region" aria-label="Pages that could not be read" tabindex="0"><table class="list"><thead><tr><th scope="col">Source</th><th scope="col">What happened</th></tr></thead><tbody>{{#rows}}<tr><th scope="row" class="long">{{source}}</th><td>{{message}}</td></tr>{{/rows}}</tbody></table></div></section>{{/failures}}
        <h2>Read: {{total}}</h2>
        <div class="scroll" role="region" aria-label="Pages" tabindex="0"><table class="list">
        <thead><tr><th scope="col">Page</th><th scope="col">Brand</th><th scope="col">Kind</th><th scope="col">Language</th><th scope="col" class="num">Price</th><th scope="col">Captured</th><th scope="col">What to know</th></tr></thead>
        <tbody>{{#pages}}<tr><th scope="row" class="long"><a href="{{link}}">{{name}}</a></th><td>{{brandName}}</td><td>{{kind}}</td><td>{{language}}</td><td class="num">{{price}}</td><td class="num">{{captured}}</td><td>{{#unseen}}<span class="why">not observable: {{.}}</span>{{/unseen}}{{#whyKind}}<span class="why">{{.}}</span>{{/whyKind}}{{#repeats}}<span class="why">{{.}}</span>{{/repeats}}</td></tr>{{/pages}}</tbody></table></div>
        {{> pager}}
        """

    static let page = """
        <p class="path"><a href="/pages">Pages</a></p>
        <h1 dir="auto">{{name}}</h1>
        {{#unseen}}<p class="notice">A claim that is not found here means nothing: {{.}}.</p>{{/unseen}}
        <dl class="facts">{{#facts}}<div><dt>{{name}}</dt><dd>{{value}}</dd></div>{{/facts}}</dl>
        <p>{{#reviewLink}}<a class="go" href="{{.}}">Review its {{claimCount}}</a>{{/reviewLink}} {{#original}}<a href="{{.}}" rel="noreferrer noopener external">The page on the web</a>{{/original}}</p>
        {{#token}}<div class="acts wide">
        <form method="post" action="/decide" class="to"><input type="hidden" name="token" value="{{token}}"><input type="hidden" name="back" value="{{back}}"><input type="hidden" name="page" value="{{pageID}}"><input type="hidden" name="before" value="{{brandText}}"><label for="brand">Brand</label><input id="brand" name="to" value="{{brandText}}" maxlength="120"><button type="submit" name="do" value="set-brand">Set</button></form>
        <form method="post" action="/decide" class="to"><input type="hidden" name="token" value="{{token}}"><input type="hidden" name="back" value="{{back}}"><input type="hidden" name="page" value="{{pageID}}"><label for="kind">Kind</label><select id="kind" name="to">{{#kindOptions}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/kindOptions}}</select><button type="submit" name="do" value="set-kind">Set</button></form>
        </div>{{/token}}
        {{#token}}<form method="post" action="/decide" class="to wide" id="add"><h2>Add a claim</h2><p class="where">Choose words in the text below and press <kbd>N</kbd>, or copy them here.</p><input type="hidden" name="token" value="{{token}}"><input type="hidden" name="back" value="{{back}}"><input type="hidden" name="page" value="{{pageID}}"><label for="words">Words on the page</label><input id="words" name="words" required maxlength="300" dir="auto" autocomplete="off"><label for="add-to">Concept</label><input id="add-to" name="to" list="choices" required maxlength="200" autocomplete="off"><label for="add-angle">Angle</label><select id="add-angle" name="angle">{{#angleOptions}}<option value="{{value}}">{{label}}</option>{{/angleOptions}}</select><label for="add-polarity">Sold by</label><select id="add-polarity" name="polarity"><option value="present">having it</option><option value="absent">being without it</option></select><button type="submit" name="do" value="add-claim">Add</button></form>{{> choices}}{{/token}}
        <h2>Text</h2>
        <ol class="blocks">{{#blocks}}<li id="{{anchor}}"><span class="zone">{{zone}}</span><p dir="auto">{{> stretches}}</p></li>{{/blocks}}</ol>
        {{> pager}}
        """

    static let search = """
        <h1>Search</h1>
        <form class="filters" method="get" action="/search"><label>Words on the pages <input type="search" name="q" value="{{words}}"></label><button type="submit">Search</button></form>
        {{#none}}<p class="empty">No page holds all these words.</p>{{/none}}
        {{#total}}<p class="lead">{{.}}</p>{{/total}}
        <ol class="hits">{{#hits}}<li><blockquote dir="auto"><p>{{> stretches}}</p></blockquote><p class="where">{{brandName}} · {{zone}} · <a href="{{link}}">{{product}}</a></p></li>{{/hits}}</ol>
        """

    static let decisions = """
        <h1>Decisions</h1>
        <p class="lead">{{total}}; {{standing}} count. Nothing is ever taken out. <a href="/decisions.csv" download>Save as a table</a> to join it with another analyst's.</p>
        {{#inapplicable}}<section><h2>No longer apply</h2><p>These fit nothing in the pages as they are now. They are kept, and count again when they fit again.</p><ul class="plainlist">{{#rows}}<li>{{what}} <span class="where">by {{by}}: {{reason}}</span></li>{{/rows}}</ul></section>{{/inapplicable}}
        {{#token}}<div class="acts wide"><form method="post" action="/undo"><input type="hidden" name="token" value="{{token}}"><input type="hidden" name="back" value="{{back}}"><button type="submit">Undo the last</button></form><form method="post" action="/redo"><input type="hidden" name="token" value="{{token}}"><input type="hidden" name="back" value="{{back}}"><button type="submit">Redo</button></form></div>{{/token}}
        {{#none}}<p class="empty">Nothing was decided yet. Start with the <a href="/review">review</a>.</p>{{/none}}
        {{#some}}<div class="scroll" role="region" aria-label="Decisions" tabindex="0"><table class="list">
        <thead><tr><th scope="col">Time (UTC)</th><th scope="col">By</th><th scope="col">What</th><th scope="col">State</th><th scope="col">Change</th></tr></thead>
        <tbody>{{#rows}}<tr><td class="num">{{time}}</td><td>{{by}}</td><td class="long">{{what}}{{#place}}<span class="why"><a href="{{.}}">{{placeName}}</a></span>{{/place}}</td><td>{{standing}}</td><td>{{#token}}{{#canUndo}}<form method="post" action="/undo"><input type="hidden" name="token" value="{{token}}"><input type="hidden" name="back" value="{{back}}"><input type="hidden" name="key" value="{{key}}"><button type="submit" class="plain" aria-label="Undo: {{what}}">Undo</button></form>{{/canUndo}}{{#canRedo}}<form method="post" action="/redo"><input type="hidden" name="token" value="{{token}}"><input type="hidden" name="back" value="{{back}}"><input type="hidden" name="key" value="{{key}}"><button type="submit" class="plain" aria-label="Redo: {{what}}">Redo</button></form>{{/canRedo}}{{/token}}</td></tr>{{/rows}}</tbody></table></div>{{/some}}
        {{> pager}}
        """
}
