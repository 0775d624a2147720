package io.shopkeeper.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of an answer, columns numbered from 0 in the order of the query. Valid only during the
/// call.
public interface Row {

  /// @throws StoreException if the column is null: ask [#textOrNull] where it may be
  String text(int column);

  @Nullable String textOrNull(int column);

  boolean isNull(int column);

  /// 0 for null.
  long integer(int column);

  /// NaN for null.
  double number(int column);

  /// False for null.
  boolean truth(int column);

  @Nullable Instant instantOrNull(int column);

  @Nullable LocalDate dateOrNull(int column);

  /// Empty for null.
  List<String> texts(int column);
}
