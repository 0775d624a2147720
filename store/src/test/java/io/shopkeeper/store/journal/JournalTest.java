package io.shopkeeper.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.store.Events;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir private Path directory;

  private static List<EncodedEvent> encoded(List<ShopEvent> events) {
    return events.stream().map(EncodedEvent::of).toList();
  }

  private static List<ShopEvent> read(Journal journal, long after) {
    var events = new ArrayList<ShopEvent>();
    Journal.Cursor cursor = journal.after(after);
    for (List<JournalEntry> frame = cursor.next(); !frame.isEmpty(); frame = cursor.next()) {
      frame.forEach(entry -> events.add(entry.event()));
    }
    return events;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  @Test
  void everyKindOfEventIsReadBack() throws IOException {
    try (var journal = Journal.open(directory, 0)) {
      journal.append(encoded(Events.oneOfEachKind()), Events.NOON);
      assertThat(read(journal, 0)).isEqualTo(Events.oneOfEachKind());
    }
    try (var journal = Journal.open(directory, 0)) {
      assertThat(read(journal, 0)).isEqualTo(Events.oneOfEachKind());
      assertThat(journal.head()).isEqualTo(Events.oneOfEachKind().size());
    }
  }

  @Test
  void readingBeginsAfterTheGivenEventEvenWithinAWrite() throws IOException {
    try (var journal = Journal.open(directory, 0)) {
      journal.append(encoded(Events.views(0, 10)), Events.NOON);
      journal.append(encoded(Events.views(10, 10)), Events.NOON);
      assertThat(read(journal, 4)).isEqualTo(Events.views(4, 16));
      assertThat(read(journal, 10)).isEqualTo(Events.views(10, 10));
      assertThat(read(journal, 20)).isEmpty();
    }
  }

  @Test
  void aCursorGoesOnWithWhatIsWrittenLater() throws IOException {
    try (var journal = Journal.open(directory, 0)) {
      Journal.Cursor cursor = journal.after(0);
      assertThat(cursor.next()).isEmpty();
      journal.append(encoded(Events.views(0, 3)), Events.NOON);
      assertThat(cursor.next()).extracting(JournalEntry::event).isEqualTo(Events.views(0, 3));
      journal.append(encoded(Events.views(3, 3)), Events.NOON);
      assertThat(cursor.next()).extracting(JournalEntry::sequence).containsExactly(4L, 5L, 6L);
    }
  }

  @Test
  void numbersGoOnFromWhatTheTablesHave() throws IOException {
    try (var journal = Journal.open(directory, 1_000)) {
      assertThat(journal.append(encoded(Events.views(0, 3)), Events.NOON)).isEqualTo(1_003);
    }
    try (var journal = Journal.open(directory, 1_002)) {
      assertThat(read(journal, 1_002)).isEqualTo(Events.views(2, 1));
    }
    try (var journal = Journal.open(directory, 5_000)) {
      assertThat(journal.append(encoded(Events.views(3, 1)), Events.NOON)).isEqualTo(5_001);
      assertThat(read(journal, 5_000)).isEqualTo(Events.views(3, 1));
    }
    try (var journal = Journal.open(directory, 5_000)) {
      assertThat(read(journal, 5_000)).isEqualTo(Events.views(3, 1));
    }
  }

  @Test
  void filesAreDeletedOnceTheTablesHaveTheirEvents() throws IOException {
    try (var journal = Journal.open(directory, 0)) {
      for (int i = 0; i < 60; i++) {
        journal.append(encoded(Events.views(i * 10_000, 10_000)), Events.NOON);
      }
      int before = files().size();
      assertThat(before).isGreaterThan(2);
      journal.dropThrough(1);
      assertThat(files()).hasSize(before);
      journal.dropThrough(300_000);
      assertThat(files()).hasSizeBetween(2, before - 1);
      assertThat(read(journal, 300_000)).hasSize(300_000);
      journal.closeSettled();
      assertThat(files()).isEmpty();
    }
  }

  /// The file of version 0.1.0. If this fails, what a crashed program left can no longer be read.
  @Test
  void theFirstFormatIsReadForEver() throws IOException {
    Path file = directory.resolve("00000000000000000001.journal");
    try (InputStream golden = JournalTest.class.getResourceAsStream("format-1.journal")) {
      assertThat(golden).isNotNull();
      Files.copy(golden, file);
    }
    try (var journal = Journal.open(directory, 0)) {
      assertThat(read(journal, 0)).isEqualTo(Events.oneOfEachKind());
      assertThat(journal.after(0).next())
          .allSatisfy(entry -> assertThat(entry.receivedAt()).isEqualTo(Events.NOON))
          .allSatisfy(entry -> {
            EncodedEvent encoded = EncodedEvent.of(entry.event());
            assertThat(entry.idHash()).isEqualTo(encoded.idHash());
            assertThat(entry.contentHash()).isEqualTo(encoded.contentHash());
          });
    }
  }
}
