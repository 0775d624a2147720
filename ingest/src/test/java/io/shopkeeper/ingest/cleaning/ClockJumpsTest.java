package io.shopkeeper.ingest.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Sessions whose clock jumps by whole hours, among others that go on.
class ClockJumpsTest {
  private static final long SECOND = 1_000_000;
  private static final long START = 1_700_000_000L * SECOND;
  private static final long FILE = 7;
  private static final int VISITS = 400;

  private final ClockJumps jumps = new ClockJumps();
  private final List<Long> right = new ArrayList<>();

  /// Two sessions at a time, an event every 20 seconds; every tenth one is off from its third event
  /// on.
  private void read(long offSeconds, boolean ordered) {
    long record = 0;
    for (int visit = 0; visit < VISITS; visit++) {
      for (int event = 0; event < 10; event++) {
        long time = START + (10L * visit + event) * 20 * SECOND;
        boolean off = visit % 10 == 9 && event >= 3;
        long own = event % 2 == 0 ? 2L * visit : 2L * visit + 1;
        long shown = time + (off && event % 2 == 1 ? offSeconds * SECOND : 0);
        jumps.add(ordered ? shown : shown ^ Hashes.mix(visit) >>> 20, record, 100 + own, FILE);
        if (off && event % 2 == 1) {
          right.add(record);
          right.add(time);
        }
        record++;
      }
    }
    jumps.add(START + 20L * SECOND * 10 * VISITS, record, 1, FILE);
  }

  private void assertTold(boolean told) {
    for (int i = 0; i < right.size(); i += 2) {
      Long found = jumps.right(right.get(i), FILE);
      if (told) {
        assertThat(found).isEqualTo(right.get(i + 1));
      } else {
        assertThat(found).isNull();
      }
    }
    assertThat(right).hasSizeGreaterThan(100);
  }

  @Test
  void whatFollowsAJumpAheadIsSetBack() {
    read(8 * 3_600, true);
    assertTold(true);
    assertThat(jumps.right(5, FILE)).isNull();
  }

  @Test
  void andWhatFollowsAJumpBackIsSetAhead() {
    read(-3 * 3_600, true);
    assertTold(true);
  }

  @Test
  void aPauseOfAnyLengthIsNoJump() {
    read(8 * 3_600 + 1_500, true);
    assertTold(false);
  }

  @Test
  void aFileWithoutAnOrderTellsNothing() {
    read(8 * 3_600, false);
    assertTold(false);
  }
}
