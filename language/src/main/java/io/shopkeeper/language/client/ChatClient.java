package io.shopkeeper.language.client;

import io.shopkeeper.language.generate.Generation;
import io.shopkeeper.language.generate.Generation.Failed;
import io.shopkeeper.language.generate.Generation.Reason;
import io.shopkeeper.language.generate.Pieces;
import io.shopkeeper.language.generate.Prompt;
import io.shopkeeper.language.generate.TextGenerator;
import io.shopkeeper.language.remote.ExchangeException;
import io.shopkeeper.language.remote.Retries;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Text by the `/chat/completions` of any OpenAI-compatible server.
///
/// What may pass is tried again before the deadline, unless a piece of the answer has been handed
/// on. What a server refuses by name (see [Dialect]) it is not asked for again.
public final class ChatClient implements TextGenerator, AutoCloseable {
  private final OpenAiClient client;
  private final Endpoint endpoint;
  private final Retries retries;
  private final InstantSource clock;
  private volatile Dialect dialect = Dialect.ALL;

  public ChatClient(Endpoint endpoint, Retries retries, InstantSource clock) {
    this.endpoint = endpoint;
    this.retries = retries;
    this.clock = clock;
    this.client = new OpenAiClient(endpoint, clock);
  }

  @Override
  public String name() {
    return endpoint.toString();
  }

  @Override
  public Generation generate(Prompt prompt, Pieces pieces) {
    var gate = new Gate(pieces);
    try {
      return retries.call(() -> left(prompt), () -> attempt(prompt, gate));
    } catch (ExchangeException e) {
      return failed(e);
    } finally {
      gate.close();
    }
  }

  private Generation attempt(Prompt prompt, Gate gate) throws ExchangeException {
    Dialect spoken = dialect;
    while (true) {
      try {
        Generation generation = exchange(prompt, gate, spoken);
        dialect = spoken;
        return generation;
      } catch (ExchangeException e) {
        if (gate.isOpened()) {
          return failed(e);
        }
        Optional<Dialect> other = spoken.after(e);
        if (other.isEmpty()) {
          throw e;
        }
        spoken = other.get();
      }
    }
  }

  private Generation exchange(Prompt prompt, Gate gate, Dialect spoken) throws ExchangeException {
    Duration left = left(prompt);
    if (!left.isPositive()) {
      throw new ExchangeException(
          ExchangeException.Kind.TIMED_OUT,
          "%s was not asked: the deadline, %s, has passed".formatted(endpoint, prompt.deadline()));
    }
    Map<String, Object> body = ChatRequest.body(prompt, endpoint.model(), gate.wanted(), spoken);
    return client.post(
        "/chat/completions",
        body,
        left,
        (answer, events) -> {
          var reading = new ChatReading(client, prompt, gate);
          return events ? reading.events(answer) : reading.document(answer);
        });
  }

  private Duration left(Prompt prompt) {
    return Duration.between(clock.instant(), prompt.deadline());
  }

  private static Failed failed(ExchangeException e) {
    Reason reason =
        switch (e.kind()) {
          case UNREACHABLE -> Reason.UNREACHABLE;
          case TIMED_OUT -> Reason.TIMED_OUT;
          case RATE_LIMITED -> Reason.RATE_LIMITED;
          case SERVER_FAILED -> Reason.SERVER_FAILED;
          case MALFORMED -> Reason.MALFORMED;
          case REFUSED -> Reason.REFUSED;
        };
    return new Failed(reason, String.valueOf(e.getMessage()));
  }

  @Override
  public void close() {
    client.close();
  }

  /// Lets pieces through until the answer has been returned, and knows whether any came.
  private static final class Gate implements Pieces {
    private final Pieces pieces;
    private boolean opened;
    private boolean closed;

    Gate(Pieces pieces) {
      this.pieces = pieces;
    }

    @Override
    public synchronized void next(String piece) {
      if (closed) {
        throw new CancellationException("nobody waits for the answer any more");
      }
      if (pieces.wanted()) {
        opened = true;
        pieces.next(piece);
      }
    }

    @Override
    public boolean wanted() {
      return pieces.wanted();
    }

    synchronized boolean isOpened() {
      return opened;
    }

    synchronized void close() {
      closed = true;
    }
  }
}
