package io.shopkeeper.app;

import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.language.generate.Generation;
import io.shopkeeper.language.generate.Generation.Answer;
import io.shopkeeper.language.generate.Generation.Failed;
import io.shopkeeper.language.generate.Generation.NoModel;
import io.shopkeeper.language.generate.Generation.Unfit;
import io.shopkeeper.language.generate.Message;
import io.shopkeeper.language.generate.NoGenerator;
import io.shopkeeper.language.generate.Prompt;
import io.shopkeeper.language.generate.Schema;
import io.shopkeeper.language.generate.Schema.Field;
import io.shopkeeper.language.generate.TextGenerator;
import io.shopkeeper.language.generate.Tool;
import io.shopkeeper.language.generate.Usage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Three small prompts, to see what a model can do: words, a form, a tool.
///
/// @param clock for the deadlines
record LlmCheck(TextGenerator generator, InstantSource clock, Terminal terminal) {
  /// A server may have to load the model first.
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final int MOST_TOKENS = 1_000;
  private static final double NANOS_A_SECOND = 1e9;
  private static final String TASK = "You help in a small shop. Answer briefly.";

  private static final Schema.Fields VERDICT =
      Schema.Fields.of(
          Field.required(
              "sentiment",
              "of the writer towards the product",
              new Schema.OneOf(List.of("positive", "negative"))));

  private static final Tool STOCK =
      new Tool(
          "stock_of",
          "Tells how many pieces of a product are in stock.",
          Schema.Fields.of(Field.required("product", "its id", new Schema.Text())));

  /// Says what came of it.
  ///
  /// @throws CommandException if the model does not answer
  void run() {
    if (!(generator instanceof NoGenerator)) {
      terminal.say("Asking %s …".formatted(generator.name()));
    }
    long started = System.nanoTime();
    var first = new AtomicLong();
    Generation said =
        generator.generate(
            prompt(new Message.Asked("Say in one short sentence that you are ready.")),
            _ -> first.compareAndSet(0, System.nanoTime()));
    double seconds = (System.nanoTime() - started) / NANOS_A_SECOND;
    switch (said) {
      case NoModel none -> sayNone(none);
      case Answer answer -> sayWorks(answer, (first.get() - started) / NANOS_A_SECOND, seconds);
      case Unfit unfit -> throw new CommandException(unfit.message());
      case Failed failed -> throw new CommandException("no answer: " + failed.message());
    }
  }

  private Prompt prompt(Message message) {
    return Prompt.of(TASK, List.of(message), clock.instant().plus(PATIENCE)).atMost(MOST_TOKENS);
  }

  private void sayNone(NoModel none) {
    if (terminal.json()) {
      terminal.answer(json -> {
        json.writeStartObject();
        json.writeBooleanProperty("configured", false);
        json.writeStringProperty("remedy", none.remedy());
        json.writeEndObject();
      });
    } else {
      terminal.answer("No language model is configured, and none is needed.");
      terminal.answer("To use one, %s.".formatted(none.remedy()));
    }
  }

  private void sayWorks(Answer answer, double firstSeconds, double seconds) {
    String form = shortcoming(generator.generate(judging()), false);
    String tools = shortcoming(generator.generate(calling()), true);
    Usage usage = answer.usage();
    if (terminal.json()) {
      terminal.answer(json -> {
        json.writeStartObject();
        json.writeBooleanProperty("configured", true);
        json.writeStringProperty("model", generator.name());
        json.writeNumberProperty("firstPieceSeconds", firstSeconds);
        json.writeNumberProperty("seconds", seconds);
        json.writeNumberProperty("tokensRead", usage.read());
        json.writeNumberProperty("tokensWritten", usage.written());
        json.writeBooleanProperty("tokensEstimated", usage.estimated());
        json.writeStringProperty("answer", answer.text());
        json.writeBooleanProperty("forms", form == null);
        json.writeBooleanProperty("tools", tools == null);
        json.writeEndObject();
      });
      return;
    }
    line("Model", generator.name());
    line("First words", "after %.2f s".formatted(firstSeconds));
    line("Whole answer", "after %.2f s".formatted(seconds));
    line(
        "Tokens",
        "%d read, %d written, %s"
            .formatted(
                usage.read(),
                usage.written(),
                usage.estimated() ? "estimated: the server does not tell" : "as the server says"));
    line("Answer", answer.text().strip());
    line("Forms", form == null ? "yes" : "no: " + form);
    line("Tools", tools == null ? "yes" : "no: " + tools);
  }

  private void line(String name, String value) {
    terminal.answer(String.format(Locale.ROOT, "%-13s %s", name, value));
  }

  private Prompt judging() {
    return prompt(new Message.Material("review", "灯很亮，物流也快。A lovely lamp!")).answeredBy(VERDICT);
  }

  private Prompt calling() {
    return prompt(
            new Message.Asked("How many pieces of product lamp-1 are in stock? Use the tool."))
        .withTools(List.of(STOCK));
  }

  /// What a model cannot do; null if it can.
  private static @Nullable String shortcoming(Generation generation, boolean calls) {
    return switch (generation) {
      case Answer answer ->
          calls && answer.toolCalls().isEmpty() ? "it answered in words instead" : null;
      case Unfit unfit -> unfit.message();
      case Failed failed -> failed.message();
      case NoModel none -> none.remedy();
    };
  }
}
