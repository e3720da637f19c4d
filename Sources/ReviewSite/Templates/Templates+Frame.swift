extension Templates {
    static let frame = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{{title}} – {{market}} – Creneau</title>
        <link rel="stylesheet" href="{{style}}">
        <link rel="icon" href="{{icon}}" type="image/svg+xml">
        <script src="{{script}}" defer></script>
        </head>
        <body>
        <a class="skip" href="#main">Skip to content</a>
        <header class="top">
        <div class="who"><a class="mark" href="/">Creneau</a> <span class="market">{{market}}</span></div>
        <nav aria-label="Views"><ul>
        {{#places}}<li><a href="{{path}}"{{#here}} aria-current="page"{{/here}}>{{name}}{{#count}} <span class="count">{{.}}<span class="hide"> claims to review</span></span>{{/count}}</a></li>
        {{/places}}</ul></nav>
        <form class="find" role="search" action="/search" method="get"><label class="hide" for="find">Search the pages</label><input id="find" type="search" name="q" placeholder="Search the pages" value="{{sought}}"><button type="submit">Search</button></form>
        </header>
        <main id="main" tabindex="-1">
        {{#did}}<div class="flash" role="status"><p>{{^stands}}Undone: {{/stands}}{{said}}</p>{{#token}}<form method="post" action="{{#stands}}/undo{{/stands}}{{^stands}}/redo{{/stands}}"><input type="hidden" name="token" value="{{token}}"><input type="hidden" name="back" value="{{back}}"><input type="hidden" name="key" value="{{key}}"><button type="submit">{{#stands}}Undo{{/stands}}{{^stands}}Redo{{/stands}}</button></form>{{/token}}</div>{{/did}}
        {{#problem}}<div class="notice bad" role="alert"><p>What is shown is of before the last corrections. {{problem}}</p></div>{{/problem}}
        {{#behind}}{{^problem}}<div class="notice" role="status"><p>The last corrections are still being worked in. <a href="{{back}}">Show again</a></p></div>{{/problem}}{{/behind}}
        {{#readOnly}}<div class="notice"><p>You are reading only. To make changes, open the address that was printed when the site was started.</p></div>{{/readOnly}}
        {{{content}}}
        </main>
        <footer><p>{{market}} · decisions are written as {{author}} · this page is served by your own machine, and nothing leaves it.</p></footer>
        <div id="live" class="hide" role="status" aria-live="polite"></div>
        </body>
        </html>
        """

    static let failure = """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{{title}} – Creneau</title><link rel="stylesheet" href="{{style}}"></head>
        <body><main id="main"><h1>{{title}}</h1><p>{{message}}</p><p><a href="/">Back to the matrix</a></p></main></body></html>
        """

    static let pager = """
        {{#pager}}<nav class="pager" aria-label="{{what}}">{{#previous}}<a href="{{.}}" rel="prev">← Previous</a>{{/previous}}<span>{{what}}: {{page}} of {{of}}</span>{{#next}}<a href="{{.}}" rel="next">Next →</a>{{/next}}</nav>{{/pager}}
        """

    /// A list of quotes under the name `quotes`.
    static let quotes = """
        <ul class="quotes">{{#quotes}}<li><q dir="auto">{{words}}</q> <span class="where">{{speaker}}, <a href="{{place}}">{{zone}}</a></span></li>{{/quotes}}</ul>
        """

    static let angle = """
        <span class="angle {{angleName}}">{{angleName}}</span>{{#isAbsent}} <span class="absent">absent</span>{{/isAbsent}}
        """

    static let stretches = """
        {{#stretches}}{{plain}}{{#marked}}<mark>{{.}}</mark>{{/marked}}{{/stretches}}
        """

    /// Concepts to choose from while typing.
    static let choices = """
        <datalist id="choices">{{#choices}}<option value="{{choiceLabel}}">{{choiceID}}</option>{{/choices}}</datalist>
        """
}
