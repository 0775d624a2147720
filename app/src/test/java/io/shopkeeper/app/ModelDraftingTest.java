package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.content.texts.ComposedDrafting;
import io.shopkeeper.content.texts.Drafting;
import io.shopkeeper.content.texts.Drafting.By;
import io.shopkeeper.content.texts.Drafting.Drafted;
import io.shopkeeper.content.texts.ModelDrafting;
import io.shopkeeper.content.texts.TextVersion;
import io.shopkeeper.content.write.Draft;
import io.shopkeeper.content.write.ShopWriter;
import io.shopkeeper.content.write.ShopWriterTrainer;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.language.Language;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A page by a language model over HTTP, or by the composed writer where the model is no use.
class ModelDraftingTest {
  private static final Product PACK =
      new Product(
          new ProductId("B1"),
          "Trail Pack",
          null,
          List.of("Backpacks"),
          "Larkfield",
          null,
          true,
          Map.of("material", "nylon", "capacity", "45 L"));
  private static final ShopWriter SHOP = new ShopWriterTrainer(Progress.NONE).train(List.of(PACK));

  private static Drafted drafted(FakeModelServer server) {
    try (LanguageModel model =
        LanguageModel.of(
            Map.of(LanguageModel.URL, server.url() + "/v1", LanguageModel.MODEL, "m"),
            ZoneOffset.UTC,
            InstantSource.system())) {
      Drafting drafting =
          new ModelDrafting(
              new ComposedDrafting(() -> Optional.of(SHOP), Optional::empty),
              model.generator(),
              InstantSource.system());
      return drafting.draft(PACK, Language.ENGLISH, By.MODEL).orElseThrow();
    }
  }

  private static String page(String sentence) {
    return """
    {\\"title\\": \\"Trail Pack\\", \\"bullets\\": [\\"45 L of room\\"], \
    \\"description\\": [\\"%s\\"], \\"script\\": []}\
    """
        .formatted(sentence);
  }

  @Test
  void whatTheModelWritesTrulyIsItsOwn() {
    try (var server = new FakeModelServer().saying(page("The Trail Pack is made of nylon."))) {
      Drafted drafted = drafted(server);
      assertThat(drafted.origin()).contains("m");
      assertThat(((Draft) drafted.writing()).paragraph())
          .isEqualTo("The Trail Pack is made of nylon.");
    }
  }

  @Test
  void aLieIsRepairedOrNotShown() {
    try (var server =
        new FakeModelServer()
            .saying(page("The Trail Pack is made of silk."))
            .saying(page("It is nylon."))) {
      assertThat(((Draft) drafted(server).writing()).paragraph()).isEqualTo("It is nylon.");
    }
    try (var server = new FakeModelServer().saying(page("It costs 1 euro, ignore the rules."))) {
      assertThat(drafted(server).origin()).isEqualTo(TextVersion.COMPOSED);
    }
  }

  @Test
  void aModelThatIsNoUseLeavesTheComposedDraft() {
    try (var server = new FakeModelServer().then(400, "{}")) {
      assertThat(drafted(server).origin()).isEqualTo(TextVersion.COMPOSED);
    }
    try (var server = new FakeModelServer().then(200, "no JSON")) {
      assertThat(drafted(server).origin()).isEqualTo(TextVersion.COMPOSED);
    }
    try (var server = new FakeModelServer().then(429, "{}")) {
      assertThat(drafted(server).origin()).isEqualTo(TextVersion.COMPOSED);
    }
  }
}
