package io.shopkeeper.language.generate;

import io.shopkeeper.language.generate.Generation.Answer;
import io.shopkeeper.language.generate.Generation.Failed;
import io.shopkeeper.language.generate.Generation.NoModel;
import io.shopkeeper.language.generate.Generation.Unfit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Keeps personal data in this process: what is sent has words such as `[PHONE_1]` in its place,
/// and in what comes back they are put back, in pieces, data and tool calls as well.
///
/// Instructions and everything said are masked; tools and forms are the program's and are not. What
/// is found, and what is not (names), is told at [PersonalData].
///
/// @param generator who sees only masked text
public record MaskingGenerator(TextGenerator generator) implements TextGenerator {
  private static final String NOTE =
      "\n\nWords in square brackets such as [PHONE_1] stand for personal data."
          + " Where you need one, repeat it as it is.";

  /// A text for others to read, with words such as `[PHONE_1]` for the personal data in it.
  public static String masked(String text) {
    return new Placeholders().mask(text);
  }

  @Override
  public String name() {
    return generator.name();
  }

  @Override
  public Generation generate(Prompt prompt, Pieces pieces) {
    var placeholders = new Placeholders();
    Prompt masked = mask(prompt, placeholders);
    if (placeholders.isEmpty()) {
      return generator.generate(prompt, pieces);
    }
    Placeholders.Restoring restoring = placeholders.new Restoring(pieces);
    Generation generation = generator.generate(masked, restoring);
    restoring.end();
    return restore(generation, placeholders);
  }

  private static Prompt mask(Prompt prompt, Placeholders placeholders) {
    placeholders.keepFree(prompt.instructions());
    prompt.messages().forEach(message -> placeholders.keepFree(message.text()));
    String instructions = placeholders.mask(prompt.instructions());
    var messages = new ArrayList<Message>();
    for (Message message : prompt.messages()) {
      messages.add(
          switch (message) {
            case Message.Asked asked -> new Message.Asked(placeholders.mask(asked.text()));
            case Message.Material material ->
                new Message.Material(material.kind(), placeholders.mask(material.text()));
            case Message.ToolResult result ->
                new Message.ToolResult(result.callId(), placeholders.mask(result.text()));
            case Message.Answered answered ->
                new Message.Answered(
                    placeholders.mask(answered.text()),
                    calls(answered.toolCalls(), placeholders::maskAll));
          });
    }
    return prompt.saying(placeholders.isEmpty() ? instructions : instructions + NOTE, messages);
  }

  private static List<ToolCall> calls(
      List<ToolCall> calls, UnaryOperator<Map<String, Object>> change) {
    return calls.stream()
        .map(call -> new ToolCall(call.id(), call.name(), change.apply(call.arguments())))
        .toList();
  }

  private static Generation restore(Generation generation, Placeholders placeholders) {
    return switch (generation) {
      case Answer answer ->
          new Answer(
              placeholders.restore(answer.text()),
              placeholders.restoreAll(answer.data()),
              calls(answer.toolCalls(), placeholders::restoreAll),
              answer.whole(),
              answer.usage());
      case Unfit unfit ->
          new Unfit(
              placeholders.restore(unfit.text()),
              unfit.problems().stream().map(placeholders::restore).toList(),
              unfit.usage());
      case Failed _, NoModel _ -> generation;
    };
  }
}
