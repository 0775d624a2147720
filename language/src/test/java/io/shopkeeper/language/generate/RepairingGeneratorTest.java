package io.shopkeeper.language.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.language.generate.Generation.Answer;
import io.shopkeeper.language.generate.Generation.Unfit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RepairingGeneratorTest extends TextGeneratorContract {
  private static final Reply BAD =
      object("{\"sentiment\": \"fine\", \"stars\": 5}", "sentiment", "fine", "stars", 5L);
  private static final Reply GOOD =
      object("{\"sentiment\": \"good\", \"stars\": 5}", "sentiment", "good", "stars", 5L);

  @Override
  protected TextGenerator generator(Reply... replies) {
    return new RepairingGenerator(new ScriptedModel(replies));
  }

  @Test
  void theModelIsToldWhatWasWrongAndMayAnswerAgain() {
    var model = new ScriptedModel(BAD, GOOD);
    Answer answer =
        answer(new RepairingGenerator(model).generate(asking("Judge").answeredBy(VERDICT)));
    assertThat(answer.data()).containsEntry("sentiment", "good");
    assertThat(answer.usage()).isEqualTo(new Usage(22, 10, false));
    List<Message> second = model.asked().getLast().messages();
    assertThat(second.get(1).text()).isEqualTo(BAD.text());
    assertThat(second.get(2)).isInstanceOf(Message.Asked.class);
    assertThat(second.get(2).text())
        .contains("the answer.sentiment must be one of [good, bad], not 'fine'");
  }

  @Test
  void itMayAnswerAgainOnlyOnce() {
    var model = new ScriptedModel(BAD);
    Generation generation =
        new RepairingGenerator(model).generate(asking("Judge").answeredBy(VERDICT));
    assertThat(model.asked()).hasSize(2);
    assertThat(generation).isInstanceOf(Unfit.class);
    assertThat(generation.usage()).isEqualTo(new Usage(22, 10, false));
  }

  @Test
  void onlyTheGoodAnswerIsSeenOfAForm() {
    var pieces = new ArrayList<String>();
    generator(BAD, GOOD).generate(asking("Judge").answeredBy(VERDICT), pieces::add);
    assertThat(pieces).containsExactly(GOOD.text());
    pieces.clear();
    generator(BAD).generate(asking("Judge").answeredBy(VERDICT), pieces::add);
    assertThat(pieces).isEmpty();
  }

  @Test
  void aCallThatCannotBeMadeIsMadeAgainUnlessWordsWereSeen() {
    Reply wrong = called("c1", "stock_of", Map.of());
    Reply right = called("c2", "stock_of", Map.of("product", "lamp"));
    Prompt prompt = asking("?").withTools(List.of(STOCK));
    assertThat(generator(wrong, right).generate(prompt, _ -> {})).isInstanceOf(Answer.class);
    var talking = new Reply("Let me see", null, wrong.calls(), true, new Usage(11, 5, false));
    assertThat(generator(talking, right).generate(prompt, _ -> {})).isInstanceOf(Unfit.class);
    assertThat(generator(talking, right).generate(prompt)).isInstanceOf(Answer.class);
  }
}
