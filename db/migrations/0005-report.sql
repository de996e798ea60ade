-- Reading a long report by outcome and by reason. Most rows of most runs say 'added' and no more; those need no index of their own.
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
