package io.shopkeeper.serve.console;

import io.shopkeeper.serve.http.Access;
import io.shopkeeper.serve.http.Caller;
import io.shopkeeper.serve.http.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// What every page needs to draw itself.
///
/// @param t the words
/// @param target path and query of the page
public record View(Texts t, String shopName, String target, Caller caller, Assets assets) {

  /// Whether a link of the menu leads to where we are.
  public boolean at(String path) {
    int question = target.indexOf('?');
    String here = question < 0 ? target : target.substring(0, question);
    return path.equals("/") ? here.equals("/") : here.equals(path) || here.startsWith(path + "/");
  }

  /// This page in another language.
  public String in(Language language) {
    String kept = withoutLanguage(target);
    return kept + (kept.contains("?") ? "&" : "?") + Language.PARAMETER + "=" + language.tag();
  }

  static String withoutLanguage(String target) {
    return target
        .replaceAll("([?&])" + Language.PARAMETER + "=[^&]*&?", "$1")
        .replaceAll("[?&]$", "");
  }

  /// Whether the page can be filtered, and its filters be kept.
  public boolean filtered() {
    return caller.may(Access.CONSOLE) && SavedViews.isFiltered(target);
  }

  public boolean loggedIn() {
    return caller.known();
  }

  /// Whether the reader may use a route.
  public boolean may(Access access) {
    return caller.may(access);
  }

  /// Where the reader's work begins.
  public String home() {
    return home(caller);
  }

  static String home(Caller caller) {
    return !caller.known() || caller.may(Access.CONSOLE) ? "/" : "/inbox";
  }

  public boolean administrator() {
    return caller.role() == Role.ADMIN;
  }

  public static String escape(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
