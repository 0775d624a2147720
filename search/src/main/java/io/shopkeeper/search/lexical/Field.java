package io.shopkeeper.search.lexical;

import io.shopkeeper.domain.Product;
import java.util.stream.Collectors;

/// What of a product is read, and how much a word in it says.
public enum Field {
  TITLE(1f, .5f),
  BRAND(.7f, .2f),
  CATEGORY(.5f, .2f),
  ATTRIBUTES(.4f, .5f),
  DESCRIPTION(.35f, .75f);

  /// Of a longer text the beginning is read.
  private static final int MOST_UNITS = 20_000;

  private final float boost;
  private final float b;

  Field(float boost, float b) {
    this.boost = boost;
    this.b = b;
  }

  /// What a word in this field counts, beside one in the title.
  float boost() {
    return boost;
  }

  /// How much a long text is held against a word in it; BM25's b.
  float b() {
    return b;
  }

  /// What a product says here; empty if nothing.
  public String of(Product product) {
    String text =
        switch (this) {
          case TITLE -> product.title();
          case BRAND -> product.brand() == null ? "" : product.brand();
          case CATEGORY -> String.join(" ; ", product.categories());
          case ATTRIBUTES ->
              product.attributes().values().stream().sorted().collect(Collectors.joining(" ; "));
          case DESCRIPTION -> product.description() == null ? "" : product.description();
        };
    return text.length() > MOST_UNITS ? text.substring(0, MOST_UNITS) : text;
  }
}
