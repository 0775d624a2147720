package io.shopkeeper.serve.api;

import io.shopkeeper.assist.faq.FaqProposal;
import io.shopkeeper.assist.faq.UnansweredQuestions;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonFields;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import java.util.List;

/// The shop's questions and answers: what is asked in vain, and how it comes to be answered.
public final class FaqApi {
  private static final int LIMIT = 64 * 1024;
  private static final int PRESET = 20;
  private static final int MOST = 100;

  private final UnansweredQuestions unanswered;
  private final LabelledSamples samples;

  public FaqApi(UnansweredQuestions unanswered, LabelledSamples samples) {
    this.unanswered = unanswered;
    this.samples = samples;
  }

  /// What customers asked in vain, what was asked most often first.
  public Answer proposals(Request request) {
    List<FaqProposal> found = unanswered.proposals(request.number("count", PRESET, 1, MOST));
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("proposals");
          for (FaqProposal one : found) {
            json.writeStartObject();
            json.writeStringProperty("question", one.question());
            json.writeNumberProperty("asked", one.asked());
            json.writeStringProperty("latest", one.latest().toString());
            json.writeArrayPropertyStart("others");
            for (String other : one.others()) {
              json.writeString(other);
            }
            json.writeEndArray();
            if (!one.answer().isEmpty()) {
              json.writeStringProperty("answer", one.answer());
            }
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  /// Keeps `{"question": …, "answer": …}`, in place of the same question if there is one.
  public Answer add(Request request) {
    JsonFields fields = JsonFields.parse(request.body(LIMIT));
    try {
      FaqEntry kept =
          unanswered.add(fields.text("question").orElse(""), fields.text("answer").orElse(""));
      samples.question(kept.question(), kept.answer(), request.caller().named());
      return Answer.json(
          Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("id", kept.id().value());
            json.writeStringProperty("question", kept.question());
            json.writeStringProperty("answer", kept.answer());
            json.writeEndObject();
          }));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(String.valueOf(e.getMessage()), "Send a question and its answer.")
          .asException();
    }
  }
}
