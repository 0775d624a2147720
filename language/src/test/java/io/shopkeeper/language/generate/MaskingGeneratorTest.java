package io.shopkeeper.language.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.language.generate.Generation.Answer;
import io.shopkeeper.language.generate.Generation.Unfit;
import io.shopkeeper.language.generate.Schema.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MaskingGeneratorTest extends TextGeneratorContract {
  private static final String PHONE = "13800138000";
  private static final String MAIL = "li@example.cn";

  @Override
  protected TextGenerator generator(Reply... replies) {
    return new MaskingGenerator(new ScriptedModel(replies));
  }

  @Test
  void theModelSeesWordsAndTheCallerWhatTheyStandFor() {
    var model = new ScriptedModel(said("I call [PHONE_1] and write to [EMAIL_1], not [PHONE_2]."));
    Answer answer =
        answer(new MaskingGenerator(model).generate(asking("Call " + PHONE + " or write " + MAIL)));
    assertThat(answer.text())
        .isEqualTo("I call 13800138000 and write to li@example.cn, not [PHONE_2].");
    assertThat(model.asked().getFirst().messages().getFirst().text())
        .isEqualTo("Call [PHONE_1] or write [EMAIL_1]");
    assertThat(model.asked().getFirst().instructions()).contains("[PHONE_1] stand for");
  }

  @Test
  void nothingAnywhereInAPromptGoesOut() {
    var model = new ScriptedModel(said("ok"));
    Prompt prompt =
        Prompt.of(
                "The shop's number is 010-62781234.",
                List.of(
                    new Message.Asked("I am " + PHONE),
                    new Message.Material("review", "call 138-0013-8000"),
                    new Message.Answered(
                        "Yes, " + PHONE,
                        List.of(
                            new ToolCall(
                                "1", "find", Map.of("who", List.of(Map.of("phone", PHONE)))))),
                    new Message.ToolResult("1", "{\"mail\": \"" + MAIL + "\"}")),
                java.time.Instant.now().plusSeconds(9))
            .withTools(List.of(STOCK));
    new MaskingGenerator(model).generate(prompt);
    Prompt sent = model.asked().getFirst();
    assertThat(sent.instructions() + sent.messages())
        .doesNotContain("138", "6278", MAIL)
        .contains("review", "[PHONE_1]", "[EMAIL_1]");
    assertThat(sent.messages().get(1).text()).isEqualTo("call [PHONE_2]");
    assertThat(sent.messages().get(2).toString()).contains("Yes, [PHONE_2]", "phone=[PHONE_2]");
  }

  @Test
  void aWordInTheMiddleOfPiecesIsRestored() {
    String text = "[a] Call [PHONE_1]! [PHONE_1][EMAIL_1] [PHO [[EMAIL_1]] [EMAIL_9] [";
    var pieces = new ArrayList<String>();
    Answer answer =
        answer(generator(said(text)).generate(asking("I am " + PHONE + ", " + MAIL), pieces::add));
    assertThat(answer.text())
        .isEqualTo(
            "[a] Call 13800138000! 13800138000li@example.cn [PHO [li@example.cn] [EMAIL_9] [");
    assertThat(String.join("", pieces)).isEqualTo(answer.text());
    assertThat(pieces).hasSizeGreaterThan(8);
  }

  @Test
  void aWordThatSomebodyWroteThemselvesStandsForItself() {
    var model = new ScriptedModel(said("[PHONE_1] or [PHONE_2]"));
    Answer answer =
        answer(new MaskingGenerator(model).generate(asking("What is [PHONE_1]? I am " + PHONE)));
    assertThat(model.asked().getFirst().messages().getFirst().text())
        .isEqualTo("What is [PHONE_1]? I am [PHONE_2]");
    assertThat(answer.text()).isEqualTo("[PHONE_1] or " + PHONE);
  }

  @Test
  void dataCallsAndComplaintsAreRestored() {
    var form =
        Schema.Fields.of(Field.required("call", "whom", new Schema.Items(new Schema.Text())));
    Reply data = object("{\"call\": [\"[PHONE_1]\"]}", "call", List.of("[PHONE_1]"));
    assertThat(answer(generator(data).generate(asking(PHONE).answeredBy(form))).data())
        .isEqualTo(Map.of("call", List.of(PHONE)));
    assertThat(
            answer(
                    generator(called("1", "stock_of", Map.of("product", "[EMAIL_1]")))
                        .generate(asking(MAIL).withTools(List.of(STOCK))))
                .toolCalls()
                .getFirst()
                .arguments())
        .containsEntry("product", MAIL);
    var unfit =
        (Unfit)
            generator(object("{}", "call", "[PHONE_1]")).generate(asking(PHONE).answeredBy(form));
    assertThat(unfit.message()).contains(PHONE);
  }

  @Test
  void theSameNumberIsTheSameWordThroughoutAConversation() {
    var model = new ScriptedModel(said("ok"));
    var generator = new MaskingGenerator(model);
    Prompt first = asking("I am " + PHONE);
    generator.generate(first);
    generator.generate(
        first.then(
            new Message.Answered("ok", List.of()),
            new Message.Asked("not 13900139000 but 138 0013 8000")));
    assertThat(model.asked().getLast().messages().getFirst())
        .isEqualTo(model.asked().getFirst().messages().getFirst());
    assertThat(model.asked().getLast().messages().getLast().text())
        .isEqualTo("not [PHONE_2] but [PHONE_1]");
  }
}
