package io.shopkeeper.serve.console;

import io.shopkeeper.assist.Case;
import io.shopkeeper.assist.CustomerService;
import io.shopkeeper.assist.Inbox;
import io.shopkeeper.assist.Transcript;
import io.shopkeeper.assist.faq.UnansweredQuestions;
import io.shopkeeper.assist.records.Decision;
import io.shopkeeper.assist.records.StoredDesk;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.serve.api.InboxApi;
import io.shopkeeper.serve.api.LabelledSamples;
import io.shopkeeper.serve.api.SaidTopics;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What customers need of persons: conversations to go on with and requests to decide on.
public final class InboxPage {
  private static final int FORM = 64 * 1024;
  private static final int MOST = 100;
  private static final int MOST_PROPOSED = 10;
  private static final String ADDRESS = "/inbox";

  private final Templates templates;
  private final Inbox inbox;
  private final StoredDesk desk;
  private final Transcript transcript;
  private final UnansweredQuestions unanswered;
  private final LabelledSamples samples;
  private final SaidTopics topics;
  private final InstantSource clock;

  InboxPage(
      Templates templates, CustomerService service, LabelledSamples samples, InstantSource clock) {
    this.templates = templates;
    this.inbox = service.inbox();
    this.desk = service.desk();
    this.transcript = service.conversations().transcript();
    this.unanswered = service.unanswered();
    this.samples = samples;
    this.topics = new SaidTopics(transcript, samples);
    this.clock = clock;
  }

  Answer list(Request request) {
    return list(request, "");
  }

  private Answer list(Request request, String fault) {
    var values = new HashMap<String, Object>();
    values.put("show", shown(request));
    values.put("cases", InboxApi.cases(inbox, shown(request), MOST));
    values.put("requests", desk.undecided(MOST));
    values.put("fault", fault);
    return templates.page(request, "inbox", values);
  }

  /// The conversations alone, for the page to keep up to date.
  Answer cases(Request request) {
    return templates.page(
        request, "inbox-cases", Map.of("cases", InboxApi.cases(inbox, shown(request), MOST)));
  }

  /// What the shop might answer once for all; made when it is looked at, as it takes some seconds.
  Answer proposals(Request request) {
    return templates.page(
        request, "inbox-proposals", Map.of("proposals", unanswered.proposals(MOST_PROPOSED)));
  }

  Answer answer(Request request) {
    Map<String, List<String>> form = request.form(FORM);
    try {
      FaqEntry kept = unanswered.add(first(form, "question"), first(form, "answer"));
      samples.question(kept.question(), kept.answer(), request.caller().named());
    } catch (IllegalArgumentException e) {
      return list(request, String.valueOf(e.getMessage())).status(400);
    }
    return Answer.seeOther(ADDRESS + "#proposals");
  }

  private static String shown(Request request) {
    return request.queried("show").orElse("open");
  }

  Answer show(Request request) {
    return show(request, "");
  }

  private Answer show(Request request, String fault) {
    Case found = found(request);
    List<Transcript.Said> turns = transcript.after(found.conversation(), 0);
    return templates.page(
        request,
        "conversation",
        Map.of(
            "found", found,
            "turns", turns,
            "topics", topics.of(turns),
            "last", last(turns, 0),
            "fault", fault));
  }

  /// What was said since; nothing (204) if nothing was.
  Answer news(Request request) {
    Case found = found(request);
    int after = request.number("after", 0, 0, Integer.MAX_VALUE);
    List<Transcript.Said> turns = transcript.after(found.conversation(), after);
    return turns.isEmpty()
        ? new Answer(204, "text/plain", new byte[0], Map.of())
        : templates.page(
            request,
            "conversation-turns",
            Map.of(
                "found",
                found,
                "turns",
                turns,
                "topics",
                topics.of(turns),
                "last",
                last(turns, after)));
  }

  private static int last(List<Transcript.Said> turns, int before) {
    return turns.isEmpty() ? before : turns.getLast().number();
  }

  Answer reply(Request request) {
    Case found = found(request);
    try {
      inbox.reply(
          found.conversation(), by(request), first(request.form(FORM), "text"), clock.instant());
    } catch (IllegalArgumentException e) {
      return show(request, String.valueOf(e.getMessage())).status(400);
    }
    return Answer.seeOther(ADDRESS + "/" + found.conversation() + "#reply");
  }

  Answer topic(Request request) {
    Case found = found(request);
    Map<String, List<String>> form = request.form(FORM);
    try {
      topics.say(found.conversation(), request.path("turn"), first(form, "topic"), by(request));
    } catch (IllegalArgumentException e) {
      return show(request, String.valueOf(e.getMessage())).status(400);
    }
    return Answer.seeOther(ADDRESS + "/" + found.conversation() + "#turn-" + request.path("turn"));
  }

  Answer close(Request request) {
    inbox.close(found(request).conversation(), by(request), clock.instant());
    return Answer.seeOther(ADDRESS);
  }

  Answer decide(Request request) {
    Map<String, List<String>> form = request.form(FORM);
    try {
      var decision =
          new Decision(
              first(form, "decision").equals("accept"),
              first(form, "reason"),
              by(request),
              clock.instant());
      inbox.decide(first(form, "number"), decision);
    } catch (IllegalArgumentException e) {
      return list(request, String.valueOf(e.getMessage())).status(400);
    }
    return Answer.seeOther(ADDRESS);
  }

  private Case found(Request request) {
    String id = request.path("id");
    return inbox
        .find(id)
        .orElseThrow(() ->
            Problem.notFound("there is no conversation '%s'".formatted(id), "Go back to the inbox.")
                .asException());
  }

  private static String by(Request request) {
    return request.caller().named();
  }

  private static String first(Map<String, List<String>> form, String name) {
    return form.getOrDefault(name, List.of()).stream().findFirst().orElse("");
  }
}
