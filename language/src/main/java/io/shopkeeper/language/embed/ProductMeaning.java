package io.shopkeeper.language.embed;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The text whose vector stands for a product: the same everywhere, so that each is embedded once.
public final class ProductMeaning {
  /// What is meant is in the beginning of a description.
  private static final int MOST_DESCRIPTION = 200;

  private ProductMeaning() {}

  /// @param categories outermost first
  public static String of(
      String title, @Nullable String brand, List<String> categories, @Nullable String description) {
    String told = description == null ? "" : description;
    String beginning =
        told.length() > MOST_DESCRIPTION ? told.substring(0, MOST_DESCRIPTION) : told;
    return Stream.of(title, brand == null ? "" : brand, String.join(", ", categories), beginning)
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining(". "));
  }
}
