package io.shopkeeper.language.client;

import io.shopkeeper.language.generate.Generation;
import io.shopkeeper.language.generate.Generation.Failed;
import io.shopkeeper.language.generate.Generation.Reason;
import io.shopkeeper.language.generate.Pieces;
import io.shopkeeper.language.generate.Prompt;
import io.shopkeeper.language.generate.Reply;
import io.shopkeeper.language.generate.Usage;
import io.shopkeeper.language.remote.ExchangeException;
import io.shopkeeper.language.remote.ExchangeException.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads one answer, whole or as server-sent events.
final class ChatReading {
  private static final String DONE = "[DONE]";

  private final OpenAiClient client;
  private final Prompt prompt;
  private final Reasoning text;
  private final List<CallReading> calls = new ArrayList<>();
  private final StringBuilder refusal = new StringBuilder();
  private String finish = "";
  private Map<String, Object> usage = Map.of();

  /// @param pieces of the answer's text, as it comes
  ChatReading(OpenAiClient client, Prompt prompt, Pieces pieces) {
    this.client = client;
    this.prompt = prompt;
    this.text = new Reasoning(pieces);
  }

  Generation document(InputStream body) throws IOException, ExchangeException {
    String read = new String(body.readAllBytes(), StandardCharsets.UTF_8);
    Map<String, Object> document =
        Json.object(read)
            .orElseThrow(() ->
                client.malformed(
                    "with what is not JSON: does its API begin at this URL, as in …/v1?"));
    List<Map<String, Object>> choices = Json.objects(document, "choices");
    if (choices.isEmpty()) {
      throw failure(document).orElseGet(() -> client.malformed("with no choice in the answer"));
    }
    part(Json.object(choices.getFirst(), "message"));
    finish = Json.text(choices.getFirst(), "finish_reason");
    usage = Json.object(document, "usage");
    return generation();
  }

  Generation events(InputStream body) throws IOException, ExchangeException {
    var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    var data = new StringBuilder();
    boolean done = false;
    boolean open = true;
    // Not a line beyond the last event: a server may keep the connection.
    while (open && !done) {
      String line = lines.readLine();
      open = line != null;
      if (line != null && line.startsWith("data:")) {
        data.append(data.isEmpty() ? "" : "\n").append(line.substring("data:".length()).strip());
        done = data.toString().equals(DONE);
      } else if (line == null || line.isEmpty()) {
        event(data.toString());
        data.setLength(0);
      }
    }
    if (!done && finish.isEmpty()) {
      throw client.malformed("with a stream that ended in the middle of the answer");
    }
    return generation();
  }

  private void event(String data) throws ExchangeException {
    if (data.isEmpty()) {
      return;
    }
    Map<String, Object> chunk =
        Json.object(data).orElseThrow(() -> client.malformed("with an event that is not JSON"));
    Optional<ExchangeException> failure = failure(chunk);
    if (failure.isPresent()) {
      throw failure.get();
    }
    List<Map<String, Object>> choices = Json.objects(chunk, "choices");
    if (!choices.isEmpty()) {
      part(Json.object(choices.getFirst(), "delta"));
      String said = Json.text(choices.getFirst(), "finish_reason");
      finish = said.isEmpty() ? finish : said;
    }
    Map<String, Object> counted = Json.object(chunk, "usage");
    usage = counted.isEmpty() ? usage : counted;
  }

  /// Some servers report a failure in the body of a success.
  private Optional<ExchangeException> failure(Map<String, Object> document) {
    if (!document.containsKey("error")) {
      return Optional.empty();
    }
    String message = Json.text(Json.object(document, "error"), "message");
    return Optional.of(
        client.said(
            Kind.SERVER_FAILED, message.isEmpty() ? Json.text(document, "error") : message));
  }

  private void part(Map<String, Object> message) {
    text.add(Json.text(message, "content"));
    refusal.append(Json.text(message, "refusal"));
    for (Map<String, Object> call : Json.objects(message, "tool_calls")) {
      callOf(call).add(call);
    }
  }

  /// The call that a part belongs to. Ollama, Gemini and others leave the index out, or give every
  /// call the same: then what brings another id or a name begins a call and anything else goes on
  /// with the last one.
  private CallReading callOf(Map<String, Object> part) {
    boolean numbered = part.get("index") instanceof Number;
    long index = numbered ? Json.number(part, "index") : -1;
    String id = Json.text(part, "id");
    for (CallReading call : calls.reversed()) {
      if (numbered && call.index == index && call.mayBe(id)) {
        return call;
      }
    }
    boolean named = !Json.text(Json.object(part, "function"), "name").isEmpty();
    if (calls.isEmpty() || numbered || named || !calls.getLast().mayBe(id)) {
      calls.add(new CallReading(index, calls.size()));
    }
    return calls.getLast();
  }

  private Generation generation() {
    text.end();
    Usage spent = spent();
    if (!refusal.isEmpty() || finish.equals("content_filter")) {
      return new Failed(
          Reason.WITHHELD,
          client.said(Kind.REFUSED, "the answer was withheld: " + refusal).getMessage()
              + " (ask otherwise)",
          spent);
    }
    String said = text.text();
    return new Reply(
            said,
            Json.object(unfenced(said)).orElse(null),
            calls.stream().map(CallReading::call).toList(),
            !finish.equals("length"),
            spent)
        .judged(prompt);
  }

  /// Models like to write JSON as a block of Markdown.
  private static String unfenced(String said) {
    String text = said.strip();
    return text.startsWith("```") && text.endsWith("```") && text.indexOf('\n') > 0
        ? text.substring(text.indexOf('\n'), text.length() - "```".length())
        : text;
  }

  private Usage spent() {
    if (usage.get("prompt_tokens") instanceof Number) {
      return new Usage(
          Math.max(0, Json.number(usage, "prompt_tokens")),
          Math.max(0, Json.number(usage, "completion_tokens")),
          false);
    }
    long written = Usage.tokens(text.text()) + calls.stream().mapToLong(CallReading::tokens).sum();
    return new Usage(Usage.tokens(prompt), written, true);
  }

  /// A tool call as it comes.
  private static final class CallReading {
    private final long index;
    private final int position;
    private final StringBuilder arguments = new StringBuilder();
    private String id = "";
    private String name = "";

    CallReading(long index, int position) {
      this.index = index;
      this.position = position;
    }

    boolean mayBe(String otherId) {
      return id.isEmpty() || otherId.isEmpty() || id.equals(otherId);
    }

    void add(Map<String, Object> part) {
      Map<String, Object> function = Json.object(part, "function");
      id = id.isEmpty() ? Json.text(part, "id") : id;
      name = name.isEmpty() ? Json.text(function, "name") : name;
      arguments.append(
          function.get("arguments") instanceof Map<?, ?> whole
              ? Json.text(whole)
              : Json.text(function, "arguments"));
    }

    long tokens() {
      return Usage.tokens(name) + Usage.tokens(arguments.toString());
    }

    /// Without parameters, some models write nothing for no arguments.
    Reply.Call call() {
      String written = arguments.toString().isBlank() ? "{}" : arguments.toString();
      return new Reply.Call(
          id.isEmpty() ? "call_" + position : id, name, Json.object(written).orElse(null));
    }
  }
}
