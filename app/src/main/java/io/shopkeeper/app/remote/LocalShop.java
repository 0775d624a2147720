package io.shopkeeper.app.remote;

import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Caller;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemException;
import io.shopkeeper.serve.http.QueryString;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Role;
import io.shopkeeper.serve.http.Route;
import io.shopkeeper.serve.http.RouteTable;
import io.shopkeeper.serve.http.RouteTable.Match;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers from this process what a server would, by the same routes without the HTTP.
public final class LocalShop implements ShopApi {
  private static final Caller CALLER = new Caller("local", Role.ADMIN, false, false);

  private final RouteTable table;

  public LocalShop(List<Route> routes) {
    this.table = new RouteTable(routes);
  }

  @Override
  public String get(String target) {
    return call("GET", target, "");
  }

  @Override
  public void download(String target, OutputStream out) {
    Answer answer = answer("GET", target, "");
    Answer.Stream stream = answer.stream();
    try {
      if (stream == null) {
        out.write(answer.body());
      } else {
        stream.writeTo(out);
      }
    } catch (IOException e) {
      throw new CommandException("cannot write the file: " + e.getMessage(), e);
    }
  }

  @Override
  public String post(String target, String json) {
    return call("POST", target, json);
  }

  @Override
  public String put(String target, String json) {
    return call("PUT", target, json);
  }

  @Override
  public String delete(String target) {
    return call("DELETE", target, "");
  }

  private String call(String method, String target, String body) {
    return new String(answer(method, target, body).body(), StandardCharsets.UTF_8);
  }

  private Answer answer(String method, String target, String body) {
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    String query = question < 0 ? "" : target.substring(question + 1);
    if (!(table.match(method, path) instanceof Match.Found found)) {
      throw new IllegalArgumentException("no route for %s %s".formatted(method, target));
    }
    var request =
        new Request(
            method,
            target,
            found.parameters(),
            query.isEmpty() ? Map.of() : QueryString.parse(query),
            _ -> Optional.empty(),
            CALLER,
            () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    try {
      return found.route().handler().answer(request);
    } catch (ProblemException e) {
      Problem problem = e.problem();
      throw new CommandException("%s. %s".formatted(problem.detail(), problem.advice()), e);
    }
  }
}
