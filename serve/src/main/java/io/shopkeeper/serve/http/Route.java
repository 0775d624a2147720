package io.shopkeeper.serve.http;

import java.util.ArrayList;
import java.util.List;

/// One line of the route table: nothing is served that is not there, and nobody is let in by
/// default.
///
/// @param path with its variable parts in braces, as in `/api/v1/products/{id}`
/// @param kind decides how an error is told
public record Route(String method, String path, Access access, Kind kind, Handler handler) {

  /// Who reads the answers.
  public enum Kind {
    /// A program: errors are problem documents.
    API,
    /// A person: errors are pages, and one who is unknown is asked to log in.
    PAGE
  }

  /// Whether the shop's own pages may ask from a browser.
  public boolean fromPages() {
    return access == Access.SEND_EVENTS || method.equals("OPTIONS");
  }

  /// The routes of several parts as one table.
  @SafeVarargs
  public static List<Route> all(List<Route>... parts) {
    var all = new ArrayList<Route>();
    for (List<Route> part : parts) {
      all.addAll(part);
    }
    return List.copyOf(all);
  }

  public static Route api(String method, String path, Access access, Handler handler) {
    return new Route(method, path, access, Kind.API, handler);
  }

  public static Route page(String method, String path, Access access, Handler handler) {
    return new Route(method, path, access, Kind.PAGE, handler);
  }
}
