package io.shopkeeper.language.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.language.generate.Generation.Answer;
import io.shopkeeper.language.generate.Generation.Failed;
import io.shopkeeper.language.generate.Generation.Reason;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class GuardedGeneratorTest extends TextGeneratorContract {
  private Instant now = Instant.parse("2026-11-24T10:00:00Z");
  private final Moody moody = new Moody();
  private final TextGenerator guarded = new GuardedGenerator(moody, () -> now);

  @Override
  protected TextGenerator generator(Reply... replies) {
    return new GuardedGenerator(new ScriptedModel(replies), () -> now);
  }

  @Test
  void aServerThatKeepsFailingIsLeftAlone() {
    moody.failure = Reason.SERVER_FAILED;
    ask(5);
    var resting = (Failed) guarded.generate(asking("?"));
    assertThat(resting.reason()).isEqualTo(Reason.RESTING);
    assertThat(resting.message()).contains("moody", "30 s", "last: out of order");
    assertThat(moody.calls).isEqualTo(5);
  }

  @Test
  void afterItsRestItIsAskedOnceAndThenAsItAnswers() {
    moody.failure = Reason.TIMED_OUT;
    ask(5);
    now = now.plusSeconds(31);
    ask(3);
    assertThat(moody.calls).isEqualTo(6);
    moody.failure = null;
    now = now.plusSeconds(31);
    ask(3);
    assertThat(moody.calls).isEqualTo(9);
    assertThat(guarded.generate(asking("?"))).isInstanceOf(Answer.class);
  }

  @Test
  void aFewFailuresAmongAnswersAreBorne() {
    for (int i = 0; i < 20; i++) {
      moody.failure = i % 3 == 0 ? Reason.MALFORMED : null;
      ask(1);
    }
    assertThat(moody.calls).isEqualTo(20);
  }

  @Test
  void refusalsSayNothingOfTheServersHealth() {
    moody.failure = Reason.REFUSED;
    ask(20);
    assertThat(moody.calls).isEqualTo(20);
  }

  @Test
  void aListenerThatBreaksDoesNotKeepTheOneQuestionThatMayBeAsked() {
    moody.failure = Reason.UNREACHABLE;
    ask(5);
    moody.failure = null;
    now = now.plusSeconds(31);
    assertThatThrownBy(() ->
            guarded.generate(
                asking("?"),
                _ -> {
                  throw new IllegalStateException("gone away");
                }))
        .hasMessage("gone away");
    assertThat(guarded.generate(asking("?"))).isInstanceOf(Answer.class);
  }

  private void ask(int times) {
    for (int i = 0; i < times; i++) {
      guarded.generate(asking("?"));
    }
  }

  private static final class Moody implements TextGenerator {
    @org.jspecify.annotations.Nullable Reason failure;
    int calls;

    @Override
    public String name() {
      return "moody";
    }

    @Override
    public Generation generate(Prompt prompt, Pieces pieces) {
      calls++;
      if (failure != null) {
        return new Failed(failure, "out of order");
      }
      pieces.next("Hello");
      return said("Hello").judged(prompt);
    }
  }
}
