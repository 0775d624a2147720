package io.shopkeeper.serve.http;

import static io.shopkeeper.serve.http.Role.ADMIN;
import static io.shopkeeper.serve.http.Role.AGENT;
import static io.shopkeeper.serve.http.Role.ANALYST;
import static io.shopkeeper.serve.http.Role.COLLECT;
import static io.shopkeeper.serve.http.Role.SERVICE;

import java.util.Set;
import java.util.stream.Collectors;

/// Who may use a route.
public enum Access {
  ANYONE,
  SEND_EVENTS(ADMIN, SERVICE, COLLECT),
  WRITE_CATALOGUE(ADMIN, SERVICE),
  /// Asks what a visitor sees, which is logged as seen.
  DECIDE(ADMIN, SERVICE),
  READ(ADMIN, ANALYST, SERVICE),
  CONSOLE(ADMIN, ANALYST),
  READ_CONVERSATIONS(ADMIN, AGENT, ANALYST),
  /// Speaks for the shop to its customers.
  SERVE_CUSTOMERS(ADMIN, AGENT),
  ADMINISTER(ADMIN);

  private final Set<Role> roles;

  Access(Role... roles) {
    this.roles = Set.of(roles);
  }

  public boolean open() {
    return roles.isEmpty();
  }

  public boolean allows(Role role) {
    return open() || roles.contains(role);
  }

  /// The roles that are let in, for messages and the documentation, as in `admin, service`.
  public String roleNames() {
    return roles.stream().map(Role::wireName).sorted().collect(Collectors.joining(", "));
  }
}
