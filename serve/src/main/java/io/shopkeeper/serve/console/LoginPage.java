package io.shopkeeper.serve.console;

import io.shopkeeper.serve.access.Admission;
import io.shopkeeper.serve.access.AuditLog;
import io.shopkeeper.serve.access.Gate;
import io.shopkeeper.serve.access.People;
import io.shopkeeper.serve.access.Sessions;
import io.shopkeeper.serve.http.Access;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Caller;
import io.shopkeeper.serve.http.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Logs people in, by their password, by a key or by a link, and out.
public final class LoginPage {
  private static final int FORM_LIMIT = 4 * 1024;
  private static final int LONGEST_NAME = 64;

  /// One slash, then only characters that an address is written with.
  private static final Pattern OWN_PAGE = Pattern.compile("/(?:[!-\\[\\]-~&&[^/]][!-\\[\\]-~]*)?");

  private final Templates templates;
  private final Sessions sessions;
  private final People people;
  private final AuditLog audit;
  private final Function<String, Optional<Caller>> keys;

  /// @param keys finds the caller behind a key
  LoginPage(Templates templates, Admission admission, Function<String, Optional<Caller>> keys) {
    this.templates = templates;
    this.sessions = admission.sessions();
    this.people = admission.people();
    this.audit = admission.audit();
    this.keys = keys;
  }

  Answer show(Request request) {
    Optional<String> token = request.queried("token");
    if (token.isEmpty()) {
      return form(request, "");
    }
    return sessions
        .redeem(token.get())
        .map(caller -> welcome(request, caller))
        .orElseGet(() -> form(request, "login.link_used").status(401));
  }

  /// A page that goes on by itself: a redirect would still count as coming from where the link was,
  /// and the browser would keep its new strict cookie back.
  private Answer welcome(Request request, Caller caller) {
    return templates
        .page(request, "welcome", Map.of("next", "/"))
        .with("Set-Cookie", cookie(sessions.open(caller)));
  }

  Answer post(Request request) {
    Gate.checkOrigin(request.headers());
    Map<String, List<String>> form = request.form(FORM_LIMIT);
    String name = form.getOrDefault("name", List.of("")).getFirst().strip();
    String secret = form.getOrDefault("key", List.of("")).getFirst();
    if (name.isEmpty()) {
      return byKey(request, secret.strip(), form);
    }
    return switch (people.login(name, secret)) {
      case People.Login.Admitted(Caller caller) -> {
        audit.write(caller.named(), "login", 303);
        yield entered(caller, form);
      }
      case People.Login.Wrong _ -> {
        audit.write("'" + shortened(name) + "'", "login", 401);
        yield form(request, "login.wrong_password").status(401);
      }
      case People.Login.Locked _ -> form(request, "login.locked").status(429);
    };
  }

  private Answer byKey(Request request, String key, Map<String, List<String>> form) {
    Optional<Caller> caller = keys.apply(key);
    if (caller.isEmpty()) {
      return form(request, "login.wrong").status(401);
    }
    if (!caller.get().may(Access.READ_CONVERSATIONS)) {
      return form(request, "login.wrong_role").status(403);
    }
    audit.write(caller.get().named(), "login", 303);
    return entered(caller.get(), form);
  }

  private Answer entered(Caller caller, Map<String, List<String>> form) {
    String next = next(form.getOrDefault("next", List.of("/")).getFirst());
    return Answer.seeOther(next.equals("/") ? View.home(caller) : next)
        .with("Set-Cookie", cookie(sessions.open(caller)));
  }

  /// Of what anybody may type, so much gets into the log.
  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
  }

  Answer logout(Request request) {
    request.headers().first("Cookie").flatMap(Gate::sessionToken).ifPresent(sessions::close);
    return Answer.seeOther("/login")
        .with("Set-Cookie", Gate.COOKIE + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
  }

  private Answer form(Request request, String fault) {
    return templates.page(
        request,
        "login",
        Map.of("fault", fault, "next", next(request.queried("next").orElse("/"))));
  }

  /// Only ever a page of ours. Browsers drop control characters and read a backslash as a slash, so
  /// that `/<tab>/elsewhere` would be another site's address.
  private static String next(String wanted) {
    return OWN_PAGE.matcher(wanted).matches() ? wanted : "/";
  }

  private static String cookie(String token) {
    return "%s=%s; Path=/; Max-Age=%s; HttpOnly; SameSite=Strict"
        .formatted(Gate.COOKIE, token, Long.toString(Sessions.LIFETIME.toSeconds()));
  }
}
