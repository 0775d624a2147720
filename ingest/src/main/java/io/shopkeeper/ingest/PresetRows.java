package io.shopkeeper.ingest;

import io.shopkeeper.domain.Money;
import io.shopkeeper.ingest.cleaning.Amounts;
import org.jspecify.annotations.Nullable;

/// Understands the rows of one file of a platform's export, in their order.
interface PresetRows<F extends Enum<F> & Field> {

  /// What the understanding of a file needs.
  ///
  /// @param landings where records go
  record Reading(Load load, Landings landings, Notation notation, FileTally tally) {

    /// A draft whose records pass through cleaning as those of native files do.
    <F extends Enum<F> & Field, T> Draft<F, T> draft(NativeKind<F, T> kind) {
      return kind.draft(notation, load.now(), load, tally, false);
    }

    /// Likewise for what rows tell of beside their own record, again and again.
    <F extends Enum<F> & Field, T> Draft<F, T> draftOfMentions(NativeKind<F, T> kind) {
      return kind.draft(notation, load.now(), load, tally, true);
    }

    /// A price, with the decimal mark of the file if it makes no sense otherwise.
    ///
    /// @throws Refusal if it is none
    Money price(String text, @Nullable String currency, String column) {
      String plain =
          load.stage() == null ? text : Amounts.plain(text, notation.decimalMark().sign());
      return notation.price(plain, currency, column);
    }
  }

  /// Begins a file.
  @FunctionalInterface
  interface Opening<F extends Enum<F> & Field> {
    PresetRows<F> open(Reading reading);
  }

  /// @throws Refusal if the row cannot be right
  /// @throws IllegalArgumentException likewise
  void row(PresetRow<F> row, Origin origin);

  /// All rows were read.
  default void finish() {}
}
