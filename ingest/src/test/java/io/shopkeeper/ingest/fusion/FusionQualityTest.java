package io.shopkeeper.ingest.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Seed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// On two soiled shops of known truth, 30 % of the records shared, 3 % of the values mistyped.
class FusionQualityTest {

  /// Without keys, what has moved or has no name left cannot be found.
  @ParameterizedTest
  @CsvSource({
    "CUSTOMERS, true, .96",
    "CUSTOMERS, false, .86",
    "PRODUCTS, true, .96",
    "PRODUCTS, false, .92"
  })
  void findsMostAndMergesHardlyAnythingWrong(FusionKind kind, boolean keys, double f1) {
    TwoPlatforms shop = shop(kind, 3000, .3, keys);
    TwoPlatforms.Score score = shop.score(FusionTest.fuse(kind, shop.a(), shop.b(), 1));
    assertThat(score.f1()).as(score.toString()).isGreaterThan(f1);
    assertThat(score.precision()).as(score.toString()).isGreaterThanOrEqualTo(.998);
  }

  @ParameterizedTest
  @CsvSource({"CUSTOMERS, true", "CUSTOMERS, false", "PRODUCTS, true", "PRODUCTS, false"})
  void mergesHardlyAnythingWhereNothingIsShared(FusionKind kind, boolean keys) {
    TwoPlatforms shop = shop(kind, 2000, 0, keys);
    FusionResult result = FusionTest.fuse(kind, shop.a(), shop.b(), 1);
    assertThat(result.merges()).hasSizeLessThanOrEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"CUSTOMERS", "PRODUCTS"})
  void theResultDoesNotDependOnTheNumberOfThreads(FusionKind kind) {
    TwoPlatforms shop = shop(kind, 1500, .3, true);
    FusionResult one = FusionTest.fuse(kind, shop.a(), shop.b(), 1);
    assertThat(FusionTest.fuse(kind, shop.a(), shop.b(), 4)).isEqualTo(one);
  }

  @Test
  void aProbabilityIsHowOftenSuchPairsAreTheSame() {
    TwoPlatforms shop = shop(FusionKind.CUSTOMERS, 4000, .3, false);
    FusionResult result = FusionTest.fuse(FusionKind.CUSTOMERS, shop.a(), shop.b(), 1);
    List<FusedPair> all = new ArrayList<>(result.merges());
    all.addAll(result.reviews());
    double expected = all.stream().mapToDouble(FusedPair::probability).sum();
    double same =
        all.stream()
            .filter(pair -> shop.truth().contains(TwoPlatforms.pair(pair.a().id(), pair.b().id())))
            .count();
    assertThat(expected / same).isCloseTo(1, within(.05));
  }

  @Test
  void nobodyIsMergedWithTwoWhoAreNotDuplicates() {
    TwoPlatforms shop = shop(FusionKind.PRODUCTS, 2000, .3, false);
    FusionResult result = FusionTest.fuse(FusionKind.PRODUCTS, shop.a(), shop.b(), 1);
    long distinct = result.merges().stream().map(pair -> pair.b().id()).distinct().count();
    assertThat(result.merges().size() - distinct).isLessThanOrEqualTo(result.counts().duplicates());
  }

  @Test
  void valuesInEachOthersColumnAreFoundByWhatTheColumnsHold() {
    TwoPlatforms shop = shop(FusionKind.CUSTOMERS, 2000, .3, true);
    List<FusionRecord> swapped = new ArrayList<>(shop.a());
    for (int i = 0; i < 40; i++) {
      swapped.set(i, swapped(swapped.get(i)));
    }
    var records = new JointRecords(FusionKind.CUSTOMERS, swapped, shop.b());
    ColumnRepair.repair(records);
    int right = 0;
    int known = 0;
    for (int i = 0; i < 40; i++) {
      FusionRecord original = shop.a().get(i);
      String name = original.text(FusionField.NAME);
      if (!name.isEmpty() && !original.text(FusionField.CITY).isEmpty()) {
        known++;
        right += records.text(i, FusionField.NAME).equals(name) ? 1 : 0;
      }
    }
    assertThat(right).isGreaterThan(known * 3 / 4);
  }

  private static FusionRecord swapped(FusionRecord record) {
    var values = new EnumMap<FusionField, String>(FusionField.class);
    values.putAll(record.values());
    values.put(FusionField.NAME, record.text(FusionField.CITY));
    values.put(FusionField.CITY, record.text(FusionField.NAME));
    return new FusionRecord(record.id(), values);
  }

  private static TwoPlatforms shop(FusionKind kind, int size, double shared, boolean keys) {
    return switch (kind) {
      case CUSTOMERS -> new SoiledCustomers(size, shared, .03, keys).make(new Seed(7));
      case PRODUCTS -> new SoiledProducts(size, shared, .03, keys).make(new Seed(7));
    };
  }
}
