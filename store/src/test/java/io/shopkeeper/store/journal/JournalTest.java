package io.shopkeeper.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.store.Events;
import io.shopkeeper.store.StoreException;
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

  /// Writes batches of 10,000 views, from the given one on.
  private static void write(Journal journal, int from, int batches) throws IOException {
    for (int i = from; i < from + batches; i++) {
      journal.append(encoded(Events.views(i * 10_000, 10_000)), Events.NOON);
    }
  }

  /// What a crash would leave: the files as they are while the journal is open.
  private Path crash() throws IOException {
    Path left = Files.createDirectory(directory.resolveSibling(directory.getFileName() + "-left"));
    for (Path file : files()) {
      Files.copy(file, left.resolve(file.getFileName()));
    }
    return left;
  }

  @Test
  void filesAreWrittenAnewOnceTheTablesHaveTheirEvents() throws IOException {
    try (var journal = Journal.open(directory, 0)) {
      write(journal, 0, 60);
      int before = files().size();
      assertThat(before).isGreaterThan(5);
      journal.dropThrough(300_000);
      write(journal, 60, 20);
      assertThat(files()).hasSize(before);
      assertThat(read(journal, 300_000)).isEqualTo(Events.views(300_000, 500_000));
      journal.closeSettled();
      assertThat(files()).isEmpty();
    }
  }

  @Test
  void aBusyJournalKeepsFilesReadyAndNotTooMany() throws IOException {
    try (var journal = Journal.open(directory, 0)) {
      write(journal, 0, 3);
      journal.dropThrough(0);
      assertThat(files()).hasSize(3);
      write(journal, 3, 120);
      assertThat(files().size()).isGreaterThan(12);
      journal.dropThrough(journal.head());
      assertThat(files()).hasSizeLessThan(12);
    }
  }

  @Test
  void whatWasWrittenBeforeIsNotReadAgainAfterACrash() throws IOException {
    try (var journal = Journal.open(directory, 0)) {
      write(journal, 0, 20);
      journal.dropThrough(journal.head());
      write(journal, 20, 13);
      Path left = crash();
      try (var recovered = Journal.open(left, 200_000)) {
        assertThat(recovered.head()).isEqualTo(330_000);
        assertThat(read(recovered, 200_000)).isEqualTo(Events.views(200_000, 130_000));
        write(recovered, 33, 10);
        assertThat(read(recovered, 200_000)).isEqualTo(Events.views(200_000, 230_000));
      }
    }
  }

  @Test
  void aWriteThatCouldNotBeReadBackIsRefused() throws IOException {
    var huge = new EncodedEvent(1, 1, new byte[Frame.MAX_LENGTH]);
    try (var journal = Journal.open(directory, 0)) {
      assertThatThrownBy(() -> journal.append(List.of(huge), Events.NOON))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("at most " + Frame.MAX_LENGTH);
      assertThat(journal.append(encoded(Events.views(0, 1)), Events.NOON)).isEqualTo(1);
    }
  }

  @Test
  void aMissingFileIsNoticed() throws IOException {
    try (var journal = Journal.open(directory, 0)) {
      write(journal, 0, 30);
      Path left = crash();
      List<Path> copies;
      try (Stream<Path> list = Files.list(left)) {
        copies = list.sorted().toList();
      }
      Files.delete(copies.get(1));
      assertThatThrownBy(() -> Journal.open(left, 0))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("are missing");
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
