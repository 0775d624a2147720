package io.shopkeeper.language.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.language.NormalText;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedEmbedderTest extends TextEmbedderContract {
  private static final long ENOUGH = 1 << 20;

  @TempDir private Path directory;
  private final Counting counting = new Counting("counting-1");
  private Store store;
  private TextEmbedder embedder;

  @BeforeEach
  void open() {
    store =
        DuckStore.open(
            directory,
            new Shop(
                new ShopId("tea"),
                "Tea",
                ZoneId.of("Asia/Shanghai"),
                Currency.getInstance("CNY"),
                Locale.CHINA),
            InstantSource.fixed(Instant.EPOCH));
    embedder = new CachedEmbedder(counting, store.facts(), ENOUGH);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  protected TextEmbedder embedder() {
    return embedder;
  }

  @Test
  void aSecondRunAfterARestartMakesNoPass() {
    List<String> texts = IntStream.range(0, 2_500).mapToObj(i -> "text " + i).toList();
    List<float[]> first = embedder.embed(texts);
    int passes = counting.passes.size();
    assertThat(passes).isGreaterThan(2_400);
    store.close();
    open();
    assertThat(embedder.embed(texts)).usingRecursiveComparison().isEqualTo(first);
    assertThat(counting.passes).hasSize(passes);
  }

  @Test
  void copiesOfATextAreOnePass() {
    embedder.embed(List.of("Good!", "good!", "ＧＯＯＤ！"));
    embedder.embed(List.of(" GOOD! "));
    assertThat(counting.passes).containsExactly("good!");
  }

  @Test
  void onlyNewTextsAreAskedFor() {
    embedder.embed(List.of("a", "b"));
    embedder.embed(List.of("b", "c", "a"));
    assertThat(counting.passes).containsExactly("a", "b", "c");
  }

  @Test
  void anotherModelStartsAfresh() {
    embedder.embed(List.of("a"));
    var other = new Counting("counting-2");
    new CachedEmbedder(other, store.facts(), ENOUGH).embed(List.of("a"));
    assertThat(other.passes).containsExactly("a");
  }

  @Test
  void whatMemoryHasNoRoomForComesFromTheStore() {
    var small = new CachedEmbedder(counting, store.facts(), 0);
    float[] first = small.embed(List.of("a")).getFirst();
    assertThat(small.embed(List.of("a")).getFirst()).isEqualTo(first);
    assertThat(counting.passes).containsExactly("a");
  }

  @Test
  void ofMoreThanTheStoreMayHoldThoseKeptTheLongestAgoGo() {
    for (String text : List.of("a", "b", "c", "d")) {
      new CachedEmbedder(counting, store.facts(), 0, 3).embed(List.of(text));
    }
    var again = new CachedEmbedder(counting, store.facts(), 0, 3);
    again.embed(List.of("b", "c", "d"));
    assertThat(counting.passes).containsExactly("a", "b", "c", "d");
    again.embed(List.of("a"));
    assertThat(counting.passes).containsExactly("a", "b", "c", "d", "a");
  }

  @Test
  void aStoreThatFailsCostsPassesButNotAnswers() {
    store.close();
    assertThat(embedder.embed(List.of("a"))).hasSize(1);
  }

  /// Vectors from the letters of a text, and which texts were asked for.
  private static final class Counting implements TextEmbedder {
    private final String name;
    final List<String> passes = new ArrayList<>();

    Counting(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public int dimension() {
      return 3;
    }

    @Override
    public List<float[]> embed(List<String> texts) {
      passes.addAll(texts);
      return texts.stream().map(Counting::vector).toList();
    }

    private static float[] vector(String text) {
      String normal = NormalText.of(text);
      if (normal.isBlank()) {
        return new float[3];
      }
      double angle = normal.hashCode();
      return new float[] {(float) Math.cos(angle), (float) Math.sin(angle), 0};
    }
  }
}
