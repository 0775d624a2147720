package io.shopkeeper.ingest.fusion;

import io.shopkeeper.ingest.fusion.clean.VariantTraits;
import java.util.List;

/// What tells variants of a product apart must agree: amounts, numbers, model codes, colours,
/// sizes.
final class VariantComparison implements Comparison {
  private static final List<Level> LEVELS =
      List.of(
          Level.agreeing("all agree", .75, .05, .01),
          Level.agreeing("one says more", .21, .10, .04),
          Level.differing("contradict", .04, .85, .95));

  private final VariantTraits[] traits;

  VariantComparison(JointRecords records) {
    traits = new VariantTraits[records.size()];
    for (int i = 0; i < traits.length; i++) {
      traits[i] =
          VariantTraits.of(
              records.text(i, FusionField.TITLE), records.text(i, FusionField.ATTRIBUTES));
    }
  }

  @Override
  public String name() {
    return "variant";
  }

  @Override
  public Role role() {
    return Role.IDENTITY;
  }

  @Override
  public List<Level> levels() {
    return LEVELS;
  }

  VariantTraits traits(int record) {
    return traits[record];
  }

  @Override
  public int level(int left, int right) {
    return switch (traits[left].compare(traits[right])) {
      case UNKNOWN -> UNKNOWN;
      case ALL -> 0;
      case PART -> 1;
      case CONFLICT -> 2;
    };
  }
}
