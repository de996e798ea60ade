-- compare: what the researcher works out in a comparison set, and the terms that are counted by voice.
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
