package io.shopkeeper.profile.segment.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.profile.segment.FiveCustomers;
import io.shopkeeper.profile.segment.Population;
import io.shopkeeper.profile.segment.SavedSegment;
import io.shopkeeper.profile.segment.SegmentRule;
import io.shopkeeper.profile.segment.SegmentVersion;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopSegmentsTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final Shop SHOP =
      new Shop(
          new ShopId("test"),
          "Test",
          ZoneId.of("Europe/Berlin"),
          Currency.getInstance("EUR"),
          Locale.UK);

  private final Population population = FiveCustomers.counted();
  private final Set<String> refused = new HashSet<>();

  @TempDir private Path folder;

  private Store open() {
    return DuckStore.open(folder, SHOP, CLOCK);
  }

  private ShopSegments segments(Store store) {
    return new ShopSegments(new SegmentBook(store.facts(), CLOCK), () -> population, () -> refused);
  }

  private static SegmentRule.Where where(String condition) {
    return SegmentRule.where(condition);
  }

  private static List<CustomerId> ids(String... ids) {
    return List.of(ids).stream().map(CustomerId::new).toList();
  }

  @Test
  void aChangeMakesANewVersionAndBothCanBeAskedForAfterARestart() {
    try (Store store = open()) {
      SegmentBook book = segments(store).book();
      assertThat(book.put("loyal", "Loyal", where("orders >= 3"), "Ada").version()).isEqualTo(1);
      assertThat(book.put("loyal", "Loyal", where("orders >= 3"), "Bo").version()).isEqualTo(1);
      assertThat(book.put("loyal", "Loyal", where("orders >= 4"), "Bo").version()).isEqualTo(2);
    }
    try (Store store = open()) {
      ShopSegments segments = segments(store);
      assertThat(segments.ids()).containsExactly("loyal");
      assertThat(segments.members(SegmentVersion.parse("loyal"))).isEqualTo(ids("c4"));
      assertThat(segments.members(SegmentVersion.parse("loyal@1"))).isEqualTo(ids("c3", "c4"));
      assertThat(segments.holds(SegmentVersion.parse("loyal@1"), new CustomerId("c3"))).isTrue();
      assertThat(segments.holds(SegmentVersion.parse("loyal"), new CustomerId("c3"))).isFalse();
      assertThat(segments.book().history("loyal"))
          .extracting(SavedSegment::version, SavedSegment::who, SavedSegment::at)
          .containsExactly(tuple(2, "Bo", NOW), tuple(1, "Ada", NOW));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> segments.members(SegmentVersion.parse("loyal@3")))
          .withMessageContaining("no version 3");
    }
  }

  @Test
  void aListStaysWhatItWasAndMergedCustomersAreOne() {
    try (Store store = open()) {
      segments(store).book().put("invited", "Invited", List.of("old", "c4", "c0", "guest"), "Ada");
    }
    try (Store store = open()) {
      ShopSegments segments = segments(store);
      SegmentVersion invited = SegmentVersion.parse("invited");
      assertThat(segments.members(invited)).isEqualTo(ids("c0", "c4", "guest"));
      assertThat(segments.holds(invited, new CustomerId("old"))).isTrue();
      assertThat(segments.holds(invited, new CustomerId("c1"))).isFalse();
      assertThat(segments.of(new CustomerId("c0"))).containsExactly("invited");
    }
  }

  @Test
  void whoRefusedIsInNoSegment() {
    try (Store store = open()) {
      ShopSegments segments = segments(store);
      segments.book().put("all", "All", where(""), "Ada");
      segments.book().put("some", "Some", List.of("c1", "c2"), "Ada");
      refused.add("c1");
      assertThat(segments.members(SegmentVersion.parse("all")))
          .hasSize(4)
          .doesNotContain(new CustomerId("c1"));
      assertThat(segments.members(SegmentVersion.parse("some"))).isEqualTo(ids("c2"));
      assertThat(segments.of(new CustomerId("c1"))).isEmpty();
      assertThat(segments.of(new CustomerId("c2"))).containsExactlyInAnyOrder("all", "some");
    }
  }

  @Test
  void oneThatWasRemovedIsGoneAndItsIdCountsOn() {
    try (Store store = open()) {
      SegmentBook book = segments(store).book();
      book.put("loyal", "Loyal", where("orders >= 3"), "Ada");
      assertThat(book.remove("loyal", "Ada")).isTrue();
      assertThat(book.remove("loyal", "Ada")).isFalse();
      assertThat(book.remove("", "Ada")).isFalse();
      assertThat(book.list()).isEmpty();
      assertThat(book.history("loyal")).isEmpty();
      assertThat(segments(store).holds(SegmentVersion.parse("loyal@1"), new CustomerId("c4")))
          .isFalse();
    }
    try (Store store = open()) {
      SegmentBook book = segments(store).book();
      assertThat(book.put("loyal", "Loyal", where("orders >= 2"), "Ada").version()).isEqualTo(3);
      assertThat(book.find(SegmentVersion.parse("loyal@1"))).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Loyal", "a b", "-a", "über", "a/b"})
  void idsThatCannotBeAreRefused(String id) {
    try (Store store = open()) {
      SegmentBook book = segments(store).book();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> book.put(id, "Name", where("orders > 1"), "Ada"))
          .withMessageContaining("id of a segment");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> book.put(id, "Name", List.of("c1"), "Ada"));
      assertThat(book.list()).isEmpty();
    }
  }

  @Test
  void aListOfNobodyIsRefused() {
    try (Store store = open()) {
      SegmentBook book = segments(store).book();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> book.put("none", "None", List.of(), "Ada"))
          .withMessageContaining("1 to 1,000,000");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"vip@", "vip@0", "vip@-1", "vip@x", "@1", ""})
  void versionsThatCannotBeAreRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> SegmentVersion.parse(text));
  }
}
