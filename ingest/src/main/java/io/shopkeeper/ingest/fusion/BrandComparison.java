package io.shopkeeper.ingest.fusion;

import io.shopkeeper.ingest.fusion.clean.FoldedText;
import io.shopkeeper.ingest.fusion.clean.Hashes;
import io.shopkeeper.ingest.fusion.clean.Likeness;
import java.util.List;

/// Brands: the same, one within the other or mistyped, or different. Those in Chinese and those in
/// Latin letters are not compared.
final class BrandComparison implements Comparison {
  private static final int SAME = 0;
  private static final int NEAR = 1;
  private static final int DIFFERENT = 2;

  private static final double BACKGROUND = 1e-2;
  private static final int TELLING = 4;

  private static final List<Level> LEVELS =
      List.of(
          Level.agreeingOnValue("same", .85, .93, .02),
          Level.agreeing("typing error", .10, .05, .01),
          Level.excluding("different", .05, .02, .97));

  private final String[] brands;
  private final Frequencies frequencies = new Frequencies(BACKGROUND);

  BrandComparison(JointRecords records, ProductTitles titles) {
    brands = new String[records.size()];
    for (int i = 0; i < brands.length; i++) {
      brands[i] = titles.brand(i).replace(" ", "");
      if (!brands[i].isEmpty()) {
        frequencies.add(Hashes.of(brands[i]), i < records.sizeA());
      }
    }
  }

  @Override
  public String name() {
    return FusionField.BRAND.label();
  }

  @Override
  public Role role() {
    return Role.EVIDENCE;
  }

  @Override
  public List<Level> levels() {
    return LEVELS;
  }

  @Override
  public int level(int left, int right) {
    String one = brands[left];
    String other = brands[right];
    if (one.isEmpty() || other.isEmpty() || isChinese(one) != isChinese(other)) {
      return UNKNOWN;
    }
    if (one.equals(other)) {
      return SAME;
    }
    boolean within = one.contains(other) || other.contains(one);
    boolean typed =
        one.length() >= TELLING && other.length() >= TELLING && Likeness.withinOneEdit(one, other);
    return within || typed ? NEAR : DIFFERENT;
  }

  private static boolean isChinese(String brand) {
    return FoldedText.isHan(brand.charAt(0));
  }

  @Override
  public double frequency(int left, int right, int level) {
    return frequencies.of(Hashes.of(brands[left]));
  }
}
