package io.shopkeeper.profile.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The compact maps of a tally against those of the library.
class CustomerTallyTest {
  @Test
  void interestIsWhatSeparateSumsAre() {
    var random = new Random(1);
    var interests = new Interests(Banded.PARTS);
    Map<String, Decayed[]> expected = new HashMap<>();
    for (int i = 0; i < 5_000; i++) {
      String name = "brand " + random.nextInt(300);
      int part = random.nextInt(Banded.PARTS);
      double day = random.nextInt(1_000);
      interests.add(name, part, 1 + i % 3, day);
      expected.computeIfAbsent(name, _ -> fresh())[part].add(1 + i % 3, day);
    }

    assertThat(interests.names()).containsExactlyInAnyOrderElementsOf(expected.keySet());
    expected.forEach((name, parts) -> {
      double sum = 0;
      for (int part = 0; part < parts.length; part++) {
        assertThat(interests.at(name, part, 1_000)).isEqualTo(parts[part].at(1_000));
        sum += parts[part].at(1_000);
      }
      assertThat(interests.at(name, 1_000)).isCloseTo(sum, within(1e-9));
      assertThat(interests.at(1_000)).containsEntry(name, interests.at(name, 1_000));
    });
    assertThat(interests.at("none", 1_000)).isZero();
  }

  private static Decayed[] fresh() {
    return new Decayed[] {new Decayed(), new Decayed(), new Decayed(), new Decayed()};
  }

  @Test
  void eachOrderCountsOnceOnItsFirstDay() {
    var random = new Random(2);
    var days = new EarliestDays();
    Map<Long, Long> expected = new HashMap<>();
    for (int i = 0; i < 5_000; i++) {
      long hash = random.nextInt(1_000) * (Long.MAX_VALUE / 1_000);
      long day = random.nextInt(20_000);
      days.add(hash, day);
      expected.merge(hash, day, Math::min);
    }

    assertThat(days.size()).isEqualTo(expected.size());
    assertThat(days.days())
        .containsExactly(
            new TreeSet<>(expected.values()).stream().mapToLong(Long::longValue).toArray());
  }
}
