package io.shopkeeper.app;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Provenance;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.IdentifiedLanguage;
import io.shopkeeper.language.catalogue.CatalogueNames;
import io.shopkeeper.language.catalogue.CategoryModel;
import io.shopkeeper.language.catalogue.CategoryTrainer;
import io.shopkeeper.language.insight.ReadReviews;
import io.shopkeeper.language.insight.ReviewStudy;
import io.shopkeeper.language.insight.StoredReviews;
import io.shopkeeper.language.reviews.LearnedSentiment;
import io.shopkeeper.language.reviews.SentimentTrainer;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.serve.ports.ShopReviews;
import io.shopkeeper.store.ModelFiles;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the reviews a shop has stored. The sentiment model learned from them is kept, and learned
/// anew once there are a quarter more ratings; what they say is not kept: it is read again at every
/// start of a server. One thread at a time reads; any may ask.
final class ReviewReading implements ShopReviews {
  static final String MODEL = "sentiment";

  /// Reviews in ratio to those a model has learned from, from which on another is learned.
  private static final double GROWN = 1.25;

  private final Store store;
  private final Path aspects;
  private final Seed seed;
  private final InstantSource clock;
  private final Consumer<Progress> catalogueRead;
  private volatile @Nullable ReadReviews last;
  private volatile CatalogueNames names = CatalogueNames.NONE;
  private volatile Optional<CategoryModel> categories = Optional.empty();
  private volatile boolean stale = true;

  /// @param aspects the shop's edits of them; need not be there
  /// @param catalogueRead called whenever the catalogue is read, for who learns from it as well
  ReviewReading(
      Store store, Path aspects, Seed seed, InstantSource clock, Consumer<Progress> catalogueRead) {
    this.store = store;
    this.aspects = aspects;
    this.seed = seed;
    this.clock = clock;
    this.catalogueRead = catalogueRead;
  }

  ReviewStudy read(List<String> more, Progress progress) {
    StoredReviews stored = StoredReviews.read(store.facts());
    var edits = new ArrayList<>(more);
    edits.addAll(edits());
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(processors);
        var encoders = new Encoders()) {
      var workers = new Workers(pool, processors);
      return ReviewStudy.of(
          stored.reviews(),
          stored.categories(),
          new ReviewStudy.Making(
              sentiment(stored.reviews(), workers, progress),
              edits,
              encoders,
              store.shop().timeZone(),
              workers,
              progress));
    }
  }

  /// Reads for those who ask later.
  ReadReviews refresh(Progress progress) {
    stale = false;
    // Loads the tables of characters that the first text of a request would wait for.
    IdentifiedLanguage _ = IdentifiedLanguage.of("评价");
    readCatalogue(progress);
    var now = new ReadReviews(read(List.of(), progress), clock.instant());
    last = now;
    return now;
  }

  /// Whether there are reviews that nobody has read, or were when somebody last looked. A shop
  /// without any is read at once.
  boolean due() {
    if (stale && StoredReviews.count(store.facts()) == 0) {
      stale = false;
      readCatalogue(Progress.NONE);
      last = new ReadReviews(ReviewStudy.empty(store.shop().timeZone()), clock.instant());
    }
    return stale;
  }

  private void readCatalogue(Progress progress) {
    names = CatalogueNames.read(store.facts());
    categories = new CategoryTrainer(seed).train(CategoryTrainer.stored(store.facts()));
    catalogueRead.accept(progress);
  }

  /// Says that other reviews may have been stored.
  void changed() {
    stale = true;
  }

  @Override
  public Optional<ReadReviews> read() {
    return Optional.ofNullable(last);
  }

  @Override
  public CatalogueNames names() {
    return names;
  }

  @Override
  public Optional<CategoryModel> categories() {
    return categories;
  }

  private Optional<LearnedSentiment> sentiment(
      List<Review> reviews, Workers workers, Progress progress) {
    long rated = reviews.stream().filter(review -> review.rating() != null).count();
    Optional<ModelFiles.Entry> newest = store.models().newest(MODEL);
    if (newest.isPresent() && rated < GROWN * learnedFrom(newest.get())) {
      try {
        return Optional.of(store.models().read(newest.get(), LearnedSentiment::read));
      } catch (StoreException _) {
        // It is damaged: another is learned.
      }
    }
    Optional<LearnedSentiment> trained =
        new SentimentTrainer(seed, workers, progress).train(reviews);
    trained.ifPresent(model ->
        store
            .models()
            .write(
                new Provenance(
                    MODEL,
                    Version.text(),
                    clock.instant(),
                    store.shop().id(),
                    store.log().head(),
                    seed,
                    Provenance.sorted(Map.of("features", "n-grams of one to three")),
                    Provenance.sorted(
                        Map.of(
                            "rated",
                            String.valueOf(rated),
                            "positive",
                            String.valueOf(model.measured().positive()),
                            "negative",
                            String.valueOf(model.measured().negative()),
                            "accuracy",
                            String.valueOf(model.measured().accuracy()),
                            "calibrationError",
                            String.valueOf(model.measured().calibrationError())))),
                model::write));
    return trained;
  }

  private static long learnedFrom(ModelFiles.Entry entry) {
    return Long.parseLong(entry.provenance().measures().getOrDefault("rated", "0"));
  }

  @Override
  public synchronized List<String> edits() {
    if (!Files.exists(aspects)) {
      return List.of();
    }
    try {
      return Files.readAllLines(aspects).stream().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read '%s'".formatted(aspects), e);
    }
  }

  @Override
  public synchronized void edit(String edit) {
    var all = new ArrayList<>(edits());
    all.add(edit);
    keep(all);
  }

  @Override
  public synchronized boolean undo(String edit) {
    var all = new ArrayList<>(edits());
    boolean known = all.remove(edit);
    if (known) {
      keep(all);
    }
    return known;
  }

  private void keep(List<String> edits) {
    Path whole = aspects.resolveSibling(aspects.getFileName() + ".new");
    try {
      Files.write(whole, edits);
      Files.move(whole, aspects, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write '%s'".formatted(aspects), e);
    }
  }
}
