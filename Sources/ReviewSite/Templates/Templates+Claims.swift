extension Templates {
    /// Hidden fields that name the claim a form is about.
    static let identity = """
        <input type="hidden" name="token" value="{{token}}"><input type="hidden" name="back" value="{{back}}#{{anchor}}"><input type="hidden" name="page" value="{{page}}"><input type="hidden" name="concept" value="{{concept}}"><input type="hidden" name="polarity" value="{{polarity}}"><input type="hidden" name="quote" value="{{quote}}">
        """

    static let claim = """
        <li class="claim {{state}}" id="{{anchor}}" tabindex="-1" data-claim>
        <div class="what"><h3><a href="{{conceptLink}}">{{label}}</a></h3> {{> angle}}<span class="sure">{{sure}} % sure</span></div>
        <blockquote dir="auto"><p>{{> stretches}}</p></blockquote>
        <p class="where">{{brandName}} · {{zone}} · <a href="{{pageLink}}">{{product}}</a></p>
        {{#effect}}<p class="effect">{{.}}</p>{{/effect}}
        <p class="said" data-said>{{said}}</p>
        {{#token}}<div class="acts">
        <form method="post" action="/decide" data-quick>{{> identity}}
        <span class="group"><button type="submit" name="do" value="accept" data-key="a" class="yes">Accept</button><button type="submit" name="do" value="reject" data-key="r" class="no">Reject</button></span>
        <span class="group" role="group" aria-label="Angle of {{label}}">{{#angles}}<button type="submit" name="do" value="set-angle:{{name}}" data-key="{{key}}" aria-pressed="{{current}}">{{name}}</button>{{/angles}}</span>
        <button type="submit" name="do" value="set-polarity:{{otherPolarity}}" class="plain">Make it {{otherPolarity}}</button>
        </form>
        <form method="post" action="/decide" data-quick class="to">{{> identity}}<label for="to-{{anchor}}">Concept</label><input id="to-{{anchor}}" name="to" list="choices" autocomplete="off" data-merge required maxlength="200" placeholder="another concept"><button type="submit" name="do" value="set-concept">Give</button></form>
        </div>{{/token}}
        </li>
        """

    static let review = """
        <h1>{{#moving}}{{.}}{{/moving}}{{#whole}}Review{{/whole}}</h1>
        <p class="lead">{{#moving}}Claims on the ground of a position, or beside one; the least certain first. The other {{rest}} change no position: <a href="/review?whole=1">see all</a>, or decide <a href="/alike">alike ones together</a>.{{/moving}}{{#whole}}The claims that the reading is least sure of come first. <a href="/review">Only what can change the shortlist</a> · <a href="/alike">alike claims together</a>{{/whole}} What you decide is kept, and holds for every later run.</p>
        <div class="progress"><label for="progress"><span id="decided">{{decidedCount}}</span> of {{claimCount}} claims decided</label><progress id="progress" value="{{decidedCount}}" max="{{claimCount}}"></progress></div>
        {{#onePage}}<p class="notice">Only the claims of <a href="{{onePageLink}}">one page</a>. <a href="/review">Review all</a></p>{{/onePage}}
        <form class="filters" method="get" action="/review">{{#whole}}<input type="hidden" name="whole" value="1">{{/whole}}{{#onePage}}<input type="hidden" name="page" value="{{onePage}}">{{/onePage}}
        <label>Angle <select name="angle"><option value="">all</option>{{#angleOptions}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/angleOptions}}</select></label>
        <label>Brand <select name="brand"><option value="">all</option>{{#brandOptions}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/brandOptions}}</select></label>
        <label class="check"><input type="checkbox" name="all" value="1"{{#all}} checked{{/all}}> also decided ones</label>
        <button type="submit">Show</button></form>
        <p class="keys" id="keys" aria-label="Keys"><kbd>?</kbd> shows these · <kbd>j</kbd> <kbd>k</kbd> next, previous · <kbd>a</kbd> accept · <kbd>r</kbd> reject · <kbd>1</kbd>–<kbd>4</kbd> feature, occasion, benefit, user · <kbd>m</kbd> another concept · <kbd>z</kbd> undo · <kbd>y</kbd> redo</p>
        {{#empty}}<p class="empty">Nothing is left to review here.</p>{{/empty}}
        <h2 class="hide">Claims</h2>
        <ol class="claims" id="queue">{{#cards}}{{> claim}}{{/cards}}</ol>
        {{#next}}<nav class="pager" aria-label="Claims"><a href="{{.}}" rel="next" id="more">Next claims →</a></nav>{{/next}}
        {{#again}}<nav class="pager" aria-label="Claims"><a href="{{.}}" id="more">More claims →</a></nav>{{/again}}
        {{> choices}}
        """

    static let cell = """
        <p class="path"><a href="/">Matrix</a> › <a href="{{brandLink}}">{{brandTitle}}</a></p>
        <h1>{{brandTitle}}: <a href="{{conceptLink}}">{{label}}</a></h1>
        <p class="lead">{{> angle}} <span>{{standing}}</span> · <span>{{others}}</span></p>
        {{#notFound}}<p class="empty">No claim of this was found on {{.}} of {{brandTitle}}.</p>{{/notFound}}
        {{#notObservable}}<p class="notice">Nothing can be said: {{.}}.</p>{{/notObservable}}
        <dl class="facts">{{#facts}}<div><dt>{{name}}</dt><dd>{{value}}</dd></div>{{/facts}}</dl>
        <h2>Evidence</h2>
        <ol class="claims">{{#cards}}{{> claim}}{{/cards}}</ol>
        {{^cards}}<p class="empty">There is no quote to show.</p>{{/cards}}
        {{> choices}}
        """
}
