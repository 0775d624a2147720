package io.shopkeeper.serve.console;

import io.shopkeeper.serve.access.Gate;
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

/// Logs people in, by a key or by a link, and out.
public final class LoginPage {
  private static final int FORM_LIMIT = 4 * 1024;

  /// One slash, then only characters that an address is written with.
  private static final Pattern OWN_PAGE = Pattern.compile("/(?:[!-\\[\\]-~&&[^/]][!-\\[\\]-~]*)?");

  private final Templates templates;
  private final Sessions sessions;
  private final Function<String, Optional<Caller>> keys;

  /// @param keys finds the caller behind a key
  LoginPage(Templates templates, Sessions sessions, Function<String, Optional<Caller>> keys) {
    this.templates = templates;
    this.sessions = sessions;
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
    String key = form.getOrDefault("key", List.of("")).getFirst().strip();
    Optional<Caller> caller = keys.apply(key);
    if (caller.isEmpty()) {
      return form(request, "login.wrong").status(401);
    }
    if (!caller.get().may(Access.CONSOLE)) {
      return form(request, "login.wrong_role").status(403);
    }
    return Answer.seeOther(next(form.getOrDefault("next", List.of("/")).getFirst()))
        .with("Set-Cookie", cookie(sessions.open(caller.get())));
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
