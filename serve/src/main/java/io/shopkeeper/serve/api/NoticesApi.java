package io.shopkeeper.serve.api;

import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonFields;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.notice.Notice;
import io.shopkeeper.serve.notice.Notices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/// Where the shop's own program hears of conversations that were handed over, and what it heard.
public final class NoticesApi {
  private static final int LIMIT = 8 * 1024;

  private final Notices notices;

  public NoticesApi(Notices notices) {
    this.notices = notices;
  }

  /// The address, and the newest notices with what became of them.
  public Answer show(Request request) {
    List<Notice> newest = notices.newest();
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          notices.address().ifPresent(uri -> json.writeStringProperty("address", uri.toString()));
          json.writeArrayPropertyStart("notices");
          for (Notice notice : newest) {
            json.writeStartObject();
            json.writeStringProperty("id", notice.id());
            json.writeStringProperty("at", notice.madeAt().toString());
            json.writeNumberProperty("attempts", notice.attempts());
            Instant sent = notice.sentAt();
            if (sent != null) {
              json.writeStringProperty("sentAt", sent.toString());
            }
            Instant due = notice.dueAt();
            if (due != null) {
              json.writeStringProperty("dueAt", due.toString());
            }
            String failure = notice.failure();
            if (failure != null) {
              json.writeStringProperty("failure", failure);
            }
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  /// `{"address": …}`; the answer holds the secret that notices are signed with, this once.
  public Answer put(Request request) {
    String address = JsonFields.parse(request.body(LIMIT)).text("address").orElse("");
    try {
      String secret = notices.send(address);
      return Answer.json(
          Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("address", address);
            json.writeStringProperty("secret", secret);
            json.writeEndObject();
          }));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(
              String.valueOf(e.getMessage()), "Give an \"address\" that begins with https://.")
          .asException();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// No more notices.
  public Answer delete(Request request) {
    notices.stop();
    return Answer.json(Json.write(json -> json.writeStartObject().writeEndObject()));
  }
}
