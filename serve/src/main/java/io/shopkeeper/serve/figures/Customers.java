package io.shopkeeper.serve.figures;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.language.insight.ReadReviews;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.profile.customer.CustomerProfile;
import io.shopkeeper.profile.customer.CustomerProfiles;
import io.shopkeeper.profile.customer.CustomerRegister;
import io.shopkeeper.profile.customer.CustomerStatistics;
import io.shopkeeper.profile.customer.LiveProfiles;
import io.shopkeeper.profile.customer.ShopWide;
import io.shopkeeper.profile.foresight.Foresight;
import io.shopkeeper.profile.foresight.Outlook;
import io.shopkeeper.profile.foresight.TrainedForesight;
import io.shopkeeper.profile.reviewing.ReviewBehaviour;
import io.shopkeeper.profile.reviewing.ShopReviewing;
import io.shopkeeper.profile.segment.CustomerSegments;
import io.shopkeeper.profile.segment.LookAlikes;
import io.shopkeeper.profile.segment.Population;
import io.shopkeeper.profile.segment.SavedSegment;
import io.shopkeeper.profile.segment.shop.SegmentBook;
import io.shopkeeper.profile.segment.shop.ShopSegments;
import io.shopkeeper.profile.taste.LearnedThemes;
import io.shopkeeper.profile.taste.Sign;
import io.shopkeeper.search.Tastes;
import io.shopkeeper.store.EventLog;
import io.shopkeeper.store.Exports;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who customers are and what they will do.
///
/// What the whole shop is like, to which little is pulled, its groups and what is foreseen are
/// counted every hour by whoever calls [#refresh], a server's background thread; a question that
/// comes before the first count waits for it. Who refused personalisation is in no group and is not
/// foreseen. Any thread may ask.
public final class Customers {
  private static final System.Logger LOG = System.getLogger(Customers.class.getName());
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Seed SEED = new Seed(1);

  private final Store store;
  private final InstantSource clock;
  private final Workers workers;
  private final LiveProfiles live;
  private final ShopSegments saved;
  private final Cached<ShopReviewing> reviewing;
  private volatile @Nullable Everyone everyone;
  private volatile boolean stale;

  /// @param workers that models are asked on
  public Customers(Store store, InstantSource clock, Workers workers) {
    this.store = store;
    this.clock = clock;
    this.workers = workers;
    this.live = new LiveProfiles(store.facts());
    this.reviewing =
        new Cached<>(HOUR, clock, () -> ShopReviewing.read(store.facts(), clock.instant()));
    this.saved =
        new ShopSegments(
            new SegmentBook(store.facts(), clock), () -> everyone().population, this::refused);
  }

  /// All customers at one moment.
  private record Everyone(
      Population population,
      ShopWide wide,
      CustomerSegments segments,
      Optional<Foresight> foresight) {}

  /// What is foreseen of a customer, and by what.
  ///
  /// @param asOf when the customer was looked at
  public record Foreseen(Outlook outlook, TrainedForesight trained, Instant asOf) {}

  /// Hears from now on who does something, so that they are read anew.
  public EventLog.Subscription follow() {
    return live.follow(store.log());
  }

  /// Counts on what happened since, and everyone anew after an hour, a change of the past or a
  /// count that failed.
  public synchronized void refresh() {
    Everyone known = everyone;
    try {
      if (known == null
          || stale
          || clock.instant().isAfter(known.population.counted().plus(HOUR))) {
        everyone = count();
      } else {
        live.update(clock.instant());
      }
    } catch (RuntimeException e) {
      changed(); // some of it may be counted already, or nobody is
      throw e;
    }
  }

  /// Says that the past or the model is another: customers were merged or parted, or a model was
  /// trained.
  public void changed() {
    live.forget();
    stale = true;
  }

  private Everyone count() {
    stale = false;
    Instant now = clock.instant();
    CustomerProfiles profiles = live.rebuild(now);
    CustomerRegister register = live.register();
    Map<String, CustomerStatistics> all = profiles.all(now, store.shop().day(now));
    all.keySet().removeAll(register.refused());
    CustomerSegments segments = CustomerSegments.of(all, SEED);
    Optional<Foresight> foresight = foresight(now);
    return new Everyone(
        Population.of(
            now,
            all,
            segments.grid(),
            register.given(),
            foresight.map(Foresight::again).orElse(Map.of()),
            register.countedAs(),
            store.shop().currency()),
        profiles.shopWide(),
        segments,
        foresight);
  }

  /// A model that cannot be read is no reason not to answer: it is trained again.
  private Optional<Foresight> foresight(Instant now) {
    try {
      return TrainedForesight.newest(store)
          .map(
              trained -> Foresight.of(trained, store.facts(), now, store.shop().day(now), workers));
    } catch (StoreException e) {
      LOG.log(System.Logger.Level.WARNING, "{0}; nothing is foreseen", e.getMessage());
      return Optional.empty();
    }
  }

  private Everyone everyone() {
    Everyone known = everyone;
    if (known != null) {
      return known;
    }
    synchronized (this) {
      known = everyone;
      if (known == null) {
        known = count();
        everyone = known;
      }
      return known;
    }
  }

  /// Who refused personalisation now, under each of their ids.
  public Set<String> refused() {
    return live.register().refused();
  }

  /// Customers whose id holds the words, in any case, in the order of their ids.
  public List<CustomerId> search(String words, int count) {
    String like =
        "%" + words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    return store
        .facts()
        .list(
            Query.of(Customers.class, "search-customers.sql", like, like, (long) count),
            row -> new CustomerId(row.text(0)));
  }

  /// The shop's customers in groups.
  public CustomerSegments segments() {
    return everyone().segments;
  }

  /// What the whole shop is like, as last counted.
  public ShopWide wide() {
    return everyone().wide;
  }

  /// The segments that are kept under names, and who is in them as last counted.
  public ShopSegments saved() {
    return saved;
  }

  /// Who is like the customers of a segment; who refused personalisation since is left out.
  ///
  /// @throws IllegalArgumentException if there are too few to learn from
  public LookAlikes alike(SavedSegment segment) {
    Population counted = saved.population();
    Set<String> members =
        saved.members(segment).stream().map(counted::countedAs).collect(Collectors.toSet());
    LookAlikes found = LookAlikes.of(counted, members, workers);
    Set<String> gone = refused();
    return new LookAlikes(
        found.ranked().stream().filter(one -> !gone.contains(one.customer())).toList(),
        found.quality());
  }

  /// The most alike of a segment's, under a name of their own.
  ///
  /// @param size how many
  /// @throws IllegalArgumentException if that cannot be had
  public SavedSegment keepAlike(
      String id, String name, SavedSegment segment, int size, String who) {
    return saved
        .book()
        .put(
            id,
            name,
            alike(segment).ranked().stream().limit(size).map(LookAlikes.Alike::customer).toList(),
            who);
  }

  /// What makes files of customers.
  public Exports exports() {
    return store.exports();
  }

  /// Empty if nothing is known of them.
  public Optional<CustomerProfile> profile(CustomerId customer) {
    Instant now = clock.instant();
    return live.profile(customer.value(), everyone().wide, now, store.shop().day(now));
  }

  /// Every id of a customer, the one they are counted under first.
  public List<String> ids(CustomerProfile profile) {
    return live.register().ids(profile.customer());
  }

  /// The themes of the catalogue as they were learned last.
  public Optional<LearnedThemes> themes() {
    return LearnedThemes.newest(store.facts());
  }

  /// What a customer's foremost themes rest on, by theme, the strongest first; looks through all
  /// events.
  ///
  /// @param most themes
  /// @param signs of each at most
  public Map<String, List<Sign>> signs(CustomerProfile profile, int most, int signs) {
    List<String> themes =
        profile.inferred().stream()
            .flatMap(known -> known.themes().stream())
            .map(CustomerStatistics.Preference::name)
            .limit(most)
            .toList();
    return Sign.read(store.facts(), profile.countedAs(), themes, clock.instant(), signs);
  }

  /// How a customer reviews; looks through all events. Empty of who refused personalisation.
  ///
  /// @param read all reviews, of which words are judged as there
  public Optional<ReviewBehaviour> reviewing(CustomerProfile profile, Optional<ReadReviews> read) {
    return profile
        .inferred()
        .map(_ ->
            ReviewBehaviour.read(
                store.facts(), profile.countedAs(), shopReviewing(), read, clock.instant()));
  }

  /// How everyone reviews, as counted within the hour.
  public ShopReviewing shopReviewing() {
    return reviewing.value();
  }

  /// What a customer likes, for search; nothing of who is not known or refused personalisation.
  public Tastes tastes(CustomerId customer) {
    return profile(customer)
        .flatMap(CustomerProfile::inferred)
        .map(known ->
            new Tastes(shares(known.categories()), shares(known.brands()), known.priceBands()))
        .orElse(Tastes.NONE);
  }

  private static Map<String, Double> shares(List<CustomerStatistics.Preference> preferences) {
    return preferences.stream()
        .collect(
            Collectors.toMap(
                CustomerStatistics.Preference::name, CustomerStatistics.Preference::share));
  }

  /// What is inferred of a customer, for targets: `stage`, as in `loyal`, and `yes` for
  /// `segment.big-spenders` of every segment they are in. Empty of who is not known or refused
  /// personalisation.
  public Map<String, String> traits(CustomerId customer) {
    var traits = new HashMap<String, String>();
    profile(customer)
        .flatMap(CustomerProfile::inferred)
        .ifPresent(known -> traits.put("stage", known.stage().name().toLowerCase(Locale.ROOT)));
    saved.of(customer).forEach(segment -> traits.put("segment." + segment, "yes"));
    return traits;
  }

  /// Empty if nothing was learned yet, the customer has not bought, or refused personalisation.
  public Optional<Foreseen> foreseen(CustomerProfile profile) {
    if (profile.personalisationRefused()) {
      return Optional.empty();
    }
    return everyone()
        .foresight
        .flatMap(foresight ->
            foresight
                .of(profile.countedAs(), refused())
                .map(outlook -> new Foreseen(outlook, foresight.trained(), foresight.asOf())));
  }
}
