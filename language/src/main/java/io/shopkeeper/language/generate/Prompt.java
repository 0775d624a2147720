package io.shopkeeper.language.generate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a model is asked.
public final class Prompt {
  private static final int MOST_TOKENS = 1_000;
  private static final double HOTTEST = 2;

  private final String instructions;
  private final List<Message> messages;
  private final List<Tool> tools;
  private final Schema.@Nullable Fields form;
  private final int mostTokens;
  private final double temperature;
  private final @Nullable Long seed;
  private final Instant deadline;

  private Prompt(
      String instructions,
      List<Message> messages,
      List<Tool> tools,
      Schema.@Nullable Fields form,
      int mostTokens,
      double temperature,
      @Nullable Long seed,
      Instant deadline) {
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("a prompt needs at least one message");
    }
    if (tools.stream().map(Tool::name).distinct().count() < tools.size()) {
      throw new IllegalArgumentException("two tools have one name: " + tools);
    }
    if (mostTokens < 1) {
      throw new IllegalArgumentException("mostTokens must be at least 1: " + mostTokens);
    }
    if (!(temperature >= 0 && temperature <= HOTTEST)) {
      throw new IllegalArgumentException("temperature must be 0 to 2: " + temperature);
    }
    this.instructions = instructions;
    this.messages = List.copyOf(messages);
    this.tools = List.copyOf(tools);
    this.form = form;
    this.mostTokens = mostTokens;
    this.temperature = temperature;
    this.seed = seed;
    this.deadline = deadline;
  }

  /// A prompt for free text of up to 1,000 tokens at temperature 0, without tools.
  ///
  /// @param instructions what the program wants done, in its own words: never made of text that
  ///   came from outside
  /// @param messages what was said so far, oldest first
  /// @param deadline when an answer is no longer wanted: every retry and repair included
  public static Prompt of(String instructions, List<Message> messages, Instant deadline) {
    return new Prompt(instructions, messages, List.of(), null, MOST_TOKENS, 0, null, deadline);
  }

  /// The same said otherwise, as after masking.
  public Prompt saying(String newInstructions, List<Message> newMessages) {
    return new Prompt(
        newInstructions, newMessages, tools, form, mostTokens, temperature, seed, deadline);
  }

  /// The same with what was said next.
  public Prompt then(Message... next) {
    return saying(instructions, Stream.concat(messages.stream(), Stream.of(next)).toList());
  }

  /// The model may ask for these to be used; it is the caller who uses them and says what came of
  /// it.
  public Prompt withTools(List<Tool> newTools) {
    return new Prompt(
        instructions, messages, newTools, form, mostTokens, temperature, seed, deadline);
  }

  /// The answer is to be an object of this form.
  public Prompt answeredBy(Schema.Fields newForm) {
    return new Prompt(
        instructions, messages, tools, newForm, mostTokens, temperature, seed, deadline);
  }

  /// The answer is cut off after so many tokens.
  public Prompt atMost(int tokens) {
    return new Prompt(instructions, messages, tools, form, tokens, temperature, seed, deadline);
  }

  /// @param newTemperature 0 for the likeliest words, up to 2 for the most surprising
  public Prompt atTemperature(double newTemperature) {
    return new Prompt(
        instructions, messages, tools, form, mostTokens, newTemperature, seed, deadline);
  }

  /// Most servers then answer the same to the same; none promises it.
  public Prompt seeded(long newSeed) {
    return new Prompt(
        instructions, messages, tools, form, mostTokens, temperature, newSeed, deadline);
  }

  public String instructions() {
    return instructions;
  }

  public List<Message> messages() {
    return messages;
  }

  public List<Tool> tools() {
    return tools;
  }

  public Optional<Schema.Fields> form() {
    return Optional.ofNullable(form);
  }

  public int mostTokens() {
    return mostTokens;
  }

  public double temperature() {
    return temperature;
  }

  public OptionalLong seed() {
    return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
  }

  public Instant deadline() {
    return deadline;
  }

  /// Whether asking again is meant to give the same answer.
  public boolean repeatable() {
    return temperature == 0 || seed != null;
  }
}
