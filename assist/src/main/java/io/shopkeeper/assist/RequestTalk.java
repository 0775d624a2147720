package io.shopkeeper.assist;

import io.shopkeeper.assist.Answer.Outcome;
import io.shopkeeper.assist.records.OrderRecord;
import io.shopkeeper.assist.records.ServiceDesk;
import io.shopkeeper.assist.records.ServiceRequest;
import io.shopkeeper.assist.records.ShopRecords;
import io.shopkeeper.assist.understand.Assent;
import io.shopkeeper.assist.understand.Dialogue.Pending;
import io.shopkeeper.assist.understand.Reader;
import io.shopkeeper.assist.understand.Topic;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.Language;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes down what a customer wants done with an order of theirs: a return, an exchange, a
/// cancellation. Nothing is registered before they said yes to exactly that.
final class RequestTalk {
  private static final int MOST_OFFERED = 5;
  private static final Pattern CLAUSES = Pattern.compile("[,，.。;；!！]|\\bbut\\b");

  /// To whoever cancels, no no.
  private static final Pattern CANCELS =
      Pattern.compile(
          "\\bcancel (it|the|this|my|that)\\b|\\b(don['’]?t|do not) (ship|send|deliver)"
              + " (it|this|that)\\b|\\bstop (it|the|this|that) (order|shipment)\\b"
              + "|取消|(别|不[用要])再?(发货?|寄)(出去?)?了?");

  private static final Pattern HOW = Pattern.compile("\\b(how|when|what happens)\\b|怎么|如何|多久|什么时候");
  private static final Pattern ASKS =
      Pattern.compile(
          "[?？吗]|^[\\s\\p{P}]*(can|could|may|should|how|what|why|when|where|do|does|is)\\b"
              + "|怎么|如何|能不能|可不可以|多久");

  /// What takes back what else is said in a clause.
  private static final Pattern NEGATED =
      Pattern.compile(
          "\\b(not|no|never|forget|leave|stop|keep|bye|cancel (it|the|that|this|my))\\b"
              + "|\\b\\w+n['’]t\\b|\\b(do|wo|ca|did|does|would|should)nt\\b"
              + "|不|别|算了|取消|没(?!错|问题)|再见|拜拜");

  /// "Yes, but only if it is free": what hangs on something is no yes yet.
  private static final Pattern CONDITION =
      Pattern.compile(
          "\\b(unless|provided|as long as)\\b"
              + "|\\bif\\b(?! (possible|you (could|would|can|may|please|don['’]?t mind)))"
              + "|除非|如果|要是|只要|只有|前提");

  /// Words of a no that say none.
  private static final Pattern NO_OBJECTION =
      Pattern.compile(
          "\\bno (problem|doubt|worries|objections?|questions?)\\b|\\bwhy not\\b"
              + "|没(毛病|意见|啥可)|不用再?(考虑|想|问|犹豫)|别再?(问|啰嗦)");

  /// "That's right, I don't want it": to whoever gives or calls something back, a yes.
  private static final Pattern UNWANTED =
      Pattern.compile(
          "^[\\s\\p{P}]*(yes|yeah|yep|right|correct|exactly)[\\s\\p{P}]+i (do not|don['’]?t|no"
              + " longer) (want|need) (it|this|that|them)( any ?more)?"
              + "|^[\\s\\p{P}]*[对是][的啊呀]?[\\s\\p{P}]*我?不想?要(这个|它)?了");

  private final ShopRecords records;
  private final ServiceDesk desk;
  private final RequestTarget target;

  RequestTalk(ShopRecords records, ServiceDesk desk) {
    this.records = records;
    this.desk = desk;
    this.target = new RequestTarget(records);
  }

  /// Whether a question wants something done, not told.
  boolean asked(Turn turn) {
    return kind(turn).isPresent()
        && (!turn.reading.about(Topic.POLICY)
            || turn.reading.expectsOrder()
            || ownOrder(turn).isPresent()
            || ownProduct(turn))
        && !(turn.reading.about(Topic.ORDER_REFUND) && !turn.reading.about(Topic.RETURN));
  }

  /// Whether a product that is named was bought by who asks.
  private boolean ownProduct(Turn turn) {
    CustomerId asker = turn.question.asker();
    return asker != null
        && !turn.reading.named().isEmpty()
        && !HOW.matcher(turn.reading.normal()).find()
        && target.find(turn, asker, Pending.begun(Topic.RETURN), null).order() != null;
  }

  private static Optional<Topic> kind(Turn turn) {
    List<Topic> spoken =
        Stream.of(Topic.EXCHANGE, Topic.RETURN, Topic.CANCEL).filter(turn.reading::about).toList();
    // "I do not want to swap it, just refund it": of several, one that is not denied.
    return spoken.stream()
        .filter(kind -> goesOn(turn, kind))
        .findFirst()
        .or(() -> spoken.stream().findFirst());
  }

  /// "And the other one", "the same for order A-7": a request of the kind that was spoken of last,
  /// of something else.
  private Optional<Topic> again(Turn turn, @Nullable CustomerId asker) {
    Topic spoken = turn.dialogue().kind();
    if (spoken == null
        || asker == null
        || turn.dialogue().pending() != null
        || turn.reading.inquires()
        || turn.reading.about(Topic.RECOMMEND)
        || turn.reading.about(Topic.HUMAN)
        || turn.reading.about(Topic.THANKS)
        || turn.reading.about(Topic.GREETING)
        || turn.reading.about(Topic.NO)) {
      return Optional.empty();
    }
    boolean pointed =
        turn.reading.pointing().pointsAgain()
            || ownOrder(turn).isPresent()
            || (!turn.reading.named().isEmpty()
                && target.find(turn, asker, Pending.begun(spoken), null).order() != null);
    return pointed ? Optional.of(spoken) : Optional.empty();
  }

  /// Remembers that a kind of request was spoken of, though none was begun.
  void spokenOf(Turn turn) {
    kind(turn).ifPresent(kind -> turn.now(turn.dialogue().speaking(kind)));
  }

  /// Remembers what of their purchases a customer spoke of, though nothing was understood of it:
  /// "the kettle stopped working" comes before "can I have it replaced?".
  void bought(Turn turn) {
    CustomerId asker = turn.question.asker();
    if (asker != null && turn.dialogue().pending() == null) {
      target
          .bought(turn, asker)
          .ifPresent(product -> turn.now(turn.dialogue().about(List.of(product)).of(product)));
    }
  }

  private Optional<OrderRecord> ownOrder(Turn turn) {
    CustomerId asker = turn.question.asker();
    return asker == null
        ? Optional.empty()
        : turn.reading.orders().stream()
            .flatMap(id -> records.order(id, asker).stream())
            .findFirst();
  }

  /// Begins a request, or goes on with the one that waits.
  ///
  /// @return false if what was said has nothing to do with it
  boolean tell(Turn turn) {
    CustomerId asker = turn.question.asker();
    Pending pending = turn.dialogue().pending();
    Optional<Topic> kind = asked(turn) ? kind(turn) : again(turn, asker);
    if (pending == null && (kind.isEmpty() || (asker == null && turn.reading.guessed()))) {
      return false;
    }
    if (asker == null) {
      turn.say("login");
      turn.ends(Outcome.REFUSED);
      return true;
    }
    if (pending != null && HOW.matcher(turn.reading.normal()).find()) {
      kind =
          kind.filter(one -> one == pending.kind()); // how the money comes back is no wish for it
    }
    if (pending != null && dropped(turn, asker, pending)) {
      return true;
    }
    boolean begins = pending == null || (kind.isPresent() && kind.get() != pending.kind());
    Pending next =
        pending == null
            ? new Pending(kind.orElseThrow(), turn.dialogue().order(), null, false)
            : new Pending(
                kind.orElse(pending.kind()), pending.order(), pending.product(), pending.whole());
    if (pending != null && pending.complete() && kind.isEmpty() && onlyAsks(turn)) {
      return false;
    }
    missing(turn, asker);
    Pending filled = target.find(turn, asker, next, pending);
    boolean affirms =
        turn.reading.about(Topic.YES)
            && !turn.reading.inquires()
            && !ASKS.matcher(turn.reading.normal()).find();
    if (!begins && filled.equals(pending) && kind.isEmpty() && !affirms) {
      return !turn.empty();
    }
    // Whoever may not have said yes is asked the same once more.
    boolean agrees =
        affirms
            && !turn.reading.guessed()
            && turn.reading.assent() != Assent.DOUBTED
            && !CONDITION.matcher(turn.reading.normal()).find()
            && !takesBack(turn, filled.kind())
            && !target.isOther(turn, asker, filled);
    ask(turn, asker, filled, filled.equals(pending) && filled.complete() && agrees);
    return true;
  }

  /// "What is the status of A-7?": an order that is asked about is not the one that is meant.
  private static boolean onlyAsks(Turn turn) {
    return turn.reading.topics().stream().anyMatch(Topic::ofAnOrder)
        && !turn.reading.about(Topic.YES)
        && !turn.reading.about(Topic.NO);
  }

  /// Begins a request where one is spoken of and no rule of the shop was found to tell.
  boolean offer(Turn turn) {
    CustomerId asker = turn.question.asker();
    Optional<Topic> kind = kind(turn);
    if (turn.dialogue().pending() != null || kind.isEmpty()) {
      return false;
    }
    if (asker == null) {
      turn.say("login");
      turn.ends(Outcome.REFUSED);
      return true;
    }
    var begun = new Pending(kind.orElseThrow(), turn.dialogue().order(), null, false);
    ask(turn, asker, target.find(turn, asker, begun, null), false);
    return true;
  }

  private void missing(Turn turn, CustomerId asker) {
    if (turn.reading.expectsOrder()) {
      turn.reading.orders().stream()
          .filter(id -> records.order(id, asker).isEmpty())
          .forEach(id -> {
            turn.lack("order.none", id);
            turn.ends(Outcome.ASKED_BACK);
          });
    }
  }

  /// Ends a request if the customer does not want it, and corrects nothing in the same breath.
  private boolean dropped(Turn turn, CustomerId asker, Pending pending) {
    boolean no = turn.reading.about(Topic.NO);
    boolean corrects =
        !turn.reading.orders().isEmpty()
            || !turn.reading.named().isEmpty()
            || goesOn(turn, pending.kind())
            || turn.reading.pointing().place().isPresent()
            || turn.reading.pointing().whole()
            || !target.find(turn, asker, pending, pending).equals(pending)
            || Stream.of(Topic.RETURN, Topic.EXCHANGE)
                .anyMatch(kind -> kind != pending.kind() && turn.reading.about(kind));
    if (no && !corrects) {
      turn.say("request.dropped");
      turn.now(turn.dialogue().waiting(null));
      turn.ends(Outcome.COURTESY);
    }
    return no && !corrects;
  }

  /// "OK, never mind": a yes with something that takes it back.
  private static boolean takesBack(Turn turn, Topic kind) {
    String words = NO_OBJECTION.matcher(turn.reading.normal()).replaceAll("");
    if (kind == Topic.CANCEL) {
      words = CANCELS.matcher(words).replaceAll("");
    }
    if (kind != Topic.EXCHANGE) {
      words = UNWANTED.matcher(words).replaceAll("");
    }
    return NEGATED.matcher(words).find();
  }

  /// "Never mind, just return it": a clause without a no asks for it.
  private static boolean goesOn(Turn turn, Topic kind) {
    return CLAUSES
        .splitAsStream(turn.reading.meant())
        .anyMatch(clause ->
            Reader.topics(clause).contains(kind)
                && !NEGATED.matcher(clause).find()
                && !Reader.topics(clause).contains(Topic.NO));
  }

  private void ask(Turn turn, CustomerId asker, Pending asked, boolean agreed) {
    Pending pending = asked;
    OrderId id = pending.order();
    Optional<OrderRecord> order = id == null ? Optional.empty() : records.order(id, asker);
    if (order.isEmpty()) {
      whichOrder(turn, asker, pending);
      return;
    }
    List<ProductId> kept = order.orElseThrow().keptProducts();
    if (kept.isEmpty()) {
      turn.state(
          List.of(new Source("order", order.orElseThrow().id().value(), "kept", "0")),
          "request.nothing",
          order.orElseThrow().id(),
          turn.sentences.said("request.verb." + pending.kind()));
      turn.now(turn.dialogue().waiting(null));
      return;
    }
    if (pending.product() == null && !pending.whole()) {
      if (pending.kind() == Topic.CANCEL || kept.size() == 1) {
        pending = pending.kind() == Topic.CANCEL ? pending.all() : pending.of(kept.getFirst());
      } else {
        whichProduct(turn, order.orElseThrow(), kept);
        turn.now(turn.dialogue().about(order.orElseThrow().id()).waiting(pending));
        return;
      }
    }
    if (agreed) {
      register(turn, asker, pending, order.orElseThrow());
    } else {
      turn.say("request.confirm", what(turn, pending));
      turn.now(turn.dialogue().about(order.orElseThrow().id()).waiting(pending));
      turn.ends(Outcome.ASKED_BACK);
    }
  }

  private void whichOrder(Turn turn, CustomerId asker, Pending pending) {
    List<OrderRecord> orders = records.orders(asker, MOST_OFFERED);
    if (orders.isEmpty()) {
      turn.lack("order.nothing");
      turn.now(turn.dialogue().waiting(null));
      return;
    }
    turn.say("request.which.order");
    orders.forEach(order -> OrderTalk.listed(turn, order));
    turn.now(
        turn.dialogue()
            .listing(orders.stream().map(OrderRecord::id).toList())
            .waiting(new Pending(pending.kind(), null, null, pending.whole())));
    turn.ends(Outcome.ASKED_BACK);
  }

  private void whichProduct(Turn turn, OrderRecord order, List<ProductId> kept) {
    Map<ProductId, Product> products = records.products(kept);
    turn.say("request.which.product", order.id());
    for (ProductId id : kept) {
      Product product = products.get(id);
      if (product != null) {
        ProductTalk.one(turn, product);
      }
    }
    turn.ends(Outcome.ASKED_BACK);
  }

  private void register(Turn turn, CustomerId asker, Pending pending, OrderRecord order) {
    // Read before it is opened: what fails afterwards would have it asked for again.
    String what = what(turn, pending);
    String number =
        desk.open(
            new ServiceRequest(
                ServiceRequest.Kind.valueOf(pending.kind().name()),
                asker,
                order.id(),
                pending.product(),
                turn.question.at()));
    turn.state(
        List.of(new Source("request", number, "order", order.id().value())),
        "request.done",
        number,
        what);
    turn.now(turn.dialogue().about(order.id()).waiting(null).of(pending.product()));
    turn.ends(Outcome.DONE);
  }

  /// Reminds of a request that still waits.
  void remind(Turn turn) {
    Pending pending = turn.dialogue().pending();
    if (pending != null && pending.complete()) {
      turn.say("request.still", what(turn, pending));
    }
  }

  private String what(Turn turn, Pending pending) {
    String kind = turn.sentences.said("request." + pending.kind());
    ProductId product = pending.product();
    String order = Objects.requireNonNull(pending.order()).value();
    if (product == null) {
      return turn.sentences.said("request.what.whole", kind, order);
    }
    Product known = records.products(List.of(product)).get(product);
    String title = known == null ? product.value() : turn.sentences.title(known);
    boolean chinese = turn.sentences.language() == Language.CHINESE;
    return turn.sentences.said(
        "request.what", chinese ? kind : kind.toLowerCase(Locale.ROOT), title, order);
  }
}
