package io.shopkeeper.language.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.language.client.FakeOpenAiServer.Behaviour;
import io.shopkeeper.language.generate.BudgetedGenerator;
import io.shopkeeper.language.generate.CachedGenerator;
import io.shopkeeper.language.generate.GuardedGenerator;
import io.shopkeeper.language.generate.MaskingGenerator;
import io.shopkeeper.language.generate.RepairingGenerator;
import io.shopkeeper.language.generate.Reply;
import io.shopkeeper.language.generate.TextGenerator;
import io.shopkeeper.language.generate.TextGeneratorContract;
import io.shopkeeper.language.generate.Usage;
import io.shopkeeper.language.remote.Retries;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// All that stands between a caller and a server, one around the other.
final class WholeWayTest extends TextGeneratorContract {
  private final List<AutoCloseable> opened = new ArrayList<>();
  private FakeOpenAiServer server = new FakeOpenAiServer();

  @Override
  protected TextGenerator generator(Reply... replies) {
    return way(Arrays.stream(replies).map(FakeChat::saying).toArray(Behaviour[]::new));
  }

  private TextGenerator way(Behaviour... behaviours) {
    server.close();
    server = new FakeOpenAiServer();
    Arrays.stream(behaviours).forEach(server::then);
    var retries = Retries.standard(new SplittableRandom(1), _ -> {});
    var client = new ChatClient(server.endpoint(), retries, InstantSource.system());
    opened.add(client);
    TextGenerator guarded = new GuardedGenerator(client, InstantSource.system());
    return new MaskingGenerator(
        new CachedGenerator(
            new BudgetedGenerator(
                new RepairingGenerator(guarded),
                1_000_000,
                "raise it",
                ZoneOffset.UTC,
                InstantSource.system()),
            1 << 20));
  }

  @AfterEach
  void close() throws Exception {
    server.close();
    for (AutoCloseable open : opened) {
      open.close();
    }
  }

  @Test
  void aNumberNeverReachesTheServerAndIsThereInTheRepairedAnswer() {
    TextGenerator way =
        way(
            FakeOpenAiServer.error(503, "starting"),
            FakeChat.saying("{\"sentiment\": \"[PHONE_1]\", \"stars\": 4}"),
            FakeChat.saying(
                "{\"sentiment\": \"good\", \"stars\": 4, \"words\": [\"call [PHONE_1]\"]}"));
    var pieces = new ArrayList<String>();
    var prompt = asking("Lovely, call 13800138000").answeredBy(VERDICT);
    var answer = answer(way.generate(prompt, pieces::add));
    assertThat(answer.data()).containsEntry("words", List.of("call 13800138000"));
    assertThat(pieces).containsExactly(answer.text());
    assertThat(answer.usage()).isEqualTo(new Usage(22, 10, false));
    assertThat(server.bodies()).hasSize(3).noneMatch(body -> body.contains("13800138000"));
    assertThat(answer(way.generate(prompt)).usage()).isEqualTo(Usage.NONE);
    assertThat(server.requests()).hasSize(3);
  }
}
