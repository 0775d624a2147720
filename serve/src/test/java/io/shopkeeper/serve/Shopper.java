package io.shopkeeper.serve;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Walks through the shop as a browser without scripts does: keeps the cookie, sends forms as they
/// were shown.
final class Shopper {
  private static final Pattern SEAL = Pattern.compile("name=\"seal\" value=\"([^\"]+)\"");

  private final ShopServer server;
  private final String language;
  private String cookie = "";
  private String seal = "";

  Shopper(ShopServer server, String language) {
    this.server = server;
    this.language = language;
  }

  HttpAs.Reply get(String path) {
    return heard(send("GET", path, null));
  }

  /// Sends a form with the seal of the last page that had one.
  HttpAs.Reply post(String path, Map<String, String> fields) {
    return heard(send("POST", path, "seal=" + seal + "&" + encoded(fields)));
  }

  /// Sends a form and looks at the page it leads to.
  HttpAs.Reply posted(String path, Map<String, String> fields) {
    HttpAs.Reply reply = post(path, fields);
    return reply.status() == 303 ? get(reply.header("Location").replaceAll("#.*", "")) : reply;
  }

  String cookie() {
    return cookie;
  }

  String seal() {
    return seal;
  }

  private HttpAs.Reply send(String method, String path, @Nullable String body) {
    HttpAs http = new HttpAs(server, null).with("Accept-Language", language);
    if (!cookie.isEmpty()) {
      http.with("Cookie", cookie);
    }
    return http.send(method, path, body == null ? null : "application/x-www-form-urlencoded", body);
  }

  private HttpAs.Reply heard(HttpAs.Reply reply) {
    String given = reply.header("Set-Cookie");
    if (given.startsWith("shopkeeper_visitor=")) {
      cookie = given.substring(0, given.indexOf(';'));
    }
    Matcher shown = SEAL.matcher(reply.text());
    if (shown.find()) {
      seal = shown.group(1);
    }
    return reply;
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
