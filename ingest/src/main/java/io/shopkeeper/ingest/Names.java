package io.shopkeeper.ingest;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the field that a column name means, whatever its case, spaces, hyphens and underscores.
final class Names<F extends Field> {
  private final Map<String, F> exact = new HashMap<>();
  private final Map<String, F> normal = new HashMap<>();

  Names(Collection<F> fields) {
    for (F field : fields) {
      add(field.label(), field);
      field.aliases().forEach(alias -> add(alias, field));
    }
  }

  private Names(Names<F> others) {
    exact.putAll(others.exact);
    normal.putAll(others.normal);
  }

  /// The same names, and one more.
  ///
  /// @throws IllegalArgumentException if the name means another field already
  Names<F> with(String name, F field) {
    Names<F> more = new Names<>(this);
    more.add(name, field);
    return more;
  }

  /// The same names, and those of the user, which go before.
  Names<F> through(ColumnMap map) {
    Names<F> more = new Names<>(this);
    map.entries()
        .forEach((theirs, own) -> {
          F field = find(own);
          if (field != null) {
            more.exact.put(theirs, field);
            more.normal.put(normal(theirs), field);
          }
        });
    return more;
  }

  private void add(String name, F field) {
    exact.putIfAbsent(name, field);
    F other = normal.putIfAbsent(normal(name), field);
    if (other != null && other != field) {
      throw new IllegalArgumentException(
          "'%s' means both %s and %s".formatted(name, other.label(), field.label()));
    }
  }

  /// The field, or null if no field goes by this name.
  @Nullable F find(String name) {
    F field = exact.get(name);
    return field != null ? field : normal.get(normal(name));
  }

  /// Letters and digits only, in lower case.
  static String normal(String name) {
    StringBuilder letters = new StringBuilder(name.length());
    name.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
    return letters.toString().toLowerCase(Locale.ROOT);
  }
}
