package io.shopkeeper.serve.console;

import io.shopkeeper.serve.alert.AlertKind;
import io.shopkeeper.serve.alert.AlertRule;
import io.shopkeeper.serve.alert.Alerts;
import io.shopkeeper.serve.http.Access;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemException;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.notice.Notices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// What is worth hearing, the rules that say so, and where it is told.
public final class AlertsPage {
  private static final int LIMIT = 8 * 1024;
  private static final int MOST = 50;
  private static final int PERCENT = 100;

  private final Templates templates;
  private final Alerts alerts;
  private final Notices notices;

  AlertsPage(Templates templates, Alerts alerts, Notices notices) {
    this.templates = templates;
    this.alerts = alerts;
    this.notices = notices;
  }

  Answer show(Request request) {
    return page(request, "", "");
  }

  /// @param secret told once, to whoever gave an address
  /// @param fault what is wrong with an address that was given
  private Answer page(Request request, String secret, String fault) {
    return templates.page(
        request,
        "alerts",
        Map.of(
            "alerts",
            alerts.newest(MOST),
            "rules",
            alerts.rules(),
            "address",
            notices.address().map(address -> shown(address, request)).orElse(""),
            "secret",
            secret,
            "fault",
            fault));
  }

  /// Has notices go to an address, or to none any more.
  Answer tell(Request request) {
    String address = request.form(LIMIT).getOrDefault("address", List.of("")).getFirst().strip();
    if (address.isEmpty()) {
      notices.stop();
      return Answer.seeOther("/alerts");
    }
    try {
      return page(request, notices.send(address), "");
    } catch (IllegalArgumentException e) {
      return page(request, "", String.valueOf(e.getMessage())).status(400);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Only the host to whoever may not change it: what follows is often a secret.
  private static String shown(URI address, Request request) {
    return request.caller().may(Access.ADMINISTER) ? address.toString() : address.getHost();
  }

  /// Changes a rule.
  Answer change(Request request) {
    Map<String, List<String>> form = request.form(LIMIT);
    AlertKind kind =
        AlertKind.of(form.getOrDefault("kind", List.of("")).getFirst())
            .orElseThrow(() -> wrong("there is no such rule"));
    try {
      double typed = Double.parseDouble(form.getOrDefault("bound", List.of("")).getFirst().strip());
      alerts.change(
          new AlertRule(
              kind,
              kind.share() ? typed / PERCENT : typed,
              form.getOrDefault("active", List.of("")).getFirst().equals("yes")));
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
    return Answer.seeOther("/alerts");
  }

  private static ProblemException wrong(String detail) {
    return Problem.badRequest(detail, "Give a number above 0 on the page Alerts.").asException();
  }

  /// A bound or a value as the form has it.
  public static String typed(AlertKind kind, double value) {
    double shown = kind.share() ? value * PERCENT : value;
    double rounded = Math.round(shown * PERCENT) / (double) PERCENT;
    return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
  }
}
