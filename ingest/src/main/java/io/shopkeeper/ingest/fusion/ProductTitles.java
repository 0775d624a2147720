package io.shopkeeper.ingest.fusion;

import io.shopkeeper.ingest.fusion.clean.FoldedText;
import io.shopkeeper.ingest.fusion.clean.VariantTraits;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// The titles of all products taken apart: the brand, what tells variants apart, and the plain
/// rest.
///
/// So that each is compared once: the rest says of which product it is, the traits which variant. A
/// brand that ends a title ("… by Alba") is taken off as one that begins it. A product whose brand
/// column is empty has the brand that its title begins with, if another product names it.
final class ProductTitles {
  private static final int SHORTEST_BRAND = 2;
  private static final int LONGEST_BRAND = 24;
  private static final Pattern LEADING_TO_BRAND = Pattern.compile(" (?:by|from|von|par|de)$");

  private final String[] brands;
  private final String[] plain;
  private final VariantTraits[] traits;

  ProductTitles(JointRecords records) {
    brands = new String[records.size()];
    plain = new String[brands.length];
    traits = new VariantTraits[brands.length];
    Set<String> known = new HashSet<>();
    for (int i = 0; i < brands.length; i++) {
      brands[i] = FoldedText.of(records.text(i, FusionField.BRAND));
      if (brands[i].length() >= SHORTEST_BRAND && brands[i].length() <= LONGEST_BRAND) {
        known.add(brands[i]);
      }
    }
    for (int i = 0; i < brands.length; i++) {
      String title = records.text(i, FusionField.TITLE);
      traits[i] = VariantTraits.of(title, records.text(i, FusionField.ATTRIBUTES));
      plain[i] = VariantTraits.without(title);
      String brand = beginning(plain[i], known);
      if (brands[i].isEmpty()) {
        brands[i] = brand;
      }
      plain[i] = withoutMaker(plain[i].substring(brand.length()).strip(), known);
    }
  }

  /// The longest known brand that a title begins with; empty if there is none, or nothing else.
  private static String beginning(String title, Set<String> known) {
    int most = Math.min(LONGEST_BRAND, title.length() - 1);
    for (int end = most; end >= SHORTEST_BRAND; end--) {
      boolean wordEnds =
          title.charAt(end) == ' '
              || FoldedText.isHan(title.charAt(end)) != FoldedText.isHan(title.charAt(end - 1))
              || FoldedText.isHan(title.charAt(end));
      if (wordEnds && known.contains(title.substring(0, end))) {
        return title.substring(0, end);
      }
    }
    return "";
  }

  /// A title without the known brand it ends with, and without the word that leads up to it.
  private static String withoutMaker(String title, Set<String> known) {
    int word = title.lastIndexOf(' ');
    while (word > 0 && title.length() - word - 1 <= LONGEST_BRAND) {
      if (known.contains(title.substring(word + 1))) {
        return LEADING_TO_BRAND.matcher(title.substring(0, word)).replaceFirst("").strip();
      }
      word = title.lastIndexOf(' ', word - 1);
    }
    return title;
  }

  /// Folded; empty where there is none.
  String brand(int record) {
    return brands[record];
  }

  /// The title without brand and traits, folded.
  String plain(int record) {
    return plain[record];
  }

  VariantTraits traits(int record) {
    return traits[record];
  }
}
