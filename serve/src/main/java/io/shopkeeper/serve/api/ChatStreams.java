package io.shopkeeper.serve.api;

import io.shopkeeper.assist.Conversations;
import io.shopkeeper.assist.CustomerService;
import io.shopkeeper.assist.Question;
import io.shopkeeper.assist.Standing;
import io.shopkeeper.assist.Statement;
import io.shopkeeper.assist.Transcript;
import io.shopkeeper.assist.Watch;
import io.shopkeeper.assist.understand.Dialogue;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.EventStream;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemKind;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.store.Facts;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Conversations as server-sent events: answers statement by statement, and what others write as
/// they write it. Safe for any number of threads.
public final class ChatStreams {
  /// Readers at the same time; each holds a connection and a virtual thread.
  private static final int MOST_READERS = 1_000;

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /// After so long a reader is sent away to come again, so that none is forgotten.
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Conversations conversations;
  private final Transcript transcript;
  private final Facts facts;
  private final InstantSource clock;
  private final Semaphore readers = new Semaphore(MOST_READERS);
  private volatile boolean closed;

  ChatStreams(CustomerService service, Facts facts, InstantSource clock) {
    this.conversations = service.conversations();
    this.transcript = conversations.transcript();
    this.facts = facts;
    this.clock = clock;
  }

  static boolean asked(Request request) {
    return request.headers().first("Accept").orElse("").contains(Answer.EVENTS);
  }

  /// Sends every reader away.
  void close() {
    closed = true;
    transcript.wakeAll();
  }

  /// An answer: `begun` at once, each `statement`, and the whole `answer`, which is kept in the
  /// conversation even if nobody reads to the end.
  Answer ask(@Nullable String conversation, Question question) {
    return Answer.events(out -> {
      var events = new EventStream(out);
      try {
        events.send("begun", "{}");
      } catch (IOException | RuntimeException e) {
        conversations.ask(conversation, question); // they left; what they asked is kept
        throw e;
      }
      Conversations.Reply reply = conversations.ask(conversation, question);
      for (Statement statement : reply.answer().statements()) {
        events.send("statement", text(json -> ConversationJson.write(json, statement)));
      }
      Map<ProductId, Product> products = products(reply.answer().statements());
      events.send(
          "answer", reply.turn(), text(json -> ConversationJson.write(json, reply, products)));
    });
  }

  /// Each `turn` after a number, and how the conversation stands (`standing`) whenever that
  /// changes.
  ///
  /// @param id of a conversation that is the asker's
  Answer follow(String id, int after, @Nullable CustomerId asker) {
    if (!readers.tryAcquire()) {
      throw new Problem(
              ProblemKind.BUSY,
              "%d others read along already".formatted(MOST_READERS),
              "Ask without 'Accept: text/event-stream', or again in a moment.")
          .with("Retry-After", "5")
          .asException();
    }
    return Answer.events(out -> {
      try {
        follow(out, id, after, asker);
      } finally {
        readers.release();
      }
    });
  }

  private void follow(OutputStream out, String id, int after, @Nullable CustomerId asker)
      throws IOException {
    var events = new EventStream(out);
    Instant end = clock.instant().plus(LONGEST);
    int last = after;
    String stood = "";
    try (Watch watch = transcript.watch(id)) {
      while (!closed && clock.instant().isBefore(end)) {
        Optional<Dialogue> dialogue = conversations.find(id, asker);
        if (dialogue.isEmpty()) {
          return;
        }
        List<Transcript.Said> turns = transcript.after(id, last);
        Map<ProductId, Product> products =
            products(turns.stream().flatMap(said -> said.statements().stream()).toList());
        for (Transcript.Said said : turns) {
          events.send(
              "turn",
              said.number(),
              text(
                  json -> ConversationJson.write(json, said, products, dialogue.get().language())));
          last = said.number();
        }
        Standing standing = transcript.standing(id);
        String stands =
            text(json -> {
              json.writeStartObject();
              ConversationJson.writeStanding(json, standing, dialogue.get());
              json.writeEndObject();
            });
        if (!stands.equals(stood)) {
          events.send("standing", stands);
          stood = stands;
        }
        if (!watch.await(HEARTBEAT)) {
          events.beat();
        }
      }
      events.send("end", "{}");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String text(Consumer<JsonGenerator> writer) {
    return Json.text(writer);
  }

  private Map<ProductId, Product> products(List<Statement> statements) {
    List<ProductId> ids = ConversationJson.products(statements);
    return ids.isEmpty() ? Map.of() : facts.products(ids);
  }
}
