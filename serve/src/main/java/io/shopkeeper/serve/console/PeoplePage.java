package io.shopkeeper.serve.console;

import io.shopkeeper.serve.access.ApiKeys;
import io.shopkeeper.serve.access.AuditLog;
import io.shopkeeper.serve.access.People;
import io.shopkeeper.serve.access.Sessions;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who may come in: people with their passwords, keys of programs, and what either changed.
public final class PeoplePage {
  private static final int FORM = 4 * 1024;
  private static final int ENTRIES = 50;
  private static final Answer DONE = Answer.seeOther("/people");

  private final Templates templates;
  private final People people;
  private final ApiKeys keys;
  private final Sessions sessions;
  private final AuditLog audit;

  PeoplePage(Templates templates, People people, ApiKeys keys, Sessions sessions, AuditLog audit) {
    this.templates = templates;
    this.people = people;
    this.keys = keys;
    this.sessions = sessions;
    this.audit = audit;
  }

  Answer show(Request request) {
    return page(request, "");
  }

  Answer add(Request request) {
    Map<String, List<String>> form = request.form(FORM);
    try {
      people.add(
          first(form, "name").strip(),
          Role.of(first(form, "role")).orElse(Role.ANALYST),
          first(form, "password"));
      return DONE;
    } catch (IllegalArgumentException e) {
      return page(request, String.valueOf(e.getMessage())).status(400);
    }
  }

  Answer changePassword(Request request) {
    Map<String, List<String>> form = request.form(FORM);
    try {
      people.changePassword(first(form, "name"), first(form, "password"));
      return DONE;
    } catch (IllegalArgumentException e) {
      return page(request, String.valueOf(e.getMessage())).status(400);
    }
  }

  Answer remove(Request request) {
    people.remove(first(request.form(FORM), "name"));
    return DONE;
  }

  /// Takes a key back; whoever logged in with it is logged out.
  Answer revoke(Request request) {
    String id = first(request.form(FORM), "id");
    keys.revoke(id);
    sessions.closeAll(id);
    return DONE;
  }

  private Answer page(Request request, String fault) {
    var values = new HashMap<String, Object>();
    values.put("people", people.list());
    values.put("keys", keys.list());
    values.put("entries", audit.latest(ENTRIES));
    values.put("fault", fault);
    return templates.page(request, "people", values);
  }

  private static String first(Map<String, List<String>> form, String name) {
    return form.getOrDefault(name, List.of()).stream().findFirst().orElse("");
  }
}
