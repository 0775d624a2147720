package io.shopkeeper.language.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a model said, before anybody has looked at it.
///
/// @param data what the text says, if that is an object; else null
/// @param whole false if it ended because it reached the most tokens
public record Reply(
    String text, @Nullable Map<String, Object> data, List<Call> calls, boolean whole, Usage usage) {

  /// A call of a tool.
  ///
  /// @param arguments null if they are no object
  public record Call(String id, String name, @Nullable Map<String, Object> arguments) {}

  /// An answer if it is as the prompt asked, else what is wrong with it.
  public Generation judged(Prompt prompt) {
    var problems = new ArrayList<String>();
    var toolCalls = new ArrayList<ToolCall>();
    for (Call call : calls) {
      check(call, prompt, toolCalls, problems);
    }
    Map<String, Object> wanted = Map.of();
    if (calls.isEmpty() && prompt.form().isPresent()) {
      if (data == null) {
        problems.add("the answer is no JSON object");
      } else {
        problems.addAll(prompt.form().get().problems(data));
        wanted = data;
      }
    } else if (calls.isEmpty() && text.isBlank()) {
      problems.add("the answer is empty");
    }
    if (problems.isEmpty()) {
      return new Generation.Answer(text, wanted, toolCalls, whole, usage);
    }
    if (!whole) {
      problems.add(
          "it was cut off after %d tokens, the most allowed".formatted(prompt.mostTokens()));
    }
    return new Generation.Unfit(text, problems, usage);
  }

  private static void check(
      Call call, Prompt prompt, List<ToolCall> toolCalls, List<String> problems) {
    String place = "the call of '%s'".formatted(call.name);
    Tool tool =
        prompt.tools().stream()
            .filter(known -> known.name().equals(call.name))
            .findFirst()
            .orElse(null);
    if (tool == null) {
      problems.add(place + ": there is no such tool");
    } else if (call.arguments == null) {
      problems.add(place + ": the arguments are no JSON object");
    } else {
      tool.parameters()
          .problems(call.arguments)
          .forEach(problem -> problems.add(place + ": " + problem));
      toolCalls.add(new ToolCall(call.id, call.name, call.arguments));
    }
  }
}
