package io.shopkeeper.serve.api;

import static io.shopkeeper.serve.http.Access.ADMINISTER;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.experiment.shop.Exposures;
import io.shopkeeper.serve.access.AuditLog;
import io.shopkeeper.serve.figures.Customers;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonFields;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Route;
import io.shopkeeper.store.Erased;
import io.shopkeeper.store.Facts;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Erases customers who asked for it. The audit log says that it was done, and by whom, never to
/// whom.
public final class Erasures {
  private static final int LIMIT = 8 * 1024;

  /// As the audit log has it.
  private static final int DONE = 200;

  private final Facts facts;
  private final Customers customers;
  private final Exposures exposures;
  private final List<Consumer<Erased>> hearers = new CopyOnWriteArrayList<>();
  private final Runnable retrain;
  private final AuditLog audit;
  private final RandomGenerator random;

  /// @param forget has the customer forgotten by whoever keeps something in memory
  /// @param exposures of customers to experiments, some of which are not written yet
  /// @param retrain has models trained that no longer know them
  /// @param random cryptographically strong
  public Erasures(
      Facts facts,
      Customers customers,
      Consumer<Erased> forget,
      Exposures exposures,
      Runnable retrain,
      AuditLog audit,
      RandomGenerator random) {
    this.facts = facts;
    this.customers = customers;
    this.exposures = exposures;
    hearers.add(forget);
    this.retrain = retrain;
    this.audit = audit;
    this.random = random;
  }

  /// What of it is served, by a server and by commands without one, and who may use it.
  public List<Route> routes() {
    return List.of(Route.api("POST", "/api/v1/erasures", ADMINISTER, this::post));
  }

  /// Has one more told of every customer who is erased.
  public void heardBy(Consumer<Erased> hearer) {
    hearers.add(hearer);
  }

  /// @param who asks for it, for the audit log
  /// @throws io.shopkeeper.serve.http.ProblemException with status 404 if nothing was known of
  ///   them; what named them in passing, as a list of who was shown something, is gone all the same
  public Erased erase(CustomerId customer, String who) {
    boolean known = customers.profile(customer).isPresent();
    exposures.flush();
    Erased erased = facts.erase(customer, random);
    exposures.forget(erased.ids());
    hearers.forEach(hearer -> hearer.accept(erased));
    known |= erased.events() + erased.orders() + erased.reviews() + erased.conversations() > 0;
    if (!known) {
      throw Problem.notFound(
              "nothing is known of customer '%s'".formatted(customer),
              "Name them as the shop's own exports do.")
          .asException();
    }
    retrain.run();
    audit.write(who, "erase a customer", DONE);
    return erased;
  }

  /// `{"customer": …}`: not in the address, which the audit log names.
  public Answer post(Request request) {
    String customer = JsonFields.parse(request.body(LIMIT)).text("customer").orElse("");
    Erased erased = erase(Ids.parse(customer, CustomerId::new), request.caller().named());
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeNumberProperty("events", erased.events());
          json.writeNumberProperty("orders", erased.orders());
          json.writeNumberProperty("reviews", erased.reviews());
          json.writeNumberProperty("conversations", erased.conversations());
          json.writeEndObject();
        }));
  }
}
