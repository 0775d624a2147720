package io.shopkeeper.profile.taste;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.language.embed.ProductMeaning;
import io.shopkeeper.language.embed.TextEmbedder;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.profile.ProfileException;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Learns a shop's themes from its catalogue and files what customers wrote under them, in the
/// tables `theme` and `theme_member`: profiles are counted by them in SQL.
///
/// A pass of the encoder for each text that an embedder which remembers has not seen; memory is the
/// vectors of [#MOST_LEARNED] products at most, 36 MB.
public final class ThemeTraining {
  /// Fewer have nothing in common that could be told.
  static final int LEAST = 20;

  /// Of more, so many spread evenly are learned from.
  static final int MOST_LEARNED = 10_000;

  /// Searches and reviews that are filed, the latest.
  static final int MOST_TEXTS = 5_000;

  private static final int BATCH = 256;
  private static final int ROWS = 1_000;

  private final Store store;
  private final TextEmbedder embedder;
  private final Workers workers;
  private final Progress progress;

  /// @param embedder best one that remembers
  public ThemeTraining(Store store, TextEmbedder embedder, Workers workers, Progress progress) {
    this.store = store;
    this.embedder = embedder;
    this.workers = workers;
    this.progress = progress;
  }

  /// Something with a text.
  private record Named(String id, String title, @Nullable String brand, String text) {}

  /// Learns and keeps them; the ones before are forgotten.
  ///
  /// @throws ProfileException if there are too few products
  public LearnedThemes learn(Seed seed, InstantSource clock) {
    long sequence = store.log().head();
    List<Named> products =
        store
            .facts()
            .list(
                Query.of(ThemeTraining.class, "catalogue.sql"),
                row ->
                    new Named(
                        row.text(0),
                        row.text(1),
                        row.textOrNull(2),
                        ProductMeaning.of(
                            row.text(1), row.textOrNull(2), row.texts(3), row.textOrNull(4))));
    if (products.size() < LEAST) {
      throw new ProfileException(
          ProfileException.Code.NOTHING_TO_LEARN,
          "there are %,d products, at least %d are needed".formatted(products.size(), LEAST));
    }
    int every = (products.size() + MOST_LEARNED - 1) / MOST_LEARNED;
    float[][] vectors = new float[(products.size() + every - 1) / every][];
    List<Named> learned =
        IntStream.range(0, vectors.length).mapToObj(i -> products.get(i * every)).toList();
    embedded(learned, "reading products", (i, vector) -> vectors[i] = vector.clone());
    BrandOffsets brands =
        BrandOffsets.of(vectors, new ArrayList<>(learned.stream().map(Named::brand).toList()));
    for (int i = 0; i < vectors.length; i++) {
      brands.takeOff(vectors[i], learned.get(i).brand());
    }
    Themes themes = Themes.of(vectors, seed, workers);
    int[] of = new int[products.size()];
    if (every == 1) {
      System.arraycopy(themes.of(), 0, of, 0, of.length);
    } else {
      embedded(
          products,
          "filing products",
          (i, vector) -> {
            float[] own = vector.clone();
            brands.takeOff(own, products.get(i).brand());
            of[i] = themes.ofProduct(own);
          });
    }
    List<String> names =
        ThemeNames.of(products.stream().map(Named::title).toList(), of, themes.size());
    return keep(products, of, texts(themes), names, clock.instant(), sequence);
  }

  /// The theme of each text that has one, by its hash.
  private Map<String, Integer> texts(Themes themes) {
    List<Named> texts =
        store
            .facts()
            .list(
                Query.of(ThemeTraining.class, "texts.sql", (long) MOST_TEXTS),
                row -> new Named(row.text(0), "", null, row.text(1)));
    Map<String, Integer> filed = new LinkedHashMap<>();
    embedded(
        texts,
        "reading searches and reviews",
        (i, vector) -> {
          OptionalInt theme = themes.ofText(vector);
          if (theme.isPresent()) {
            filed.put(texts.get(i).id(), theme.getAsInt());
          }
        });
    return filed;
  }

  /// Receives the vector of what has a number.
  private interface Reader {
    void read(int number, float[] vector);
  }

  private void embedded(List<Named> all, String stage, Reader reader) {
    for (int from = 0; from < all.size(); from += BATCH) {
      progress.at(stage, from, all.size());
      List<Named> some = all.subList(from, Math.min(from + BATCH, all.size()));
      List<float[]> vectors = embedder.embed(some.stream().map(Named::text).toList());
      for (int i = 0; i < vectors.size(); i++) {
        reader.read(from + i, vectors.get(i));
      }
    }
  }

  private LearnedThemes keep(
      List<Named> products,
      int[] of,
      Map<String, Integer> texts,
      List<String> names,
      Instant now,
      long sequence) {
    long version =
        store
            .facts()
            .list(Query.of(ThemeTraining.class, "next-version.sql"), row -> row.integer(0))
            .getFirst();
    insert(version, "product", products, Named::id, Arrays.stream(of).boxed().toList());
    insert(
        version,
        "text",
        List.copyOf(texts.keySet()),
        Function.identity(),
        List.copyOf(texts.values()));
    List<Integer> used =
        IntStream.range(0, names.size()).filter(i -> !names.get(i).isEmpty()).boxed().toList();
    store
        .facts()
        .update(
            Query.of(
                ThemeTraining.class,
                "insert-themes.sql",
                used.stream().map(String::valueOf).toList(),
                used.stream().map(names::get).toList(),
                version,
                now,
                sequence));
    store.facts().update(Query.of(ThemeTraining.class, "delete-themes.sql", version));
    store.facts().update(Query.of(ThemeTraining.class, "delete-members.sql", version));
    return new LearnedThemes(version, used.stream().map(names::get).toList(), now, sequence);
  }

  private <T> void insert(
      long version, String kind, List<T> members, Function<T, String> id, List<Integer> themes) {
    for (int from = 0; from < members.size(); from += ROWS) {
      int to = Math.min(from + ROWS, members.size());
      store
          .facts()
          .update(
              Query.of(
                  ThemeTraining.class,
                  "insert-members.sql",
                  new ArrayList<>(members.subList(from, to)).stream().map(id).toList(),
                  themes.subList(from, to).stream().map(String::valueOf).toList(),
                  version,
                  kind));
    }
  }
}
