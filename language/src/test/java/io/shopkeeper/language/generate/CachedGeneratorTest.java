package io.shopkeeper.language.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.language.generate.Generation.Failed;
import io.shopkeeper.language.generate.Generation.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CachedGeneratorTest extends TextGeneratorContract {
  private final ScriptedModel model = new ScriptedModel(said("one"), said("two"), said("three"));
  private final TextGenerator cached = new CachedGenerator(model, 1 << 20);

  @Override
  protected TextGenerator generator(Reply... replies) {
    return new CachedGenerator(new ScriptedModel(replies), 1 << 20);
  }

  @Test
  void theSameIsAskedOnceAndCostsNothingThen() {
    Prompt prompt = asking("Count");
    assertThat(answer(cached.generate(prompt)).text()).isEqualTo("one");
    var pieces = new ArrayList<String>();
    var later = Prompt.of(prompt.instructions(), prompt.messages(), Instant.now().plusSeconds(99));
    assertThat(answer(cached.generate(later, pieces::add)).usage()).isEqualTo(Usage.NONE);
    assertThat(pieces).containsExactly("one");
    assertThat(model.asked()).hasSize(1);
  }

  @Test
  void whatIsMeantToVaryIsAskedAgainUnlessASeedIsGiven() {
    Prompt warm = asking("Count").atTemperature(.7);
    cached.generate(warm);
    assertThat(answer(cached.generate(warm)).text()).isEqualTo("two");
    assertThat(answer(cached.generate(warm.seeded(3))).text()).isEqualTo("three");
    cached.generate(warm.seeded(3));
    assertThat(model.asked()).hasSize(3);
  }

  @Test
  void everyPartOfAPromptMakesAnother() {
    Prompt prompt = asking("Count");
    var call = new ToolCall("1", "stock_of", Map.of("product", "a"));
    var prompts =
        List.of(
            prompt,
            prompt.atMost(7),
            prompt.seeded(1),
            prompt.answeredBy(VERDICT),
            prompt.withTools(List.of(STOCK)),
            prompt.saying("Other.", prompt.messages()),
            asking("Counts"),
            prompt.saying(prompt.instructions(), List.of(new Message.Material("Count", ""))),
            prompt.saying(prompt.instructions(), List.of(new Message.Material("", "Count"))),
            prompt.then(new Message.Asked("b")),
            prompt.then(new Message.Answered("b", List.of())),
            prompt.then(new Message.Answered("b", List.of(call))),
            prompt.then(new Message.ToolResult("b", "")),
            asking("Countb"));
    assertThat(prompts.stream().map(p -> new Fingerprint().add(p).text())).doesNotHaveDuplicates();
  }

  @Test
  void failuresAreNotRemembered() {
    var answers = new ArrayList<>(List.of(new Failed(Reason.UNREACHABLE, "down")));
    TextGenerator flaky =
        new TextGenerator() {
          @Override
          public String name() {
            return "flaky";
          }

          @Override
          public Generation generate(Prompt prompt, Pieces pieces) {
            return answers.isEmpty() ? said("up").judged(prompt) : answers.removeFirst();
          }
        };
    TextGenerator generator = new CachedGenerator(flaky, 1 << 20);
    assertThat(generator.generate(asking("?"))).isInstanceOf(Failed.class);
    assertThat(answer(generator.generate(asking("?"))).text()).isEqualTo("up");
  }

  @Test
  void moreThanThereIsRoomForIsForgotten() {
    var small = new CachedGenerator(model, 0);
    small.generate(asking("Count"));
    assertThat(answer(small.generate(asking("Count"))).text()).isEqualTo("two");
  }
}
