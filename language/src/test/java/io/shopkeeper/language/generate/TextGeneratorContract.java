package io.shopkeeper.language.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.language.generate.Generation.Answer;
import io.shopkeeper.language.generate.Generation.Unfit;
import io.shopkeeper.language.generate.Schema.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every way to a model does.
public abstract class TextGeneratorContract {
  protected static final Schema.Fields VERDICT =
      Schema.Fields.of(
          Field.required("sentiment", "in favour or not", new Schema.OneOf(List.of("good", "bad"))),
          Field.required("stars", "1 to 5", new Schema.Whole()),
          Field.optional("words", "what shows it", new Schema.Items(new Schema.Text())));

  protected static final Tool STOCK =
      new Tool(
          "stock_of",
          "how many of a product are there",
          Schema.Fields.of(Field.required("product", "its id", new Schema.Text())));

  /// A way to a model that gives these replies, one after the other and the last again and again.
  protected abstract TextGenerator generator(Reply... replies);

  @Test
  void aTextIsAnsweredByAText() {
    Answer answer = answer(generator(said("你好, world 😀")).generate(asking("Say hello")));
    assertThat(answer.text()).isEqualTo("你好, world 😀");
    assertThat(answer.whole()).isTrue();
    assertThat(answer.data()).isEmpty();
    assertThat(answer.toolCalls()).isEmpty();
  }

  @Test
  void thePiecesJoinedAreTheAnswer() {
    String text = "掌柜的, this is a longer answer 😀 of many pieces [and brackets] {\"and\": 1}.";
    var pieces = new ArrayList<String>();
    Answer answer = answer(generator(said(text)).generate(asking("Tell"), pieces::add));
    assertThat(String.join("", pieces)).isEqualTo(text).isEqualTo(answer.text());
  }

  @Test
  void tokensAreCounted() {
    Answer answer = answer(generator(said("Hello")).generate(asking("Say hello")));
    assertThat(answer.usage()).isEqualTo(new Usage(11, 5, false));
  }

  @Test
  void aFormIsAnsweredByData() {
    Reply good =
        object("{\"sentiment\": \"good\", \"stars\": 5}", "sentiment", "good", "stars", 5L);
    Prompt prompt = asking("Judge").answeredBy(VERDICT);
    assertThat(answer(generator(good).generate(prompt)).data())
        .isEqualTo(Map.of("sentiment", "good", "stars", 5L));
    var pieces = new ArrayList<String>();
    assertThat(answer(generator(good).generate(prompt, pieces::add)).text())
        .isEqualTo(String.join("", pieces));
  }

  @Test
  void whatDoesNotFitTheFormIsNoAnswer() {
    Prompt prompt = asking("Judge").answeredBy(VERDICT);
    for (Reply bad :
        List.of(
            said("It is good."),
            object("{\"sentiment\": \"fine\", \"stars\": 5}", "sentiment", "fine", "stars", 5L),
            object("{\"sentiment\": \"good\"}", "sentiment", "good"),
            object(
                "{\"sentiment\": \"good\", \"stars\": \"5\"}",
                "sentiment",
                "good",
                "stars",
                "5"))) {
      Generation generation = generator(bad).generate(prompt);
      assertThat(generation).as(bad.text()).isInstanceOf(Unfit.class);
      assertThat(((Unfit) generation).problems()).isNotEmpty();
      assertThat(((Unfit) generation).text()).isEqualTo(bad.text());
    }
  }

  @Test
  void theModelAsksForToolsAndTheCallerUsesThem() {
    Reply call = called("c1", "stock_of", Map.of("product", "lamp-1"));
    TextGenerator generator = generator(call, said("There are 3."));
    Prompt prompt = asking("How many lamps?").withTools(List.of(STOCK));
    Answer first = answer(generator.generate(prompt));
    assertThat(first.toolCalls())
        .containsExactly(new ToolCall("c1", "stock_of", Map.of("product", "lamp-1")));
    Answer second =
        answer(
            generator.generate(
                prompt.then(
                    new Message.Answered(first.text(), first.toolCalls()),
                    new Message.ToolResult("c1", "3"))));
    assertThat(second.text()).isEqualTo("There are 3.");
  }

  @Test
  void toolsAreCalledInPiecesAsWell() {
    Reply call = called("c1", "stock_of", Map.of("product", "吊灯 “一号”"));
    Generation generation =
        generator(call).generate(asking("?").withTools(List.of(STOCK)), _ -> {});
    assertThat(answer(generation).toolCalls())
        .containsExactly(new ToolCall("c1", "stock_of", Map.of("product", "吊灯 “一号”")));
  }

  @Test
  void aCallThatCannotBeMadeIsNoAnswer() {
    Prompt prompt = asking("?").withTools(List.of(STOCK));
    for (Reply bad :
        List.of(
            called("c1", "buy", Map.of("product", "lamp")),
            called("c1", "stock_of", Map.of("item", "lamp")),
            new Reply(
                "",
                null,
                List.of(new Reply.Call("c1", "stock_of", null)),
                true,
                new Usage(11, 5, false)))) {
      assertThat(generator(bad).generate(prompt)).isInstanceOf(Unfit.class);
    }
  }

  @Test
  void nothingIsNoAnswer() {
    assertThat(generator(said(" \n")).generate(asking("?"))).isInstanceOf(Unfit.class);
  }

  @Test
  void anAnswerThatWasCutOffSaysSo() {
    var cut = new Reply("Once upon", null, List.of(), false, new Usage(11, 5, false));
    assertThat(answer(generator(cut).generate(asking("Tell").atMost(2))).whole()).isFalse();
    Generation half =
        generator(new Reply("{\"senti", null, List.of(), false, new Usage(11, 5, false)))
            .generate(asking("Judge").answeredBy(VERDICT).atMost(2));
    assertThat(((Unfit) half).message()).contains("no JSON object", "cut off after 2 tokens");
  }

  @Test
  void whoNoLongerListensIsHeard() {
    assertThatThrownBy(() ->
            generator(said("Hello"))
                .generate(
                    asking("?"),
                    _ -> {
                      throw new IllegalStateException("gone away");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("gone away");
  }

  @Test
  void manyMayAskAtOnce() throws Exception {
    TextGenerator generator = generator(said("Hello"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          threads.invokeAll(
              IntStream.range(0, 16)
                  .<java.util.concurrent.Callable<Generation>>mapToObj(
                      i -> () -> generator.generate(asking("Question " + i)))
                  .toList());
      for (var one : all) {
        assertThat(answer(one.get()).text()).isEqualTo("Hello");
      }
    }
  }

  @Test
  void theNameSaysWhichModelItIs() {
    assertThat(generator(said("Hello")).name()).isNotBlank();
  }

  protected static Prompt asking(String question) {
    return Prompt.of(
        "You help a shopkeeper.",
        List.of(new Message.Asked(question)),
        Instant.now().plusSeconds(30));
  }

  protected static Reply said(String text) {
    return new Reply(text, null, List.of(), true, new Usage(11, 5, false));
  }

  /// A reply whose text is an object.
  protected static Reply object(String text, Object... members) {
    var data = new java.util.LinkedHashMap<String, Object>();
    for (int i = 0; i < members.length; i += 2) {
      data.put(String.valueOf(members[i]), members[i + 1]);
    }
    return new Reply(text, data, List.of(), true, new Usage(11, 5, false));
  }

  protected static Reply called(String id, String tool, Map<String, Object> arguments) {
    return new Reply(
        "", null, List.of(new Reply.Call(id, tool, arguments)), true, new Usage(11, 5, false));
  }

  protected static Answer answer(Generation generation) {
    assertThat(generation).isInstanceOf(Answer.class);
    return (Answer) generation;
  }
}
