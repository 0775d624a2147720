package io.shopkeeper.ingest.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.ingest.fusion.FusionLabels.Outcome;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FusionLabelsTest {
  private final FusionLabels labels =
      new FusionLabels(records("a1", "a2", "x"), records("b1", "b2", "x"));

  @Test
  void labelsOfKnownRecordsAreTaken() {
    assertThat(say("a1", "b1", true)).isInstanceOf(Outcome.Accepted.class);
    assertThat(say("a1", "b1", true)).isInstanceOf(Outcome.Repeated.class);
    assertThat(say("a2", "b2", false)).isInstanceOf(Outcome.Accepted.class);
    assertThat(labels.size()).isEqualTo(2);
  }

  @Test
  void labelsOfUnknownRecordsAreRefused() {
    assertThat(reason("nobody", "b1", true)).contains("A has no record 'nobody'");
    assertThat(reason("a1", "a2", true)).contains("B has no record 'a2'");
  }

  @Test
  void oneIdOnBothPlatformsMayBeTwoPeople() {
    assertThat(say("x", "x", false)).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void whatWasSaidOtherwiseBeforeIsRefused() {
    say("a1", "b1", true);
    assertThat(reason("a1", "b1", false)).contains("cannot be different", "the opposite");
    assertThat(labels.size()).isEqualTo(1);
  }

  @Test
  void aContradictionAroundACircleIsRefused() {
    say("a1", "b1", true);
    say("a2", "b1", true);
    say("a2", "b2", true);
    assertThat(reason("a1", "b2", false)).contains("earlier labels, one after another");
  }

  @Test
  void aCircleThatWouldJoinWhatIsDifferentIsRefused() {
    say("a1", "b2", false);
    say("a1", "b1", true);
    say("a2", "b2", true);
    assertThat(reason("a2", "b1", true)).contains("cannot be the same");
  }

  @Test
  void labelsDecideWhateverTheScore() {
    TwoPlatforms shop = new SoiledCustomers(600, .3, .03, true).make(new Seed(2));
    FusionResult before = FusionTest.fuse(FusionKind.CUSTOMERS, shop.a(), shop.b(), 1);
    FusedPair merged = before.merges().getFirst();
    var said = new FusionLabels(shop.a(), shop.b());
    said.add(new FusionLabel(merged.a().id(), merged.b().id(), false));
    String free = unmerged(shop, before);
    said.add(new FusionLabel("a0", free, true));
    FusionResult after = FusionTest.fuse(FusionKind.CUSTOMERS, shop.a(), shop.b(), said, 1);
    assertThat(pairs(after.merges()))
        .doesNotContain(TwoPlatforms.pair(merged.a().id(), merged.b().id()))
        .contains(TwoPlatforms.pair("a0", free));
    assertThat(after.merges())
        .filteredOn(pair -> pair.b().id().equals(free))
        .extracting(FusedPair::basis)
        .containsExactly(FusedPair.Basis.LABEL);
  }

  @Test
  void labelsOfDoubtfulPairsImproveTheRest() {
    TwoPlatforms shop = new SoiledCustomers(3000, .3, .05, false).make(new Seed(3));
    FusionResult before = FusionTest.fuse(FusionKind.CUSTOMERS, shop.a(), shop.b(), 1);
    var said = new FusionLabels(shop.a(), shop.b());
    Set<String> asked = new HashSet<>();
    for (FusedPair pair : before.reviews().subList(0, before.reviews().size() / 2)) {
      String key = TwoPlatforms.pair(pair.a().id(), pair.b().id());
      asked.add(key);
      said.add(new FusionLabel(pair.a().id(), pair.b().id(), shop.truth().contains(key)));
    }
    FusionResult after = FusionTest.fuse(FusionKind.CUSTOMERS, shop.a(), shop.b(), said, 1);
    assertThat(unasked(shop, after, asked)).isGreaterThan(unasked(shop, before, asked));
    assertThat(shop.score(after).precision()).isGreaterThan(.99);
  }

  /// Right merges among those nobody was asked about.
  private static long unasked(TwoPlatforms shop, FusionResult result, Set<String> asked) {
    return pairs(result.merges()).stream()
        .filter(key -> shop.truth().contains(key) && !asked.contains(key))
        .count();
  }

  @Test
  void labelsOfOtherListsAreACallersMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> FusionTest.fuse(FusionKind.CUSTOMERS, records("a"), records("b"), labels, 1));
  }

  private static String unmerged(TwoPlatforms shop, FusionResult result) {
    Set<String> taken = new HashSet<>();
    result.merges().forEach(pair -> taken.add(pair.b().id()));
    return shop.b().stream()
        .map(FusionRecord::id)
        .filter(id -> !taken.contains(id))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> pairs(List<FusedPair> pairs) {
    Set<String> ids = new HashSet<>();
    pairs.forEach(pair -> ids.add(TwoPlatforms.pair(pair.a().id(), pair.b().id())));
    return ids;
  }

  private Outcome say(String a, String b, boolean same) {
    return labels.add(new FusionLabel(a, b, same));
  }

  private String reason(String a, String b, boolean same) {
    return say(a, b, same) instanceof Outcome.Refused(String reason) ? reason : "not refused";
  }

  private static List<FusionRecord> records(String... ids) {
    return Arrays.stream(ids)
        .map(id -> new FusionRecord(id, Map.of(FusionField.NAME, id)))
        .toList();
  }
}
