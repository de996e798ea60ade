-- The feed by which what is kept in memory follows the corpus: in which revision an article last changed in what the list, the facets
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
