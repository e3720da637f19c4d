import GRDB

/// The tables and views of a market file, by named migrations; comments stay in `sqlite_master`, so the file explains itself.
enum Schema {
    /// `CRNO`: tells a market from the SQLite files of other programs.
    static let applicationID = 0x4352_4E4F

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("market") { db in
            try db.execute(sql: tables)
            try db.execute(sql: analysisTables)
            try db.execute(sql: search)
            try db.execute(sql: views)
            try db.execute(sql: about)
        }
        migrator.registerMigration("quick review") { db in try db.execute(sql: reviewIndices) }
        migrator.registerMigration("voices") { db in
            // Number, on the page, of the customer's text that a block belongs to: a review's title and body have the same.
            try db.execute(sql: "ALTER TABLE blocks ADD COLUMN voice INTEGER")
        }
        migrator.registerMigration("sureness") { db in
            // How sure it is that a customer's words say this, 0 to 1.
            try db.execute(sql: "ALTER TABLE page_demand ADD COLUMN confidence REAL NOT NULL DEFAULT 0.5")
        }
        return migrator
    }

    private static let tables = """
        CREATE TABLE runs (
          number INTEGER PRIMARY KEY, -- 1 is the first run of analyze
          started TEXT NOT NULL, -- ISO 8601, UTC
          finished TEXT, -- empty while it runs, or when it was killed
          captured TEXT, -- day that the pages show, YYYY-MM-DD, when it was given
          version TEXT NOT NULL, -- of the program
          lexicons TEXT NOT NULL, -- hash of the lexicons that read the pages
          inputs TEXT NOT NULL, -- what was asked for, one path a line
          pages_read INTEGER NOT NULL DEFAULT 0,
          pages_unchanged INTEGER NOT NULL DEFAULT 0, -- same bytes and lexicons as before: not analysed again
          pages_failed INTEGER NOT NULL DEFAULT 0
        );
        CREATE TABLE pages (
          number INTEGER PRIMARY KEY, -- joins blocks, page_claims and page_demand
          id TEXT NOT NULL UNIQUE, -- who the page is for as long as the market lives
          source TEXT NOT NULL, -- where its bytes came from
          kind TEXT NOT NULL, -- product, collection, article or other; only products enter the matrix
          kind_reason TEXT NOT NULL,
          language TEXT,
          url TEXT,
          captured TEXT, -- YYYY-MM-DD
          not_observable TEXT, -- why a missing claim means nothing here; empty when it means something
          segment TEXT, -- named by a side-car
          name TEXT,
          brand TEXT, -- as printed
          brand_id TEXT, -- letters and digits of the brand, lower case
          seller TEXT,
          price TEXT,
          currency TEXT,
          rating REAL, -- 0 to 5
          rating_count INTEGER,
          product TEXT NOT NULL, -- the whole record, as JSON
          bytes_hash TEXT NOT NULL,
          lexicons TEXT NOT NULL, -- hash of the lexicons that read it
          first_run INTEGER NOT NULL REFERENCES runs, -- the run that first saw these bytes
          seen_run INTEGER NOT NULL REFERENCES runs -- the last run that saw them
        );
        CREATE INDEX pages_by_source ON pages (source);
        CREATE TABLE past_pages (
          page TEXT NOT NULL, -- pages.id
          first_run INTEGER NOT NULL, -- valid from this run
          replaced_run INTEGER NOT NULL, -- to before this one
          captured TEXT,
          lexicons TEXT NOT NULL,
          content TEXT NOT NULL, -- page, claims and demand as JSON; the seller's copy and quoted blocks keep their text
          PRIMARY KEY (page, first_run)
        );
        CREATE TABLE blocks (
          number INTEGER PRIMARY KEY,
          page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
          position INTEGER NOT NULL, -- 0 is the first block of the page
          zone TEXT NOT NULL, -- title, meta, structured, heading, bullet, paragraph, specification, question, answer, review
          text TEXT NOT NULL,
          rating REAL, -- of a review, 0 to 5
          date TEXT, -- of a review
          heading INTEGER, -- position of the heading above
          link_density REAL NOT NULL,
          relevance REAL NOT NULL, -- probability of being the page's own content
          words_from_title INTEGER NOT NULL,
          copies INTEGER NOT NULL,
          UNIQUE (page, position)
        );
        CREATE TABLE page_claims (
          number INTEGER PRIMARY KEY,
          page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
          position INTEGER NOT NULL, -- 0 is the first claim of the page
          concept TEXT NOT NULL, -- stable id: angle/slug
          label TEXT NOT NULL,
          angle TEXT NOT NULL, -- feature, occasion, benefit or user
          polarity TEXT NOT NULL, -- present, or absent as in "BPA-free"
          value REAL, unit TEXT, bound TEXT, upper REAL, base_value REAL, base_unit TEXT, -- the quantity stated
          strength REAL NOT NULL, -- how prominently it is made, 0 to 1
          confidence REAL NOT NULL, -- how sure the extraction is, 0 to 1
          quote_key TEXT NOT NULL, -- the best quote as decisions key it
          UNIQUE (page, position)
        );
        CREATE INDEX page_claims_by_concept ON page_claims (concept);
        CREATE TABLE claim_quotes (
          claim INTEGER NOT NULL REFERENCES page_claims ON DELETE CASCADE,
          position INTEGER NOT NULL, -- 0 is the best quote, the others repeat it
          block INTEGER NOT NULL, -- blocks.position on the same page
          start INTEGER NOT NULL, -- bytes of the block's UTF-8 text
          "end" INTEGER NOT NULL,
          PRIMARY KEY (claim, position)
        ) WITHOUT ROWID;
        CREATE TABLE page_demand (
          page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
          position INTEGER NOT NULL,
          concept TEXT NOT NULL,
          label TEXT NOT NULL,
          polarity TEXT NOT NULL,
          sense TEXT NOT NULL, -- complaint, praise, request or context
          block INTEGER NOT NULL,
          start INTEGER NOT NULL,
          "end" INTEGER NOT NULL,
          PRIMARY KEY (page, position)
        ) WITHOUT ROWID;
        CREATE INDEX page_demand_by_concept ON page_demand (concept);
        CREATE TABLE failures (
          number INTEGER PRIMARY KEY,
          run INTEGER NOT NULL REFERENCES runs,
          source TEXT NOT NULL,
          code TEXT NOT NULL,
          message TEXT NOT NULL -- what happened and what to do
        );
        CREATE INDEX failures_by_source ON failures (source, run);
        CREATE TABLE decisions (
          number INTEGER PRIMARY KEY AUTOINCREMENT, -- rows are only ever added
          key TEXT NOT NULL UNIQUE, -- made of the content, so that two analysts' files can be joined
          time TEXT NOT NULL, -- ISO 8601, UTC
          author TEXT NOT NULL,
          action TEXT NOT NULL, -- what was decided; undo and redo name another row in target
          page TEXT, -- pages.id
          concept TEXT,
          polarity TEXT,
          quote TEXT, -- as page_claims.quote_key
          before TEXT,
          after TEXT,
          target TEXT REFERENCES decisions (key) -- of undo and redo
        );
        CREATE INDEX decisions_by_page ON decisions (page, concept);
        CREATE INDEX decisions_by_target ON decisions (target) WHERE target IS NOT NULL;
        CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        """

    private static let analysisTables = """
        CREATE TABLE analysis (
          target TEXT PRIMARY KEY, -- segment that it was made for; empty: all of the market
          stamp TEXT NOT NULL, -- pages, decisions and settings that it was made of
          content TEXT NOT NULL -- the whole analysis, as JSON
        ) WITHOUT ROWID;
        CREATE TABLE matrix_brands (
          id TEXT PRIMARY KEY,
          name TEXT NOT NULL,
          own INTEGER NOT NULL, -- 1: the user's own brand
          not_observable TEXT -- why nothing can be said of any of its cells
        ) WITHOUT ROWID;
        CREATE TABLE matrix_concepts (
          id TEXT PRIMARY KEY,
          label TEXT NOT NULL,
          angle TEXT NOT NULL,
          polarity TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE matrix_cells ( -- only what was claimed or could not be seen; the view cells has all
          brand TEXT NOT NULL,
          concept TEXT NOT NULL,
          strength REAL,
          mentions INTEGER,
          pages INTEGER,
          quote TEXT,
          not_observable TEXT,
          PRIMARY KEY (brand, concept)
        ) WITHOUT ROWID;
        CREATE TABLE ranked_gaps (
          id TEXT PRIMARY KEY,
          rank INTEGER NOT NULL,
          kind TEXT NOT NULL,
          label TEXT NOT NULL,
          concepts TEXT NOT NULL, -- ids, separated by " + "
          score REAL NOT NULL,
          rank_low INTEGER NOT NULL, -- best and worst rank when the weights move by 20 %
          rank_high INTEGER NOT NULL,
          reason TEXT NOT NULL,
          card TEXT NOT NULL -- the evidence card, as JSON
        ) WITHOUT ROWID;
        """

    /// What the review asks at each key: is this claim decided on, which one is next.
    private static let reviewIndices = """
        CREATE INDEX page_claims_by_page ON page_claims (page, concept, quote_key);
        CREATE INDEX page_claims_by_confidence ON page_claims (confidence);
        """

    private static let search = """
        CREATE VIRTUAL TABLE block_search USING fts5(
          text, content = 'blocks', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2'
        );
        """

    private static let views = """
        CREATE VIEW standing_decisions AS -- decisions that are not undone
          SELECT d.* FROM decisions d
          WHERE d.target IS NULL AND NOT EXISTS (
            SELECT 1 FROM decisions u WHERE u.target = d.key AND u.action = 'undo'
              AND NOT EXISTS (SELECT 1 FROM decisions r WHERE r.target = d.key AND (r.time, r.number) > (u.time, u.number)));
        CREATE VIEW evidence AS -- every quote of every claim
          SELECT p.id AS page, p.brand, c.concept, c.label, c.angle, c.polarity, b.zone,
            CAST(substr(CAST(b.text AS BLOB), q.start + 1, q."end" - q.start) AS TEXT) AS quote,
            b.text AS context, q.block, q.start, q."end", q.position = 0 AS best, c.number AS claim
          FROM page_claims c JOIN pages p ON p.number = c.page
            JOIN claim_quotes q ON q.claim = c.number
            JOIN blocks b ON b.page = c.page AND b.position = q.block;
        CREATE VIEW claims AS -- what each page claims, as extracted, with the best quote and the decision on it
          SELECT e.page, e.brand, e.concept, e.label, e.angle, e.polarity, e.quote, e.zone,
            c.value, c.unit, c.bound, c.upper, c.strength, c.confidence,
            (SELECT d.action FROM standing_decisions d
             WHERE d.page = e.page AND d.concept = c.concept AND (d.quote IS NULL OR d.quote = c.quote_key)
             ORDER BY d.time DESC, d.number DESC LIMIT 1) AS decision
          FROM evidence e JOIN page_claims c ON c.number = e.claim WHERE e.best;
        CREATE VIEW demand AS -- what customers ask for, praise or complain of
          SELECT p.id AS page, p.brand, d.concept, d.label, d.sense,
            CAST(substr(CAST(b.text AS BLOB), d.start + 1, d."end" - d.start) AS TEXT) AS quote,
            b.text AS context, b.rating, b.date
          FROM page_demand d JOIN pages p ON p.number = d.page JOIN blocks b ON b.page = d.page AND b.position = d.block;
        CREATE VIEW cells AS -- brand x concept of the last analysis, decisions included
          SELECT b.name AS brand, c.id AS concept, c.label, c.angle, c.polarity,
            CASE WHEN m.strength IS NOT NULL THEN 'claimed'
              WHEN coalesce(m.not_observable, b.not_observable) IS NOT NULL THEN 'not observable' ELSE 'not found' END AS state,
            m.strength, m.mentions, m.pages, m.quote, coalesce(m.not_observable, b.not_observable) AS not_observable, b.own
          FROM matrix_brands b CROSS JOIN matrix_concepts c LEFT JOIN matrix_cells m ON m.brand = b.id AND m.concept = c.id;
        CREATE VIEW gaps AS -- unoccupied ground of the last analysis, best first
          SELECT rank, kind, label, concepts, score, rank_low, rank_high, reason, id FROM ranked_gaps ORDER BY rank;
        CREATE VIEW unread AS -- pages that could not be read, and were not read since
          SELECT f.source, f.code, f.message, f.run FROM failures f
          WHERE f.run = (SELECT max(l.run) FROM failures l WHERE l.source = f.source)
            AND NOT EXISTS (SELECT 1 FROM pages p WHERE p.source = f.source AND p.seen_run > f.run);
        """

    private static let about = """
        CREATE TABLE about (name TEXT PRIMARY KEY, kind TEXT NOT NULL, meaning TEXT NOT NULL) WITHOUT ROWID;
        INSERT INTO about VALUES
          ('claims', 'view', 'what each page claims, with its best quote and the decision on it'),
          ('evidence', 'view', 'every quote of every claim, with the text around it'),
          ('cells', 'view', 'brand x concept: claimed (with strength), not found, or not observable'),
          ('gaps', 'view', 'ground that no rival holds, best first'),
          ('demand', 'view', 'what customers ask for, praise or complain of'),
          ('unread', 'view', 'pages that could not be read, with the reason'),
          ('standing_decisions', 'view', 'corrections that are not undone'),
          ('pages', 'table', 'one row a page of the market, as last read'),
          ('past_pages', 'table', 'earlier contents of pages, for the history of the market'),
          ('blocks', 'table', 'the text of the pages, in order, with its zone'),
          ('block_search', 'table', 'full-text index: SELECT * FROM block_search WHERE text MATCH ''word'''),
          ('decisions', 'table', 'every correction ever made; rows are only added'),
          ('settings', 'table', 'weights, thresholds and exclusions that differ from their defaults'),
          ('runs', 'table', 'when which inputs were read'),
          ('failures', 'table', 'pages that could not be read, by run');
        """
}
