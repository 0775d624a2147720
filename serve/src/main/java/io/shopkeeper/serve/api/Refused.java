package io.shopkeeper.serve.api;

import io.shopkeeper.ingest.Parsed;
import io.shopkeeper.ingest.RejectReason;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemException;
import io.shopkeeper.serve.http.ProblemKind;
import io.shopkeeper.serve.http.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// What of a body was refused: all are counted, the first are listed.
final class Refused {
  private static final int LISTED = 100;

  private final List<Rejection> listed = new ArrayList<>();
  private int count;
  private boolean malformed;

  void add(Parsed.Rejected<?> rejected) {
    malformed |= rejected.reason() == RejectReason.MALFORMED;
    String column = rejected.place().column();
    add(
        new Rejection(
            rejected.place().line(),
            rejected.reason().wireName(),
            column == null ? rejected.detail() : column + ": " + rejected.detail()));
  }

  void add(Rejection rejection) {
    count++;
    if (listed.size() < LISTED) {
      listed.add(rejection);
    }
  }

  int count() {
    return count;
  }

  List<Rejection> listed() {
    return listed;
  }

  void write(JsonGenerator json) {
    json.writeNumberProperty("rejectedCount", count);
    json.writeName("rejected");
    Rejection.write(json, listed);
  }

  /// Nothing of the body could be used.
  ProblemException everything(String noun, byte[] body) {
    if (count == 0) {
      return Problem.badRequest(
              "the body holds no " + noun, "Send one object, an array, or one object a line.")
          .asException();
    }
    if (malformed && count == 1) {
      return new Problem(
              ProblemKind.MALFORMED_JSON,
              Json.firstFault(body).orElse(listed.getFirst().detail()),
              "Send valid JSON in UTF-8: one object, an array, or one object a line.",
              listed,
              Map.of())
          .asException();
    }
    return new Problem(
            ProblemKind.NOTHING_USABLE,
            count == 1
                ? listed.getFirst().detail()
                : "all %d %ss were refused, first: %s"
                    .formatted(count, noun, listed.getFirst().detail()),
            "Mend what 'rejected' names and send it again; see docs/api.md for the format.",
            listed,
            Map.of())
        .asException();
  }
}
