package io.shopkeeper.serve.notice;

import io.shopkeeper.assist.Case;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.language.Language;
import io.shopkeeper.serve.access.NoticeSecret;
import io.shopkeeper.serve.alert.Alert;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import tools.jackson.core.JsonGenerator;

/// Tells the shop's own program of conversations that were handed over and of alerts, signed, and
/// again until it answers that it heard: at least once, each under one id.
///
/// A notice is on disk before whoever caused it is answered, and outlives a restart. Safe for any
/// number of threads.
public final class Notices {
  /// Carries the HMAC-SHA256 of the body, hexadecimal.
  public static final String SIGNATURE = "Shopkeeper-Signature";

  /// Carries the id, the same at every attempt.
  public static final String DELIVERY = "Shopkeeper-Delivery";

  /// The last attempt is a good day after the first.
  static final int MOST_ATTEMPTS = 36;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int LISTED = 50;
  private static final int ID_BYTES = 12;

  private final Facts facts;
  private final NoticeSecret secret;
  private final NoticePost post;
  private final InstantSource clock;
  private final RandomGenerator random;
  private boolean news;

  /// @param random cryptographically strong
  public Notices(
      Facts facts,
      NoticeSecret secret,
      NoticePost post,
      InstantSource clock,
      RandomGenerator random) {
    this.facts = facts;
    this.secret = secret;
    this.post = post;
    this.clock = clock;
    this.random = random;
  }

  /// Where notices go; empty for nowhere.
  public Optional<URI> address() {
    return facts
        .list(Query.of(Notices.class, "address.sql"), row -> URI.create(row.text(0)))
        .stream()
        .findFirst();
  }

  /// Has notices go to an address from now on.
  ///
  /// @return the secret they are signed with, another one each time
  /// @throws IllegalArgumentException if it is no address of the web
  /// @throws IOException if the secret cannot be kept
  public String send(String address) throws IOException {
    URI uri = URI.create(address.strip());
    if (!List.of("http", "https").contains(String.valueOf(uri.getScheme()))
        || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "'%s' is no address, as in https://shop.example/hooks/inbox".formatted(address));
    }
    stop();
    String made = secret.renew(random);
    facts.update(Query.of(Notices.class, "insert-address.sql", uri.toString(), clock.instant()));
    return made;
  }

  /// Sends no more notices.
  public void stop() {
    facts.update(Query.of(Notices.class, "forget-address.sql"));
  }

  /// Notes that a conversation waits for a person; nothing if nobody wants to hear.
  public void handedOver(Case waiting) {
    note(
        "hand_over",
        json -> {
          json.writeStringProperty("conversation", waiting.conversation());
          CustomerId customer = waiting.customer();
          if (customer != null) {
            json.writeStringProperty("customer", customer.value());
          }
          json.writeStringProperty(
              "language", waiting.language() == Language.CHINESE ? "zh" : "en");
          json.writeStringProperty("question", waiting.question());
          json.writeStringProperty("page", "/inbox/" + waiting.conversation());
        });
  }

  /// Notes that a rule is broken, or is no more; nothing if nobody wants to hear.
  public void alerted(Alert alert) {
    note(
        alert.overAt() == null ? "alert" : "alert_over",
        json -> {
          json.writeStringProperty("kind", alert.kind().wireName());
          if (!alert.subject().isEmpty()) {
            json.writeStringProperty("subject", alert.subject());
          }
          json.writeNumberProperty("value", alert.value());
          json.writeNumberProperty("bound", alert.bound());
          json.writeStringProperty("since", alert.raisedAt().toString());
          json.writeStringProperty("page", "/alerts");
        });
  }

  private void note(String event, Consumer<JsonGenerator> fields) {
    if (address().isEmpty()) {
      return;
    }
    byte[] made = new byte[ID_BYTES];
    random.nextBytes(made);
    String id = HexFormat.of().formatHex(made);
    Instant now = clock.instant();
    String body =
        Json.text(json -> {
          json.writeStartObject();
          json.writeStringProperty("event", event);
          json.writeStringProperty("id", id);
          json.writeStringProperty("at", now.toString());
          fields.accept(json);
          json.writeEndObject();
        });
    facts.update(Query.of(Notices.class, "insert-notice.sql", id, body, now, now));
    wake();
  }

  /// Ends [#awaitNews].
  synchronized void wake() {
    news = true;
    notifyAll();
  }

  /// Waits for a notice to be noted, or a while.
  synchronized void awaitNews(Duration longest) throws InterruptedException {
    if (!news) {
      wait(Math.max(1, longest.toMillis()));
    }
    news = false;
  }

  /// Sends what is due.
  ///
  /// @return when the next is; empty if none waits
  public Optional<Instant> sendDue() {
    Optional<URI> address = address();
    if (address.isEmpty()) {
      return Optional.empty();
    }
    for (Notice notice :
        facts.list(Query.of(Notices.class, "due.sql", clock.instant()), Notices::read)) {
      attempt(address.get(), notice);
    }
    return facts
        .list(
            Query.of(Notices.class, "next.sql"),
            row -> Objects.requireNonNull(row.instantOrNull(0)))
        .stream()
        .findFirst();
  }

  private void attempt(URI address, Notice notice) {
    byte[] body = notice.body().getBytes(StandardCharsets.UTF_8);
    String failure;
    try {
      int status =
          post.post(
              address,
              Map.of(
                  "Content-Type",
                  "application/json",
                  SIGNATURE,
                  "sha256=" + secret.sign(body),
                  DELIVERY,
                  notice.id()),
              body);
      failure = status / 100 == 2 ? "" : "status " + status;
    } catch (IOException e) {
      failure = String.valueOf(e.getMessage());
    }
    Instant now = clock.instant();
    int attempts = notice.attempts() + 1;
    if (failure.isEmpty()) {
      facts.update(Query.of(Notices.class, "sent.sql", (long) attempts, now, notice.id()));
    } else if (attempts < MOST_ATTEMPTS) {
      facts.update(
          Query.of(
              Notices.class,
              "failed.sql",
              (long) attempts,
              now.plus(pause(attempts)),
              failure,
              notice.id()));
    } else {
      facts.update(Query.of(Notices.class, "given-up.sql", (long) attempts, failure, notice.id()));
    }
  }

  /// Doubled from attempt to attempt, an hour at most.
  static Duration pause(int attempts) {
    Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 20));
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  /// The newest notices, newest first.
  public List<Notice> newest() {
    return facts.list(Query.of(Notices.class, "newest.sql", (long) LISTED), Notices::read);
  }

  private static Notice read(Row row) {
    return new Notice(
        row.text(0),
        row.text(1),
        Objects.requireNonNull(row.instantOrNull(2)),
        (int) row.integer(3),
        row.instantOrNull(4),
        row.instantOrNull(5),
        row.textOrNull(6));
  }
}
