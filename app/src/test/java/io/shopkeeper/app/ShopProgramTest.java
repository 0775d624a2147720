package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.recommend.Declines;
import io.shopkeeper.recommend.TrainedRecommender;
import io.shopkeeper.recommend.training.RecommendTraining;
import io.shopkeeper.serve.ports.JobRequest;
import io.shopkeeper.simulation.ShopSimulation;
import io.shopkeeper.simulation.SimulatedShop;
import io.shopkeeper.simulation.SimulationSettings;
import io.shopkeeper.store.Erased;
import io.shopkeeper.store.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopProgramTest {
  private static final Instant END = Instant.parse("2026-11-20T12:00:00Z");

  /// Events are read before a customer is erased, the model is written after.
  @Test
  void theFirstModelForgetsWhoIsErasedWhileItIsTrained(@TempDir Path folder) {
    var demo = SimulationSettings.small(Locale.ENGLISH, END);
    SimulatedShop shop =
        ShopSimulation.run(new SimulationSettings(demo.shop(), 40, 60, 30, END), new Seed(7));
    try (ShopProgram program = ShopProgram.open(folder, shop.shop(), InstantSource.system())) {
      DemoCommand.keep(shop, program, Progress.NONE);
      CustomerId gone = program.trainFirst(Progress.NONE).histories().customer(0);

      program.erased(new Erased(Set.of(gone), 0, 0, 0, 0));
      TrainedRecommender trained = program.trainFirst(Progress.NONE);

      assertThat(trained.histories().row(gone)).isNotNegative();
      assertThat(RecommendTraining.serving(program.store())).as("a file that names them").isEmpty();
    }
  }

  @Test
  void whatWasDeclinedInTheVisitsOfWhoIsErasedIsForgottenToo(@TempDir Path folder) {
    var demo = SimulationSettings.small(Locale.ENGLISH, END);
    try (ShopProgram program = ShopProgram.open(folder, demo.shop(), InstantSource.system())) {
      var gone = new CustomerId("c-1");
      var visit = new SessionId("v-1");
      var product = new ProductId("p-1");
      Declines declines = program.recommender().declines();
      declines.decline(program.store().facts(), new Declines.Who("", null, visit), product, END);
      program
          .store()
          .log()
          .append(
              List.of(
                  new ShopEvent.ViewItem(
                      new EventId("e-1"), new Visit(gone, visit, Channel.WEB, END), product)));
      assertThat(declines.of(null, visit)).containsExactly(product);

      program.erased(program.store().facts().erase(gone, new SplittableRandom(1)));

      assertThat(declines.of(null, visit)).isEmpty();
    }
  }

  @Test
  void whoWasErasedDoesNotComeBackWithALoad(@TempDir Path folder) throws IOException {
    var demo = SimulationSettings.small(Locale.ENGLISH, END);
    Path file = folder.resolve("customers.csv");
    Files.writeString(file, "customer_id,age\nc-1,30\nc-2,40\n");
    try (ShopProgram program =
        ShopProgram.open(folder.resolve("shop"), demo.shop(), InstantSource.system())) {
      var facts = program.store().facts();
      var read = new JobRequest.Ingest(List.of(file), null);
      program.work().run(read, Progress.NONE);
      facts.erase(new CustomerId("c-1"), new SplittableRandom(1));

      program.work().run(read, Progress.NONE);

      assertThat(
              facts.list(
                  new Query("ids", "SELECT id FROM customer", List.of()), row -> row.text(0)))
          .containsExactly("c-2");
    }
  }
}
