-- Words sought in the title are found in the headline of the text as well: articles in which the two differ are indexed anew.
INSERT OR IGNORE INTO reindex
SELECT article.id FROM article JOIN article_text ON article_text.article = article.id
WHERE EXISTS (
  SELECT 1 FROM json_each(article_text.layers) AS span
  WHERE span.value ->> 0 = 'headline'
    AND trim(substr(text, (span.value ->> 1) + 1, (span.value ->> 2) - (span.value ->> 1)), ' #' || char(10)) IS NOT article.title
) OR article.id IN (SELECT article FROM layer_edit WHERE layer = 'headline');
