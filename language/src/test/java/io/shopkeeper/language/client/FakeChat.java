package io.shopkeeper.language.client;

import com.sun.net.httpserver.HttpExchange;
import io.shopkeeper.language.client.FakeOpenAiServer.Behaviour;
import io.shopkeeper.language.generate.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a server answers a chat: as one document, or as events where the request wants a stream.
public final class FakeChat {
  private static final String DONE = "[DONE]";

  private FakeChat() {}

  /// As OpenAI does.
  public static Behaviour saying(String text) {
    return saying(
        new Reply(
            text, null, List.of(), true, new io.shopkeeper.language.generate.Usage(11, 5, false)));
  }

  /// As OpenAI does.
  public static Behaviour saying(Reply reply) {
    return answering(document(reply, true), chunks(reply, true), DONE);
  }

  /// As servers do that do not count tokens and do not number the calls of tools.
  public static Behaviour sayingSparsely(Reply reply) {
    return answering(document(reply, false), chunks(reply, false), DONE);
  }

  /// Ends the stream after the last event, as a few servers do.
  public static Behaviour sayingWithoutDone(Reply reply) {
    List<String> chunks = chunks(reply, true);
    return answering(document(reply, true), chunks.subList(0, chunks.size() - 1), chunks.getLast());
  }

  private static Behaviour answering(
      Map<String, Object> document, List<String> chunks, String last) {
    return (exchange, request) -> {
      if (Boolean.TRUE.equals(request.get("stream"))) {
        var all = new ArrayList<>(chunks);
        all.add(last);
        events(all.toArray(String[]::new)).answer(exchange, request);
      } else {
        FakeOpenAiServer.json(200, document).answer(exchange, request);
      }
    };
  }

  /// A stream of events with this data.
  public static Behaviour events(String... data) {
    return (exchange, _) -> {
      OutputStream body = open(exchange);
      write(body, ": a comment that keeps the connection\n\n");
      for (String event : data) {
        write(body, "data: " + event + "\n\n");
      }
    };
  }

  /// Says something and then nothing for so long that nobody waits for it.
  public static Behaviour stalling(String... data) {
    return (exchange, request) -> {
      events(data).answer(exchange, request);
      Thread.sleep(60_000);
    };
  }

  /// Hangs up in the middle of a stream.
  public static Behaviour breakingOff(String... data) {
    return (exchange, request) -> {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 1_000_000);
      for (String event : data) {
        write(exchange.getResponseBody(), "data: " + event + "\n\n");
      }
    };
  }

  /// Never ends.
  public static Behaviour flooding() {
    return (exchange, _) -> {
      OutputStream body = open(exchange);
      String event = "data: " + chunk(Map.of("content", "x".repeat(1 << 20)), null) + "\n\n";
      while (true) {
        write(body, event);
      }
    };
  }

  /// Refuses every request that has a parameter, naming it.
  public static Behaviour refusing(String parameter, Behaviour otherwise) {
    return (exchange, request) -> {
      Behaviour behaviour =
          request.containsKey(parameter)
              ? FakeOpenAiServer.error(400, "This " + parameter + " is unavailable now")
              : otherwise;
      behaviour.answer(exchange, request);
    };
  }

  private static OutputStream open(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
    exchange.sendResponseHeaders(200, 0);
    return exchange.getResponseBody();
  }

  private static void write(OutputStream body, String text) throws IOException {
    body.write(text.getBytes(StandardCharsets.UTF_8));
    body.flush();
  }

  private static Map<String, Object> document(Reply reply, boolean fully) {
    var message = new LinkedHashMap<String, Object>();
    message.put("role", "assistant");
    message.put("content", reply.text());
    if (!reply.calls().isEmpty()) {
      message.put(
          "tool_calls",
          reply.calls().stream()
              .map(call ->
                  Map.of(
                      "id",
                      call.id(),
                      "type",
                      "function",
                      "function",
                      Map.of("name", call.name(), "arguments", arguments(call))))
              .toList());
    }
    var document = new LinkedHashMap<String, Object>();
    document.put("object", "chat.completion");
    document.put(
        "choices", List.of(Map.of("index", 0, "message", message, "finish_reason", finish(reply))));
    if (fully) {
      document.put("usage", usage(reply));
    }
    return document;
  }

  private static List<String> chunks(Reply reply, boolean fully) {
    var chunks = new ArrayList<String>();
    chunks.add(chunk(Map.of("role", "assistant", "content", ""), null));
    for (String piece : pieces(reply.text())) {
      chunks.add(chunk(Map.of("content", piece), null));
    }
    for (int i = 0; i < reply.calls().size(); i++) {
      Reply.Call call = reply.calls().get(i);
      chunks.add(callChunk(i, call.id(), Map.of("name", call.name(), "arguments", ""), fully));
      for (String piece : pieces(arguments(call))) {
        chunks.add(callChunk(i, "", Map.of("arguments", piece), fully));
      }
    }
    chunks.add(chunk(Map.of(), finish(reply)));
    if (fully) {
      chunks.add(Json.text(Map.of("choices", List.of(), "usage", usage(reply))));
    }
    return chunks;
  }

  private static String callChunk(
      int index, String id, Map<String, Object> function, boolean numbered) {
    var call = new LinkedHashMap<String, Object>();
    if (numbered) {
      call.put("index", index);
    }
    if (!id.isEmpty()) {
      call.put("id", id);
      call.put("type", "function");
    }
    call.put("function", function);
    return chunk(Map.of("tool_calls", List.of(call)), null);
  }

  /// One event of a stream, as text.
  public static String chunk(
      Map<String, Object> delta, @org.jspecify.annotations.Nullable String finish) {
    var choice = new LinkedHashMap<String, Object>();
    choice.put("index", 0);
    choice.put("delta", delta);
    if (finish != null) {
      choice.put("finish_reason", finish);
    }
    return Json.text(Map.of("object", "chat.completion.chunk", "choices", List.of(choice)));
  }

  private static List<String> pieces(String text) {
    var pieces = new ArrayList<String>();
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i += 3) {
      pieces.add(new String(points, i, Math.min(3, points.length - i)));
    }
    return pieces;
  }

  private static String arguments(Reply.Call call) {
    return call.arguments() == null ? "{\"product\": " : Json.text(call.arguments());
  }

  private static String finish(Reply reply) {
    if (!reply.whole()) {
      return "length";
    }
    return reply.calls().isEmpty() ? "stop" : "tool_calls";
  }

  private static Map<String, Object> usage(Reply reply) {
    return Map.of(
        "prompt_tokens",
        reply.usage().read(),
        "completion_tokens",
        reply.usage().written(),
        "total_tokens",
        reply.usage().total());
  }
}
