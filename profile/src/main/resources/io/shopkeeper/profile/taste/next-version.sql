-- Above that of a learning that broke off, too.
SELECT greatest(
  (SELECT coalesce(max(version), 0) FROM theme), (SELECT coalesce(max(version), 0) FROM theme_member)) + 1
