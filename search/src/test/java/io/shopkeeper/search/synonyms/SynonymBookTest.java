package io.shopkeeper.search.synonyms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopkeeper.search.DemandShop;
import io.shopkeeper.store.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynonymBookTest {
  private static final Synonym TEE = new Synonym("tee", "t-shirt", false);

  @TempDir private Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private Store store;

  @BeforeEach
  void open() {
    store = DemandShop.open(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private SynonymBook book() {
    return new SynonymBook(store.facts(), InstantSource.fixed(DemandShop.NOW));
  }

  @Test
  void whatIsSaidHoldsAtOnceAndIsReadAgain() {
    SynonymBook book = book();
    book.say(TEE, true, "Ada");
    assertThat(book.now().read("tee")).hasSize(2);
    assertThat(book().list()).isEqualTo(book.list()).hasSize(1);
    assertThat(book().history()).isEqualTo(book.history());
  }

  @Test
  void aNoIsRememberedAndFindsNothing() {
    SynonymBook book = book();
    book.say(TEE, false, "Ada");
    assertThat(book.now().read("tee")).hasSize(1);
    assertThat(book().knows(TEE)).isTrue();
    assertThat(book().knows(new Synonym("t-shirt", "tee", false))).isFalse();
  }

  @Test
  void aChangeIsTakenBackUnlessThereIsALaterOne() {
    SynonymBook book = book();
    book.say(TEE, true, "Ada");
    book.say(new Synonym("tee", "t-shirt", true), true, "Bo");
    assertThatIllegalArgumentException().isThrownBy(() -> book.undo(1, "Ada"));
    book.undo(2, "Ada");
    assertThat(book.list()).containsExactly(new SynonymBook.Said(TEE, true));
    book.remove(TEE, "Ada");
    assertThat(book.now().read("tee")).hasSize(1);
    book.undo(4, "Ada");
    assertThat(book().list()).containsExactly(new SynonymBook.Said(TEE, true));
    assertThat(book.history()).hasSize(5).extracting(SynonymBook.Change::who).contains("Bo");
  }

  @Test
  void sayingTheSameAgainIsNoChange() {
    SynonymBook book = book();
    book.say(TEE, true, "Ada");
    book.say(TEE, true, "Bo");
    assertThat(book.history()).hasSize(1);
  }

  @Test
  void whatIsNotThereIsToldOf() {
    SynonymBook book = book();
    assertThatIllegalArgumentException().isThrownBy(() -> book.remove(TEE, "Ada"));
    assertThatIllegalArgumentException().isThrownBy(() -> book.undo(1, "Ada"));
    assertThatIllegalArgumentException().isThrownBy(() -> book.undo(0, "Ada"));
  }
}
