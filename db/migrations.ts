// Generated from db/migrations/*.sql by tools/schema.ts (npm run schema). Change those instead.

/** One step of the schema: SQL that brings a corpus from version - 1 to version. Never changed once released. */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

/** All migrations, in order. */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    name: '0001-core',
    sql: `-- The corpus file. Three kinds of tables:
--   content    what import read; rows are written once and never changed (original, article_text, run, run_item)
--   desk       what the researcher decides; every change goes through the history (see db/history.ts)
--   derived    can be computed again from the others (fingerprint, article_fts, pair, the *_key columns)
-- Times are ISO 8601 in UTC. Statuses are those of the contract. Columns called \`key\` or \`*_key\` hold a folded form of the column
-- before them, for sorting and for comparing whatever the case and the accents in any script; SQLite's NOCASE knows only ASCII.

CREATE TABLE corpus (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uuid TEXT NOT NULL,
  name TEXT NOT NULL,
  created_at TEXT NOT NULL,
  -- Grows by one with each transaction that changes what a window shows.
  revision INTEGER NOT NULL DEFAULT 0,
  -- The version of main/text's normalisation that all hashes and fingerprints in this file were made with.
  text_version INTEGER NOT NULL
) STRICT;

-- The counts are those of run_item by outcome, kept with each batch so that a list of runs need not count.
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'interrupted', 'failed')),
  label TEXT NOT NULL,
  options TEXT NOT NULL DEFAULT '{}',
  started_at TEXT NOT NULL,
  ended_at TEXT,
  added INTEGER NOT NULL DEFAULT 0,
  already_here INTEGER NOT NULL DEFAULT 0,
  needs_review INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  skipped INTEGER NOT NULL DEFAULT 0,
  ignored INTEGER NOT NULL DEFAULT 0,
  -- 1 when the researcher undid it: what it brought is gone, its report stays.
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

CREATE INDEX run_running ON run (id) WHERE state = 'running';

-- The bytes as imported, under their SHA-256 (lower-case hex).
CREATE TABLE original (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  codec TEXT NOT NULL CHECK (codec IN ('none', 'zstd')),
  data BLOB NOT NULL
) STRICT;

CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  content_hash TEXT NOT NULL UNIQUE,
  -- Of the body layer alone; null for bodies of under 25 words.
  body_hash TEXT,
  words INTEGER NOT NULL,
  format TEXT NOT NULL,
  added_at TEXT NOT NULL,
  opening TEXT NOT NULL,
  -- absent: its import was undone, or is not whole yet. bin: deleted by the researcher. Rows are never removed.
  state TEXT NOT NULL DEFAULT 'absent' CHECK (state IN ('absent', 'present', 'bin')),
  title TEXT, title_key TEXT, title_status TEXT NOT NULL DEFAULT 'unknown', title_evidence TEXT,
  outlet TEXT, outlet_key TEXT, outlet_status TEXT NOT NULL DEFAULT 'unknown', outlet_evidence TEXT,
  byline TEXT, byline_key TEXT, byline_status TEXT NOT NULL DEFAULT 'unknown', byline_evidence TEXT,
  date TEXT, date_status TEXT NOT NULL DEFAULT 'unknown', date_evidence TEXT,
  url TEXT, url_status TEXT NOT NULL DEFAULT 'unknown', url_evidence TEXT,
  language TEXT, language_status TEXT NOT NULL DEFAULT 'unknown', language_evidence TEXT
) STRICT;
CREATE INDEX article_by_body ON article (body_hash) WHERE body_hash IS NOT NULL;
CREATE INDEX article_by_added ON article (state, added_at, id);
CREATE INDEX article_by_title ON article (state, title_key, id);
CREATE INDEX article_by_outlet ON article (state, outlet_key, id);
CREATE INDEX article_by_date ON article (state, date, id);
CREATE INDEX article_by_words ON article (state, words, id);
CREATE INDEX article_by_language ON article (state, language);
-- Holds all that facets count, so that counting reads no articles.
CREATE INDEX article_by_facets ON article (state, outlet_key, language, date);

-- layers: JSON array of [layer, start, end] as import proposed them.
CREATE TABLE article_text (
  article INTEGER PRIMARY KEY REFERENCES article (id),
  text TEXT NOT NULL,
  layers TEXT NOT NULL
) STRICT;

CREATE TABLE run_item (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run (id),
  path TEXT NOT NULL,
  record TEXT,
  outcome TEXT NOT NULL CHECK (outcome IN ('added', 'already-here', 'needs-review', 'failed', 'skipped')),
  article INTEGER REFERENCES article (id),
  duplicate_of INTEGER REFERENCES article (id),
  identity TEXT CHECK (identity IN ('bytes', 'text', 'body', 'overlap')),
  code TEXT,
  reason TEXT
) STRICT;
CREATE INDEX run_item_by_run ON run_item (run, id);

-- desk: where an article was met (part of the history so that undoing an import takes its sources back)
CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (id),
  run INTEGER NOT NULL REFERENCES run (id),
  path TEXT NOT NULL,
  record TEXT,
  sha256 TEXT NOT NULL REFERENCES original (sha256),
  imported_at TEXT NOT NULL
) STRICT;
CREATE INDEX source_by_article ON source (article);
CREATE INDEX source_by_sha256 ON source (sha256);
CREATE INDEX source_by_run ON source (run, article);

-- desk: a span that the researcher put into another layer; the spans of one article never overlap
CREATE TABLE layer_edit (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (id),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  layer TEXT NOT NULL,
  UNIQUE (article, start),
  CHECK (start < "end")
) STRICT;

-- AUTOINCREMENT: an id that a window still holds never comes to mean another tag or set.
CREATE TABLE tag (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,
  colour TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE article_tag (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (id),
  tag INTEGER NOT NULL REFERENCES tag (id),
  UNIQUE (article, tag)
) STRICT;
CREATE INDEX article_tag_by_tag ON article_tag (tag, article);

CREATE TABLE comparison_set (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,
  base INTEGER REFERENCES article (id),
  notes TEXT NOT NULL DEFAULT '',
  min_words INTEGER NOT NULL DEFAULT 8,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE set_member (
  id INTEGER PRIMARY KEY,
  "set" INTEGER NOT NULL REFERENCES comparison_set (id),
  article INTEGER NOT NULL REFERENCES article (id),
  position INTEGER NOT NULL,
  UNIQUE ("set", article)
) STRICT;
CREATE INDEX set_member_by_article ON set_member (article);

-- How a set is shown: scroll, mode, what was clicked. Kept, but no step of the history; it outlives its set, so that undoing a
-- deletion brings the set back as it was left.
CREATE TABLE set_view (
  "set" INTEGER PRIMARY KEY,
  view TEXT NOT NULL
) STRICT;

-- desk: what the researcher answered about a pair of articles (a < b)
CREATE TABLE pair_answer (
  id INTEGER PRIMARY KEY,
  a INTEGER NOT NULL REFERENCES article (id),
  b INTEGER NOT NULL REFERENCES article (id),
  answer TEXT NOT NULL CHECK (answer IN ('same', 'version', 'shares', 'unrelated')),
  answered_at TEXT NOT NULL,
  UNIQUE (a, b),
  CHECK (a < b)
) STRICT;

-- derived: pairs that share text, a < b, as measured at import
CREATE TABLE pair (
  a INTEGER NOT NULL,
  b INTEGER NOT NULL,
  identity TEXT NOT NULL CHECK (identity IN ('body', 'overlap')),
  containment REAL NOT NULL,
  jaccard REAL NOT NULL,
  -- 1 when they may be one article and the researcher is asked; 0 when they only share text.
  review INTEGER NOT NULL CHECK (review IN (0, 1)),
  PRIMARY KEY (a, b),
  CHECK (a < b)
) STRICT, WITHOUT ROWID;
CREATE INDEX pair_by_b ON pair (b, a);
CREATE INDEX pair_for_review ON pair (containment DESC, a, b) WHERE review = 1;

-- derived: winnowed 8-word fingerprints of headline, standfirst, subheadings and body. h is a signed 32 bit hash.
CREATE TABLE fingerprint (
  h INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (h, article)
) STRICT, WITHOUT ROWID;
-- derived: fingerprints met in more than 200 articles; they say nothing about identity
CREATE TABLE common_fingerprint (h INTEGER PRIMARY KEY) STRICT;

-- derived: full text, of main/text's folded form. Contentless: the text itself is in article_text.
CREATE VIRTUAL TABLE article_fts USING fts5 (
  title, body, caption, furniture,
  content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 2",
  prefix = '1 2 3'
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (article_fts, 'row');

-- derived: articles whose index rows no longer fit (title or layers changed); emptied before each commit
CREATE TABLE reindex (article INTEGER PRIMARY KEY) STRICT;
CREATE TRIGGER article_title_reindex AFTER UPDATE OF title ON article WHEN OLD.title IS NOT NEW.title
  BEGIN INSERT OR IGNORE INTO reindex VALUES (NEW.id); END;
CREATE TRIGGER layer_edit_insert_reindex AFTER INSERT ON layer_edit BEGIN INSERT OR IGNORE INTO reindex VALUES (NEW.article); END;
CREATE TRIGGER layer_edit_update_reindex AFTER UPDATE ON layer_edit BEGIN INSERT OR IGNORE INTO reindex VALUES (NEW.article); END;
CREATE TRIGGER layer_edit_delete_reindex AFTER DELETE ON layer_edit BEGIN INSERT OR IGNORE INTO reindex VALUES (OLD.article); END;

-- The history: named steps, each a list of row changes that can be played backwards and forwards.
CREATE TABLE step (
  id INTEGER PRIMARY KEY,
  -- Place in the undo order; null while the step is open (an import that runs).
  place INTEGER UNIQUE,
  name TEXT NOT NULL,
  at TEXT NOT NULL,
  run INTEGER REFERENCES run (id),
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;
CREATE INDEX step_by_run ON step (run) WHERE run IS NOT NULL;
CREATE INDEX step_done ON step (place) WHERE undone = 0;
CREATE INDEX step_undone ON step (place) WHERE undone = 1;

-- image: the row's other side, as a JSON object: what it was before while the step is done, what it will be again while it is
-- undone. Only the changed columns for an update, all columns otherwise, null where there is no row on that side.
CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  step INTEGER NOT NULL REFERENCES step (id),
  "table" TEXT NOT NULL,
  row INTEGER NOT NULL,
  image TEXT
) STRICT;
CREATE INDEX change_by_step ON change (step, id);
`,
  },
  {
    version: 2,
    name: '0002-import',
    sql: `-- What an original is, as a media type with its charset: tells how to show it. '' for those imported before this was kept.
ALTER TABLE original ADD COLUMN media TEXT NOT NULL DEFAULT '';

-- The files and folders that a run reads, as a JSON array of paths, so that it can be taken up again; null when they are gone
-- (uploads), or were not kept.
ALTER TABLE run ADD COLUMN roots TEXT;

-- How far a run is in each file, kept while it can be taken up again: the rows of the report that the file gave so far, and
-- whether that is all.
CREATE TABLE run_file (
  run INTEGER NOT NULL REFERENCES run (id),
  path TEXT NOT NULL,
  found INTEGER NOT NULL,
  whole INTEGER NOT NULL CHECK (whole IN (0, 1)),
  PRIMARY KEY (run, path)
) STRICT, WITHOUT ROWID;

-- Folders from which new files come in by themselves. options: those of the import, as JSON.
CREATE TABLE watched_folder (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  path TEXT NOT NULL UNIQUE,
  options TEXT NOT NULL DEFAULT '{}',
  paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
  added_at TEXT NOT NULL
) STRICT;

-- What was taken from a watched folder, so that after a pause only what is new or changed is read. modified: nanoseconds.
CREATE TABLE watched_file (
  folder INTEGER NOT NULL REFERENCES watched_folder (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  size INTEGER NOT NULL,
  modified TEXT NOT NULL,
  PRIMARY KEY (folder, path)
) STRICT, WITHOUT ROWID;
`,
  },
  {
    version: 3,
    name: '0003-folders',
    sql: `-- derived: the folders that sources lie in, as they were on disk, with container files (archives, exports) as folders of what they
-- hold. path: from the root on, with '/' between the names whatever the system; '.' for what came without a folder. parent: null at
-- a root.
CREATE TABLE folder (
  id INTEGER PRIMARY KEY,
  parent INTEGER REFERENCES folder (id),
  path TEXT NOT NULL UNIQUE,
  -- The last name of the path, and folded, for finding it whatever the case.
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  container INTEGER NOT NULL CHECK (container IN (0, 1))
) STRICT;
CREATE INDEX folder_by_parent ON folder (parent, name_key, id);
CREATE INDEX folder_by_name ON folder (name_key);

-- derived: in which folder each source lies
CREATE TABLE source_folder (
  source INTEGER PRIMARY KEY,
  folder INTEGER NOT NULL REFERENCES folder (id),
  article INTEGER NOT NULL
) STRICT;
CREATE INDEX source_folder_by_folder ON source_folder (folder, article);

-- derived: sources whose folder is not known yet; emptied before each commit
CREATE TABLE unplaced (source INTEGER PRIMARY KEY) STRICT;
INSERT INTO unplaced SELECT id FROM source;
CREATE TRIGGER source_insert_unplaced AFTER INSERT ON source BEGIN INSERT OR IGNORE INTO unplaced VALUES (NEW.id); END;
CREATE TRIGGER source_update_unplaced AFTER UPDATE OF path, record, article ON source
  BEGIN INSERT OR IGNORE INTO unplaced VALUES (NEW.id); END;
CREATE TRIGGER source_delete_unplaced AFTER DELETE ON source BEGIN
  DELETE FROM unplaced WHERE source = OLD.id;
  DELETE FROM source_folder WHERE source = OLD.id;
END;
`,
  },
  {
    version: 4,
    name: '0004-description',
    sql: `-- The host of an article's address: lower case, without port and "www."; null without an address.
ALTER TABLE article ADD COLUMN host TEXT GENERATED ALWAYS AS (
  CASE WHEN instr(url, '://') > 0 THEN
    nullif(ltrim(replace('//' || lower(substr(
      replace(replace(replace(substr(url, instr(url, '://') + 3), '?', '/'), '#', '/'), ':', '/') || '/',
      1,
      instr(replace(replace(replace(substr(url, instr(url, '://') + 3), '?', '/'), '#', '/'), ':', '/') || '/', '/') - 1
    )), '//www.', ''), '/'), '')
  END
) VIRTUAL;
CREATE INDEX article_by_host ON article (host, state, outlet_key) WHERE host IS NOT NULL;

-- desk: the researcher's additions to the table of outlets. host: lower case, without "www."
CREATE TABLE outlet_host (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  host TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT;

-- desk: what the researcher said of a line that repeats among the articles of one outlet (place: its folded name), one host or
-- one folder. key: the line in lower case, digits as 0, without punctuation.
CREATE TABLE furniture_line (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  scope TEXT NOT NULL CHECK (scope IN ('outlet', 'host', 'folder')),
  place TEXT NOT NULL,
  key TEXT NOT NULL,
  sample TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('accepted', 'rejected')),
  decided_at TEXT NOT NULL,
  UNIQUE (scope, place, key)
) STRICT;

-- The accepted line that set a span aside; null for what was set by hand.
ALTER TABLE layer_edit ADD COLUMN line INTEGER;
CREATE INDEX layer_edit_by_line ON layer_edit (line) WHERE line IS NOT NULL;

CREATE INDEX pair_answer_by_b ON pair_answer (b, a);
-- Pairs of one body, for the groups of duplicates.
CREATE INDEX pair_of_body ON pair (a, b) WHERE identity = 'body';
`,
  },
  {
    version: 5,
    name: '0005-report',
    sql: `-- Reading a long report by outcome and by reason. Most rows of most runs say 'added' and no more; those need no index of their own.
CREATE INDEX run_item_by_outcome ON run_item (run, outcome) WHERE outcome <> 'added';
CREATE INDEX run_item_by_reason ON run_item (run, coalesce(code, identity)) WHERE coalesce(code, identity) IS NOT NULL;
-- The records of a file that holds several.
CREATE INDEX run_item_by_path ON run_item (run, path) WHERE record IS NOT NULL;

-- What the researcher said of the columns of tables (and the keys of JSON), for the next table with the same ones. key: see
-- columnsKey of main/contract. columns: JSON array of their names as they stood; mapping: JSON object, the column of each field.
CREATE TABLE column_mapping (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  columns TEXT NOT NULL,
  mapping TEXT NOT NULL,
  decided_at TEXT NOT NULL
) STRICT;
`,
  },
  {
    version: 6,
    name: '0006-saved-search',
    sql: `-- desk: queries that the researcher keeps, as live lists. query: as typed, in the query language; position: place in the library.
CREATE TABLE saved_search (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,
  query TEXT NOT NULL,
  position INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
`,
  },
  {
    version: 7,
    name: '0007-search',
    sql: `-- The feed by which what is kept in memory follows the corpus: in which revision an article last changed in what the list, the facets
-- and the catalogue show of it. Upserts, as INSERT OR REPLACE would take the policy of the statement that fires the trigger.
CREATE TABLE article_change (
  article INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL
) STRICT;
CREATE INDEX article_change_by_revision ON article_change (revision);

CREATE TRIGGER article_update_change AFTER UPDATE OF state, title, outlet, byline, date, language ON article
  WHEN OLD.state IS NOT NEW.state OR OLD.title IS NOT NEW.title OR OLD.outlet IS NOT NEW.outlet
    OR OLD.byline IS NOT NEW.byline OR OLD.date IS NOT NEW.date OR OLD.language IS NOT NEW.language
  BEGIN
  INSERT INTO article_change SELECT NEW.id, revision + 1 FROM corpus WHERE 1
    ON CONFLICT (article) DO UPDATE SET revision = excluded.revision;
END;
CREATE TRIGGER article_tag_insert_change AFTER INSERT ON article_tag
  BEGIN
  INSERT INTO article_change SELECT NEW.article, revision + 1 FROM corpus WHERE 1
    ON CONFLICT (article) DO UPDATE SET revision = excluded.revision;
END;
CREATE TRIGGER article_tag_update_change AFTER UPDATE ON article_tag BEGIN
  INSERT INTO article_change SELECT OLD.article, revision + 1 FROM corpus WHERE 1
    ON CONFLICT (article) DO UPDATE SET revision = excluded.revision;
  INSERT INTO article_change SELECT NEW.article, revision + 1 FROM corpus WHERE 1
    ON CONFLICT (article) DO UPDATE SET revision = excluded.revision;
END;
CREATE TRIGGER article_tag_delete_change AFTER DELETE ON article_tag
  BEGIN
  INSERT INTO article_change SELECT OLD.article, revision + 1 FROM corpus WHERE 1
    ON CONFLICT (article) DO UPDATE SET revision = excluded.revision;
END;

CREATE INDEX article_by_format ON article (state, format);

-- The catalogue of names and words, packed, as it was at a revision; built anew when it is missing or of another version.
CREATE TABLE catalogue (
  part TEXT PRIMARY KEY CHECK (part IN ('names', 'terms')),
  version INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  data BLOB NOT NULL
) STRICT;
`,
  },
  {
    version: 8,
    name: '0008-headline',
    sql: `-- Words sought in the title are found in the headline of the text as well: articles in which the two differ are indexed anew.
INSERT OR IGNORE INTO reindex
SELECT article.id FROM article JOIN article_text ON article_text.article = article.id
WHERE EXISTS (
  SELECT 1 FROM json_each(article_text.layers) AS span
  WHERE span.value ->> 0 = 'headline'
    AND trim(substr(text, (span.value ->> 1) + 1, (span.value ->> 2) - (span.value ->> 1)), ' #' || char(10)) IS NOT article.title
) OR article.id IN (SELECT article FROM layer_edit WHERE layer = 'headline');
`,
  },
  {
    version: 9,
    name: '0009-compare',
    sql: `-- compare: what the researcher works out in a comparison set, and the terms that are counted by voice.
-- layers: JSON array of the layers that are compared; NULL: those that are compared unless told. frozen: JSON of what a set
-- was compared with when it was frozen ({ at, layers: { article: spans }, families }); NULL: the set can be changed.
ALTER TABLE comparison_set ADD COLUMN layers TEXT;
ALTER TABLE comparison_set ADD COLUMN frozen TEXT;

-- Passages that the researcher put into one row, kept apart, or fixed as a row. places: JSON array of passages.
CREATE TABLE set_link (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  "set" INTEGER NOT NULL REFERENCES comparison_set (id),
  kind TEXT NOT NULL CHECK (kind IN ('link', 'unlink', 'lock')),
  places TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX set_link_by_set ON set_link ("set");

-- Everything else that is decided in a set. kind: of what; key: what exactly, by words and places; value: JSON.
CREATE TABLE set_decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  "set" INTEGER NOT NULL REFERENCES comparison_set (id),
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  UNIQUE ("set", kind, key)
) STRICT;

-- Competing terms for one thing ("militant", "rebel"), as the researcher has them; none: those that the program begins with.
CREATE TABLE term_family (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,
  terms TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;
`,
  },
]
