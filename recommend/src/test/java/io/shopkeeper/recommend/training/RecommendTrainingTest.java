package io.shopkeeper.recommend.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Provenance;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.LiveRecommender;
import io.shopkeeper.recommend.LiveSettings;
import io.shopkeeper.recommend.Memory;
import io.shopkeeper.recommend.RecommendException;
import io.shopkeeper.recommend.RecommendationRequest.ForCustomer;
import io.shopkeeper.recommend.Recommendations;
import io.shopkeeper.recommend.Recommendations.Basis;
import io.shopkeeper.recommend.SmallShop;
import io.shopkeeper.recommend.TrainedRecommender;
import io.shopkeeper.simulation.ShopSimulation;
import io.shopkeeper.simulation.SimulatedShop;
import io.shopkeeper.simulation.SimulationSettings;
import io.shopkeeper.store.ModelFiles;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// On a made-up shop in a real store.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecommendTrainingTest {

  private static final Instant END = Instant.parse("2026-11-23T12:00:00Z");
  private static final SimulatedShop SHOP =
      ShopSimulation.run(SimulationSettings.small(Locale.ENGLISH, END), new Seed(7));

  /// Every question a second later: models are told apart by when they were trained.
  private final InstantSource clock =
      new InstantSource() {
        private Instant now = END;

        @Override
        public synchronized Instant instant() {
          now = now.plusSeconds(1);
          return now;
        }
      };

  @SuppressWarnings("NullAway.Init") // Opened before any test.
  private Store store;

  /// Trained once from everything: choosing takes a while.
  @SuppressWarnings("NullAway.Init")
  private TrainedRecommender chosen;

  @BeforeAll
  void openShop(@TempDir Path directory) {
    store = DuckStore.open(directory, SHOP.shop(), InstantSource.fixed(END));
    store.facts().putProducts(SHOP.products());
    store.facts().putCustomers(SHOP.customers());
    store.log().load(SHOP.events().iterator());
    chosen = train("", 2);
  }

  @AfterAll
  void close() {
    store.close();
  }

  @Test
  void theFileReadBackAnswersAsTheModelJustTrained() {
    TrainedRecommender trained = train("als", 2);
    TrainedRecommender read = RecommendTraining.serving(store).orElseThrow();
    assertThat(read.version()).isEqualTo(trained.version());
    assertThat(read.provenance()).isEqualTo(trained.provenance());
    for (int number = 1; number <= 50; number++) {
      var request = ForCustomer.of(new CustomerId("C%05d".formatted(number)), 10);
      assertThat(live(read).recommend(request)).isEqualTo(live(trained).recommend(request));
    }
  }

  @Test
  void theSameEventsGiveTheSameModelAtAnyNumberOfThreads() throws IOException {
    assertThat(bytes(train("als", 1))).isEqualTo(bytes(train("als", 3)));
  }

  @Test
  void theProvenanceTellsWhatTheModelHasSeen() {
    TrainedRecommender trained = chosen;
    assertThat(trained.provenance().sequence()).isEqualTo(store.log().head());
    assertThat(trained.provenance().settings()).isNotEmpty();
    assertThat(trained.provenance().measures()).containsKey("customers");
    TrainingReport report = TrainingReport.of(trained.provenance());
    assertThat(report.why()).isEqualTo(TrainingReport.Why.BEST);
    assertThat(report.trials())
        .extracting(Trial::model)
        .containsExactlyInAnyOrderElementsOf(RecommendTraining.MODELS);
    assertThat(report.trials().getFirst().model()).isEqualTo(trained.provenance().model());
    assertThat(report.curve().keySet()).containsExactly(25, 50, 100);
    assertThat(report.measures()).isEqualTo(trained.provenance().measures());
    assertThat(report.counted())
        .containsOnlyKeys("customers", "anonymousVisits", "products", "interactions");
  }

  @Test
  void theDatabaseReadsTheSameBehaviourAsTheEventsTell() {
    TrainedRecommender trained = chosen;
    Set<CustomerId> refused =
        SHOP.customers().stream()
            .filter(
                customer -> customer.consent().refused().contains(Consent.Purpose.PERSONALISATION))
            .map(Customer::id)
            .collect(Collectors.toSet());
    Set<SessionId> visits =
        SHOP.events().stream()
            .map(ShopEvent::visit)
            .filter(visit -> visit.customer() != null && refused.contains(visit.customer()))
            .map(Visit::session)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    assertThat(refused).isNotEmpty();
    var expected =
        SmallShop.behaviour(
            SHOP.events().stream()
                .filter(event ->
                    !refused.contains(event.visit().customer())
                        && !visits.contains(event.visit().session()))
                .toList());
    assertThat(trained.histories().customers()).isEqualTo(expected.customers());
    for (int row = 0; row < expected.customers(); row++) {
      int other = trained.histories().row(expected.customer(row));
      assertThat(trained.histories().row(other)).isEqualTo(expected.row(row));
    }
  }

  @Test
  void aClickChangesTheNextAnswer() throws InterruptedException {
    LiveRecommender live = live(chosen);
    var session = new SessionId("visitor");
    var heard = new CountDownLatch(1);
    try (var subscription = live.follow(store.log());
        var signal = store.log().follow(store.log().head(), _ -> heard.countDown())) {
      assertThat(subscription).isNotSameAs(signal);
      Recommendations before = live.recommend(ForCustomer.of(session, 10));
      assertThat(before.basis()).isEqualTo(Basis.POPULAR);
      var visit = new Visit(null, session, Channel.WEB, END);
      ProductId product = SHOP.products().getFirst().id();
      store.log().append(List.of(new ShopEvent.ViewItem(new EventId("click"), visit, product)));
      assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
      Recommendations after = live.recommend(ForCustomer.of(session, 10));
      for (int tries = 0; tries < 100 && after.equals(before); tries++) {
        TimeUnit.MILLISECONDS.sleep(20);
        after = live.recommend(ForCustomer.of(session, 10));
      }
      assertThat(after.basis()).isEqualTo(Basis.SESSION_HISTORY);
      assertThat(after.items()).isNotEqualTo(before.items());
    }
  }

  @Test
  void refusalsAndStockAreReadFromTheTables() {
    LiveRecommender live = live(chosen);
    CustomerId refusing =
        SHOP.customers().stream()
            .filter(customer -> !customer.consent().refused().isEmpty())
            .findFirst()
            .orElseThrow()
            .id();
    assertThat(live.recommend(ForCustomer.of(refusing, 5)).basis())
        .isEqualTo(Basis.PERSONALISATION_REFUSED);
    List<ProductId> gone =
        SHOP.products().stream()
            .filter(product -> !product.inStock())
            .map(product -> product.id())
            .toList();
    var everything = live.recommend(ForCustomer.of(new CustomerId("stranger"), 1000));
    assertThat(everything.items())
        .extracting(item -> item.product())
        .doesNotContainAnyElementsOf(gone);
  }

  @Test
  void theChosenModelFindsFarMoreOfWhatIsBoughtNextThanPopularity() {
    TrainedRecommender trained = chosen;
    var test = TrainingReport.of(trained.provenance()).test();
    assertThat(hitRate(test, trained.provenance().model()))
        .isGreaterThan(2 * hitRate(test, "popularity"));
  }

  private static double hitRate(Map<String, MetricReport> test, String model) {
    MetricReport metrics = Objects.requireNonNull(test.get(model));
    return Objects.requireNonNull(metrics.metrics().get("hit-rate@10")).estimate();
  }

  @Test
  void aModelCanBeAskedForByName() {
    TrainedRecommender trained = train("transitions", 2);
    assertThat(trained.provenance().model()).isEqualTo("transitions");
    TrainingReport report = TrainingReport.of(trained.provenance());
    assertThat(report.why()).isEqualTo(TrainingReport.Why.ASKED);
    assertThat(report.trials()).hasSize(1);
  }

  @Test
  void theLearningCurveOfARankingThatIsAskedForEndsAtItsOwnTrial() {
    TrainingReport report = TrainingReport.of(train("ranked", 2).provenance());
    Trial own =
        report.trials().stream()
            .filter(trial -> trial.model().equals("ranked"))
            .findFirst()
            .orElseThrow();
    assertThat(report.curve()).containsEntry(100, own.quality());
    TrainingReport.Foretold foretold = report.foretold("ranked").orElseThrow();
    assertThat(foretold.told().estimate()).isBetween(0.0, 10.0);
    assertThat(report.foretold("popularity")).isEmpty();
  }

  @Test
  void aModelThatDoesNotExistIsRefusedWithThoseThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> train("oracle", 1))
        .withMessageContainingAll("oracle", "als", "blend");
  }

  @Test
  void aPromotedVersionServesUntilTheNextTraining() {
    TrainedRecommender older = train("item-neighbours", 2);
    TrainedRecommender newer = train("popularity", 2);
    assertThat(RecommendTraining.promote(store, older.version()).version())
        .isEqualTo(older.version());
    assertThat(RecommendTraining.isPromoted(store)).isTrue();
    assertThat(RecommendTraining.serving(store).orElseThrow().version()).isEqualTo(older.version());
    TrainedRecommender next = train("popularity", 2);
    assertThat(next.version()).isNotEqualTo(newer.version());
    assertThat(RecommendTraining.isPromoted(store)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecommendTraining.promote(store, "als-99"))
        .withMessageContainingAll("als-99", older.version());
  }

  @Test
  void familiesThatDoNotFitIntoTheMemoryAreLeftOutWithTheReason() {
    TrainedRecommender trained = train("", 2, new Memory(40 << 20, 1));
    TrainingReport report = TrainingReport.of(trained.provenance());
    assertThat(report.omitted()).containsKeys("blend", "sequence-blend");
    assertThat(report.omitted().values())
        .allSatisfy(why -> assertThat(why).contains("MiB", "SHOPKEEPER_MEMORY="));
    assertThat(report.trials()).extracting(Trial::model).contains("popularity", "item-neighbours");
    assertThat(report.omitted()).doesNotContainKey(trained.provenance().model());
  }

  @Test
  void aFamilyThatIsAskedForAndDoesNotFitIsRefused() {
    assertThatExceptionOfType(RecommendException.class)
        .isThrownBy(() -> train("blend", 2, new Memory(40 << 20, 1)))
        .withMessageContainingAll("training 'blend'", "SHOPKEEPER_MEMORY=")
        .satisfies(e -> assertThat(e.code()).isEqualTo(RecommendException.Code.TOO_LARGE));
  }

  @Test
  void aModelOfAnotherShopsCatalogueIsLeftAside() {
    TrainedRecommender own = train("popularity", 2);
    Provenance from = own.provenance();
    ModelFiles.Entry foreign =
        store
            .models()
            .write(
                new Provenance(
                    from.model(),
                    from.program(),
                    from.trainedAt().plusSeconds(1),
                    new ShopId("elsewhere"),
                    from.sequence(),
                    from.seed(),
                    from.settings(),
                    from.measures()),
                out -> RecommenderFile.write(out, own.histories(), own.model()));
    assertThat(RecommendTraining.serving(store).orElseThrow().version()).isEqualTo(own.version());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecommendTraining.promote(store, foreign.name()));
  }

  @Test
  void whereNothingFitsNothingIsTrained() {
    int before = store.models().list().size();
    assertThatExceptionOfType(RecommendException.class)
        .isThrownBy(() -> train("", 2, new Memory(1 << 20, 1)));
    assertThat(store.models().list()).hasSize(before);
  }

  private TrainedRecommender train(String model, int threads) {
    return train(model, threads, Memory.alone());
  }

  private TrainedRecommender train(String model, int threads, Memory memory) {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      return RecommendTraining.train(
          store, model, new Seed(1), clock, Progress.NONE, memory, new Workers(pool, threads));
    }
  }

  private LiveRecommender live(TrainedRecommender trained) {
    var live = new LiveRecommender(LiveSettings.DEFAULT);
    live.refresh(store.facts());
    live.swap(trained);
    return live;
  }

  private static byte[] bytes(TrainedRecommender trained) throws IOException {
    var bytes = new ByteArrayOutputStream();
    RecommenderFile.write(new DataOutputStream(bytes), trained.histories(), trained.model());
    return bytes.toByteArray();
  }
}
