-- What an original is, as a media type with its charset: tells how to show it. '' for those imported before this was kept.
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
