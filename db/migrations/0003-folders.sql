-- derived: the folders that sources lie in, as they were on disk, with container files (archives, exports) as folders of what they
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
