-- The host of an article's address: lower case, without port and "www."; null without an address.
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
