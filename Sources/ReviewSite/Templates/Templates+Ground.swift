extension Templates {
    static let concepts = """
        <h1>Concepts</h1>
        {{#moreSuggestions}}<p class="lead">{{.}}</p>{{/moreSuggestions}}
        <ul class="pairs">{{#suggestions}}<li><h2>Are these one?</h2>
        <div class="two"><div><p><a href="{{keepLink}}">{{keepLabel}}</a> <span class="angle {{keepAngle}}">{{keepAngle}}</span></p><p class="where">{{keepQuotes}}</p></div><div><p><a href="{{mergeLink}}">{{mergeLabel}}</a> <span class="angle {{mergeAngle}}">{{mergeAngle}}</span></p><p class="where">{{mergeQuotes}}</p></div></div>
        <div class="acts"><span class="sure">{{alike}} alike, {{counts}}</span>{{#token}}<form method="post" action="/decide"><input type="hidden" name="token" value="{{token}}"><input type="hidden" name="back" value="{{back}}"><input type="hidden" name="concept" value="{{mergeID}}"><input type="hidden" name="to" value="{{keepID}}"><button type="submit" name="do" value="merge-concept" class="yes">Merge into “{{keepLabel}}”</button></form>
        <form method="post" action="/decide"><input type="hidden" name="token" value="{{token}}"><input type="hidden" name="back" value="{{back}}"><input type="hidden" name="concept" value="{{keepID}}"><input type="hidden" name="before" value="{{mergeID}}"><button type="submit" name="do" value="note:kept apart" class="no">Keep “{{mergeLabel}}” apart</button></form>{{/token}}</div></li>{{/suggestions}}</ul>
        <h2>All concepts</h2>
        <form class="filters" method="get" action="/concepts">
        <label>Angle <select name="angle"><option value="">all</option>{{#angleOptions}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/angleOptions}}</select></label>
        <label>Words <input type="search" name="q" value="{{words}}"></label><button type="submit">Show</button></form>
        {{#none}}<p class="empty">No concept fits these filters.</p>{{/none}}
        {{#some}}<div class="scroll" role="region" aria-label="Concepts" tabindex="0"><table class="list"><caption>{{total}}</caption>
        <thead><tr><th scope="col">Concept</th><th scope="col">Angle</th><th scope="col">Standing</th><th scope="col" class="num">Rivals</th><th scope="col" class="num">Mentions</th><th scope="col" class="num">Strength</th></tr></thead>
        <tbody>{{#rows}}<tr><th scope="row"><a href="{{link}}">{{label}}</a></th><td>{{> angle}}</td><td>{{standing}}</td><td class="num">{{rivals}}</td><td class="num">{{mentions}}</td><td class="num">{{strength}}</td></tr>{{/rows}}</tbody></table></div>{{/some}}
        {{> pager}}
        """

    static let concept = """
        <p class="path"><a href="/concepts">Concepts</a></p>
        <h1>{{label}}</h1>
        <p class="lead">{{> angle}} {{#standing}}<span>{{.}}</span> · {{/standing}}{{#rivalCount}}<span>{{.}}</span> · {{/rivalCount}}<code>{{id}}</code></p>
        {{#gone}}<p class="notice">No claim has this concept any more: it was merged or given another one. Its former claims are below.</p>{{/gone}}
        {{#token}}<div class="acts wide">
        <form method="post" action="/decide" class="to"><input type="hidden" name="token" value="{{token}}"><input type="hidden" name="back" value="{{back}}"><input type="hidden" name="concept" value="{{id}}"><input type="hidden" name="before" value="{{label}}"><label for="rename">Name</label><input id="rename" name="to" value="{{label}}" required maxlength="120"><button type="submit" name="do" value="rename-concept">Rename</button></form>
        <form method="post" action="/decide" class="to"><input type="hidden" name="token" value="{{token}}"><input type="hidden" name="back" value="{{back}}"><input type="hidden" name="concept" value="{{id}}"><label for="merge">Same as</label><input id="merge" name="to" list="choices" autocomplete="off" required maxlength="200" placeholder="another concept" data-merge><button type="submit" name="do" value="merge-concept">Merge</button></form>
        {{#canSplit}}<form method="post" action="/decide" class="to"><input type="hidden" name="token" value="{{token}}"><input type="hidden" name="back" value="{{back}}"><input type="hidden" name="concept" value="{{id}}"><label for="split">Wording</label><select id="split" name="quote">{{#wordings}}<option value="{{wording}}">{{wording}}</option>{{/wordings}}</select><label for="splitto">is</label><input id="splitto" name="to" list="choices" autocomplete="off" required maxlength="200" placeholder="a concept of its own"><button type="submit" name="do" value="split-concept">Split</button></form>{{/canSplit}}
        {{#isIncluded}}<form method="post" action="/decide"><input type="hidden" name="token" value="{{token}}"><input type="hidden" name="back" value="{{back}}"><input type="hidden" name="concept" value="{{id}}"><button type="submit" name="do" value="exclude-concept">Exclude from gaps</button></form>{{/isIncluded}}
        {{#excludedKey}}<form method="post" action="/undo"><input type="hidden" name="token" value="{{token}}"><input type="hidden" name="back" value="{{back}}"><input type="hidden" name="key" value="{{.}}"><button type="submit">Allow in gaps again</button></form>{{/excludedKey}}
        </div>{{/token}}
        <h2>Who holds it</h2>
        <ul class="holders">{{#holders}}<li><a href="{{link}}">{{name}}</a> <meter min="0" max="100" value="{{strength}}" aria-label="Strength of {{name}}">{{strength}}</meter> <span class="num">{{strength}}</span> {{#theirWords}}<q dir="auto">{{.}}</q>{{/theirWords}}</li>{{/holders}}</ul>
        {{^holders}}<p class="empty">Nobody.</p>{{/holders}}
        <h2>Claims</h2>
        <ol class="claims">{{#cards}}{{> claim}}{{/cards}}</ol>
        {{#next}}<nav class="pager" aria-label="Claims"><a href="{{.}}" rel="next">Next claims →</a></nav>{{/next}}
        {{> choices}}
        """

    static let gaps = """
        <h1>Gaps</h1>
        <p class="lead">Ground that customers want and rivals do not hold, or do not keep, best first{{#target}}, inside “{{.}}”{{/target}}.</p>
        <form class="filters" method="get" action="/gaps">
        <label>Kind <select name="kind"><option value="">all</option>{{#kinds}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/kinds}}</select></label>
        <label>Angle <select name="angle"><option value="">all</option>{{#angleOptions}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/angleOptions}}</select></label>
        <button type="submit">Show</button></form>
        {{#none}}<p class="empty">No gap fits these filters.</p>{{/none}}
        <ol class="gaps">{{#gaps}}<li{{#isPosition}} class="position"{{/isPosition}}><span class="rank num">{{rank}}</span><div><h2><a href="{{link}}">{{label}}</a></h2><p class="kind"><span class="tag">{{kind}}</span>{{#isPosition}} <span class="tag strong">your position</span>{{/isPosition}}{{#parts}} {{> angle}}{{/parts}}</p><p>{{reason}}</p></div><div class="score"><span class="where">{{grades}}</span><span class="where">{{rankRange}}</span></div></li>{{/gaps}}</ol>
        """

    static let gap = """
        <p class="path"><a href="/gaps">Gaps</a> › {{kind}}</p>
        <h1>{{label}}</h1>
        <p class="lead">{{reason}}</p>
        <div class="acts wide"><ul class="parts">{{#parts}}<li>{{#conceptLink}}<a href="{{.}}">{{name}}</a>{{/conceptLink}}{{^conceptLink}}{{name}}{{/conceptLink}} {{> angle}}</li>{{/parts}}</ul>
        {{#token}}{{#notChosen}}<form method="post" action="/decide"><input type="hidden" name="token" value="{{token}}"><input type="hidden" name="back" value="{{back}}"><input type="hidden" name="to" value="{{id}}"><button type="submit" name="do" value="choose-position" class="yes">Choose as position</button></form>{{/notChosen}}{{#chosenKey}}<form method="post" action="/undo"><input type="hidden" name="token" value="{{token}}"><input type="hidden" name="back" value="{{back}}"><input type="hidden" name="key" value="{{.}}"><button type="submit">Give up this position</button></form>{{/chosenKey}}
        {{#parts}}<form method="post" action="/decide"><input type="hidden" name="token" value="{{token}}"><input type="hidden" name="back" value="/gaps"><input type="hidden" name="concept" value="{{conceptID}}"><button type="submit" name="do" value="exclude-concept" class="plain">Exclude “{{name}}”</button></form>{{/parts}}{{/token}}</div>
        <section class="card"><h2>How sure: {{grades}}</h2><p class="where">{{rankRange}}; {{wanting}} wanting, {{context}} telling the context, {{pleased}} pleased</p>
        <dl class="bars">{{#components}}<div><dt>{{name}}</dt><dd><meter min="0" max="100" value="{{value}}" aria-label="{{name}}">{{value}}</meter> <span class="num">{{value}}</span></dd></div>{{/components}}</dl></section>
        <section class="card"><h2>What customers say</h2><p>{{voices}} of {{reviews}} customers, on {{products}} products.</p>{{#customers}}{{> quotes}}{{/customers}}</section>
        {{#praised}}<section class="card"><h2>Praise: it can be done</h2>{{> quotes}}</section>{{/praised}}
        {{#strengthens}}<section class="card"><h2>What strengthens it</h2><ul>{{#lines}}<li>{{line}}</li>{{/lines}}</ul></section>{{/strengthens}}
        <section class="card"><h2>What was searched</h2><p>{{searched}}.</p>{{#forms}}<p><b>In these words:</b> {{.}}</p>{{/forms}}{{#notSeen}}<p><b>Could not be observed:</b> {{.}}</p>{{/notSeen}}{{#path}}<p><b>Path:</b> {{.}}</p>{{/path}}{{#figure}}<p><b>Figure:</b> {{.}}</p>{{/figure}}</section>
        {{#holders}}<section class="card"><h2>Who claims it</h2>{{> quotes}}</section>{{/holders}}
        {{#misses}}<section class="card"><h2>Nearest that rivals come</h2>{{> quotes}}</section>{{/misses}}
        {{#avoid}}<section class="card"><h2>Stay away from</h2><p>{{.}}</p></section>{{/avoid}}
        {{#whyEmpty}}<section class="card"><h2>Why it may be empty</h2><ul>{{#lines}}<li>{{line}}</li>{{/lines}}</ul></section>{{/whyEmpty}}
        {{#overturnedBy}}<section class="card"><h2>What would overturn it</h2><ul>{{#lines}}<li>{{line}}</li>{{/lines}}</ul></section>{{/overturnedBy}}
        <section class="card"><h2>Notes</h2>{{#remarks}}<p>{{text}} <span class="where">{{by}}, {{day}}</span></p>{{/remarks}}{{^remarks}}<p class="where">None yet.</p>{{/remarks}}
        {{#token}}<form method="post" action="/decide" class="draft"><input type="hidden" name="token" value="{{token}}"><input type="hidden" name="back" value="{{back}}"><input type="hidden" name="before" value="{{id}}"><label for="note">A note of yours</label><textarea id="note" name="to" rows="2" maxlength="1000" required></textarea><button type="submit" name="do" value="note">Keep</button></form>{{/token}}</section>
        """

    static let shortlist = """
        <h1>Shortlist</h1>
        <p class="lead">The cards that stand first. Lines that were brought in stand with them; edit and keep them: they hold for every later run.</p>
        {{#remark}}<p class="notice">{{.}}</p>{{/remark}}
        {{#none}}<p class="empty">No position stands out yet.</p>{{/none}}
        <ol class="short">{{#entries}}<li id="s{{number}}" class="card"><header><span class="rank num">{{number}}</span><div><h2><a href="{{link}}">{{label}}</a></h2><p class="kind"><span class="tag">{{kind}}</span>{{#isPosition}} <span class="tag strong">your position</span>{{/isPosition}} <span class="where">{{grades}}, {{rankRange}}</span></p></div></header>
        <p class="sentence">{{sentence}}</p><p>{{reason}}</p>
        <div class="drafts">{{#drafts}}<form method="post" action="/decide" class="draft"><input type="hidden" name="token" value="{{token}}"><input type="hidden" name="back" value="{{back}}#s{{number}}"><input type="hidden" name="before" value="{{before}}"><label for="{{field}}"><span class="angle {{angleName}}">{{angleName}}</span></label><textarea id="{{field}}" name="to" rows="3" maxlength="300" required{{#readOnly}} readonly{{/readOnly}}>{{text}}</textarea><p class="where">{{length}}{{#wasEdited}}; at first: {{.}}{{/wasEdited}}</p>{{#token}}<button type="submit" name="do" value="edit-draft">Keep<span class="hide"> the draft for {{angleName}}</span></button>{{/token}}</form>{{/drafts}}</div>
        {{#regulated}}<div class="notice bad"><p><b>Regulated ground.</b></p><ul>{{#rows}}<li><b>{{pattern}}</b>{{#countries}} ({{.}}){{/countries}}: {{advice}}</li>{{/rows}}</ul></div>{{/regulated}}
        <div class="two">{{#proof}}<div><h3>Proof it needs</h3><ul>{{#lines}}<li>{{line}}</li>{{/lines}}</ul></div>{{/proof}}
        {{#away}}<div><h3>Stay away from</h3><ul>{{#rows}}<li>{{awayName}}, {{rival}} {{#theirWords}}<q dir="auto">{{.}}</q>{{/theirWords}}</li>{{/rows}}</ul></div>{{/away}}</div></li>{{/entries}}</ol>
        """
}
